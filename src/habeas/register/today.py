"""What matters today, one function a question: a day in, frozen values out.

Always true: nothing is folded again; "held" is what `periods` say, so that the numbers are those of `clocks.counted` as known
now; of a long answer the first few are given, with how many there are; what everyone is counted for is worked out once for a
state of the record and a day, and remembered until either changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from habeas.model import EventType, Stance
from habeas.register import periods
from habeas.register.decisions import BY_RULE
from habeas.register.models import Answer, Capture, Decision, EventRow, Period, Person, ReadingRow, Source
from habeas.register.queries import EventView, PageSummary, facts_of, page_summaries, views_of
from habeas.register.remembered import Remembered
from habeas.register.status import Kind, Status, status_on

FEW: Final = 10
"""Entries that are shown of a long answer."""
SOON: Final = dt.timedelta(days=14)
"""How far ahead a term that runs out is said."""
LATELY: Final = dt.timedelta(days=7)
"""How far back something is new."""
MONTHS: Final = 24
"""How many months the trend goes back."""

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Few(Generic[_Entry]):
    """The first of them, and how many there are."""

    first: tuple[_Entry, ...]
    count: int

    @classmethod
    def of(cls, found: Sequence[_Entry]) -> Few[_Entry]:
        return cls(tuple(found[:FEW]), len(found))


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many at least, and how many at most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class OfKind:
    """How many have this status; none: the dates leave open whether they are held."""

    kind: Kind | None
    held: Bounds


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many were held on a month's last day, or on this day in the month that goes on."""

    day: dt.date
    held: Bounds


@dataclass(frozen=True, slots=True)
class Prisoner:
    """Somebody held, and where they stand."""

    key: str
    name: str
    surname_only: bool
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldToday:
    """Everything for which everyone is counted.

    `ending`: whose term runs out soon, the first to do so first; `unasked`: for whom no appeal is known, the longest held first;
    `stale`: held as far as known, and too long nothing was said.
    """

    day: dt.date
    held: Bounds
    by_kind: tuple[OfKind, ...]
    months: tuple[MonthCount, ...]
    ending: Few[Prisoner]
    unasked: Few[Prisoner]
    stale: Few[Prisoner]


_REMEMBERED: Final = Remembered[HeldToday](1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What came since a day: pages, the last first; the events that only they tell of, by type; what people decided, by kind."""

    since: dt.date
    pages: Few[PageSummary]
    events: tuple[tuple[EventType, int], ...]
    decisions: tuple[tuple[str, int], ...]

    @property
    def event_count(self) -> int:
        return sum(count for _, count in self.events)

    @property
    def decision_count(self) -> int:
        return sum(count for _, count in self.decisions)


_LATELY: Final = Remembered[Lately](1)
_AHEAD: Final = Remembered[Few[EventView]](1)
_UNANSWERED: Final = Remembered[Few[EventView]](1)


# --- For which everyone is counted ------------------------------------------------------------------------------------------


def held_today(day: dt.date) -> HeldToday:
    """Who is held as far as known, how that came to be, and of whom something should be done."""
    return _REMEMBERED.answer(day, lambda: _held_today(day))


def month_ends(day: dt.date, months: int = MONTHS) -> tuple[dt.date, ...]:
    """The last days of the months before the day's own, and the day."""
    firsts = [dt.date(number // 12, number % 12 + 1, 1) for number in _month_numbers(day, months)]
    return (*(first - dt.timedelta(days=1) for first in firsts), day)


def _month_numbers(day: dt.date, months: int) -> Iterable[int]:
    this = day.year * 12 + day.month - 1
    return range(this - months + 2, this + 1)


def _held_today(day: dt.date) -> HeldToday:
    held = periods.on(day)
    kinds = periods.by_kind_on(day)
    order: list[Kind | None] = [*Kind, None]
    known = held.exclude(kind="")
    ending = known.filter(ends_first__lte=day + SOON, ends_last__gte=day).order_by("ends_last", "person")
    unasked = known.filter(asked_for=False).order_by("surname_only", F("since").asc(nulls_last=True), "person")
    stale = known.filter(unconfirmed=True).order_by("surname_only", F("confirmed").asc(nulls_first=True), "person")
    return HeldToday(
        day=day,
        held=Bounds(*periods.held_on(day)),
        by_kind=tuple(OfKind(kind, Bounds(*kinds[kind])) for kind in order if kind in kinds),
        months=tuple(MonthCount(at, Bounds(*periods.held_on(at))) for at in month_ends(day)),
        ending=_few(ending, day),
        unasked=_few(unasked, day),
        stale=_few(stale, day),
    )


def _few(found: QuerySet[Period], day: dt.date) -> Few[Prisoner]:
    """The first of those who were held on the day, with where they stand."""
    people = [row.person for row in found.select_related("person")[:FEW]]
    facts = facts_of([person.key for person in people])
    standing = ((person, status_on(day, facts[person.key])) for person in people)
    return Few(tuple(_prisoner(person, status) for person, status in standing if status is not None), found.count())


def _prisoner(person: Person, status: Status) -> Prisoner:
    return Prisoner(person.key, person.name, person.surname_only, status)


# --- What is asked of a table alone ---------------------------------------------------------------------------------------


def came_lately(now: dt.datetime) -> Lately:
    """What came in the days before the hour of `now`, and since; remembered for that hour and a state of the record."""
    since = now.replace(minute=0, second=0, microsecond=0) - LATELY
    return _LATELY.answer(since, lambda: _came_since(since))


def _came_since(since: dt.datetime) -> Lately:
    captures = Capture.objects.filter(added_at__gte=since).order_by("-added_at", "key")
    first = list(captures[:FEW])
    summaries = page_summaries(first)
    new_readings = ReadingRow.objects.order_by().filter(
        capture__in=Capture.objects.order_by().filter(added_at__gte=since).values("key")
    )
    told_since = Source.objects.order_by().filter(reading__in=new_readings.values("key")).values("event")
    told_before = Source.objects.filter(event=OuterRef("pk"), reading__capture__added_at__lt=since)
    new = EventRow.objects.order_by().filter(~Exists(told_before), key__in=told_since)
    types = dict(new.values_list("type").annotate(n=Count("key")))
    decided = Decision.objects.filter(decided_at__gte=since).exclude(decided_by__startswith=BY_RULE).order_by()
    return Lately(
        since=since.date(),
        pages=Few(tuple(summaries[row.key] for row in first), captures.count()),
        events=tuple((kind, types[kind.value]) for kind in EventType if kind.value in types),
        decisions=tuple(decided.values_list("kind").annotate(n=Count("key")).order_by("-n", "kind")),
    )


def hearings_ahead(day: dt.date) -> Few[EventView]:
    """Court hearings that may still come, the next one first."""
    rows = EventRow.objects.filter(type=EventType.HEARING, latest__gte=day).exclude(stance=Stance.DENIED)
    rows = rows.order_by("earliest", "latest", "key")
    return _AHEAD.answer(day, lambda: Few(views_of(rows[:FEW]), rows.count()))


def unanswered() -> Few[EventView]:
    """Appeals to which no answer is known, the latest first."""
    return _UNANSWERED.answer(None, _unanswered)


def _unanswered() -> Few[EventView]:
    appeals = EventRow.objects.filter(type=EventType.APPEAL)
    answered = Answer.objects.order_by().values("appeal").distinct()
    rows = appeals.exclude(key__in=answered).order_by("-told_by", "key")
    return Few(views_of(rows[:FEW]), appeals.order_by().count() - answered.count())
