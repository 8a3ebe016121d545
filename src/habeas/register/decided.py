"""What was decided, as it is asked for: which decisions, the newest first, and what each is about as the record has it now.

In: `Asked`, or rows. Out: rows to be cut into leaves; a `Made` for each row. Always true: a decision stands there as it was made,
also where what it was about has left the record, and whether it was taken back since; a leaf costs a fixed number of queries.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import QuerySet

from habeas.register.batches import batched, values_where
from habeas.register.decisions import BY_RULE, decisions_about
from habeas.register.decisions.writing import taking_nothing_back
from habeas.register.folding.judging import Judged
from habeas.register.models import (
    Capture,
    Decision,
    ListRow,
    ListStanding,
    Mention,
    Participation,
    Person,
    ReadingRow,
    Source,
)
from habeas.register.queries import PageSummary, pages_with
from habeas.register.search.asking import people_meant
from habeas.register.sentences import Sentence, sentences_read

TAKING_BACK: Final = "take_back"
"""Asked for in place of a kind: the decisions that take back another."""
_ABOUT_TWO_EVENTS: Final = (Judged.SAME_EVENT, Judged.DIFFERENT_EVENTS)
_MOST_PEOPLE: Final = 500


class State(StrEnum):
    """Whether decisions stand; the value is empty where either will do."""

    ANY = ""
    STANDING = "standing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which decisions: by whom, of which kind (or `TAKING_BACK`), made in which days of the register's clock, and those of these
    keys alone where some are given."""

    by: str = ""
    kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    state: State = State.ANY
    keys: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a decision names: the key of the person whose name it is now; of two names that are compared, the page each stands in
    or the key of the edition of a list whose row it is, as far as there is one."""

    name: str
    person: str = ""
    page: PageSummary | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A decision, and where what it is about stands: `reading` is the first that tells of its event, `stands` whether an event is
    still told by it; `sentences` are those that it is about, with their pages."""

    row: Decision
    named: tuple[Named, ...]
    reading: str = ""
    stands: bool = False
    sentences: tuple[tuple[Sentence, PageSummary], ...] = ()

    @property
    def undone_by(self) -> Decision | None:
        """The decision that took it back."""
        return getattr(self.row, "undone_by", None)

    @property
    def is_in_force(self) -> bool:
        """Whether it was not taken back, and takes back nothing itself."""
        return self.row.undoes_id is None and self.undone_by is None

    @property
    def by_person(self) -> bool:
        """Whether somebody decided, and not a rule."""
        return not self.row.decided_by.startswith(BY_RULE)


class TooMany(ValueError):
    """The words are in the names of more people than decisions are asked of at once."""


# --- Which ----------------------------------------------------------------------------------------------------------------


def decisions_asked_for(asked: Asked) -> QuerySet[Decision]:
    """The rows, the newest first."""
    rows = Decision.objects.order_by("-decided_at", "-key")
    if asked.by:
        rows = rows.filter(decided_by=asked.by)
    if asked.since is not None:
        rows = rows.filter(decided_at__gte=dt.datetime.combine(asked.since, dt.time.min, dt.UTC))
    if asked.until is not None:
        rows = rows.filter(decided_at__lte=dt.datetime.combine(asked.until, dt.time.max, dt.UTC))
    if asked.keys is not None:
        rows = rows.filter(key__in=sorted(asked.keys))
    taken_back = Decision.objects.filter(undoes__isnull=False).order_by().values("undoes")
    if asked.kind == TAKING_BACK:
        rows = rows.filter(undoes__isnull=False)
    elif asked.kind:
        rows = taking_nothing_back(rows.filter(kind=asked.kind))
    if asked.state is State.UNDONE:
        rows = rows.filter(key__in=taken_back)
    elif asked.state is State.STANDING:
        rows = taking_nothing_back(rows).exclude(key__in=taken_back)
    return rows


def deciders() -> list[str]:
    """Who has ever decided, people and rules, by name: a question for each, since they are fewer than their decisions."""
    names = Decision.objects.order_by("decided_by").values_list("decided_by", flat=True)
    found: list[str] = []
    while (name := names.filter(decided_by__gt=found[-1] if found else "").first()) is not None:
        found.append(name)
    return sorted(found, key=lambda name: (name.startswith(BY_RULE), name.casefold()))


def about_words(words: str) -> frozenset[str]:
    """The decisions about the people whom the words mean, and those by which something was rejected that was read of somebody
    named so. Raises `SearchRefused`, and `TooMany`."""
    meant = people_meant(words)
    if len(meant.people) > _MOST_PEOPLE:
        raise TooMany(len(meant.people))
    rejected = Decision.objects.filter(kind=Judged.REJECT).order_by().values_list("key", "names")
    sought = words.casefold().split()
    gone = (key for key, names in rejected.iterator() if all(word in " ".join(names[1:]).casefold() for word in sought))
    return _about_people(meant.people) | frozenset(gone)


def about_key(key: str) -> frozenset[str]:
    """The decisions about the person, the mention, the event, the reading or the page with this key; or the decision that has it,
    with the one that takes it back."""
    person = Person.objects.filter(key=key).first() or Person.objects.filter(mentions__key=key).first()
    if person is not None:
        return _about_people([person.key])
    readings = set(Source.objects.filter(event=key).order_by().values_list("reading", flat=True))
    if Capture.objects.filter(key=key).exists():
        readings |= set(ReadingRow.objects.filter(capture=key).order_by().values_list("key", flat=True))
    itself = values_where(Decision, "key", [key], "key") | values_where(Decision, "undoes", [key], "key")
    return frozenset(decisions_about({*readings, key}) | itself)


def _about_people(people: Iterable[str]) -> frozenset[str]:
    theirs = sorted(people)
    names = values_where(Mention, "person", theirs, "key") | values_where(ListStanding, "person", theirs, "row")
    events = values_where(Participation, "person", theirs, "event")
    readings = values_where(Source, "event", events, "reading")
    of_names = values_where(Decision, "one", names, "key") | values_where(Decision, "other", names, "key")
    return frozenset(of_names | decisions_about(readings))


# --- What about -----------------------------------------------------------------------------------------------------------


def made(rows: Sequence[Decision]) -> list[Made]:
    """These decisions with what they are about, in their order."""
    of_events = [row for row in rows if _readings(row)]
    subjects = _Subjects(of_events, [row for row in rows if not _readings(row)])
    return [subjects.of_event(row) if _readings(row) else subjects.of_people(row) for row in rows]


def in_turn(rows: QuerySet[Decision]) -> Iterator[Made]:
    """All of these, so many at a time."""
    for batch in batched(rows.select_related("undone_by").iterator(chunk_size=500)):
        yield from made(batch)


def _readings(row: Decision) -> Sequence[str]:
    """Those that it is about, where it is about an event."""
    return tuple((row.said or {}).get("readings", ()))


def _first_readings(row: Decision) -> Sequence[str]:
    """The first of each event that it is about."""
    return (row.one, row.other) if row.kind in _ABOUT_TWO_EVENTS else _readings(row)[:1]


class _Subjects:
    """What a few decisions are about, in the tables."""

    def __init__(self, of_events: Sequence[Decision], of_people: Sequence[Decision]) -> None:
        first = {reading for row in of_events for reading in _first_readings(row)}
        self._sentences = sentences_read(first)
        self._event_of = dict(Source.objects.filter(reading__in=first).order_by("-event").values_list("reading", "event"))
        self._people = _people_in(set(self._event_of.values()))
        keys = {key for row in of_people for key in (row.one, row.other) if key}
        mentions = list(Mention.objects.filter(key__in=keys).order_by().values_list("key", "person", "capture"))
        self._owner = {key: person for key, person, _page in mentions if person is not None}
        self._page_of = {key: page for key, _person, page in mentions}
        self._pages = pages_with({*self._page_of.values(), *(one.page for one in self._sentences.values())})
        listed = ListStanding.objects.filter(row__in=keys, person__isnull=False).order_by().values_list("row", "person")
        self._owner |= {row: str(person) for row, person in listed}
        self._edition = dict(ListRow.objects.filter(key__in=keys).order_by().values_list("key", "file"))

    def of_people(self, row: Decision) -> Made:
        """Of a decision about who is who, whom to publish, or whom somebody regards as what."""
        named = (self._named(name, key, row) for name, key in zip(row.names, (row.one, row.other), strict=False))
        return Made(row=row, named=tuple(named))

    def _named(self, name: str, key: str, row: Decision) -> Named:
        owner = self._owner.get(key, "")
        if not row.other:
            return Named(name, owner)
        return Named(name, owner, self._pages.get(self._page_of.get(key, "")), self._edition.get(key, ""))

    def of_event(self, row: Decision) -> Made:
        """Of a decision about an event, or two."""
        first = _first_readings(row)
        told = [event for reading in first if (event := self._event_of.get(reading)) is not None]
        now = {name: person for event in told for name, person in self._people[event]}
        names = dict.fromkeys((*row.names[1:], *now))
        found = [self._sentences[reading] for reading in first if reading in self._sentences]
        return Made(
            row=row,
            named=tuple(Named(name, now.get(name, "")) for name in names),
            reading=first[0],
            stands=bool(told),
            sentences=tuple((one, self._pages[one.page]) for one in found),
        )


def _people_in(events: Collection[str]) -> defaultdict[str, list[tuple[str, str]]]:
    """By event, whom it is about, and whose name that is where it is somebody's."""
    about = Participation.objects.filter(event__in=events, role=Participation.Role.ABOUT).order_by("position", "key")
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for event, name, person in about.values_list("event", "name", "person"):
        found[event].append((name, person or ""))
    return found
