"""What the sentence of an event says of the people it tells of: that she is a woman, or he a man.

In: a reading, as it is kept. Out: `SexSaid`, each with the words that say so and their place in the segment. Always true: the
words stand in the reading's quote; a given name says nothing, nor does a surname; a pronoun says something only where the quote
itself names the one whom the reader takes it for, and nobody else whom it could mean; what can be taken in two ways is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from habeas.model import Agreement, Event, Reading, Sex
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language
from habeas.reading.letters import CAPITAL


class SaidBy(StrEnum):
    """By which words."""

    TITLE = "title"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class SexSaid:
    """`name`: as the event has it; `words` stand from `start` to `end` in the segment's text."""

    name: str
    sex: Sex
    by: SaidBy
    words: str
    start: int
    end: int


class SexWords(BaseModel):
    """`sexes.yaml`: titles, nouns and pronouns by sex, what keeps them from being understood of somebody, and
    the small words of such phrases, those as regular expressions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: dict[Sex, tuple[str, ...]]
    nouns: dict[Sex, tuple[str, ...]]
    followed_by: tuple[str, ...]
    other_begins: frozenset[str]
    pronouns: dict[Sex, tuple[str, ...]]
    nobody: frozenset[str]
    openers: frozenset[str]
    others: frozenset[str]
    of: str
    being: str
    who: str
    aged: str
    article: str
    joining: str
    two: tuple[str, ...]
    particles: tuple[str, ...]

    @cached_property
    def sex_of(self) -> Mapping[str, Sex]:
        """By title, noun or pronoun in small letters."""
        return _by_word(self.titles, self.nouns, self.pronouns)

    @cached_property
    def sex_of_pronoun(self) -> Mapping[str, Sex]:
        """The same of pronouns alone."""
        return _by_word(self.pronouns)

    @cached_property
    def others_mentioned(self) -> frozenset[str]:
        """Words for somebody else, one or several."""
        return self.others | {word + ending for word in self.others for ending in grammar_words().plural_endings}

    @cached_property
    def capitalised(self) -> re.Pattern[str]:
        """Two capitalised words and more."""
        particles = "|".join(self.particles)
        return re.compile(rf"(?<![\w.])[{CAPITAL}][\w’'.-]*(?:\s+(?:{particles})?[{CAPITAL}][\w’'.-]*)+")

    @cached_property
    def any_of_them(self) -> re.Pattern[str]:
        """Found in every sentence that says something."""
        return re.compile(rf"\b(?:{either(self.sex_of)})\b", re.I)

    @cached_property
    def title_before(self) -> re.Pattern[str]:
        """At the end of what stands before a name."""
        return re.compile(rf"\b(?P<said>{either(_words(self.titles))})\.?\s+$")

    @cached_property
    def noun_before(self) -> re.Pattern[str]:
        """ "Businesswoman Smith", "her husband Smith", "mother of two Smith"."""
        return re.compile(rf"(?:^|(?<=[\s“\"‘]))(?P<said>{either(_words(self.nouns))})(?:\s+{self.of}\s+[\w-]+)?\s+$")

    @cached_property
    def noun_behind(self) -> re.Pattern[str]:
        """ "Smith, 45, a mother of two, …", "Smith, the only woman among them", "Smith, who is a businesswoman"."""
        joined = rf"(?:\s*,\s*(?:{self.who}\s+)?(?:{self.being})|\s+(?:{self.being})|\s*,)"
        return re.compile(
            rf"^(?:\s*\([^()]{{1,40}}\))?(?:\s*,\s*(?:{self.aged}\s+)?\d{{1,2}})?{joined}"
            rf"\s+(?:(?:{self.article})\s+(?P<between>(?:[\w’'-]+\s+){{0,4}}?))?"
            rf"(?P<said>{either(_words(self.nouns))})"
            rf"(?=\s*(?:[.;:)]|$|,(?!\s*(?:{self.joining})\b)|\s(?:{either(self.followed_by)})\b))"
        )


def _by_word(*kinds: Mapping[Sex, tuple[str, ...]]) -> dict[str, Sex]:
    return {word.lower(): sex for kind in kinds for sex, words in kind.items() for word in words}


def _words(kind: Mapping[Sex, tuple[str, ...]]) -> list[str]:
    return [word for words in kind.values() for word in words]


sex_words = of_language("sexes.yaml", SexWords)


def may_say_a_sex(quote: str) -> bool:
    """Whether any word of it could; of most sentences none does, and they need not be looked at."""
    return sex_words().any_of_them.search(quote) is not None


def sexes_said(reading: Reading) -> tuple[SexSaid, ...]:
    """What its quote says of each of those whom its event is about, in the order of the words."""
    event = reading.event
    if not event.people or not may_say_a_sex(event.quote):
        return ()
    found = [said for name in event.people for at, end in _named(reading, name) for said in _beside(event, name, at, end)]
    found += _pronouns(reading)
    return tuple(sorted(dict.fromkeys(found), key=lambda said: (said.start, said.end, said.name)))


# --- Where somebody is named ----------------------------------------------------------------------------------------------


def _named(reading: Reading, name: str) -> list[tuple[int, int]]:
    """Where the quote has the name in full, and where the reader found a part of it that is nobody else's; in the quote."""
    event = reading.event
    found = {(match.start(), match.end()) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", event.quote)}
    parts = name.split()
    for start, end in _people_spans(reading):
        words = event.quote[start:end].split()
        if not words or not all(word in parts for word in words):
            continue
        of_others = any(all(word in other.split() for word in words) for other in event.people if other != name)
        in_full = any(first <= start and end <= last for first, last in found)
        if not of_others and not in_full:
            found.add((start, end))
    return sorted(found)


def _people_spans(reading: Reading) -> Iterator[tuple[int, int]]:
    """The evidence of `people` as far as it stands in the quote, counted from the quote's beginning."""
    event = reading.event
    evidence = reading.evidence.get("people")
    for start, end in evidence.spans if evidence is not None else ():
        if event.start <= start and end <= event.end:
            yield start - event.start, end - event.start


# --- Titles and nouns -----------------------------------------------------------------------------------------------------


_NEAR = 100
"""So many characters before and behind a name are looked at: lists of names are long."""


def _beside(event: Event, name: str, at: int, end: int) -> Iterator[SexSaid]:
    """What stands right before a name and right behind it."""
    known = sex_words()
    first = at - _NEAR
    while 0 < first < at and not event.quote[first - 1].isspace():
        first += 1
    before, behind = event.quote[max(0, first) : at], event.quote[end : end + _NEAR]
    for by, pattern in ((SaidBy.TITLE, known.title_before), (SaidBy.NOUN, known.noun_before)):
        match = pattern.search(before)
        if match is not None and not _is_one_of_two(before[: match.start()]):
            yield _said(event, name, by, max(0, first) + match.start("said"), at - len(before) + len(before.rstrip()))
    match = known.noun_behind.search(behind)
    if match is not None and known.other_begins.isdisjoint((match["between"] or "").lower().split()):
        yield _said(event, name, SaidBy.NOUN, end + match.start("said"), end + match.end("said"))


def _is_one_of_two(before: str) -> bool:
    """ "Mr *and* Mrs Smith", "father *and* son Smith": whose the name is cannot be told."""
    return before.rstrip().lower().endswith(sex_words().two)


def _said(event: Event, name: str, by: SaidBy, start: int, end: int) -> SexSaid:
    """By the words from `start` to `end` of the quote."""
    words = event.quote[start:end]
    sex = sex_words().sex_of[_first_known(words)]
    return SexSaid(name, sex, by, words, event.start + start, event.start + end)


def _first_known(words: str) -> str:
    """The title or noun that they begin with."""
    first = words.lower().split()[0]
    return first if first in sex_words().sex_of else first.rstrip(".")


# --- Pronouns -------------------------------------------------------------------------------------------------------------


def _pronouns(reading: Reading) -> Iterator[SexSaid]:
    """Pronouns by which the reader found the one whom the event is about, where its two readings do not name different ones, and
    the quote names them before the pronoun and nobody else."""
    event, known = reading.event, sex_words()
    if len(event.people) != 1 or event.group is not None or reading.agreement is Agreement.DISPUTED:
        return
    (name,) = event.people
    spans = list(_people_spans(reading))
    found = [
        (start, end, sex) for start, end in spans if (sex := known.sex_of_pronoun.get(event.quote[start:end].lower())) is not None
    ]
    if len({sex for _, _, sex in found}) != 1:
        return
    for start, end, sex in found:
        if _is_named_alone_before(event.quote[:start], name):
            yield SexSaid(name, sex, SaidBy.PRONOUN, event.quote[start:end], event.start + start, event.start + end)


def _is_named_alone_before(before: str, name: str) -> bool:
    """Whether these words of a sentence have the name, or the last part of it, and name or mention nobody else who could be meant
    by a pronoun behind them."""
    known = sex_words()
    rest, times = _without(before, name)
    mentioned = {word.lower() for word in re.findall(r"[\w-]+", rest)}
    if not times or not mentioned.isdisjoint(known.others_mentioned):
        return False
    return not any(_may_be_a_name(match, known) for match in known.capitalised.finditer(rest))


def _without(text: str, name: str) -> tuple[str, int]:
    """The text without the name, and without its last part where no other name stands before that; how often it was there."""
    rest, in_full = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", _NOBODY, text)
    last = re.compile(rf"(?P<before>[\w.]{{0,60}})(?P<space>\s{{0,9}})(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)")
    alone = 0

    def taken(match: re.Match[str]) -> str:
        nonlocal alone
        word = match["before"]
        if word[:1].isupper() and word.lower().rstrip(".") not in sex_words().sex_of and match.start("before") > 0:
            return match[0]
        alone += 1
        return f"{word}{match['space']}{_NOBODY}"

    return last.sub(taken, rest), in_full + alone


_NOBODY = "…"


def _may_be_a_name(capitalised: re.Match[str], known: SexWords) -> bool:
    """Whether two of the words, but for one that opens the sentence, are of no day or month: they may be somebody's name. A court
    has such words too, and then the pronoun says nothing."""
    words = [word.strip(".,’'") for word in capitalised[0].split()]
    if capitalised.start() == 0 and words[0].lower() in known.openers:
        words = words[1:]
    return sum(word not in known.nobody for word in words) > 1
