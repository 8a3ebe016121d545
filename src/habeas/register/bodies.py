"""Courts, judges, prisons and cases as pages name them: which there are, and what the record has of one.

In: what kind of body, and the key of a name. Out: `BodySummary`s, one for each name; a `BodyView`. Always true: a body is a name
as pages give it, and two spellings are two, side by side with what speaks for their being one; counted is what happened and
entered the record, and not what was asked for, denied, planned or not looked at; a question costs a fixed number of queries.

A prison is a place that somebody was reported moved to. Somebody is there *now* while that is the last place named of a time in
custody which nothing shows to be over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import Count, Max, Q, QuerySet

from habeas.model import Edtf, EventType, Stance
from habeas.register.episodes import Episode, episodes
from habeas.register.folding.judging import Standing
from habeas.register.folding.words import agree, words_of
from habeas.register.keys import key_of
from habeas.register.models import EventRow, Participation
from habeas.register.queries import EventView, chunks, facts_of, views_of
from habeas.register.status import known_by


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
class Held:
    """Somebody moved to a prison: when, what ended it (none where nothing shows an end), and the event that says so."""

    key: str
    name: str
    date: Edtf | None
    event: str
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
    """One name: whom it concerns, `record` the keys of its events in the order of their dates, `held` who was moved there (of
    prisons alone); `told_also`: what other pages call it where they tell of the same events; `alike`: names with the same telling
    words."""

    body: Body
    summary: BodySummary
    people: tuple[Concerned, ...]
    record: tuple[str, ...]
    held: tuple[Held, ...]
    told_also: tuple[OtherName, ...]
    alike: tuple[OtherName, ...]


def body_key(body: Body, name: str) -> str:
    """The key of a name; it stays whatever else is kept."""
    return key_of(str(body), name)


def bodies(body: Body) -> tuple[BodySummary, ...]:
    """Every name of the kind, those of most people first."""
    counts: defaultdict[str, Counter[EventType]] = defaultdict(Counter)
    last: dict[str, dt.date] = {}
    waiting: Counter[str] = Counter()
    column = COLUMN[body]
    times = _events(body).values_list(column, "type", "stance", "standing").annotate(Count("key"), Max("latest"))
    for name, type_, stance, standing, number, day in times.order_by():
        if Standing(standing) is Standing.UNREVIEWED:
            waiting[name] += number
        elif Stance(stance) in _HAPPENED:
            counts[name][EventType(type_)] += number
            last[name] = max(filter(None, (day, last.get(name))), default=None) or dt.date.min
        else:
            counts[name].update({})
    whose = _concerned(body).values_list(f"event__{column}").annotate(Count("person", distinct=True))
    people = dict(whose.order_by())
    found = (
        BodySummary(
            key=body_key(body, name),
            name=name,
            people=people.get(name, 0),
            counts=dict(sorted(counts[name].items(), key=lambda pair: (-pair[1], pair[0]))),
            last=day if (day := last.get(name)) != dt.date.min else None,
            waiting=waiting[name],
        )
        for name in sorted(counts.keys() | waiting.keys())
    )
    return tuple(sorted(found, key=lambda one: (-one.people, -one.events, one.name.casefold(), one.name)))


def body(kind: Body, key: str, on: dt.date) -> BodyView | None:
    """The one whose name has this key, or none."""
    every = bodies(kind)
    summary = next((one for one in every if one.key == key), None)
    if summary is None:
        return None
    column = COLUMN[kind]
    rows = list(_events(kind).filter(**{column: summary.name}).only("key", "type", "earliest", "latest", "told_by", "support"))
    return BodyView(
        body=kind,
        summary=summary,
        people=_people_of(kind, summary.name),
        record=tuple(row.key for row in sorted(rows, key=_when)),
        held=_held_in(summary.name, on) if kind is Body.PRISON else (),
        told_also=_told_also(summary.name, column, rows, every),
        alike=_alike(summary.name, every),
    )


def events_in_order(keys: Sequence[str]) -> tuple[EventView, ...]:
    """The events with these keys, as they stand."""
    found = {view.key: view for chunk in chunks(keys) for view in views_of(EventRow.objects.filter(key__in=chunk))}
    return tuple(found[key] for key in keys if key in found)


def _events(body: Body) -> QuerySet[EventRow]:
    rows = EventRow.objects.exclude(**{COLUMN[body]: ""})
    return rows.filter(type=EventType.TRANSFER) if body is Body.PRISON else rows


def _concerned(body: Body) -> QuerySet[Participation]:
    """Who takes part in what is counted."""
    about = Participation.objects.filter(role=Participation.Role.ABOUT, person__isnull=False, event__stance__in=_HAPPENED)
    about = about.exclude(Q(event__standing=Standing.UNREVIEWED) | Q(**{f"event__{COLUMN[body]}": ""}))
    return about.filter(event__type=EventType.TRANSFER) if body is Body.PRISON else about


def _when(row: EventRow) -> tuple[dt.date, dt.date, str, str]:
    first = row.earliest or row.latest or row.told_by or dt.date.max
    return first, row.latest or first, row.type, row.key


def _people_of(body: Body, name: str) -> tuple[Concerned, ...]:
    whose = _concerned(body).filter(**{f"event__{COLUMN[body]}": name})
    times = whose.values_list("person", "person__name").annotate(Count("event", distinct=True)).order_by()
    return tuple(sorted((Concerned(*one) for one in times), key=lambda one: (-one.events, one.name.casefold(), one.key)))


# --- Prisons --------------------------------------------------------------------------------------------------------------


def _held_in(name: str, on: dt.date) -> tuple[Held, ...]:
    """Everyone moved there, those who are there first."""
    whose = dict(_concerned(Body.PRISON).filter(event__place=name).values_list("person", "person__name").order_by())
    facts = facts_of(list(whose))
    found = (
        held
        for person, named in whose.items()
        for episode in episodes(known_by(on, facts[person]))
        for held in _stays(person, named, name, episode)
    )
    return tuple(sorted(found, key=lambda one: (not one.is_there, one.name.casefold(), one.key, one.event)))


def _stays(person: str, named: str, place: str, episode: Episode) -> Iterable[Held]:
    for at, stay in enumerate(episode.places):
        if stay.place != place:
            continue
        later = next((other for other in episode.places[at + 1 :] if other.place != place), None)
        end = later.date if later is not None else episode.end.date if episode.end is not None else None
        yield Held(
            key=person,
            name=named,
            date=stay.date,
            event=stay.event,
            until=end,
            went_to=later.place if later is not None else "",
            is_there=later is None and episode.is_open,
        )


# --- Other names ----------------------------------------------------------------------------------------------------------


def _told_also(name: str, column: str, rows: Iterable[EventRow], every: Sequence[BodySummary]) -> tuple[OtherName, ...]:
    times: Counter[str] = Counter()
    for row in rows:
        times.update({str(given["value"]) for given in row.support.get(column, ()) if given["value"] not in (name, None, "")})
    known = {one.name: one.key for one in every}
    return tuple(OtherName(known.get(other, ""), other, number) for other, number in times.most_common(_MOST_ALIKE))


def _alike(name: str, every: Iterable[BodySummary]) -> tuple[OtherName, ...]:
    """Not those whose numbers say that they are others: Colony No. 2 and Colony No. 17."""
    numbers = _numbers(name)
    found = [one for one in every if one.name != name and agree(one.name, name) and _fit(numbers, _numbers(one.name))]
    return tuple(OtherName(one.key, one.name, one.events) for one in found[:_MOST_ALIKE])


def _numbers(name: str) -> frozenset[str]:
    return frozenset(word for word in words_of(name) if any(letter.isdigit() for letter in word))


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one and other) or one == other
