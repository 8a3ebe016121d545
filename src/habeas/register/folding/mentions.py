"""Readings -> mentions: a name as one page writes it, with what the page says around it.

Always true: a full name is one mention in a page, wherever in the page it stands; a lone surname is one only within a segment,
since the article's Mammadov and a teaser's can be two; two names in one list are never one mention's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.model import EventType
from habeas.register.folding.told import NAMING_PRISONERS, Told, founds_person
from habeas.register.folding.words import words_of
from habeas.register.keys import key_of

_INITIAL = re.compile(r"\w\.?")


def is_full(name: str) -> bool:
    """Whether a name has at least two parts that are more than an initial."""
    return sum(1 for part in name.replace(".", ". ").split() if not _INITIAL.fullmatch(part)) >= 2


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name as a page writes it: which page of which day, a lone surname in which segment, and whether for what the page says of
    them they belong in the register."""

    key: str
    capture: str
    segment: str
    spelling: str
    day: dt.date
    founds: bool

    @property
    def order(self) -> tuple[object, ...]:
        """By when it was told; what is earliest founds a person."""
        return self.day, self.capture, self.key

    @property
    def full(self) -> bool:
        return is_full(self.spelling)


@dataclass(eq=False)
class NameMention:
    """A name in a page, with the readings that have it among their `people`."""

    key: str
    capture: str
    segment: str
    spelling: str
    told: list[Told] = field(default_factory=list)

    @property
    def full(self) -> bool:
        return is_full(self.spelling)

    def spelled(self) -> Spelled:
        """What of it tells who is who beside the readings themselves."""
        founds = any(founds_person(told.event) for told in self.told)
        return Spelled(self.key, self.capture, self.segment, self.spelling, self.told[0].day, founds)


def mention_key(told: Told, name: str) -> str:
    """The key of the mention that `name` in this reading belongs to."""
    return key_of("mention", told.capture, "" if is_full(name) else told.event.segment, name)


def mentions_of(readings: Iterable[Told]) -> dict[str, NameMention]:
    """Every name among the `people` of events that can be about prisoners, by the mention's key."""
    found: dict[str, NameMention] = {}
    for told in readings:
        if told.event.type not in NAMING_PRISONERS:
            continue
        for name in dict.fromkeys(told.event.people):
            key = mention_key(told, name)
            segment = "" if is_full(name) else told.event.segment
            mention = found.setdefault(key, NameMention(key, told.capture, segment, name))
            mention.told.append(told)
    return found


@dataclass
class Context:
    """What is said around mentions of one person, as far as it can tell namesakes apart. Contexts add up."""

    companions: set[str] = field(default_factory=set)
    segment_companions: set[str] = field(default_factory=set)
    cases: set[frozenset[str]] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    days: set[tuple[EventType, str]] = field(default_factory=set)
    court_days: set[tuple[frozenset[str], str]] = field(default_factory=set)
    courts: set[frozenset[str]] = field(default_factory=set)
    judges: set[frozenset[str]] = field(default_factory=set)
    terms: set[tuple[EventType, str]] = field(default_factory=set)
    places: set[frozenset[str]] = field(default_factory=set)

    def add(self, other: Context) -> None:
        """Takes in what the other has."""
        for name, values in vars(self).items():
            values.update(getattr(other, name))


_EVERY_CASE = frozenset({"case", "the", "of"})


def context_of(mention: NameMention, named_in_segment: dict[tuple[str, str], set[str]]) -> Context:
    """What the page says around this mention. `named_in_segment`: full names by capture and segment."""
    context = Context()
    for told in mention.told:
        event = told.event
        context.companions |= {name for name in event.people if name != mention.spelling and is_full(name)}
        context.segment_companions |= named_in_segment.get((told.capture, event.segment), set()) - {mention.spelling}
        context.articles |= {charge.article for charge in event.charges if charge.article}
        for text, into in ((event.case, context.cases), (event.court, context.courts), (event.judge, context.judges)):
            words = words_of(text) - _EVERY_CASE
            if words:
                into.add(words)
        if event.place:
            context.places.add(words_of(event.place))
        if event.term is not None:
            context.terms.add((event.type, str(event.term)))
        day = event.date.day if event.date is not None else None
        if day is not None:
            context.days.add((event.type, day.isoformat()))
            if words_of(event.court):
                context.court_days.add((words_of(event.court), day.isoformat()))
    return context
