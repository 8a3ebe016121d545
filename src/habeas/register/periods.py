"""Times in which somebody was held, or may have been: the facts about one person -> `Stretch`es of days; and who was held on a
day, asked of their table.

Always true: on any day somebody is held, perhaps held, of what kind and confirmed or not by a stretch exactly as by `status` of
that day; a person's stretches do not overlap, and on a day that none has, they are not held.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from django.db.models import Count, Q, QuerySet

from habeas.register.batches import batched
from habeas.register.keys import key_of
from habeas.register.models import Participation, Period, Person
from habeas.register.queries import facts_in_turn, facts_of
from habeas.register.status import UNCONFIRMED_AFTER, Fact, Kind, Status, first_day, held_bounds, last_day, status_on
from habeas.register.tables import Difference, bring, difference

NO_END: Final = dt.date.max
"""The last day of what goes on."""

_A_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from the first to the last on which the answer is one. `certain`: held for sure, else perhaps; `kind` is empty where
    the dates leave open whether they are held at all. `since`: the first day on which this custody can have begun; `ends_first`
    and `ends_last`: between which days its term ends, as far as known; `confirmed`: the last day on which something shows it."""

    first: dt.date
    last: dt.date
    certain: bool
    kind: str
    unconfirmed: bool
    since: dt.date | None
    ends_first: dt.date | None
    ends_last: dt.date | None
    confirmed: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedPeriod(Stretch):
    """A row of the table."""

    key: str
    person_id: str
    surname_only: bool


# --- Of one person --------------------------------------------------------------------------------------------------------


def stretches(facts: Sequence[Fact]) -> list[Stretch]:
    """When they were held, or may have been, in order."""
    days = sorted({day for fact in facts for day in (first_day(fact), last_day(fact))} - {NO_END})
    found: list[Stretch] = []
    for number, day in enumerate(days):
        last = days[number + 1] - _A_DAY if number + 1 < len(days) else NO_END
        for stretch in _from(day, last, facts):
            if found and found[-1].last + _A_DAY == stretch.first and _as_told(found[-1]) == _as_told(stretch):
                found[-1] = replace(found[-1], last=stretch.last)
            else:
                found.append(stretch)
    return found


def _from(first: dt.date, last: dt.date, facts: Sequence[Fact]) -> Iterator[Stretch]:
    """Between two days on which something happened only this changes: a term ends, or nothing was reported for too long."""
    status = status_on(first, facts)
    certain, perhaps = held_bounds(first, facts, status)
    if not perhaps:
        return
    stretch = _stretch(first, last, certain, status)
    doubted = _doubted_from(status)
    if status is None or doubted is None or not first < doubted <= last:
        yield stretch
        return
    yield replace(stretch, last=doubted - _A_DAY)
    yield replace(stretch, first=doubted, unconfirmed=True)


def _stretch(first: dt.date, last: dt.date, certain: bool, status: Status | None) -> Stretch:
    held = status if status is not None and status.held else None
    until = held.until.date if held is not None and held.until is not None else None
    return Stretch(
        first=first,
        last=last,
        certain=certain,
        kind=str(held.kind) if held is not None else "",
        unconfirmed=held is not None and held.unconfirmed,
        since=held.since.date.earliest if held is not None and held.since is not None else None,
        ends_first=until.earliest if until is not None else None,
        ends_last=until.latest if until is not None else None,
        confirmed=held.confirmed if held is not None else None,
    )


def _doubted_from(status: Status | None) -> dt.date | None:
    """The first day on which the status is confirmed no longer, if nothing else happens."""
    if status is None or not status.held or status.confirmed is None:
        return None
    last = status.confirmed + UNCONFIRMED_AFTER
    end = status.until.date.latest if status.until is not None else None
    return (min(last, end) if end is not None else last) + _A_DAY


def _as_told(stretch: Stretch) -> Stretch:
    return replace(stretch, first=NO_END, last=NO_END)


# --- In their table -------------------------------------------------------------------------------------------------------


def bring_up_to_date(people: Iterable[str] | None = None) -> None:
    """Writes the periods of these people (of all, where none are given) that differ; the rest of the record is as it is now."""
    if people is None:
        people = {*Person.objects.values_list("key", flat=True), *Period.objects.values_list("person", flat=True)}
    for batch in batched(sorted(set(people))):
        there = Period.objects.order_by().filter(person__in=batch).values_list("key", flat=True)
        rows = list(_rows(Person.objects.filter(key__in=batch), facts_of(batch)))
        bring(Period, rows, difference(Period, rows, there))


def differences() -> Difference:
    """How the periods differ from those that follow from the events of the record."""
    rows = [row for person, facts in facts_in_turn() for row in _rows_of(person, facts)]
    return difference(Period, rows)


def of_changed(people: Iterable[str], events: Iterable[str]) -> set[str]:
    """These people, and those whom these events are about."""
    found = set(people)
    for batch in batched(sorted(events)):
        about = Participation.objects.order_by().filter(event__in=batch, person__isnull=False)
        found |= {person for person in about.values_list("person", flat=True) if person is not None}
    return found


def _rows(people: Iterable[Person], facts: defaultdict[str, list[Fact]]) -> Iterator[FoldedPeriod]:
    for person in people:
        yield from _rows_of(person, facts[person.key])


def _rows_of(person: Person, facts: Sequence[Fact]) -> Iterator[FoldedPeriod]:
    for one in stretches(facts):
        yield FoldedPeriod(
            key=key_of("period", person.key, one.first.isoformat()),
            person_id=person.key,
            surname_only=person.surname_only,
            **asdict(one),
        )


# --- Asked ----------------------------------------------------------------------------------------------------------------

_LEAST: Final = Count("key", filter=Q(certain=True, surname_only=False))


def on(day: dt.date) -> QuerySet[Period]:
    """The periods of those who were held on the day, or may have been, for all that is known now."""
    return Period.objects.order_by().filter(first__lte=day, last__gte=day)


def held_on(day: dt.date) -> tuple[int, int]:
    """How many were held on the day, at least and at most, for all that is known now: as `clocks.counted` counts them."""
    found = on(day).aggregate(least=_LEAST, most=Count("key"))
    return found["least"], found["most"]


def by_kind_on(day: dt.date) -> dict[Kind | None, tuple[int, int]]:
    """The same by kind of custody; none: the dates leave open whether they are held."""
    found = on(day).values("kind").annotate(least=_LEAST, most=Count("key"))
    return {Kind(row["kind"]) if row["kind"] else None: (row["least"], row["most"]) for row in found}
