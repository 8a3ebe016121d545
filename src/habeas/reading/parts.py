"""A segment cut into the parts that are parsed one by one: sentences, and what semicolons divide of them.

In: a segment's text and all mentions in it, in order. Out: parts in order, each with its words as the parser is to see them and
the mentions that stand in it, masked or not. Always true: a part has words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.reading.masking import Word, mask
from habeas.reading.mentions import Kind, Mention
from habeas.reading.neighbours import before_joiner
from habeas.reading.sentences import Sentence, split


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or a part of one."""

    sentence: Sentence
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def end_with_bracket(self) -> int:
        """Where the part ends, a closing bracket right behind it, which the parser does not see, included."""
        behind = self.sentence.text[self.end - self.sentence.start :]
        return self.end + behind.find(")") + 1 if behind.lstrip().startswith("(") else self.end


_ONES_OWN = ("his", "her", "their")
_RELATIVES = ("who", "whose", "whom")
_PARTS = ("neither", "both", "none", "all", "one", "some", "most", "two", "three")
_LIKENING = ("like", "unlike")
"""What only compares: "All arrested journalists, *like their colleagues before*, have been charged"."""
_RESUMING = frozenset({"in", "to", "for", "until", "under", "behind"})
"""What the sentence goes on with where the clause stands behind its object: "kept Smith, who …, *in* custody"."""
_WHEN_ASKED = frozenset({"asked", "contacted", "approached", "pressed", "quizzed", "reached"})
""" "The minister, *asked about it in Geneva*, said": what only says that somebody was asked."""
_FINITE = frozenset(
    {
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "will",
        "did",
        "does",
        "remains",
        "remained",
        "faces",
        "faced",
        "received",
        "got",
        "can",
        "cannot",
        "could",
    }
)
"""What a sentence goes on with after a clause inserted behind its subject."""
_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,3}(?:, (?:[A-Z]\w+\.? ?){1,2}\d{0,2}(?:, \d{4})?){0,2}"
    r"(?:, (?:\d{1,2} [A-Z]\w+(?: \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}))?(?:/[\w.]+:?)?"
    r"(?: ?\((?:\d{1,2} )?[A-Z][\w .,]+\))?|\([A-Z][\w .]+\))(?: --? | ?[—–] ?)(?=[A-Z“\"])"
)
"""Where a report comes from, at the head of a paragraph: "New York, October 10, 2024 — ", "BAKU, March 3 (Agency) - "."""


_PLACE_IN_CAPITALS = re.compile(
    r"[A-Z]{3,}(?P<another>/[A-Z]{3,})?(?: [A-Z]{3,}){0,2}(?P<state>, [A-Z][\w.]*\.)?,? (?=[“\"]?[A-Z](?:[a-z]| [A-Z]))"
)
"""The place alone, nothing between it and the first sentence: "BAKU The court …", "ASHEVILLE, N.C. Smith, a pastor, …"."""

_INCLUDING = frozenset({"included", "includes", "covered", "covers", "affects", "affected", "freed"})
"""What a sentence goes on with that names those whom it holds: "The pardon, which he signed, *included* Smith"."""


def _dateline_end(text: str, sentence: Sentence, first: Mention | None) -> int:
    """The place after a dateline that opens the sentence; the sentence's start where there is none. `first` is what is mentioned
    first there.
    """
    if sentence.start != 0 and text[sentence.start - 1] != "\n":
        return sentence.start
    if found := _DATELINE.match(text, sentence.start, sentence.end):
        return found.end()
    found = _PLACE_IN_CAPITALS.match(text, sentence.start, sentence.end)
    if found is None:
        return sentence.start
    known = first is not None and first.kind is Kind.PLACE and first.start == sentence.start and first.end < found.end()
    return found.end() if known or found["another"] or found["state"] else sentence.start


def parts_of(text: str, mentions: Sequence[Mention]) -> Iterator[Part]:
    """The parts of `text`; `mentions` in the order of their starts."""
    starts = [m.start for m in mentions]
    for sentence in split(text, [(m.start, m.end) for m in mentions]):
        first, after = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        begin = _dateline_end(text, sentence, mentions[first] if first < after else None)
        inside = [m for m in mentions[first:after] if m.end <= sentence.end and m.start >= begin]
        shown = _without_asides(tuple(word for word in mask(text, sentence, inside) if word.start >= begin))
        for words in _between_semicolons(shown):
            for clause, mine in _without_inserted_clause(words, inside):
                if clause:
                    yield _standing_in(sentence, clause, mine)


_ASIDES = frozenset(
    {
        "however",
        "meanwhile",
        "in turn",
        "by contrast",
        "in contrast",
        "for instance",
        "for example",
        "of course",
        "for his part",
        "for her part",
        "for its part",
        "for their part",
    }
)
"""Remarks between commas that say nothing, and in which a parser loses who does what."""
_LONGEST_ASIDE = 3


def _without_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "The ministry, *for its part*, rejected the report"."""
    at = next((i for i, word in enumerate(words) if word.form == "," and _aside_from(words, i) is not None), None)
    if at is None or at == 0:
        return words
    return (*words[:at], *_without_asides(words[_aside_from(words, at) :]))


def _aside_from(words: tuple[Word, ...], at: int) -> int | None:
    """The position behind the remark that the comma at this place opens, and behind the comma that closes it."""
    for length in range(1, _LONGEST_ASIDE + 1):
        closes = at + 1 + length
        if closes < len(words) and words[closes].form == ",":
            said = " ".join(word.form.lower() for word in words[at + 1 : closes])
            return closes + 1 if said in _ASIDES else None
    return None


def _between_semicolons(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Clauses that a semicolon divides are parsed one by one: short sentences parse better."""
    begin = 0
    for position, word in enumerate(words):
        if word.form == ";" and not _divides_a_list(words[begin:position], words[position + 1 :]):
            yield words[begin : position + 1]
            begin = position + 1
    yield words[begin:]


def _divides_a_list(before: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """ "The terms of Smith, an editor; Jones; and Brown *have been* extended": names before it, and no verb yet."""
    if not any(word.kind is Kind.PERSON for word in before) or any(_may_be_a_verb(word) for word in before):
        return False
    return any(word.form.lower() in _FINITE for word in after)


def _may_be_a_verb(word: Word) -> bool:
    form = word.form.lower()
    return not word.mentions and (form in _FINITE or form.endswith("ed") or form in (":", "-", "–", "—"))


def _without_inserted_clause(
    words: tuple[Word, ...], mentions: Sequence[Mention]
) -> Iterator[tuple[tuple[Word, ...], Sequence[Mention]]]:
    """ "Smith, *whose outlet was closed in May*, was arrested": the inserted clause is parsed by itself, with the name it is said
    of, and the sentence without it: a parser loses its way in the two together.
    """
    found = _inserted_clause(words)
    if found is None:
        yield words, mentions
        return
    opens, closes = found
    hidden = (words[opens].start, words[closes].end)
    yield (*words[:opens], *words[closes + 1 :]), [m for m in mentions if not hidden[0] <= m.start < hidden[1]]
    first = opens - 1
    while (before := before_joiner(words, first)) is not None:
        first = before
    yield (*words[first:opens], *words[opens + 1 : closes]), [m for m in mentions if words[first].start <= m.start < hidden[1]]


def _inserted_clause(words: tuple[Word, ...]) -> tuple[int, int] | None:
    """The commas around the first relative clause that stands between a name and its verb."""
    for at in range(1, len(words) - 2):
        if words[at].form != ",":
            continue
        end = _closing(words, at)
        if end is not None and not any(w.form in (":", ";") for w in words[at:end]):
            return at, end
    return None


def _closing(words: tuple[Word, ...], at: int) -> int | None:
    """The comma behind which the sentence goes on after the clause that a comma at this place opens."""
    relative, before = words[at + 1].form.lower(), words[at - 1]
    if relative in _PARTS and [w.form.lower() for w in words[at + 2 : at + 4]] == ["of", "whom"]:
        relative = "whom"
    if before.kind is Kind.PERSON and (told := _close_of_telling(words, at)) is not None:
        return told
    commas = [c for c in range(at + 3, len(words) - 1) if words[c].form == ","]
    if relative in _LIKENING:
        closing = [c for c in commas[:1] if words[c + 1].form.lower() in _FINITE]
    elif before.kind is Kind.PERSON and relative in _RELATIVES:
        closing = [c for c in commas if words[c + 1].form.lower() in _FINITE]
        closing += [c for c in commas if len(commas) == 1 and words[c + 1].form.lower() in _RESUMING]
    elif relative in _WHEN_ASKED and before.form.isalpha():
        closing = commas[:1]
    elif relative == "which" and before.form.isalpha():
        closing = [c for c in commas if words[c + 1].form.lower() in _INCLUDING]
    else:
        return None
    return next(iter(closing), None)


def _close_of_telling(words: tuple[Word, ...], at: int) -> int | None:
    """ "Smith, *his wife Jones relates*, has been living on water": the comma behind who tells it, and the verb."""
    teller = at + 2 if words[at + 1].form.lower() in _ONES_OWN else at + 1
    closed = [w.form for w in words[teller + 2 : teller + 3]] == [","] and words[teller + 1].form.isalpha()
    return teller + 2 if closed and words[teller].kind is Kind.PERSON and words[teller + 3].form.lower() in _FINITE else None


def _opens_relative(words: tuple[Word, ...], at: int) -> bool:
    """ "*Who* was held", "*neither of whom* was held"."""
    forms = [word.form.lower() for word in words[at : at + 3]]
    return forms[0] in _RELATIVES or forms[1:] == ["of", "whom"]


def _standing_in(sentence: Sentence, words: tuple[Word, ...], mentions: Sequence[Mention]) -> Part:
    part = Part(sentence, words, ())
    inside = tuple(m for m in mentions if part.start <= m.start and m.end <= part.end_with_bracket)
    return replace(part, mentions=inside)
