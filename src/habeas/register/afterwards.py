"""What happened to those an appeal names after it was made: only that it came later, never that it came of it.

In: appeals with the people they name; their later events. Out: `Afterwards` by appeal. Always true: what is listed entered the
record, was told as a fact, and cannot have been before the appeal; days are counted only where both days are known.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from habeas.model import Edtf, EventType, Stance
from habeas.register.folding.judging import Standing
from habeas.register.models import EventRow, Participation

OUTCOMES: Final = (
    EventType.RELEASE,
    EventType.ACQUITTAL,
    EventType.SENTENCE,
    EventType.APPEAL_RULING,
    EventType.REMAND_EXTENSION,
    EventType.DEATH,
)
_IN_ONE_QUERY: Final = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """What happened to one person later: the event, and how many days after the appeal."""

    person: str
    name: str
    event: str
    type: EventType
    date: Edtf
    outcome: str
    term: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """An appeal: its day, and the keys and names of whom it names."""

    key: str
    date: Edtf | None
    people: Mapping[str, str]


def afterwards(appeals: Collection[Asked]) -> defaultdict[str, tuple[Afterwards, ...]]:
    """By appeal, in order; two queries however many there are."""
    by_person = _later_events({person for appeal in appeals for person in appeal.people})
    found: defaultdict[str, tuple[Afterwards, ...]] = defaultdict(tuple)
    for appeal in appeals:
        after = [
            _after(person, name, row, appeal.date)
            for person, name in appeal.people.items()
            for row in by_person[person]
            if appeal.date is not None and _is_later(row, appeal.date)
        ]
        found[appeal.key] = tuple(sorted(after, key=lambda one: (str(one.date), one.name, one.event)))
    return found


def _later_events(people: Collection[str]) -> defaultdict[str, list[EventRow]]:
    found: defaultdict[str, list[EventRow]] = defaultdict(list)
    keys = sorted(people)
    for start in range(0, len(keys), _IN_ONE_QUERY):
        parts = Participation.objects.filter(
            person__in=keys[start : start + _IN_ONE_QUERY],
            role=Participation.Role.ABOUT,
            event__type__in=OUTCOMES,
            event__stance__in=(Stance.ASSERTED, Stance.ALLEGED),
            event__earliest__isnull=False,
        ).exclude(event__standing=Standing.UNREVIEWED)
        for part in parts.select_related("event"):
            if part.person_id is not None:
                found[part.person_id].append(part.event)
    return found


def _is_later(row: EventRow, asked: Edtf) -> bool:
    last = asked.latest or asked.earliest
    return last is not None and row.earliest is not None and row.earliest > last


def _after(person: str, name: str, row: EventRow, asked: Edtf | None) -> Afterwards:
    date = Edtf.parse(row.date)
    return Afterwards(
        person=person,
        name=name,
        event=row.key,
        type=EventType(row.type),
        date=date,
        outcome=row.outcome,
        term=row.term,
        days=_days_between(asked.day if asked is not None else None, date.day),
    )


def _days_between(first: dt.date | None, second: dt.date | None) -> int | None:
    return (second - first).days if first is not None and second is not None else None
