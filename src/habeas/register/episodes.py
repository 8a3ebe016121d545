"""Times in custody: the facts about one person -> `Episode`s, from a beginning to an end, with kinds of custody and places.

Always true: they follow from the rules of `status` and those below alone; on any day someone is held by their status exactly
when an episode has begun and not ended; a beginning, an end and a place each name the event that says so, and an end that no page
tells of is none.

The rules:

- An episode begins with what begins custody in `status`, and lasts until something ends it there.
- Within it each kind of custody (detained, remanded, house arrest, serving) is a phase, which begins with the event that says so.
  A trial is no kind of custody: the phase before goes on.
- Its places are, in order, those that transfers name, and the prisons that any other event names which happened in custody, or
  ended it: a remand in a detention centre, a beating in a colony, a release from one. Where someone was arrested is no place of
  custody, unless it is called a prison. Who came there, and who was there by then, are told apart.
- A release, an acquittal, a death and a sentence that leaves at large end it. A release to house arrest is a phase and no end.
- What begins custody again after the days of an arrest were over begins another; how the first ended, no page says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from habeas.model import Edtf, EventType
from habeas.register.status import Fact, Kind, Since, State, Until, course

_CUSTODY: Final = frozenset({Kind.DETAINED, Kind.REMANDED, Kind.HOUSE_ARREST, Kind.SERVING})

_BRINGING: Final = frozenset({EventType.TRANSFER, EventType.DETENTION, EventType.REMAND, EventType.SENTENCE})
WHERE_HELD: Final = _BRINGING | {
    EventType.REMAND_EXTENSION,
    EventType.RELEASE,
    EventType.DEATH,
    EventType.HEALTH,
    EventType.HUNGER_STRIKE,
    EventType.ILL_TREATMENT,
}
"""Events of which the place, where it is called a prison, is the one somebody is held in."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One kind of custody, since when, until when it was ordered last, and the event that began it."""

    kind: Kind
    date: Edtf | None
    told_by: dt.date | None
    event: str
    until: Until | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A place someone was held in, since when, and the event that says so; `at_latest` where that does not tell of their coming,
    but finds them there."""

    place: str
    date: Edtf | None
    event: str
    at_latest: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """How custody ended, when, and the event that says so."""

    kind: Kind
    date: Edtf | None
    told_by: dt.date | None
    outcome: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A time in custody. `end` is none while nobody tells of one; `superseded`: another arrest shows that it ended somehow."""

    since: Since | None
    phases: tuple[Phase, ...]
    places: tuple[Stay, ...]
    end: End | None
    superseded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing shows that it is over."""
        return self.end is None and not self.superseded


@dataclass
class _Making:
    since: Since | None
    phases: list[Phase] = field(default_factory=list)
    places: list[Stay] = field(default_factory=list)

    def made(self, end: End | None, *, superseded: bool = False) -> Episode:
        return Episode(since=self.since, phases=tuple(self.phases), places=tuple(self.places), end=end, superseded=superseded)


def episodes(facts: Iterable[Fact]) -> tuple[Episode, ...]:
    """The person's times in custody, in order."""
    found: list[Episode] = []
    current: _Making | None = None
    before = State()
    for fact, after in course(facts):
        if current is not None and not after.held:
            _finds_there(current, fact)
            found.append(current.made(_end(after)))
            current = None
        elif current is not None and before.since is not None and after.since != before.since:
            found.append(current.made(None, superseded=True))
            current = None
        if after.held:
            current = current or _Making(after.since)
            _goes_on(current, fact, after)
        before = after
    if current is not None:
        found.append(current.made(None))
    return tuple(found)


def _goes_on(current: _Making, fact: Fact, after: State) -> None:
    if after.fact is fact and after.kind in _CUSTODY:
        last = current.phases[-1] if current.phases else None
        if last is None or last.kind is not after.kind:
            current.phases.append(Phase(after.kind, fact.date, fact.told_by, fact.key, after.until))
        else:
            current.phases[-1] = replace(last, until=after.until)
    _finds_there(current, fact)


def _finds_there(current: _Making, fact: Fact) -> None:
    """Where the event finds them, or brings them, where they were not known to be."""
    where = fact.place or ""
    there_already = bool(current.places) and current.places[-1].place == where
    if where and not there_already and (fact.type is EventType.TRANSFER or (fact.type in WHERE_HELD and is_prison(where))):
        current.places.append(Stay(where, fact.date, fact.key, at_latest=fact.type not in _BRINGING))


@lru_cache(maxsize=16384)
def is_prison(place: str) -> bool:
    """Whether a place is one to be held in, by its name."""
    from habeas.reading.names import names_prison

    return names_prison(place)


def _end(after: State) -> End | None:
    fact = after.fact
    return End(after.kind, fact.date, fact.told_by, after.outcome, fact.key) if fact is not None else None
