"""Readings of what was said and done about prisoners (appeals, answers, condemnations, sanctions, meetings), and of unnamed
groups.

Always true: these are merged as wholes, by who acted and when: two organisations that speak on one day are two events;
without an actor (or, of groups, without the same day and two things more that agree) nothing is merged.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.model import CountOf, Edtf, Event, EventType
from habeas.register.folding.happenings import Happening, Holder
from habeas.register.folding.judging import Pairs
from habeas.register.folding.likeness import agreements, contradict
from habeas.register.folding.told import ABOUT_PRISONERS, NAMING_PRISONERS, NO_DAY, Told, stance_class
from habeas.register.folding.words import agree, clash

_SAME_WEEKS: Final = dt.timedelta(days=30)


def statements(readings: Iterable[Told], holders_of: Mapping[str, Sequence[Holder]], pairs: Pairs) -> list[Happening]:
    """One happening for each thing said or done; what people said of `pairs` holds."""
    by_type: defaultdict[object, _Found] = defaultdict(_Found)
    for told in sorted(readings, key=_best_dated_first):
        found = by_type[told.event.type, stance_class(told.event)]
        holders = holders_of[told.key]
        near = (each for each in found.about(holders) if all(one_statement(told, member, holders_of) for member in each))
        hosts = [cluster for cluster in near if not pairs.tells_apart(told, cluster)]
        if len(hosts) == 1:
            hosts[0].append(told)
        else:
            found.begin(told, holders)
    return [_happening(cluster, holders_of) for found in by_type.values() for cluster in pairs.joined(found.clusters)]


@dataclass(frozen=True, slots=True)
class Times:
    """By what a reading of a statement finds those that may tell of the same one: its type and stance, whether it names
    anybody, the months in which it may have been made (as 12 · year + month; `ANY_MONTH`: too many to tell; none where no date is
    read), and when it was told."""

    kind: str
    named: bool
    months: tuple[int, ...]
    told: dt.date | None

    @property
    def told_near(self) -> tuple[dt.date, dt.date] | None:
        """Between which days another is told that is near to this one where not both have dates."""
        return (self.told - _SAME_WEEKS, self.told + _SAME_WEEKS) if self.told is not None else None


ANY_MONTH: Final = 0
_MOST_MONTHS: Final = 24


def times_of(told: Told) -> Times:
    """Two readings that `one_statement` finds near have the kind in common, and a month (or one of them any), or were told within
    these weeks of each other and are not both dated."""
    kind = f"{told.event.type.value} {stance_class(told.event).value}"
    named = told.event.type in NAMING_PRISONERS and bool(told.event.people)
    return Times(kind, named, _months(told.event.date), told.day if told.day != NO_DAY else None)


def _months(date: Edtf | None) -> tuple[int, ...]:
    if date is None:
        return ()
    if date.earliest is None or date.latest is None:
        return (ANY_MONTH,)
    first, last = (day.year * 12 + day.month for day in (date.earliest, date.latest))
    return tuple(range(first, last + 1)) if last - first < _MOST_MONTHS else (ANY_MONTH,)


class _Found:
    """What was said, found again by whom it is about: what is said of one person is never what is said of another alone."""

    def __init__(self) -> None:
        self.clusters: list[list[Told]] = []
        self._of: defaultdict[Holder | None, list[int]] = defaultdict(list)
        """The numbers of clusters, by those whom the first reading is about; under none where it is about nobody by name."""

    def begin(self, told: Told, holders: Sequence[Holder]) -> None:
        """A cluster with one reading."""
        for holder in holders or (None,):
            self._of[holder].append(len(self.clusters))
        self.clusters.append([told])

    def about(self, holders: Sequence[Holder]) -> list[list[Told]]:
        """Every cluster that a reading about these may belong to."""
        if not holders:
            return self.clusters
        numbers = {number for holder in (*holders, None) for number in self._of.get(holder, ())}
        return [self.clusters[number] for number in sorted(numbers)]


def _best_dated_first(told: Told) -> tuple[object, ...]:
    date = told.event.date
    return 2 if date is None else 0 if date.day is not None else 1, *told.order


def one_statement(one: Told, other: Told, holders_of: Mapping[str, Sequence[Holder]]) -> bool:
    """Whether two readings of one type and stance may tell of the same statement; symmetric."""
    a, b = one.event, other.event
    if contradict(a, b) or clash(a.addressee, b.addressee) or clash(a.target, b.target):
        return False
    first, second = set(holders_of[one.key]), set(holders_of[other.key])
    if first and second and not first & second:
        return False
    if a.type is EventType.MEETING:
        return _same_day(a, b) and _in_common(a.people, b.people) >= 2
    if a.type in ABOUT_PRISONERS:
        return _same_day(a, b) and (agree(a.group, b.group) or _same_count(a, b)) and not _other_count(a, b)
    if not _same_side(a, b) or _other_count(a, b):
        return False
    if a.date is not None and b.date is not None:
        return _same_day(a, b) or (a.date.may_meet(b.date) and bool(_further(a, b)))
    near = NO_DAY not in (one.day, other.day) and abs(one.day - other.day) <= _SAME_WEEKS
    return near and bool(_further(a, b))


def _same_day(a: Event, b: Event) -> bool:
    return a.date is not None and b.date is not None and a.date.day is not None and a.date.day == b.date.day


def _same_side(a: Event, b: Event) -> bool:
    """The same actor; or as many of them, addressing the same: sixteen senators, sixteen members of the Senate."""
    if agree(a.actor, b.actor):
        return True
    several = a.count_of is CountOf.ACTORS and b.count_of is CountOf.ACTORS and _same_count(a, b)
    return several and (agree(a.addressee, b.addressee) or agree(a.target, b.target))


def _further(a: Event, b: Event) -> int:
    """What agrees beside the actor."""
    rest = agreements(a, b) - agree(a.actor, b.actor)
    return rest + agree(a.addressee, b.addressee) + agree(a.target, b.target) + _same_count(a, b)


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for name in one if any(agree(name, another) for another in other))


def _counts(event: Event) -> set[object]:
    return {count for count in (event.count, event.count_sum) if count is not None}


def _same_count(a: Event, b: Event) -> bool:
    return bool(_counts(a) & _counts(b))


def _other_count(a: Event, b: Event) -> bool:
    return bool(_counts(a) and _counts(b)) and a.count_of is b.count_of and not _same_count(a, b)


def _happening(cluster: Sequence[Told], holders_of: Mapping[str, Sequence[Holder]]) -> Happening:
    told = sorted(cluster, key=lambda t: t.order)
    about: dict[Holder, list[Told]] = {}
    for one in told:
        for holder in holders_of[one.key]:
            about.setdefault(holder, []).append(one)
    return Happening(
        type=told[0].event.type,
        stance=told[0].event.stance,
        told=tuple(told),
        about={holder: tuple(readings) for holder, readings in about.items()},
    )
