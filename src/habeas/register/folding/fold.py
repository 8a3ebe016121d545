"""All kept readings -> the record. The steps, each in a module of its own: mentions, who is who, happenings and statements,
fields, answers.

Always true: see the package; keys are made of the first reading and the first mention that tell of a thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from habeas.capture.copies import Relation
from habeas.identity import Decision
from habeas.model import Edtf
from habeas.register.folding.answers import answers
from habeas.register.folding.fields import shown, support
from habeas.register.folding.happenings import Happening, happenings
from habeas.register.folding.judging import EVERYTHING, Entering, Judgments, confidence
from habeas.register.folding.linking import Identity, ListedName, Resolving, who_is_who
from habeas.register.folding.mentions import mention_key, mentions_of
from habeas.register.folding.record import (
    FoldedAnswer,
    FoldedEvent,
    FoldedMention,
    FoldedParticipation,
    FoldedPerson,
    FoldedRelation,
    FoldedSource,
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
    resolving: Resolving | None = None,
    listed: Iterable[ListedName] = (),
    judgments: Judgments | None = None,
    entering: Entering = EVERYTHING,
) -> Record:
    """The record that follows from `readings`.

    `related`: which of their texts were taken from one another; `decisions`: what people decided of who is who. `resolving`
    remembers mentions compared before, and changes nothing but the time. `listed` are the rows of lists: they may show that two
    mentions are one person's, and make nobody a prisoner. `judgments`: what people decided of readings; `entering`: which events
    enter the record without that.
    """
    relations = Relations(related)
    judgments = judgments or Judgments()
    told = sorted(judgments.judged(readings), key=lambda t: t.order)
    mentions = mentions_of(told)
    found_who = who_is_who(mentions, decisions, resolving, listed)
    who = found_who.identities
    owner = {mention.key: identity for identity in who for mention in identity.mentions}
    registered = {identity.key for identity in who if any(m.founds for m in identity.mentions)}
    holders_of = {one.key: _holders(one, owner) for one in told}
    by_person = [one for one in told if one.event.type in ABOUT_PRISONERS and holders_of[one.key]]
    by_statement = [one for one in told if not (one.event.type in ABOUT_PRISONERS and holders_of[one.key])]
    pairs = judgments.pairs
    found = [*happenings(by_person, holders_of, pairs), *statements(by_statement, holders_of, pairs)]
    keys = {id(happening): _event_key(happening) for happening in found}
    parts = [part for h in found for part in _participations(keys[id(h)], h, owner, registered)]
    return Record(
        people=_ordered(_person(identity) for identity in who if identity.key in registered),
        mentions=_ordered(
            FoldedMention(
                key=m.key,
                person_id=owner[m.key].key if owner[m.key].key in registered else None,
                capture_id=m.capture,
                segment=m.segment,
                spelling=m.spelling,
            )
            for m in mentions.values()
        ),
        events=_ordered(_events(found, keys, holders_of, relations, judgments, entering, resolving or Resolving())),
        participations=_ordered(parts),
        sources=_ordered(
            FoldedSource(key=key_of("source", keys[id(h)], t.key), event_id=keys[id(h)], reading_id=t.key)
            for h in found
            for t in h.told
        ),
        answers=_ordered(
            FoldedAnswer(
                key=key_of("answer", keys[id(appeal)], keys[id(response)]),
                appeal_id=keys[id(appeal)],
                response_id=keys[id(response)],
                why=why,
            )
            for appeal, response, why in answers(sorted(found, key=lambda h: h.told[0].order))
        ),
        identities=tuple(
            sorted(
                (
                    *((*(m.key for m in identity.mentions), *identity.rows) for identity in who),
                    *found_who.on_lists_alone,
                )
            )
        ),
        listed={row: identity.key for identity in who if identity.key in registered for row in identity.rows},
        relations=_ordered(relations.rows()),
        links=found_who.links,
        questions=found_who.questions,
    )


_Row = TypeVar("_Row", FoldedPerson, FoldedMention, FoldedEvent, FoldedParticipation, FoldedSource, FoldedAnswer, FoldedRelation)


def _ordered(rows: Iterable[_Row]) -> tuple[_Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.key))


def _holders(told: Told, owner: Mapping[str, Identity]) -> tuple[str, ...]:
    """Whom the reading is about, in the order it names them."""
    if told.event.type not in NAMING_PRISONERS:
        return ()
    return tuple(dict.fromkeys(owner[mention_key(told, name)].key for name in told.event.people))


def _person(identity: Identity) -> FoldedPerson:
    """Named as most pages name them; of several as frequent names the longest."""
    times = Counter(mention.spelling for mention in identity.mentions)
    name = min(times, key=lambda spelling: (-times[spelling], -len(spelling), spelling))
    return FoldedPerson(key=identity.key, name=name, surname_only=not any(m.full for m in identity.mentions))


def _event_key(happening: Happening) -> str:
    """Of the first reading that tells it, and of whom: each pair of these tells one event."""
    if happening.type not in ABOUT_PRISONERS or not happening.about:
        return key_of("event", happening.told[0].key, "")
    first, holder = min(
        ((told[0], holder) for holder, told in happening.about.items()), key=lambda pair: (pair[0].order, pair[1])
    )
    return key_of("event", first.key, holder)


def _events(
    found: Iterable[Happening],
    keys: Mapping[int, str],
    holders_of: Mapping[str, Sequence[str]],
    relations: Relations,
    judgments: Judgments,
    entering: Entering,
    resolving: Resolving,
) -> Iterable[FoldedEvent]:
    """What is told as it was before is taken from then: most of a large register, when a page is added to it."""
    before, resolving.events = resolving.events, {}
    for happening in found:
        told = happening.told
        sources = relations.independent_sources(told)
        judged = entering.standing(told, sources), judgments.published(told), tuple(judgments.decisions(told))
        of_whom = tuple((one.key, one.accepted, tuple(holders_of[one.key])) for one in told)
        as_told = keys[id(happening)], happening.stance, of_whom, tuple(happening.about), sources, judged
        event = before.get(as_told) or _event(keys[id(happening)], happening, holders_of, sources, judgments, entering)
        resolving.events[as_told] = event
        yield event


def _event(
    key: str,
    happening: Happening,
    holders_of: Mapping[str, Sequence[str]],
    independent_sources: int,
    judgments: Judgments,
    entering: Entering,
) -> FoldedEvent:
    given = support(happening.told)
    whole = support([told for told in happening.told if set(holders_of[told.key]) <= set(happening.about)])
    given = {field: values for field, values in given.items() if field not in _COUNTING} | {
        field: whole[field] for field in _COUNTING if field in whole
    }
    date = Edtf.parse(shown(given, "date")) if "date" in given else None
    days = [told.day for told in happening.told if told.day != NO_DAY]
    count_sum = shown(given, "count_sum")
    return FoldedEvent(
        key=key,
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
        confidence=confidence(happening.told),
        published=judgments.published(happening.told),
        decisions=judgments.decisions(happening.told),
    )


def _participations(
    event: str, happening: Happening, owner: Mapping[str, Identity], registered: set[str]
) -> Iterable[FoldedParticipation]:
    """Those it is about (names as the first page has them), and who did it."""
    position = 0
    for holder, told in happening.about.items():
        yield FoldedParticipation(
            key=key_of("about", event, holder),
            event_id=event,
            person_id=holder if holder in registered else None,
            role="about",
            position=position,
            name=next(n for n in told[0].event.people if owner[mention_key(told[0], n)].key == holder),
            readings=sorted(one.key for one in told),
        )
        position += 1
    if happening.type not in NAMING_PRISONERS:
        yield from _plain_names(event, happening, "about", position)
    yield from _actors(event, happening, owner, registered)


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
            person_id=None,
            role=role,
            position=position,
            name=name,
            readings=sorted(readings),
        )


def _actors(
    event: str, happening: Happening, owner: Mapping[str, Identity], registered: set[str]
) -> Iterable[FoldedParticipation]:
    """Who did it; a prisoner where the same page names them so."""
    named: dict[str, list[Told]] = {}
    for told in happening.told:
        if told.event.actor:
            named.setdefault(told.event.actor, []).append(told)
    for position, (name, readings) in enumerate(named.items()):
        found = {owner[key].key for one in readings if (key := mention_key(one, name)) in owner} & registered
        yield FoldedParticipation(
            key=key_of("actor", event, name),
            event_id=event,
            person_id=min(found) if len(found) == 1 else None,
            role="actor",
            position=position,
            name=name,
            readings=sorted(one.key for one in readings),
        )
