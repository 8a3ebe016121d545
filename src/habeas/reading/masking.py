"""Known names become one familiar word each before parsing, since a parser trained on general English knows "Smith" and not
"Sevinj Tahirgizi".

In: a sentence and the mentions found in it. Out: words for the parser, each with the span of the segment that it stands for and
the mentions it hides. Always true: the words' spans are in order and do not overlap; what is hidden can be found again from the
word. Lists of people become "Smith and Jones", whose first word stands for all names but the last. What stands in brackets is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language, once_a_language
from habeas.reading.letters import QUOTES
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import PersonMention, PrisonMention, PrisonSubtype, RoleClass
from habeas.reading.names.words import address
from habeas.reading.pointing import pointing_words
from habeas.reading.sentences import Sentence
from habeas.reading.stance import stance_words

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_OPENING = re.compile(r"(?:^|[.!?;:]|\n)\s*$")
_FEW_WORDS = 80
_LONGEST_ASIDE = 80
"""Characters of what is said of somebody between two commas, at most."""
_LONGEST_TURN = 4
_PAIR = 3


class MaskingWords(BaseModel):
    """What names are shown as (`masks` by kind of mention, `second_person`, `date`, `day`, `month`), `date_openers`: words that a
    date in front of a sentence may begin with; the rest are regular expressions: `tokens`: what is a word of its own, the first
    that fits; `calendar`: a day or a month of the calendar; `infinitive`: a verb behind a `to`; `shared_origin`: what is said of
    all who are listed; `goes_on`: what goes on with a list; `ones_own`: what makes the next name that of somebody of one's own;
    `set_aside`: at the head of a sentence, whoever follows is no part of the list behind the comma, a comma and `the` between;
    `glue`: what stands between two names of a list; `acts`: what begins behind a name a clause of its own; `participle`: what a
    clause behind an apposition begins with; `age`: how old somebody is, between commas behind the name; `years_old`: the same in
    front of a name that nothing else stands before, and `old`: how that ends.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    masks: dict[Kind, str]
    second_person: str
    date: str
    day: str
    month: str
    date_openers: frozenset[str]
    tokens: tuple[str, ...]
    calendar: re.Pattern[str]
    infinitive: re.Pattern[str]
    to: str
    joined: str
    shared_origin: re.Pattern[str]
    goes_on: re.Pattern[str]
    ones_own: re.Pattern[str]
    set_aside: re.Pattern[str]
    apart: frozenset[str]
    glue: re.Pattern[str]
    acts: re.Pattern[str]
    participle: re.Pattern[str]
    age: re.Pattern[str]
    old: str
    years_old: re.Pattern[str]

    @cached_property
    def token(self) -> re.Pattern[str]:
        """An outlet's address, or one of the tokens."""
        return re.compile("|".join((address(), *self.tokens)))


masking_words = of_language("masking.yaml", MaskingWords)


class FamiliarWords(BaseModel):
    """Turns of phrase that the parser is shown as one word."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: dict[str, str]
    after_names: dict[str, str]
    before_names: dict[str, str]
    inserted: dict[str, str]
    speakers: frozenset[str]
    stating: frozenset[str]
    unless_before: frozenset[str]
    pairs: frozenset[str]

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words that turns begin with."""
        return frozenset(turn.split(" ", 1)[0] for turn in (*self.verbs, *self.after_names, *self.before_names, *self.inserted))


familiar_words = of_language("familiar.yaml", FamiliarWords)


class Word(NamedTuple):
    """What the parser sees (`form`), what it stands for in the segment, and the mentions behind it, if any."""

    form: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()

    @property
    def kind(self) -> Kind | None:
        return self.mentions[0].kind if self.mentions else None


def _phrase_span(mention: Mention, text: str) -> tuple[int, int]:
    """What one mask covers: for a person titles, appositions and the age too, but no verb after "to" that looks like a title."""
    if isinstance(mention, PersonMention):
        start, known = mention.np_start, masking_words()
        if text.endswith(known.old, 0, start) and (years := _stands_at(known.years_old, text, start)) is not None:
            start = years
        infinitive = known.infinitive.match(text, start) if text.endswith(known.to, 0, start) else None
        age = known.age.match(text, mention.np_end)
        end = mention.np_end if age is None else age.end()
        return (infinitive.end() if infinitive and infinitive.end() <= mention.start else start), end
    return mention.start, mention.end


def _date_form(text: str) -> str:
    """A weekday for a day of the calendar, a month for a month: words that no name follows."""
    known = masking_words()
    if not known.calendar.fullmatch(text):
        return known.date
    return known.day if re.search(r"(?<!\d)\d{1,2}(?!\d)", text) else known.month


def _form(mention: Mention) -> str:
    if mention.kind is Kind.DATE:
        return _date_form(mention.text)
    return masking_words().masks.get(mention.kind, mention.text)


def _is_masked(mention: Mention, text: str) -> bool:
    if mention.kind is Kind.DATE:
        return _stands_alone(mention, text) or bool(masking_words().calendar.fullmatch(mention.text))
    if isinstance(mention, PrisonMention) and mention.subtype is PrisonSubtype.CELL:
        return False
    return mention.kind in masking_words().masks


def _stands_alone(date: Mention, text: str) -> bool:
    """Whether a date of several words stands without a preposition at the head of a sentence ("The day before, …")."""
    opens = _stands_behind(_OPENING, text, date.start)
    return (
        opens
        and " " in date.text
        and date.text.split(" ", 1)[0].lower() in masking_words().date_openers
        and text[date.end : date.end + 1] == ","
    )


def _plain_words(text: str, start: int, end: int) -> list[Word]:
    return [Word(m[0], start + m.start(), start + m.end()) for m in masking_words().token.finditer(text[start:end])]


def _familiar(words: Sequence[Word]) -> Iterator[Word]:
    """One familiar word in place of several that lead the parser astray: "called for", "immediately and unconditionally"."""
    openers, joining = familiar_words().openers, grammar_words().joining
    lowers = [word.form.lower() for word in words]
    at = 0
    while at < len(words):
        word, taken = words[at], 1
        if not word.mentions and (lowers[at] in openers or (at + 1 < len(words) and lowers[at + 1] in joining)):
            form, taken = _shorter(words, at)
            word = Word(form, word.start, words[at + taken - 1].end)
        yield word
        at += taken


def _shorter(words: Sequence[Word], at: int) -> tuple[str, int]:
    """What the words from `at` on, which may be a familiar turn, are shown as, and how many of them that covers."""
    known = familiar_words()
    plain = [w.form.lower() if not w.mentions else "" for w in words[at : at + _LONGEST_TURN + 1]]
    for length in range(min(_LONGEST_TURN, len(plain)), 0, -1):
        turn = " ".join(plain[:length])
        verb = known.verbs.get(turn) or (known.after_names.get(turn) if _speaks_before(words, at) else None)
        following = words[at + length] if at + length < len(words) else None
        if verb is None and following is not None and following.kind is Kind.PERSON and at and words[at - 1].form == ",":
            verb = known.before_names.get(turn)
        if verb is None and following is not None and following.form == "," and at > 1 and words[at - 2].form == ",":
            verb = known.inserted.get(turn)
        bound = following is not None and following.kind is not Kind.DATE and following.form.lower() not in known.unless_before
        if verb is not None and bound:
            return verb, length
    if len(plain) >= _PAIR and plain[1] in grammar_words().joining and _is_pair(plain[0], plain[2]):
        return words[at].form, _PAIR
    return words[at].form, 1


def _speaks_before(words: Sequence[Word], at: int) -> bool:
    """Whether a verb must follow: a name, "it" or "who" stands before, or an "and" after another verb of the kind ("condemns the
    arrest *and* calls for").
    """
    known = familiar_words()
    before = words[at - 1] if at else None
    if before is None or before.mentions:
        return before is not None
    form = before.form.lower()
    return form in known.speakers or (
        form in grammar_words().joining and any(w.form.lower() in known.stating for w in words[:at])
    )


def _is_pair(first: str, second: str) -> bool:
    endings = grammar_words().adverb_endings
    adverbs = first.endswith(endings) and second.endswith(endings)
    return adverbs or f"{first} {masking_words().joined} {second}" in familiar_words().pairs


def _outside_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a stretch that are not bracketed."""
    parts, at = [], start
    for bracket in _BRACKETED.finditer(text, start, end):
        parts.append((at, bracket.start()))
        at = bracket.end()
    return [*parts, (at, end)]


def _chain(masked: Sequence[tuple[int, int, Mention]], text: str, first: int) -> int:
    """The position after the last of the people listed from `first` on."""
    last, known, owning = first, masking_words(), grammar_words().owning
    while last + 1 < len(masked) and masked[last + 1][2].kind is Kind.PERSON:
        between = text[masked[last][1] : masked[last + 1][0]]
        if last == first and between.strip() in known.apart and _stands_behind(known.set_aside, text, masked[first][0]):
            break
        if between.strip() == "," and _tells_of_it(text, masked[last + 1]):
            break
        if between.strip() == "," and _is_at_court(masked[last + 1][2]) and not _is_at_court(masked[last][2]):
            break  # "For Smith, a volunteer, *prosecutors Jones and Brown* asked for two years"
        if last == first and between.strip() == "," and _is_a_source(text, masked[first], masked[last + 1]):
            break
        if between.strip() == "," and text.startswith(owning, masked[last + 1][1]):
            break  # "Smith, *Jones's* envoy, …": who he is
        if known.ones_own.match(text, masked[last][1]) and not known.goes_on.match(text, masked[last + 1][1]):
            break  # "Smith, *her lawyer Jones* disclosed": who tells of it
        if not known.glue.fullmatch(_BRACKETED.sub("", between)):
            break
        if between.strip() == ";" and not _is_one_of_several(text, masked[last][1]):
            break  # "Ten years went to Smith; Jones and Brown were given nine"
        if between.strip() == ";" and known.acts.match(text, masked[last + 1][1]):
            break  # "The president pardoned Smith; the editor, *Jones, left his cell*; and a court …"
        last += 1
    return last + 1


def _is_at_court(mention: Mention) -> bool:
    return isinstance(mention, PersonMention) and mention.role_class in (RoleClass.PROSECUTOR, RoleClass.JUDGE)


def _stands_at(leading: re.Pattern[str], text: str, at: int) -> int | None:
    """Where what leads up to a place begins: "*22-year-old* Smith"."""
    found = leading.search(text, max(0, at - _FEW_WORDS), at)
    return None if found is None else found.start("years")


def _stands_behind(opening: re.Pattern[str], text: str, at: int) -> bool:
    """Whether a pattern that ends there is found in the few words before a place."""
    return opening.search(text, max(0, at - _FEW_WORDS), at) is not None


@once_a_language
def _source_before() -> re.Pattern[str]:
    sources = "|".join(map(re.escape, pointing_words().sources))
    return re.compile(rf"\b(?:{sources})\b[^.;:\n]{{0,60}}$", re.IGNORECASE)


@once_a_language
def _saying() -> re.Pattern[str]:
    aside = rf"(?:,|\s+(?:{either(grammar_words().relatives_of_people)})\b)[^,.;:\n]{{0,{_LONGEST_ASIDE}}},"
    return re.compile(rf"(?:{aside}|,)?\s+(?:{either(stance_words().saying_forms)})\b")


def _tells_of_it(text: str, named: tuple[int, int, Mention]) -> bool:
    """ "Thirty were freed, among them Smith, *Jones said*", "Smith was freed, *Jones, who had seen him, said*": who says it right
    behind a comma is none of the list.
    """
    return _saying().match(text, named[1]) is not None


def _is_a_source(text: str, first: tuple[int, int, Mention], second: tuple[int, int, Mention]) -> bool:
    """ "According to his father, leftist *Smith*, Jones was taken ill": who tells it is no list with whom it is told of."""
    return _stands_behind(_source_before(), text, first[0]) and not masking_words().goes_on.match(text, second[1])


def _is_one_of_several(text: str, at: int) -> bool:
    """Whether the semicolon behind a name divides a list, which has a second one, and not two clauses."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    begin = max(begin, text.rfind(". ", begin, at) + 1)
    line = text[begin : len(text) if end < 0 else end]
    return line.split(". ")[0].count(";") > 1


def _masked_phrases(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[int, int, Mention]]:
    """The spans to be masked, in order and apart; where two overlap the longer wins."""
    spans = [(*_phrase_span(m, text), m) for m in mentions if _is_masked(m, text)]
    chosen: list[tuple[int, int, Mention]] = []
    for start, end, mention in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        inside = sentence.start <= start and end <= sentence.end
        if inside and all(end <= s or e <= start for s, e, _ in chosen):
            chosen.append((start, end, mention))
    return sorted(chosen, key=lambda s: s[0])


def mask(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Word, ...]:
    """The words of one sentence of the segment's `text` as the parser is to see them."""
    masked = _masked_phrases(text, sentence, mentions)
    words: list[Word] = []
    at, position = sentence.start, 0
    while position < len(masked):
        after = _chain(masked, text, position) if masked[position][2].kind is Kind.PERSON else position + 1
        group = masked[position:after]
        for start, end in _outside_brackets(text, at, group[0][0]):
            words += _plain_words(text, start, end)
        words += _mask_words(group)
        at, position = _after_shared_origin(text, group), after
        at = _skip_closing_comma(text, group[-1], at)
        words += _opening_comma(text, group[-1], at)
    for start, end in _outside_brackets(text, at, sentence.end):
        words += _plain_words(text, start, end)
    return tuple(_familiar(_without_quoted_adverbs(words)))


def _without_quoted_adverbs(words: list[Word]) -> list[Word]:
    """ "To *“immediately”* release Smith": quotation marks around how something is done part the verb from its "to"."""
    marks = [i for i, word in enumerate(words) if word.form in QUOTES]
    endings, joining = grammar_words().adverb_endings, grammar_words().joining
    dropped: set[int] = set()
    for opening, closing in pairwise(marks):
        inside = words[opening + 1 : closing]
        opens = 0 < len(inside) <= _PAIR and inside[0].start == words[opening].end
        if opens and all(w.form.endswith(endings) or w.form in joining for w in inside):
            dropped |= {opening, closing}
    return [word for i, word in enumerate(words) if i not in dropped] if dropped else words


def _mask_words(group: Sequence[tuple[int, int, Mention]]) -> list[Word]:
    start, end, last = group[-1]
    if len(group) == 1:
        return [Word(_form(last), start, end, (last,))]
    listed = tuple(mention for _, _, mention in group[:-1])
    first_end, known = group[-2][1], masking_words()
    return [
        Word(_form(listed[0]), group[0][0], first_end, listed),
        Word(known.joined, first_end, start),
        Word(known.second_person, start, end, (last,)),
    ]


def _after_shared_origin(text: str, group: Sequence[tuple[int, int, Mention]]) -> int:
    end = group[-1][1]
    origin = masking_words().shared_origin.match(text, end) if len(group) > 1 else None
    return origin.end() + 1 if origin else end


def _opening_comma(text: str, masked: tuple[int, int, Mention], at: int) -> list[Word]:
    """The comma that a hidden apposition leaves to the clause after it ("Smith[, an economist] *,* sentenced to nine years, has
    …").
    """
    mention = masked[2]
    hides_apposition = isinstance(mention, PersonMention) and "," in text[mention.end : masked[1]]
    goes_on = hides_apposition and text[at : at + 1] == " " and text[at - 1 : at] != ","
    return [Word(",", at, at)] if goes_on and masking_words().participle.match(text, at) else []


def _skip_closing_comma(text: str, masked: tuple[int, int, Mention], at: int) -> int:
    """An apposition hidden by the mask ("Smith, an economist, …") takes its closing comma with it."""
    mention = masked[2]
    hides_apposition = isinstance(mention, PersonMention) and "," in text[mention.end : masked[1]]
    return at + 1 if hides_apposition and text[at : at + 1] == "," else at
