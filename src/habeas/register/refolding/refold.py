"""The steps in their order: what is new, who is who, events, answers; and what of the record these take the place of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.capture.copies import Relation
from habeas.register.batches import batched, values_where
from habeas.register.decisions import decisions_about, judgments_with
from habeas.register.folding import ListedName, Record
from habeas.register.folding.fold import event_rows, in_order, people_rows
from habeas.register.folding.judging import Judgments
from habeas.register.folding.mentions import mention_key
from habeas.register.folding.relations import Relations
from habeas.register.folding.told import NAMING_PRISONERS, Told
from habeas.register.models import Name, PageRelation, Participation, Question, Source
from habeas.register.policy import entering
from habeas.register.refolding.answering import answer_again
from habeas.register.refolding.changed import Changed
from habeas.register.refolding.events import Happened, New, refold_events
from habeas.register.refolding.people import Whose, pairs_of, refold_people
from habeas.register.refolding.tellings import Tellings
from habeas.register.relating import kept_relation, relations_of_new
from habeas.register.tables import difference


@dataclass(frozen=True)
class Refolding:
    """`record`: the rows as they are now; `keys`: by the names of tables, those in whose place they are; `mentions`: the mentions
    and rows of lists among which who is who was asked; `spellings`: the names that came or went; `told`: the readings that are
    new or judged otherwise, `gone` those that are in the record no longer."""

    record: Record
    keys: Mapping[str, frozenset[str]]
    mentions: frozenset[str]
    spellings: frozenset[str]
    told: tuple[Told, ...]
    gone: frozenset[str]
    listed: tuple[ListedName, ...]


def refold(changed: Changed) -> Refolding:
    """What the record is now around that which has come. Keeps the marks of new texts; writes nothing else."""
    tellings = Tellings()
    related, related_before = relations_of_new(changed.captures)
    fresh = tellings.on_pages(changed.captures)
    judged = tellings.as_read(sorted(changed.readings))
    now = tellings.of(sorted(changed.readings))
    forms = (*fresh, *judged, *now, *_as_judged_before(changed, judged))
    relation_rows = Relations(related).rows()
    new = New(forms, tuple(_otherwise(related, related_before)))
    captures = changed.captures | {told.capture for told in judged}
    people = refold_people(changed, captures, frozenset(_named(forms)), tellings)
    whose = Whose(people)
    happened = refold_events(new, people, tellings, whose)
    relations = Relations((*related, *_known_among(happened, related_before)))
    answered = answer_again(happened, tellings)
    record = Record(
        **people_rows(people.who),
        **event_rows(happened.found, happened.holders, relations, tellings.judgments, entering()),
        answers=answered.answers,
        relations=in_order(relation_rows),
        names=people.names,
        pairs=people.pairs,
    )
    asked = people.mentions | people.altered
    return Refolding(
        record=record,
        keys={
            "people": people.before,
            "mentions": frozenset(people.gone),
            "events": happened.before,
            "participations": frozenset(values_where(Participation, "event", happened.before, "key")),
            "sources": frozenset(values_where(Source, "event", happened.before, "key")),
            "answers": answered.before,
            "relations": related_before,
            "names": people.altered,
            "pairs": frozenset(pairs_of(people.altered)),
            "questions": frozenset(
                values_where(Question, "mention", asked, "key") | values_where(Question, "other", asked, "key")
            ),
        },
        mentions=asked | people.gone.keys(),
        spellings=frozenset({name.name for name in people.names} | values_where(Name, "key", people.altered, "name")),
        told=(*fresh, *now),
        gone=frozenset(changed.readings - {told.key for told in now}),
        listed=tuple(people.listed.values()),
    )


def _as_judged_before(changed: Changed, judged: Iterable[Told]) -> list[Told]:
    before = judgments_with(decisions_about(changed.readings), without=changed.decisions)
    return list(Judgments.of(before).judged(judged))


def _named(readings: Iterable[Told]) -> Iterable[str]:
    """The mentions that the readings are about."""
    return (mention_key(told, name) for told in readings if told.event.type in NAMING_PRISONERS for name in told.event.people)


def _otherwise(related: Iterable[Relation], before: frozenset[str]) -> Iterable[Relation]:
    """The relations that were known before and are of another kind now."""
    by_key = {row.key: relation for relation in related for row in Relations((relation,)).rows()}
    rows = [row for row in Relations(by_key.values()).rows() if row.key in before]
    return (by_key[key] for key in difference(PageRelation, rows, before).changed)


def _known_among(happened: Happened, but: frozenset[str]) -> Iterable[Relation]:
    """What is known of the texts that tell of these events."""
    captures = {told.capture for each in happened.found for told in each.told}
    for batch in batched(sorted(captures)):
        for row in PageRelation.objects.order_by().filter(capture__in=batch):
            if row.other_id in captures and row.key not in but:
                yield kept_relation(row)
