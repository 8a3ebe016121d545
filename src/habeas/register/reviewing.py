"""What waits for a person: one queue, the most consequential first.

In: the record. Out: `Waiting` events with their neighbours, and how often readings of a frame were found right. Always true: an
event leaves the queue when it is accepted, corrected or rejected; the queue is the same for everyone who asks.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Case, DateField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from habeas.model import EventType
from habeas.register.batches import batched
from habeas.register.decisions.writing import in_force
from habeas.register.folding.judging import Judged, Standing
from habeas.register.models import Decision, EventRow, Participation, ReadingRow, Source
from habeas.register.policy import consequence
from habeas.register.queries import EventView, event, views_of

_NEAR = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event in the queue: its key, and what its place there follows from."""

    key: str
    type: EventType
    standing: Standing
    contradicted: bool
    told_by: dt.date | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How a frame fared: how many of its readings a person accepted as they were, and how many were looked at."""

    frame: str
    accepted: int
    of: int

    @property
    def share(self) -> float:
        """Of those looked at, which were right."""
        return self.accepted / self.of


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, in its order, of which no more is read than is asked for."""

    rows: QuerySet[EventRow]

    def __len__(self) -> int:
        return self.rows.count()

    def first(self, most: int | None = None) -> tuple[Waiting, ...]:
        """The first so many, or all."""
        named = self.rows.values_list("key", "type", "standing", "contradicted", "told_by")[:most]
        return tuple(
            Waiting(key, EventType(kind), Standing(standing), contradicted, told_by)
            for key, kind, standing, contradicted, told_by in named
        )

    def after(self, key: str) -> str | None:
        """The key of the one behind this one; of the first where this one does not wait; none where nothing is behind it."""
        place = self.rows.filter(key=key).values_list(*_PLACE).first()
        return (self.rows if place is None else self.rows.filter(_behind(place))).values_list("key", flat=True).first()


_PLACE = ("entered", "consequence", "agreed", "told_last", "key")
"""What the order of the queue follows from, each ascending."""
_LONG_AGO = dt.date.min


def _behind(place: Sequence[object]) -> Q:
    """Those that stand behind this place."""
    behind, same = Q(), Q()
    for name, value in zip(_PLACE, place, strict=True):
        further = "lt" if name == "told_last" else "gt"
        behind |= same & Q(**{f"{name}__{further}": value})
        same &= Q(**{name: value})
    return behind


def queue(*, only: Sequence[EventType] = (), frame: str = "", page: str = "", words: str = "", settled: bool = False) -> Queue:
    """What waits: first what did not enter the record, then what was only reported; within these, by consequence, contradictions
    first, and the latest told first. `only`: of these types; `frame`: read by it; `page`: told on it (its key); `words`: in a
    name; `settled`: no contradicted ones."""
    rows = EventRow.objects.exclude(standing=Standing.CONFIRMED)
    if only:
        rows = rows.filter(type__in=only)
    if frame:
        rows = rows.filter(key__in=Source.objects.filter(reading__frame=frame).values("event"))
    if page:
        rows = rows.filter(key__in=Source.objects.filter(reading__capture=page).values("event"))
    for word in words.split():
        named = Participation.objects.filter(name__icontains=word).values("event")
        rows = rows.filter(Q(key__in=named) | Q(group__icontains=word))
    if settled:
        rows = rows.filter(contradicted=False)
    placed = rows.annotate(
        entered=_number((Q(standing=Standing.REPORTED), 1)),
        consequence=_number(*((Q(type=kind), place) for kind, place in consequence().items())),
        agreed=_number((Q(contradicted=False), 1)),
        told_last=Coalesce("told_by", Value(_LONG_AGO), output_field=DateField()),
    )
    return Queue(placed.order_by("entered", "consequence", "agreed", "-told_last", "key"))


def _number(*cases: tuple[Q, int]) -> Case:
    """The number of the case that holds; 0 where none does."""
    return Case(*(When(case, then=Value(number)) for case, number in cases), default=Value(0))


def waiting_count() -> int:
    """How many events nobody has looked at."""
    return EventRow.objects.exclude(standing=Standing.CONFIRMED).count()


def alike(shown: EventView) -> tuple[EventView, ...]:
    """Other events of this type about one of the same people (or names) that may be the same one: near in time, or undated."""
    people = [name.person for name in shown.people if name.person]
    about = Participation.objects.filter(Q(person__in=people) | Q(name__in=[name.name for name in shown.people]))
    keys = about.filter(role=Participation.Role.ABOUT).values_list("event", flat=True)
    rows = EventRow.objects.filter(key__in=set(keys), type=shown.type).exclude(key=shown.key)
    return tuple(view for view in views_of(rows) if _is_near(shown, view))


def frames_reviewed() -> tuple[Reviewed, ...]:
    """For each frame of which readings were looked at, how they fared; those looked at most first."""
    right: dict[str, bool] = {}
    wanted = (Judged.ACCEPT, Judged.REJECT, Judged.AMEND)
    for row in in_force().filter(kind__in=wanted):
        for reading in (row.said or {}).get("readings", ()):
            right[reading] = row.kind == Judged.ACCEPT and right.get(reading, True)
    frames: dict[str, str] = {}
    for chunk in batched(sorted(right)):
        frames |= dict(ReadingRow.objects.filter(key__in=chunk).values_list("key", "frame"))
    times, accepted = Counter[str](), Counter[str]()
    for reading, was_right in right.items():
        if reading in frames:
            times[frames[reading]] += 1
            accepted[frames[reading]] += was_right
    found = (Reviewed(frame, accepted[frame], of) for frame, of in times.items())
    return tuple(sorted(found, key=lambda one: (-one.of, one.frame)))


def median_seconds(last: int = 100) -> float | None:
    """How long a look took in the middle, over the last decisions that say it; none where none does."""
    rows = Decision.objects.filter(kind__in=(Judged.ACCEPT, Judged.REJECT, Judged.AMEND), undoes=None).order_by("-decided_at")
    taken = [said["seconds"] for said in rows.values_list("said", flat=True)[:last] if said and "seconds" in said]
    return median(taken) if taken else None


def event_of(reading: str) -> EventView | None:
    """The event that this reading tells of now (the first, where it tells of several)."""
    row = EventRow.objects.filter(sources__reading=reading).order_by("key").first()
    return event(row.key) if row is not None else None


def _is_near(one: EventView, other: EventView) -> bool:
    first, second = one.date, other.date
    if first is None or second is None or None in (first.earliest, first.latest, second.earliest, second.latest):
        return True
    return first.earliest - _NEAR <= second.latest and second.earliest - _NEAR <= first.latest  # type: ignore[operator]
