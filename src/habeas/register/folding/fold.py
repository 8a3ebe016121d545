"""All kept readings -> the record. The steps, each in a module of its own: mentions, who is who, happenings and statements,
fields, answers.

Always true: see the package; keys are made of the first reading and the first mention that tell of a thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypedDict, TypeVar

from habeas.capture.copies import Relation
from habeas.identity import Decision
from habeas.model import Edtf
from habeas.register.folding.answers import answers
from habeas.register.folding.fields import is_contradicted, shown, support
from habeas.register.folding.happenings import Happening, happenings
from habeas.register.folding.judging import EVERYTHING, Entering, Judgments, confidence
from habeas.register.folding.linking import Identity, ListedName, Who, compared, names, resolved, weighing, who_is_who
from habeas.register.folding.mentions import Spelled, is_full, mention_key, mentions_of
from habeas.register.folding.record import (
    FoldedAnswer,
    FoldedEvent,
    FoldedMention,
    FoldedParticipation,
    FoldedPerson,
    FoldedSource,
    IdentityLink,
    IdentityQuestion,
    Record,
)
from habeas.register.folding.relations import Relations
from habeas.register.folding.statements import statements
from habeas.register.folding.told import ABOUT_PRISONERS, NAMING_PRISONERS, NO_DAY, Told
from habeas.register.keys import key_of

_COUNTING = ("count", "count_of", "count_sum", "count_parts", "group")
"""Fields that say how many or which group the whole reading is about, and not one of those it names."""


def fold(
    readings: Iterable[Told],
    related: Iterable[Relation] = (),
    decisions: Iterable[Decision] = (),
    listed: Iterable[ListedName] = (),
    judgments: Judgments | None = None,
    entering: Entering = EVERYTHING,
) -> Record:
    """The record that follows from `readings`.

    `related`: which of their texts were taken from one another; `decisions`: what people decided of who is who. `listed` are the
    rows of lists: they may show that two mentions are one person's, and make nobody a prisoner. `judgments`: what people decided
    of readings; `entering`: which events enter the record without that.
    """
    relations = Relations(related)
    judgments = judgments or Judgments()
    told = sorted(judgments.judged(readings), key=lambda t: t.order)
    mentions = mentions_of(told)
    weighed = weighing(mentions)
    rows = {row.key: row for row in listed}
    resolver, resolution = resolved(weighed, decisions, rows.values())
    who = who_is_who(resolution, {mention.key: mention.spelled() for mention in mentions.values()}, rows)
    holders = Holders(who.owner, who.registered)
    by_person, by_statement = holders.parted(told)
    pairs, holders_of = judgments.pairs, holders.of_each(told)
    found = [*happenings(by_person, holders_of, pairs), *statements(by_statement, holders_of, pairs)]
    listed_in_full = [row.mention for row in rows.values() if is_full(row.spelling)]
    return Record(
        **people_rows(who),
        **event_rows(found, holders, relations, judgments, entering),
        answers=answer_rows(found),
        relations=in_order(relations.rows()),
        names=in_order(names([*weighed, *listed_in_full], resolver.together())),
        pairs=in_order(compared(resolver.weighed())),
    )


@dataclass(frozen=True)
class Holders:
    """Whose each mention is: by a mention's key, an identity's; and which identities are people of the register."""

    owner: Mapping[str, str]
    registered: Container[str]

    def of(self, told: Told) -> tuple[str, ...]:
        """Whom the reading is about, in the order it names them."""
        if told.event.type not in NAMING_PRISONERS:
            return ()
        return tuple(dict.fromkeys(self.owner[mention_key(told, name)] for name in told.event.people))

    def of_each(self, readings: Iterable[Told]) -> dict[str, tuple[str, ...]]:
        """By the key of a reading, whom it is about."""
        return {told.key: self.of(told) for told in readings}

    def parted(self, readings: Iterable[Told]) -> tuple[list[Told], list[Told]]:
        """Readings that are put together person by person, and those that are as wholes."""
        by_person: list[Told] = []
        by_statement: list[Told] = []
        for told in readings:
            (by_person if is_by_person(told) else by_statement).append(told)
        return by_person, by_statement

    def person(self, identity: str) -> str | None:
        """The identity as a person of the register, if it is one."""
        return identity if identity in self.registered else None


def is_by_person(told: Told) -> bool:
    """Whether a reading tells what befell people it names."""
    return told.event.type in ABOUT_PRISONERS and bool(told.event.people)


_Row = TypeVar("_Row", bound="Keyed")


class Keyed(Protocol):
    """A row of the record."""

    @property
    def key(self) -> str: ...


def in_order(rows: Iterable[_Row]) -> tuple[_Row, ...]:
    """By their keys."""
    return tuple(sorted(rows, key=lambda row: row.key))


class PeopleRows(TypedDict):
    """What the record says of who is who."""

    people: tuple[FoldedPerson, ...]
    mentions: tuple[FoldedMention, ...]
    questions: tuple[IdentityQuestion, ...]
    identities: tuple[tuple[str, ...], ...]
    links: tuple[IdentityLink, ...]
    listed: Mapping[str, str]


def people_rows(who: Who) -> PeopleRows:
    """The people, their mentions, why these are theirs, and what cannot be told."""
    return PeopleRows(
        people=in_order(_person(identity) for identity in who.identities if identity.registered),
        mentions=in_order(_mention(identity, m) for identity in who.identities for m in identity.mentions),
        questions=who.questions,
        identities=who.taken_together,
        links=who.links,
        listed=who.listed,
    )


def _mention(identity: Identity, mention: Spelled) -> FoldedMention:
    return FoldedMention(
        key=mention.key,
        identity=identity.key,
        person_id=identity.key if identity.registered else None,
        founds=mention.founds,
        capture_id=mention.capture,
        segment=mention.segment,
        spelling=mention.spelling,
    )


def _person(identity: Identity) -> FoldedPerson:
    """Named as most pages name them; of several as frequent names the longest."""
    times = Counter(mention.spelling for mention in identity.mentions)
    name = min(times, key=lambda spelling: (-times[spelling], -len(spelling), spelling))
    return FoldedPerson(key=identity.key, name=name, surname_only=not any(m.full for m in identity.mentions))


class EventRows(TypedDict):
    """What the record says of events."""

    events: tuple[FoldedEvent, ...]
    participations: tuple[FoldedParticipation, ...]
    sources: tuple[FoldedSource, ...]


def event_rows(
    found: Sequence[Happening], holders: Holders, relations: Relations, judgments: Judgments, entering: Entering
) -> EventRows:
    """The happenings as events, with who took part in them and where they were read."""
    return EventRows(
        events=in_order(_event(happening, holders, relations, judgments, entering) for happening in found),
        participations=in_order(part for happening in found for part in _participations(happening, holders)),
        sources=in_order(source for happening in found for source in _sources(happening)),
    )


def _sources(happening: Happening) -> Iterable[FoldedSource]:
    event = event_key(happening)
    return (FoldedSource(key=key_of("source", event, t.key), event_id=event, reading_id=t.key) for t in happening.told)


def answer_rows(found: Iterable[Happening]) -> tuple[FoldedAnswer, ...]:
    """Which of the responses answers which of the appeals."""
    matched = answers(sorted(found, key=lambda happening: happening.told[0].order))
    keys = ((event_key(appeal), event_key(response), why) for appeal, response, why in matched)
    return in_order(
        FoldedAnswer(key=key_of("answer", appeal, response), appeal_id=appeal, response_id=response, why=why)
        for appeal, response, why in keys
    )


def event_key(happening: Happening) -> str:
    """Of the first reading that tells it, and of whom: each pair of these tells one event."""
    if happening.type not in ABOUT_PRISONERS or not happening.about:
        return key_of("event", happening.told[0].key, "")
    first, holder = min(
        ((told[0], holder) for holder, told in happening.about.items()), key=lambda pair: (pair[0].order, pair[1])
    )
    return key_of("event", first.key, holder)


def _event(happening: Happening, holders: Holders, relations: Relations, judgments: Judgments, entering: Entering) -> FoldedEvent:
    given = support(happening.told)
    whole = support([told for told in happening.told if set(holders.of(told)) <= set(happening.about)])
    independent_sources = relations.independent_sources(happening.told)
    given = {field: values for field, values in given.items() if field not in _COUNTING} | {
        field: whole[field] for field in _COUNTING if field in whole
    }
    date = Edtf.parse(shown(given, "date")) if "date" in given else None
    days = [told.day for told in happening.told if told.day != NO_DAY]
    count_sum = shown(given, "count_sum")
    return FoldedEvent(
        key=event_key(happening),
        type=happening.type.value,
        stance=happening.stance.value,
        date=str(date or ""),
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        told_by=min(days, default=None),
        group=shown(given, "group"),
        actor=shown(given, "actor"),
        count=str(shown(given, "count")),
        count_of=str(shown(given, "count_of")),
        count_sum=count_sum if count_sum != "" else None,
        count_parts=[part["value"] for part in given.get("count_parts", ())],
        court=shown(given, "court"),
        judge=shown(given, "judge"),
        case=shown(given, "case"),
        charges=[charge["value"] for charge in given.get("charges", ())],
        term=shown(given, "term"),
        until=shown(given, "until"),
        outcome=shown(given, "outcome"),
        addressee=shown(given, "addressee"),
        target=shown(given, "target"),
        demands=[demand["value"] for demand in given.get("demands", ())],
        occasion=shown(given, "occasion"),
        occasion_date=shown(given, "occasion_date"),
        place=shown(given, "place"),
        attribution=shown(given, "attribution"),
        support=given,
        pages=len({told.capture for told in happening.told}),
        independent_sources=independent_sources,
        standing=entering.standing(happening.told, independent_sources).value,
        contradicted=is_contradicted(given),
        confidence=confidence(happening.told),
        published=judgments.published(happening.told),
        decisions=judgments.decisions(happening.told),
    )


def _participations(happening: Happening, holders: Holders) -> Iterable[FoldedParticipation]:
    """Those it is about (names as the first page has them), and who did it."""
    event = event_key(happening)
    position = 0
    for holder, told in happening.about.items():
        yield FoldedParticipation(
            key=key_of("about", event, holder),
            event_id=event,
            identity=holder,
            person_id=holders.person(holder),
            role="about",
            position=position,
            name=next(n for n in told[0].event.people if holders.owner[mention_key(told[0], n)] == holder),
            readings=sorted(one.key for one in told),
        )
        position += 1
    if happening.type not in NAMING_PRISONERS:
        yield from _plain_names(event, happening, "about", position)
    yield from _actors(event, happening, holders)


def _plain_names(event: str, happening: Happening, role: str, start: int) -> Iterable[FoldedParticipation]:
    """Names of those who are no prisoners of any page: the two sides of a meeting."""
    named: dict[str, list[str]] = {}
    for told in happening.told:
        for name in told.event.people:
            named.setdefault(name, []).append(told.key)
    for position, (name, readings) in enumerate(named.items(), start=start):
        yield FoldedParticipation(
            key=key_of(role, event, name),
            event_id=event,
            identity="",
            person_id=None,
            role=role,
            position=position,
            name=name,
            readings=sorted(readings),
        )


def _actors(event: str, happening: Happening, holders: Holders) -> Iterable[FoldedParticipation]:
    """Who did it; a prisoner where the same page names them so."""
    named: dict[str, list[Told]] = {}
    for told in happening.told:
        if told.event.actor:
            named.setdefault(told.event.actor, []).append(told)
    for position, (name, readings) in enumerate(named.items()):
        owners = {holders.owner.get(mention_key(one, name), "") for one in readings}
        people = {owner for owner in owners if owner in holders.registered}
        identity = min(people) if len(people) == 1 else ""
        yield FoldedParticipation(
            key=key_of("actor", event, name),
            event_id=event,
            identity=identity,
            person_id=identity or None,
            role="actor",
            position=position,
            name=name,
            readings=sorted(one.key for one in readings),
        )
