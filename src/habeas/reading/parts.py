"""A segment cut into the parts that are parsed one by one: sentences, and what semicolons divide of them.

In: a segment's text and all mentions in it, in order. Out: parts in order, each with its words as the parser is to see them and
the mentions that stand in it, masked or not. Always true: a part has words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pydantic import BaseModel, ConfigDict

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.letters import CAPITAL, SMALL
from habeas.reading.masking import Word, mask
from habeas.reading.mentions import Kind, Mention
from habeas.reading.neighbours import before_joiner
from habeas.reading.sentences import Sentence, split

_PAIR = 2


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


class PartWords(BaseModel):
    """Words by which a sentence is cut into parts, in lower case: `relatives`, `whole_of`, `part_of` before `of_whom`, `which`,
    `asked`, `likening`: what opens a clause that is inserted; `finite`, `gone_on`, `resuming`, `including`: what the sentence
    goes on with behind it; `telling`, `telling_somebody`, `told_when`: the verb of who tells it, and what may follow
    it; `asides`: remarks between commas that say nothing, and in which a parser loses who does what.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    relatives: frozenset[str]
    whole_of: frozenset[str]
    part_of: frozenset[str]
    of_whom: tuple[str, ...]
    likening: frozenset[str]
    asked: frozenset[str]
    finite: frozenset[str]
    gone_on: frozenset[str]
    resuming: frozenset[str]
    including: frozenset[str]
    telling: frozenset[str]
    telling_somebody: frozenset[str]
    told_when: frozenset[str]
    asides: frozenset[str]


part_words = of_language("parts.yaml", PartWords)


_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,3}(?:, (?:[A-Z]\w+\.? ?){1,2}\d{0,2}(?:, \d{4})?){0,2}"
    r"(?:, (?:\d{1,2} [A-Z]\w+(?: \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}))?(?:/[\w.]+:?)?"
    r"(?: ?\((?:\d{1,2} )?[A-Z][\w .,]+\))?|\([A-Z][\w .]+\))(?: --? | ?[—–] ?)(?=[A-Z“\"])".replace("A-Z", CAPITAL)
)
"""Where a report comes from, at the head of a paragraph: "New York, October 10, 2024 — ", "BAKU, March 3 (Agency) - "."""


_PLACE_IN_CAPITALS = re.compile(
    r"[A-Z]{3,}(?P<another>/[A-Z]{3,})?(?: [A-Z]{3,}){0,2}(?P<state>, [A-Z][\w.]*\.)?,? (?=[“\"]?[A-Z](?:[a-z]| [A-Z]))".replace(
        "A-Z", CAPITAL
    ).replace("a-z", SMALL)
)
"""The place alone, nothing between it and the first sentence: "BAKU The court …", "ASHEVILLE, N.C. Smith, a pastor, …"."""


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
        for words in _between_semicolons(_with_names_in_a_row(shown)):
            for clause, mine in _without_inserted_clause(_with_the_teller_last(words, inside), inside):
                if clause:
                    yield _standing_in(sentence, clause, mine)


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
            return closes + 1 if said in part_words().asides else None
    return None


_LONGEST_TELLER = 10


def _with_the_teller_last(words: tuple[Word, ...], mentions: Sequence[Mention]) -> tuple[Word, ...]:
    """ "Smith, *the union recalled*, was detained in May": who tells it stands at the end for the parser, as it often does."""
    if not words or words[-1].form not in _CLOSING:
        return words
    for at in range(1, len(words) - 3):
        if words[at].form == "," and (closes := _close_of_telling(words, at, mentions)) is not None:
            return (*words[:at], *words[closes + 1 : -1], *words[at:closes], words[-1])
    return words


_CLOSING = (".", "!", ";")


def _close_of_telling(words: tuple[Word, ...], at: int, mentions: Sequence[Mention]) -> int | None:
    """The comma that closes who tells it, where the one at this place stands behind somebody and a verb behind that."""
    known = part_words()
    closes = next((c for c in range(at + 3, min(at + _LONGEST_TELLER, len(words) - 2)) if words[c].form == ","), None)
    if closes is None or not _goes_on(words[closes + 1]) or words[at + 1].form.lower() in known.relatives | grammar_words().which:
        return None
    if words[at - 1].kind is not Kind.PERSON and _group_before(words, at, mentions) is None:
        return None
    verb = next((v for v in range(at + 2, closes) if words[v].form in known.telling | known.telling_somebody), closes)
    if verb == closes:
        return None
    told_when = words[verb + 1].form in known.told_when or words[verb + 1].kind is Kind.DATE
    return closes if told_when or (verb + 1 == closes) != (words[verb].form in known.telling_somebody) else None


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
    finite = part_words().finite
    return any(word.form.lower() in finite for word in after)


def _with_names_in_a_row(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Three were held: Smith, an editor; *Jones, a lawyer; and Brown*": a semicolon stands for a comma where nothing but
    one more name follows.
    """
    marks = [at for at, word in enumerate(words) if word.form == ";"]
    aside = _between_two_dashes(words) if marks else range(0)
    named = [at for at in marks if at in aside or _names_one_more(words[:at], words[at + 1 :])]
    return tuple(word._replace(form=",") if at in named else word for at, word in enumerate(words)) if named else words


def _between_two_dashes(words: tuple[Word, ...]) -> range:
    """ "Three journalists – *editor Smith; reporter Jones; and Brown* – were held": a list that the sentence goes on behind."""
    dashes = [at for at, word in enumerate(words) if word.form in ("–", "—")]
    if len(dashes) != _PAIR or not any(word.kind is Kind.PERSON for word in words[dashes[0] : dashes[1]]):
        return range(0)
    return range(*dashes)


def _names_one_more(before: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    listed = list(takewhile(lambda word: word.form != ";", after))
    named = any(word.kind is Kind.PERSON for word in listed) and any(word.kind is Kind.PERSON for word in before)
    told = any(_may_be_a_verb(word) or word.form.lower() in part_words().gone_on or word.kind is Kind.TERM for word in listed)
    return named and not told


def _may_be_a_verb(word: Word) -> bool:
    form = word.form.lower()
    finite = form in part_words().finite or form.endswith(grammar_words().past_endings)
    return not word.mentions and (finite or form in (":", "-", "–", "—"))


def _without_inserted_clause(
    words: tuple[Word, ...], mentions: Sequence[Mention]
) -> Iterator[tuple[tuple[Word, ...], Sequence[Mention]]]:
    """ "Smith, *whose outlet was closed in May*, was arrested": the inserted clause is parsed by itself, with the name it is said
    of, and the sentence without it: a parser loses its way in the two together.
    """
    found = _inserted_clause(words, mentions)
    if found is None:
        yield words, mentions
        return
    opens, closes = found
    hidden = (words[opens].start, words[closes].end)
    yield (*words[:opens], *words[closes + 1 :]), [m for m in mentions if not hidden[0] <= m.start < hidden[1]]
    first = _said_of(words, opens, mentions)
    while (before := before_joiner(words, first)) is not None:
        first = before
    yield (*words[first:opens], *words[opens + 1 : closes]), [m for m in mentions if words[first].start <= m.start < hidden[1]]


def _said_of(words: tuple[Word, ...], opens: int, mentions: Sequence[Mention]) -> int:
    """The first of the words before a clause of which it is said; the clause's own where it is said of some of a group."""
    group = None if words[opens - 1].kind is Kind.PERSON else _group_before(words, opens, mentions)
    if group is None:
        return opens - 1
    if _is_of_whom(words, opens, part_words().part_of):
        return opens + 1
    return next(at for at, word in enumerate(words) if word.end > group.start)


def _group_before(words: tuple[Word, ...], at: int, mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.kind is Kind.GROUP and m.end == words[at - 1].end), None)


def _is_of_whom(words: tuple[Word, ...], at: int, how_many: Container[str]) -> bool:
    """ "Five men, *two of whom* had been held since May, were freed": behind the comma it is told of some or all of them."""
    told = tuple(w.form.lower() for w in words[at + 2 : at + 4])
    return words[at + 1].form.lower() in how_many and told == part_words().of_whom


def _inserted_clause(words: tuple[Word, ...], mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """The commas around the first relative clause that stands between a name, or a group, and its verb."""
    for at in range(1, len(words) - 2):
        if words[at].form != ",":
            continue
        end = _closing(words, at, mentions)
        if end is not None and not any(w.form in (":", ";") for w in words[at:end]):
            return at, end
    return None


def _closing(words: tuple[Word, ...], at: int, mentions: Sequence[Mention]) -> int | None:
    """The comma behind which the sentence goes on after the clause that a comma at this place opens."""
    known = part_words()
    relative, before = words[at + 1].form.lower(), words[at - 1]
    of_part = _is_of_whom(words, at, known.part_of)
    commas = [c for c in range(at + 3, len(words) - 1) if words[c].form == ","]
    if relative in known.likening:
        closing = [c for c in commas[:1] if words[c + 1].form.lower() in known.finite]
    elif before.kind is Kind.PERSON and (of_part or relative in known.relatives or _is_of_whom(words, at, known.whole_of)):
        told = relative in grammar_words().whose
        closing = [c for c in commas if _is_finite(words[c + 1]) or (told and _tells_on_of_the_owner(words, at, c))]
        closing = [*_before_another_name(words, commas, closing), *closing]
        closing += [c for c in commas if len(commas) == 1 and words[c + 1].form.lower() in known.resuming]
    elif (of_part or relative in known.relatives) and _group_before(words, at, mentions) is not None:
        closing = [c for c in commas if _goes_on(words[c + 1])]
    elif relative in known.asked and before.form.isalpha():
        closing = commas[:1]
    elif relative in grammar_words().which and before.form.isalpha():
        closing = [c for c in commas if words[c + 1].form.lower() in known.including]
    else:
        return None
    return next(iter(closing), None)


def _is_finite(word: Word) -> bool:
    """ "Smith, who was a teacher, *was* arrested"."""
    return word.form.lower() in part_words().finite | part_words().gone_on


def _tells_on_of_the_owner(words: tuple[Word, ...], opens: int, comma: int) -> bool:
    """ "Smith, whose arrest caused an outcry, *appeared* in court": what might be a participle, where one stands before it."""
    return _goes_on(words[comma + 1]) and any(_goes_on(word) for word in words[opens + 2 : comma])


def _goes_on(word: Word) -> bool:
    return _is_finite(word) or (not word.mentions and word.form.lower().endswith(grammar_words().past_endings))


def _before_another_name(words: tuple[Word, ...], commas: Sequence[int], closing: Sequence[int]) -> list[int]:
    """ "Smith, who is a teacher, *and Jones*, of Leeds, *were* held": the comma before the second of several subjects."""
    known = grammar_words()
    if not closing or words[closing[0] + 1].form.lower() not in known.of_many:
        return []
    before = [c for c in commas if c < closing[0] and words[c + 1].form in known.joining]
    return [c for c in before if words[c + 2].kind is Kind.PERSON][:1]


def _standing_in(sentence: Sentence, words: tuple[Word, ...], mentions: Sequence[Mention]) -> Part:
    part = Part(sentence, words, ())
    inside = tuple(m for m in mentions if part.start <= m.start and m.end <= part.end_with_bracket)
    return replace(part, mentions=inside)
