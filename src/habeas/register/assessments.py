"""Who regards whom as a political prisoner, by which definition, from when to when: from editions of lists, from what pages tell
of listings, and from what a person noted.

In: `Listing`s, `Recognition`s and `Noted` views, each about one person. Out: `Assessment`s by person. Always true: an assessment
is somebody's and names where it stands; it holds from the first day on which it was stated until the day on which the same
organisation no longer stated it; none is made of an event that did not enter the record.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.db.models import QuerySet

from habeas.model import EventType, Stance
from habeas.register.decisions.writing import in_force
from habeas.register.definitions import definition
from habeas.register.folding import Record
from habeas.register.folding.judging import Standing
from habeas.register.folding.words import agree
from habeas.register.lists.editions import Edition
from habeas.register.lists.kept_editions import OWN_READER
from habeas.register.models import Decision, EventRow, ListFile, ListStanding, Mention, Participation

_BEGINS = frozenset({"recognised", "added", ""})
_ENDS = "removed"


class Told(StrEnum):
    """By what an assessment is known."""

    LIST = "list"
    EVENT = "event"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An organisation's view of a person. `definition`: a key of definitions.yaml, the list's own words, or empty; `source`: the
    key of the list, the event or the decision that says so first; `until`: none while it holds."""

    organisation: str
    since: dt.date | None
    until: dt.date | None = None
    definition: str = ""
    criteria: tuple[str, ...] = ()
    statement: str = ""
    told: Told
    source: str

    def holds_on(self, day: dt.date) -> bool:
        """Whether it held on that day; what has no day of its own holds on any."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @property
    def definition_in_words(self) -> str:
        """The name of its definition."""
        known = definition(self.definition)
        return known.name if known is not None else self.definition


@dataclass(frozen=True, slots=True)
class View:
    """Under which view people are counted: an organisation's, by a definition; an empty one is anybody's."""

    organisation: str = ""
    definition: str = ""

    def __bool__(self) -> bool:
        return bool(self.organisation or self.definition)

    def __str__(self) -> str:
        by = f" by {self.organisation}" if self.organisation else ""
        under = definition(self.definition)
        named = under.name if under is not None else self.definition
        return f"regarded as political prisoners{by}" + (f" under {named}" if named else "")

    def fits(self, assessment: Assessment) -> bool:
        """Whether it is such a view."""
        theirs = not self.organisation or agree(self.organisation, assessment.organisation)
        if not theirs or not self.definition:
            return theirs
        return self.definition == assessment.definition or agree(self.definition, assessment.definition_in_words)


@dataclass(frozen=True, slots=True)
class Listing:
    """Someone stands on an edition."""

    person: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Recognition:
    """A page tells that someone was put on, or taken off, an organisation's list."""

    person: str
    organisation: str
    day: dt.date | None
    outcome: str
    event: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A person's note of somebody's view; `said` as the decision has it."""

    person: str
    key: str
    said: Mapping[str, object]


def assessments(
    listings: Iterable[Listing], recognitions: Iterable[Recognition], noted: Iterable[Noted], editions: Sequence[Edition]
) -> defaultdict[str, list[Assessment]]:
    """By person, the earliest first."""
    found: defaultdict[str, list[Assessment]] = defaultdict(list)
    days: defaultdict[str, list[dt.date]] = defaultdict(list)
    for edition in editions:
        days[edition.publisher].append(edition.as_of)
    for person, publisher, own in _grouped(listings):
        found[person] += _from_editions(publisher, own, sorted(set(days[publisher])))
    told = sorted(recognitions, key=lambda one: (one.person, one.organisation, one.day or dt.date.min, one.event))
    for (person, organisation), changes in groupby(told, key=lambda one: (one.person, one.organisation)):
        found[person] += _from_events(organisation, list(changes))
    for note in noted:
        found[note.person].append(_from_note(note))
    for views in found.values():
        views.sort(key=lambda one: (one.since or dt.date.min, one.organisation, one.source))
    return found


def _grouped(listings: Iterable[Listing]) -> Iterable[tuple[str, str, dict[dt.date, Edition]]]:
    own: defaultdict[tuple[str, str], dict[dt.date, Edition]] = defaultdict(dict)
    for listing in listings:
        own[listing.person, listing.edition.publisher][listing.edition.as_of] = listing.edition
    return ((person, publisher, editions) for (person, publisher), editions in own.items())


def _from_editions(publisher: str, own: Mapping[dt.date, Edition], days: Sequence[dt.date]) -> Iterable[Assessment]:
    """One for each time through which the editions have the person without a gap."""
    first: Edition | None = None
    for day in days:
        if day in own and first is None:
            first = own[day]
        elif day not in own and first is not None:
            yield _listed(publisher, first, day)
            first = None
    if first is not None:
        yield _listed(publisher, first, None)


def _listed(publisher: str, first: Edition, until: dt.date | None) -> Assessment:
    return Assessment(
        organisation=publisher, since=first.as_of, until=until, definition=first.definition, told=Told.LIST, source=first.key
    )


def _from_events(organisation: str, changes: Sequence[Recognition]) -> Iterable[Assessment]:
    begun: Recognition | None = None
    for change in changes:
        if change.outcome in _BEGINS:
            begun = begun or change
        elif change.outcome == _ENDS and begun is not None:
            yield _recognised(organisation, begun, change.day)
            begun = None
    if begun is not None:
        yield _recognised(organisation, begun, None)


def _recognised(organisation: str, begun: Recognition, until: dt.date | None) -> Assessment:
    return Assessment(organisation=organisation, since=begun.day, until=until, told=Told.EVENT, source=begun.event)


def _from_note(note: Noted) -> Assessment:
    said = note.said
    until, criteria = said.get("until"), said.get("criteria")
    return Assessment(
        organisation=str(said["organisation"]),
        since=dt.date.fromisoformat(str(said["since"])),
        until=dt.date.fromisoformat(str(until)) if until else None,
        definition=str(said.get("definition") or ""),
        criteria=tuple(map(str, criteria)) if isinstance(criteria, list) else (),
        statement=str(said.get("statement") or ""),
        told=Told.NOTE,
        source=note.key,
    )


# --- From a record just folded --------------------------------------------------------------------------------------------


def assessments_in(
    record: Record, editions: Sequence[Edition], known: dt.date | None, *, before: dt.datetime | None = None
) -> defaultdict[str, list[Assessment]]:
    """As far as a record and the editions of a time tell; of what was noted, what was stated by then, and noted `before`."""
    listings = (
        Listing(record.listed[row.key], edition)
        for edition in editions
        if not edition.is_own
        for row in edition.rows
        if row.key in record.listed
    )
    about: defaultdict[str, list[str]] = defaultdict(list)
    for part in record.participations:
        if part.role == "about" and part.person_id is not None:
            about[part.event_id].append(part.person_id)
    recognitions = (
        Recognition(person, event.actor, event.earliest or event.told_by, event.outcome, event.key)
        for event in record.events
        if event.type == EventType.LISTING
        and event.stance in (Stance.ASSERTED, Stance.ALLEGED)
        and event.actor
        and Standing(event.standing).is_entered
        for person in about[event.key]
    )
    owner = {mention.key: mention.person_id for mention in record.mentions if mention.person_id is not None}
    noted = (
        Noted(owner[row.one], row.key, row.said)
        for row in in_force(before).filter(kind=Decision.Kind.ASSESS)
        if row.one in owner and row.said and (known is None or str(row.said["since"]) <= known.isoformat())
    )
    return assessments(listings, recognitions, noted, editions)


# --- Of one person --------------------------------------------------------------------------------------------------------


def assessments_of(person: str) -> tuple[Assessment, ...]:
    """What the tables have of one person; `person`: their key."""
    rows = ListStanding.objects.filter(person=person).exclude(row__file__reader=OWN_READER).select_related("row__file")
    files = {row.row.file.key: row.row.file for row in rows}
    publishers = {file.publisher for file in files.values()}
    every = [_bare(file) for file in ListFile.objects.filter(publisher__in=publishers)]
    events = EventRow.objects.filter(
        type=EventType.LISTING, participations__person=person, participations__role=Participation.Role.ABOUT
    ).exclude(standing=Standing.UNREVIEWED)
    recognitions = (
        Recognition(person, event.actor, event.earliest or event.told_by, event.outcome, event.key)
        for event in events.distinct()
        if event.actor and event.stance in (Stance.ASSERTED, Stance.ALLEGED)
    )
    notes = in_force().filter(kind=Decision.Kind.ASSESS)
    mentions = set(Mention.objects.filter(person=person).values_list("key", flat=True))
    noted = (Noted(person, row.key, row.said) for row in notes.filter(one__in=mentions) if row.said)
    listings = (Listing(person, _bare(file)) for file in files.values())
    return tuple(assessments(listings, recognitions, noted, every)[person])


# --- Whose views may be asked for -----------------------------------------------------------------------------------------


def organisations() -> list[str]:
    """Everyone whose view is known of somebody, by name: by lists of others, by pages, by notes."""
    told = EventRow.objects.filter(
        type=EventType.LISTING,
        stance__in=(Stance.ASSERTED, Stance.ALLEGED),
        participations__role=Participation.Role.ABOUT,
        participations__person__isnull=False,
    ).exclude(standing=Standing.UNREVIEWED)
    noted = in_force().filter(kind=Decision.Kind.ASSESS)
    return sorted(
        {
            *_lists_of_others().values_list("publisher", flat=True),
            *told.exclude(actor="").values_list("actor", flat=True),
            *(str(row.said["organisation"]) for row in noted if row.said),
        }
    )


def definitions_of_lists() -> list[str]:
    """What lists of others say of whom they name, in their own words or by the key of a definition."""
    given = _lists_of_others().exclude(definition="").values_list("definition", flat=True)
    return list(given.order_by("definition").distinct())


def _lists_of_others() -> QuerySet[ListFile]:
    """Those that are somebody's view: the register's own are nobody's."""
    return ListFile.objects.exclude(reader=OWN_READER)


def _bare(file: ListFile) -> Edition:
    return Edition(file.key, file.publisher, file.as_of, (), file.definition)
