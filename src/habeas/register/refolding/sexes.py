"""The rows of `SexTold`, brought up to date and compared: of some people from the tables, of everybody as a record of another
time has it.

Always true: the rows follow from the rest of the record and from decisions alone; nothing builds on an event that did not enter
it, nor on a reading that was rejected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.identity import sex_of_patronymic
from habeas.model import Reading, Sex
from habeas.reading.sexes import SexSaid, may_say_a_sex, sexes_said
from habeas.register.batches import batched
from habeas.register.decisions.writing import in_force
from habeas.register.folding import Record, Told
from habeas.register.folding.judging import Standing
from habeas.register.folding.mentions import mention_key
from habeas.register.folding.sexes import FoldedSexTold, KnownSex, ToldBy, counting_in, known_sexes, telling, told_together
from habeas.register.folding.told import NO_DAY
from habeas.register.lists.editions import Edition
from habeas.register.lists.kept_editions import OWN_READER
from habeas.register.lists.sexes import cell_and_heading, sex_in
from habeas.register.models import Decision, ListRow, ListStanding, Mention, Participation, Person, ReadingRow, SexTold
from habeas.register.refolding.tellings import Tellings
from habeas.register.tables import Difference, bring, difference


@dataclass(frozen=True)
class _Sources:
    """All that may tell it of some people. `mentions`: whose each is, and its spelling, the first told first; `told`: readings of
    events that entered the record, of which the quote may say it; `rows`: of others' lists, the last of each publisher that has
    somebody; `decisions`: in the order in which they were made."""

    mentions: Mapping[str, tuple[str, str]]
    told: Sequence[Told] = ()
    rows: Mapping[str, str] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()

    def rows_told(self) -> dict[str, list[FoldedSexTold]]:
        """By person."""
        return told_together((*self._by_readings(), *self._by_names(), *self._by_lists(), *self._by_decisions()))

    def _by_readings(self) -> Iterator[FoldedSexTold]:
        said = _said_in([one.key for one in self.told])
        for one in sorted((one for one in self.told if one.key in said), key=lambda one: one.order):
            for each in said[one.key]:
                owner = self.mentions.get(mention_key(one, each.name)) if each.name in one.event.people else None
                if owner is not None:
                    yield telling(owner[0], each.sex, ToldBy(each.by), each.words, reading=one.key)

    def _by_names(self) -> Iterator[FoldedSexTold]:
        for mention, (person, spelling) in self.mentions.items():
            found = sex_of_patronymic(spelling)
            if found is not None:
                yield telling(person, found[0], ToldBy.PATRONYMIC, found[1], mention=mention)

    def _by_lists(self) -> Iterator[FoldedSexTold]:
        for batch in batched(sorted(self.rows)):
            listed = ListRow.objects.filter(key__in=batch).select_related("file")
            for row in listed.order_by("file__as_of", "key"):
                person = self.rows[row.key]
                cell, heading = cell_and_heading(row.entry["values"], row.cells, row.file.columns)
                said = sex_in(cell, heading)
                if said is not None:
                    yield telling(person, said, ToldBy.LIST, cell, row=row.key)
                found = sex_of_patronymic(row.name)
                if found is not None:
                    yield telling(person, found[0], ToldBy.PATRONYMIC, found[1], row=row.key)

    def _by_decisions(self) -> Iterator[FoldedSexTold]:
        for decision in self.decisions:
            said, owner = decision.said or {}, self.mentions.get(decision.one)
            if owner is not None:
                sex = Sex(said["sex"]) if said["sex"] else None
                yield telling(owner[0], sex, ToldBy.DECISION, decision.why, decision=decision.key)


def _said_in(readings: Iterable[str]) -> dict[str, tuple[SexSaid, ...]]:
    """What these readings say."""
    found: dict[str, tuple[SexSaid, ...]] = {}
    for batch in batched(readings):
        rows = ReadingRow.objects.order_by().filter(key__in=batch).values_list("key", "reading")
        found |= {key: said for key, reading in rows if (said := sexes_said(Reading.from_json(reading)))}
    return found


# --- As the tables have it ------------------------------------------------------------------------------------------------


def bring_up_to_date(people: Iterable[str] | None = None) -> None:
    """Writes the rows of these people (of all, where none are given) that differ; the rest of the record is as it is now."""
    for batch, wanted in _in_turn(people):
        there = SexTold.objects.order_by().filter(person__in=batch).values_list("key", flat=True)
        bring(SexTold, wanted, difference(SexTold, wanted, there))


def differences() -> Difference:
    """How the table differs from what follows from the rest of the record."""
    return difference(SexTold, [row for _, wanted in _in_turn(None) for row in wanted])


def decided(mentions: Iterable[str]) -> frozenset[str]:
    """Brings those up to date of whom something was decided, by these mentions of theirs; who they are."""
    owners = Mention.objects.filter(key__in=sorted(mentions), person__isnull=False).values_list("person", flat=True)
    people = frozenset(map(str, owners))
    bring_up_to_date(people)
    return people


def _in_turn(people: Iterable[str] | None) -> Iterator[tuple[list[str], list[FoldedSexTold]]]:
    """So many people at a time, and the rows that they should have."""
    if people is None:
        people = {*Person.objects.values_list("key", flat=True), *SexTold.objects.order_by().values_list("person", flat=True)}
    for batch in batched(sorted(set(people))):
        yield batch, [row for rows in _sources_of(batch).rows_told().values() for row in rows]


def _sources_of(people: Sequence[str]) -> _Sources:
    mentions = _in_order(
        (published or captured or NO_DAY, page, key, str(person), spelling)
        for published, captured, page, key, person, spelling in Mention.objects.order_by()
        .filter(person__in=people)
        .values_list("capture__published", "capture__captured", "capture", "key", "person", "spelling")
    )
    about = Participation.objects.order_by().filter(person__in=people, role=Participation.Role.ABOUT)
    named = about.exclude(event__standing=Standing.UNREVIEWED).values_list("readings", flat=True)
    readings = {reading for several in named for reading in several}
    standings = ListStanding.objects.filter(person__in=people).exclude(row__file__reader=OWN_READER)
    last: dict[tuple[str, str], str] = {}
    in_order = standings.order_by("row__file__as_of", "row__file__added_at", "row__file__key", "row")
    for person, publisher, row in in_order.values_list("person", "row__file__publisher", "row"):
        last[str(person), publisher] = row
    return _Sources(
        mentions,
        Tellings().of(sorted(_likely(readings))),
        {row: person for (person, _), row in last.items()},
        _decided_of(sorted(mentions)),
    )


def _likely(readings: Iterable[str]) -> Iterator[str]:
    """Those of the readings that need to be looked at: most say nothing."""
    for batch in batched(sorted(readings)):
        quotes = ReadingRow.objects.order_by().filter(key__in=batch).values_list("key", "quote")
        yield from (key for key, quote in quotes if may_say_a_sex(quote))


def _decided_of(mentions: Sequence[str]) -> list[Decision]:
    decisions = in_force().filter(kind=Decision.Kind.SEX)
    found = [row for batch in batched(mentions) for row in decisions.filter(one__in=batch)]
    return sorted(found, key=lambda row: (row.decided_at, row.key))


def _in_order(mentions: Iterable[tuple[dt.date, str, str, str, str]]) -> dict[str, tuple[str, str]]:
    """Whose each mention is, and how it is spelled; the first told first."""
    return {key: (person, spelling) for _day, _page, key, person, spelling in sorted(mentions)}


# --- As it was known ------------------------------------------------------------------------------------------------------


def known_then(
    record: Record, told: Iterable[Told], editions: Iterable[Edition], before: dt.datetime | None
) -> dict[str, KnownSex]:
    """What a record of another time tells with the readings and editions it was folded of, and what was decided `before`."""
    mentions = {one.key: (one.person_id, one.spelling) for one in record.mentions if one.person_id is not None}
    entered = {event.key for event in record.events if Standing(event.standing).is_entered}
    building = {source.reading_id for source in record.sources if source.event_id in entered}
    last: dict[tuple[str, str], str] = {}
    for edition in sorted((one for one in editions if not one.is_own), key=lambda one: one.as_of):
        for row in edition.rows:
            if row.key in record.listed:
                last[record.listed[row.key], edition.publisher] = row.key
    sources = _Sources(
        mentions,
        [one for one in told if one.key in building and may_say_a_sex(one.event.quote)],
        {row: person for (person, _), row in last.items()},
        [row for row in in_force(before).filter(kind=Decision.Kind.SEX) if row.one in mentions],
    )
    return known_sexes(counting_in(sources.rows_told()))
