"""Times through which nothing changed about somebody, in their tables: stays, on which where they stood is the same, of
those in which they were held, or may have been, periods, and in which prisons they were; and who was held on a day, asked of
these.

Always true: on any day somebody stands as by `whereabouts` of that day; they are held, perhaps held, of what kind and confirmed
or not by a period exactly as by a stay; a person's stays do not overlap, nor do their periods.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from django.db.models import Count, Model, Q, QuerySet

from habeas.model import EventType
from habeas.register.batches import batched
from habeas.register.bodies import Body, body_key
from habeas.register.episodes import episodes
from habeas.register.keys import key_of
from habeas.register.models import Participation, Period, Person, PrisonStay, Stay
from habeas.register.queries import facts_in_turn, facts_of
from habeas.register.status import Fact, Kind
from habeas.register.tables import Difference, bring, difference
from habeas.register.whereabouts import A_DAY, NO_END, Days, Held, as_text, days_of, on_day


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
    asked_for: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedPrisonStay:
    """A row of the table of who was in which prison."""

    key: str
    person_id: str
    body: str
    since: str
    at_latest: bool
    until: str
    event: str
    went_to: str
    is_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedStay:
    """A row of the table of where somebody stood."""

    key: str
    person_id: str
    first: dt.date
    last: dt.date
    told: str


# --- Of one person --------------------------------------------------------------------------------------------------------


def stretches(days: Iterable[Days]) -> list[Stretch]:
    """When they were held, or may have been, in order; `days`: all of those on which anything was known of them."""
    found: list[Stretch] = []
    for each in days:
        if each.at.held is Held.NO:
            continue
        stretch = _stretch(each)
        if found and found[-1].last + A_DAY == stretch.first and _as_told(found[-1]) == _as_told(stretch):
            found[-1] = replace(found[-1], last=stretch.last)
        else:
            found.append(stretch)
    return found


def _stretch(days: Days) -> Stretch:
    status = days.at.status
    held = status if status is not None and status.held else None
    until = held.until.date if held is not None and held.until is not None else None
    return Stretch(
        first=days.first,
        last=days.last,
        certain=days.at.held is Held.YES,
        kind=str(held.kind) if held is not None else "",
        unconfirmed=held is not None and held.unconfirmed,
        since=held.since.date.earliest if held is not None and held.since is not None else None,
        ends_first=until.earliest if until is not None else None,
        ends_last=until.latest if until is not None else None,
        confirmed=held.confirmed if held is not None else None,
    )


def _as_told(stretch: Stretch) -> Stretch:
    return replace(stretch, first=NO_END, last=NO_END)


# --- In their table -------------------------------------------------------------------------------------------------------


def bring_up_to_date(people: Iterable[str] | None = None) -> None:
    """Writes the stays and periods of these people (of all, where none are given) that differ; the rest of the record is as it is
    now."""
    if people is None:
        people = {*Person.objects.values_list("key", flat=True), *Stay.objects.values_list("person", flat=True)}
    for batch in batched(sorted(set(people))):
        facts, asked_for = facts_of(batch), people_asked_for(batch)
        rows_there = Person.objects.filter(key__in=batch)
        lives = [_Life(person, facts[person.key], days_of(facts[person.key]), person.key in asked_for) for person in rows_there]
        for table, rows_of in _TABLES:
            there = table._default_manager.order_by().filter(person__in=batch).values_list("key", flat=True)
            rows = [row for life in lives for row in rows_of(life)]
            bring(table, rows, difference(table, rows, there))


def differences() -> Iterator[Difference]:
    """How the tables differ from what follows from the events of the record."""
    asked_for = people_asked_for()
    for table, rows_of in _TABLES:
        lives = (_Life(person, facts, days_of(facts), person.key in asked_for) for person, facts in facts_in_turn())
        yield difference(table, [row for life in lives for row in rows_of(life)])


def of_changed(people: Iterable[str], events: Iterable[str]) -> set[str]:
    """These people, and those whom these events are about."""
    found = set(people)
    for batch in batched(sorted(events)):
        about = Participation.objects.order_by().filter(event__in=batch, person__isnull=False)
        found |= {person for person in about.values_list("person", flat=True) if person is not None}
    return found


def people_asked_for(among: Collection[str] | None = None) -> frozenset[str]:
    """The keys of everyone (of these few, where some are given) whom an appeal names, whatever became of it."""
    about = Participation.objects.order_by().filter(role=Participation.Role.ABOUT, person__isnull=False)
    if among is None:
        return frozenset(map(str, about.filter(event__type=EventType.APPEAL).values_list("person", flat=True)))
    theirs = about.filter(person__in=among).values_list("person", "event__type")
    return frozenset(str(person) for person, kind in theirs if kind == EventType.APPEAL)


@dataclass(frozen=True, slots=True)
class _Life:
    """What is known of somebody, all days on which anything was, and whether an appeal names them."""

    person: Person
    facts: Sequence[Fact]
    days: list[Days]
    asked_for: bool


def _stays(life: _Life) -> Iterator[FoldedStay]:
    for one in life.days:
        key = key_of("stay", life.person.key, one.first.isoformat())
        told = as_text(on_day(one.at, one.first))
        yield FoldedStay(key=key, person_id=life.person.key, first=one.first, last=one.last, told=told)


def _periods(life: _Life) -> Iterator[FoldedPeriod]:
    person = life.person
    for one in stretches(life.days):
        key = key_of("period", person.key, one.first.isoformat())
        yield FoldedPeriod(
            key=key, person_id=person.key, surname_only=person.surname_only, asked_for=life.asked_for, **asdict(one)
        )


def _prison_stays(life: _Life) -> Iterator[FoldedPrisonStay]:
    for episode in episodes(life.facts):
        for stay, later in zip(episode.places, (*episode.places[1:], None), strict=False):
            end = later.date if later is not None else episode.end.date if episode.end is not None else None
            yield FoldedPrisonStay(
                key=key_of("prison stay", life.person.key, stay.event),
                person_id=life.person.key,
                body=body_key(Body.PRISON, stay.place),
                since=str(stay.date or ""),
                at_latest=stay.at_latest,
                until=str(end or ""),
                event=stay.event,
                went_to=later.place if later is not None else "",
                is_there=later is None and episode.is_open,
            )


_Rows = Callable[[_Life], Iterator[FoldedStay] | Iterator[FoldedPeriod] | Iterator[FoldedPrisonStay]]
_TABLES: Final[tuple[tuple[type[Model], _Rows], ...]] = ((Stay, _stays), (Period, _periods), (PrisonStay, _prison_stays))


# --- Asked ----------------------------------------------------------------------------------------------------------------

_LEAST: Final = Count("first", filter=Q(certain=True, surname_only=False))
_MOST: Final = Count("first")
"""Of a column that the index by days has, and that is in every row: then the rows themselves are not looked at."""


def on(day: dt.date) -> QuerySet[Period]:
    """The periods of those who were held on the day, or may have been, for all that is known now."""
    return Period.objects.order_by().filter(first__lte=day, last__gte=day)


def stays_on(day: dt.date, people: Collection[str] | None = None) -> QuerySet[Stay]:
    """Where everybody stood on the day of whom anything was known; `people`: these few alone, so that one looks at theirs."""
    if people is None:
        return Stay.objects.order_by().filter(first__lte=day, last__gte=day)
    theirs = Stay.objects.filter(person__in=people).values_list("key", "first", "last")
    return Stay.objects.order_by().filter(key__in=[key for key, first, last in theirs if first <= day <= last])


def held_on(day: dt.date) -> tuple[int, int]:
    """How many were held on the day, at least and at most, for all that is known now: as `clocks.counted` counts them."""
    found = on(day).aggregate(least=_LEAST, most=_MOST)
    return found["least"], found["most"]


def by_kind_on(day: dt.date) -> dict[Kind | None, tuple[int, int]]:
    """The same by kind of custody; none: the dates leave open whether they are held."""
    found = on(day).values("kind").annotate(least=_LEAST, most=_MOST)
    return {Kind(row["kind"]) if row["kind"] else None: (row["least"], row["most"]) for row in found}
