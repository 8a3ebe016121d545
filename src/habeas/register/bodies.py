"""Courts, judges, prisons and cases as pages name them: which there are, and what the record has of one.

In: what kind of body, and a name. Out: `BodySummary`s, one for each name; a `BodyView`. Always true: a body is a name
as pages give it, and two spellings are two, side by side with what speaks for their being one; counted is what happened and
entered the record, and not what was asked for, denied, planned or not looked at; a question costs a fixed number of queries.

A prison is a place that somebody was reported moved to, or one that is called a prison where any other event finds them in
custody (see `episodes`). Somebody is there *now* while that is the last place named of a time in custody which nothing shows to
be over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.db.models import Count, Max, Q, QuerySet

from habeas.model import Edtf, EventType, Stance
from habeas.register.batches import batched
from habeas.register.episodes import WHERE_HELD, is_prison
from habeas.register.folding.judging import Standing
from habeas.register.folding.words import agree, words_of
from habeas.register.keys import key_of
from habeas.register.models import EventRow, Participation, PrisonStay
from habeas.register.queries import EventView, views_of
from habeas.register.sentences import Sentence, sentences


class Body(StrEnum):
    """What somebody's case passes through."""

    COURT = "court"
    JUDGE = "judge"
    PRISON = "prison"
    CASE = "case"


COLUMN: Final = {Body.COURT: "court", Body.JUDGE: "judge", Body.PRISON: "place", Body.CASE: "case"}
"""The field of an event that names it."""
_HAPPENED: Final = (Stance.ASSERTED, Stance.ALLEGED)
_MOST_ALIKE: Final = 12
_LOOKED_AT: Final = ("key", "type", "stance", "standing", "earliest", "latest", "told_by", "support")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySummary:
    """A name with what happened there: how many people, and how often what. `waiting`: events that count for nothing yet."""

    key: str
    name: str
    people: int
    counts: Mapping[EventType, int]
    last: dt.date | None
    waiting: int

    @property
    def events(self) -> int:
        """All that is counted."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody it happened to, and in how many events."""

    key: str
    name: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stayed:
    """Somebody held in a prison: since when (`at_latest`: they were there by then), what ended it (none where nothing shows an
    end), the event that says so, and its sentence."""

    key: str
    name: str
    date: Edtf | None
    at_latest: bool
    event: str
    sentence: Sentence | None
    until: Edtf | None
    went_to: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name, its key where it is a body too, and how many events have it."""

    key: str
    name: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """One name: whom it concerns, `record` the keys of its events in the order of their dates; `told_also`: what other pages call
    it where they tell of the same events; `alike`: names with the same telling words."""

    body: Body
    summary: BodySummary
    people: tuple[Concerned, ...]
    record: tuple[str, ...]
    told_also: tuple[OtherName, ...]
    alike: tuple[OtherName, ...]


def body_key(body: Body, name: str) -> str:
    """The key of a name; it stays whatever else is kept."""
    return key_of(str(body), name)


def bodies(body: Body) -> tuple[BodySummary, ...]:
    """Every name of the kind, those of most people first."""
    column = COLUMN[body]
    about = Participation.objects.filter(role=Participation.Role.ABOUT, person__isnull=False, event__stance__in=_HAPPENED)
    about = about.exclude(Q(event__standing=Standing.UNREVIEWED) | Q(**{f"event__{column}": ""}))
    counted = _counted(body)
    if body is Body.PRISON:
        held, moved = (_people_by(column, about.filter(event__type__in=types)) for types in (WHERE_HELD, (EventType.TRANSFER,)))
        people = {name: (held if is_prison(name) else moved).get(name, 0) for name in counted}
    else:
        people = _people_by(column, about)
    found = (_summary(body, name, each, people.get(name, 0)) for name, each in counted.items())
    return tuple(sorted(found, key=lambda one: (-one.people, -one.events, one.name.casefold(), one.name)))


def _people_by(column: str, about: QuerySet[Participation]) -> dict[str, int]:
    """By name, how many people it is about."""
    return dict(about.values_list(f"event__{column}").annotate(Count("person", distinct=True)).order_by())


@dataclass
class _Counting:
    counts: Counter[EventType] = field(default_factory=Counter)
    last: dt.date | None = None
    waiting: int = 0


def _counted(body: Body) -> dict[str, _Counting]:
    """By name, what happened and how often."""
    found: defaultdict[str, _Counting] = defaultdict(_Counting)
    times = _events(body).values_list(COLUMN[body], "type", "stance", "standing").annotate(Count("key"), Max("latest"))
    for name, type_, stance, standing, number, day in times.order_by():
        if not _names_one(body, type_, name):
            continue
        one = found[name]
        if Standing(standing) is Standing.UNREVIEWED:
            one.waiting += number
        elif Stance(stance) in _HAPPENED:
            one.counts[EventType(type_)] += number
            one.last = max(filter(None, (day, one.last)), default=None)
    return dict(found)


def _summary(body: Body, name: str, counted: _Counting, people: int) -> BodySummary:
    return BodySummary(
        key=body_key(body, name),
        name=name,
        people=people,
        counts=dict(sorted(counted.counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        last=counted.last,
        waiting=counted.waiting,
    )


def name_with(body: Body, key: str) -> str | None:
    """The name that has this key, or none."""
    names = _events(body).order_by().values_list(COLUMN[body], "type").distinct()
    return next((name for name, type_ in names if body_key(body, name) == key and _names_one(body, type_, name)), None)


def body(kind: Body, name: str) -> BodyView:
    """The one that has this name."""
    counted = _counted(kind)
    named = _events(kind).filter(**{COLUMN[kind]: name}).only(*_LOOKED_AT)
    rows = [row for row in named if _names_one(kind, row.type, name)]
    people = _people_in([row.key for row in rows if _happened(row)])
    return BodyView(
        body=kind,
        summary=_summary(kind, name, counted.get(name, _Counting()), len(people)),
        people=people,
        record=tuple(row.key for row in sorted(rows, key=_when)),
        told_also=_told_also(kind, name, rows, counted.keys()),
        alike=_alike(kind, name, counted),
    )


def events_in_order(keys: Sequence[str]) -> tuple[EventView, ...]:
    """The events with these keys, as they stand."""
    found = {view.key: view for chunk in batched(keys) for view in views_of(EventRow.objects.filter(key__in=chunk))}
    return tuple(found[key] for key in keys if key in found)


def _events(body: Body) -> QuerySet[EventRow]:
    rows = EventRow.objects.exclude(**{COLUMN[body]: ""})
    return rows.filter(type__in=WHERE_HELD) if body is Body.PRISON else rows


def _names_one(body: Body, type_: str, name: str) -> bool:
    """Whether the name, in an event of this type, is that of a body: a place need not be a prison."""
    return body is not Body.PRISON or EventType(type_) is EventType.TRANSFER or is_prison(name)


def _happened(row: EventRow) -> bool:
    return Standing(row.standing) is not Standing.UNREVIEWED and Stance(row.stance) in _HAPPENED


def _when(row: EventRow) -> tuple[dt.date, dt.date, str, str]:
    first = row.earliest or row.latest or row.told_by or dt.date.max
    return first, row.latest or first, row.type, row.key


def _people_in(events: Sequence[str]) -> tuple[Concerned, ...]:
    times: Counter[tuple[str, str]] = Counter()
    for chunk in batched(events):
        about = Participation.objects.filter(event__in=chunk, role=Participation.Role.ABOUT, person__isnull=False)
        pairs = set(about.order_by().values_list("person", "person__name", "event"))
        times.update((person, name) for person, name, _ in pairs if person is not None)
    found = (Concerned(key, name, number) for (key, name), number in times.items())
    return tuple(sorted(found, key=lambda one: (-one.events, one.name.casefold(), one.key)))


# --- Prisons --------------------------------------------------------------------------------------------------------------


def held_in(prison: str) -> QuerySet[PrisonStay]:
    """Who was held in the prison with this name, to be cut into leaves: those who are there first, the others by when they
    left, the last first."""
    rows = PrisonStay.objects.filter(body=body_key(Body.PRISON, prison)).select_related("person")
    return rows.order_by("-is_there", "-until", "person__name", "key")


def stays_told(rows: Sequence[PrisonStay]) -> list[Stayed]:
    """These stays, each with the sentence that tells it first."""
    told = sentences(row.event for row in rows)
    return [
        Stayed(
            key=row.person.key,
            name=row.person.name,
            date=Edtf.parse(row.since) if row.since else None,
            at_latest=row.at_latest,
            event=row.event,
            sentence=told.get(row.event),
            until=Edtf.parse(row.until) if row.until else None,
            went_to=row.went_to,
            is_there=row.is_there,
        )
        for row in rows
    ]


def not_told_when(prison: str, people: Sequence[Concerned]) -> list[Concerned]:
    """Those among the people of whom no time in custody is known to which the prison belongs."""
    placed = set(held_in(prison).order_by().values_list("person", flat=True))
    return [one for one in people if one.key not in placed]


# --- Other names ----------------------------------------------------------------------------------------------------------


def _told_also(body: Body, name: str, rows: Iterable[EventRow], known: Collection[str]) -> tuple[OtherName, ...]:
    times: Counter[str] = Counter()
    for row in rows:
        times.update(
            {str(given["value"]) for given in row.support.get(COLUMN[body], ()) if given["value"] not in (name, None, "")}
        )
    found = times.most_common(_MOST_ALIKE)
    return tuple(OtherName(body_key(body, other) if other in known else "", other, number) for other, number in found)


def _alike(body: Body, name: str, counted: Mapping[str, _Counting]) -> tuple[OtherName, ...]:
    """Not those whose numbers say that they are others: Colony No. 2 and Colony No. 17."""
    numbers = _numbers(name)
    others = [(other, sum(one.counts.values())) for other, one in counted.items() if other != name and agree(other, name)]
    found = sorted((pair for pair in others if _fit(numbers, _numbers(pair[0]))), key=lambda pair: (-pair[1], pair[0]))
    return tuple(OtherName(body_key(body, other), other, number) for other, number in found[:_MOST_ALIKE])


def _numbers(name: str) -> frozenset[str]:
    return frozenset(word for word in words_of(name) if any(letter.isdigit() for letter in word))


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one and other) or one == other
