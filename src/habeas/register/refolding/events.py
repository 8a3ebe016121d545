"""Events put together again around what has come: those that are otherwise now, and those they take the place of.

Always true: an event that is not given has none of the people and readings that are otherwise, neither before nor now, so that
nothing about it has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from habeas.capture.copies import Relation
from habeas.model import EventType, Stance
from habeas.register.batches import batched, values_where
from habeas.register.folding.fold import Holders, is_by_person
from habeas.register.folding.happenings import Happening, happenings
from habeas.register.folding.mentions import mention_key
from habeas.register.folding.statements import statements
from habeas.register.folding.told import ABOUT_PRISONERS, Told
from habeas.register.models import EventRow, Participation, Source
from habeas.register.refolding.people import Refolded, Whose
from habeas.register.refolding.statements import all_near
from habeas.register.refolding.tellings import Tellings

_ABOUT = Participation.Role.ABOUT
_BY_PERSON = [kind.value for kind in ABOUT_PRISONERS]


@dataclass(frozen=True)
class Happened:
    """`found`: the events as they are now; `before`: the keys of those in whose place they are; `holders`: of all who are named
    in them."""

    found: tuple[Happening, ...]
    before: frozenset[str]
    holders: Holders


@dataclass(frozen=True)
class New:
    """The readings that are new or judged otherwise, in every form they have or had; `relations` of texts that are of another
    kind now."""

    readings: tuple[Told, ...]
    relations: tuple[Relation, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(told.key for told in self.readings)


def refold_events(new: New, people: Refolded, tellings: Tellings, whose: Whose) -> Happened:
    """The events about the people that are otherwise, or told by the readings that are new, and all that hang together with
    them."""
    naming = tellings.naming(_names(people))
    theirs = _about(naming, people, whose)
    acting = _acting(naming, people, whose)
    touched = values_where(Participation, "identity", people.otherwise | people.before, "event")
    touched |= values_where(Source, "reading", {*new.keys, *(told.key for told in (*theirs, *acting))}, "event")
    touched |= _told_by_both(new.relations)
    near = all_near(
        [*new.readings, *theirs, *acting, *tellings.of(sorted(values_where(Source, "event", _statements(touched), "reading")))],
        tellings,
        whose,
    )
    touched |= values_where(Source, "reading", {told.key for told in near}, "event")
    happened, holders = _by_person([told for told in theirs if is_by_person(told)], touched, people, tellings, whose)
    holders = whose.holders((*near, *(one for each in happened for one in each.told)))
    said = statements(near, holders.of_each(near), tellings.judgments.pairs)
    return Happened((*happened, *said), frozenset(touched), holders)


def _about(naming: Sequence[Told], people: Refolded, whose: Whose) -> list[Told]:
    """Every reading about somebody who is otherwise."""
    holders = whose.holders(naming)
    return [told for told in naming if not people.otherwise.isdisjoint(holders.of(told))]


def _acting(naming: Sequence[Told], people: Refolded, whose: Whose) -> list[Told]:
    """Every reading of what somebody did who is otherwise, or whom the page names no longer but as who did it."""
    owner = whose.holders(naming).owner
    acting = [(told, mention_key(told, told.event.actor)) for told in naming if told.event.actor]
    return [told for told, mention in acting if owner.get(mention) in people.otherwise or mention in people.gone]


def _names(people: Refolded) -> Mapping[str, frozenset[str]]:
    """By page, the names of those who are otherwise, and those that it has no longer."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for identity in people.who.identities:
        if identity.key in people.otherwise:
            for mention in identity.mentions:
                names[mention.capture].add(mention.spelling)
    for capture, spelling in people.gone.values():
        names[capture].add(spelling)
    return {capture: frozenset(spellings) for capture, spellings in names.items()}


def _statements(events: set[str]) -> set[str]:
    """Those of the events that are put together as wholes."""
    found = set(events)
    for batch in batched(sorted(events)):
        by_person = _about_known(batch).filter(event__type__in=_BY_PERSON)
        found -= set(by_person.values_list("event", flat=True))
    return found


def _about_known(events: Iterable[str]) -> QuerySet[Participation]:
    """Those among whom the events are about that may be prisoners."""
    return Participation.objects.order_by().filter(event__in=list(events), role=_ABOUT).exclude(identity="")


def _told_by_both(relations: Iterable[Relation]) -> set[str]:
    """The events that both pages of a relation tell of: how many sources are independent may have changed."""
    found: set[str] = set()
    for relation in relations:
        one, other = (text.split("/", 1)[0] for text in (relation.text, relation.other))
        told = Source.objects.order_by().filter(reading__capture=one).values("event")
        found |= set(Source.objects.order_by().filter(reading__capture=other, event__in=told).values_list("event", flat=True))
    return found


def _by_person(
    theirs: list[Told], touched: set[str], people: Refolded, tellings: Tellings, whose: Whose
) -> tuple[list[Happening], Holders]:
    """Those of the touched events that are put together person by person. Who shares one with somebody who is otherwise is taken
    from the record: their own readings of that type, which event each of these told, and no more."""
    holders = whose.holders(theirs)
    among = {(identity, told.event.type) for told in theirs for identity in holders.of(told)}
    among |= _sharing(touched)
    told_before: dict[tuple[str, str], str] = {}
    by_type: defaultdict[EventType, set[str]] = defaultdict(set)
    for identity, kind in among:
        if identity not in people.otherwise:
            by_type[kind].add(identity)
    for kind, identities in by_type.items():
        for batch in batched(sorted(identities)):
            for row in Participation.objects.order_by().filter(identity__in=batch, role=_ABOUT, event__type=kind.value):
                told_before |= {(row.identity, reading): row.event_id for reading in row.readings}
    readings = {told.key: told for told in (*theirs, *tellings.of(sorted({reading for _, reading in told_before})))}
    holders = whose.holders(readings.values())
    pairs = tellings.judgments.pairs
    found = happenings(readings.values(), holders.of_each(readings.values()), pairs, among)
    return [each for each in found if _is_touched(each, touched, people, told_before)], holders


def _sharing(events: Iterable[str]) -> set[tuple[str, EventType]]:
    """Whom those of these events are about that are put together person by person, each with the event's type."""
    found: set[tuple[str, EventType]] = set()
    for batch in batched(sorted(events)):
        rows = _about_known(batch).filter(event__type__in=_BY_PERSON)
        found |= {(identity, EventType(kind)) for identity, kind in rows.values_list("identity", "event__type")}
    return found


def _is_touched(happening: Happening, touched: set[str], people: Refolded, told_before: Mapping[tuple[str, str], str]) -> bool:
    if not people.otherwise.isdisjoint(happening.about):
        return True
    return any(told_before.get((who, one.key)) in touched for who, told in happening.about.items() for one in told)


# --- Events as they are in the record --------------------------------------------------------------------------------------


def recalled(rows: Iterable[EventRow], tellings: Tellings) -> list[Happening]:
    """Events of the record of which nothing has changed, as the fold has them."""
    found: list[Happening] = []
    for batch in batched(rows):
        keys = [row.key for row in batch]
        told_of: defaultdict[str, list[str]] = defaultdict(list)
        for event, reading in Source.objects.order_by().filter(event__in=keys).values_list("event", "reading"):
            told_of[event].append(reading)
        about: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        for part in _about_known(keys).order_by("position"):
            about[part.event_id][part.identity] = part.readings
        for row in batch:
            who = {identity: _in_order(readings, tellings) for identity, readings in about[row.key].items()}
            told = _in_order(told_of[row.key], tellings)
            found.append(Happening(type=EventType(row.type), stance=Stance(row.stance), told=told, about=who))
    return found


def _in_order(readings: Iterable[str], tellings: Tellings) -> tuple[Told, ...]:
    return tuple(sorted(tellings.of(readings), key=lambda told: told.order))


def tied(kind: EventType, captures: Iterable[str], identities: Iterable[str], but: frozenset[str]) -> list[EventRow]:
    """The events of a type that are told on one of these pages or about one of these people, `but` some."""
    keys = values_where(Source, "reading__capture", captures, "event")
    for batch in batched(sorted(identities)):
        keys |= set(Participation.objects.order_by().filter(identity__in=batch, role=_ABOUT).values_list("event", flat=True))
    there = (EventRow.objects.filter(key__in=batch).order_by("key") for batch in batched(sorted(keys - but)))
    return [row for rows in there for row in rows if row.type == kind]
