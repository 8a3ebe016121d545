"""The record in its tables: brought up to date with what is kept, made anew, compared.

Always true: after `page_added`, `decided` and `bring_up_to_date` the tables hold what `fold` gives for the readings and texts
kept, no row more or less; only rows that differ are written; they are called within the transaction that adds what changes it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from habeas.capture.copies import Relation
from habeas.identity import RULES, Decided
from habeas.identity import Decision as HumanDecision
from habeas.register import marks, periods, tables
from habeas.register.batches import BATCH, batched
from habeas.register.decisions import decide_identity, human_decisions, judgments
from habeas.register.folding import ListedName, Record, Told, fold
from habeas.register.folding.judging import Judgments
from habeas.register.lists.editions import Edition, FoldedStanding, fold_editions, listed_name, own_person
from habeas.register.lists.kept_editions import editions, own_rows_of
from habeas.register.models import (
    Capture,
    Decision,
    FoldedBy,
    FoldedIn,
    ListFile,
    ListStanding,
    Mention,
    ReadingRow,
    TextMark,
)
from habeas.register.policy import entering
from habeas.register.refolding import Changed, Refolding, changed_by, refold, sexes
from habeas.register.refolding.tellings import told_of
from habeas.register.relating import marks_made_anew, relations_brought_up_to_date, relations_made_anew
from habeas.register.search import index
from habeas.register.tables import Difference

_ONE_WRITER = 0x48414245
"""The number of PostgreSQL's advisory lock: the record is folded by one writer at a time."""


class Kept:
    """All that is kept, as the fold sees it, each row read once."""

    def __init__(self) -> None:
        self._told: tuple[Told, ...] | None = None
        self._judged: tuple[Told, ...] | None = None
        self._editions: tuple[Edition, ...] | None = None

    def editions(self) -> tuple[Edition, ...]:
        """Every edition of every list."""
        if self._editions is None:
            self._editions = tuple(editions())
        return self._editions

    def listed(self) -> list[ListedName]:
        """Every row of others' lists, as who is who is told by."""
        return [listed_name(row, edition) for edition in self.editions() if not edition.is_own for row in edition.rows]

    def own_rows(self) -> Mapping[str, str]:
        """The rows of the register's own lists, and a mention of whom each is."""
        return {row.key: own_person(row) for edition in self.editions() if edition.is_own for row in edition.rows}

    def standings(self, decisions: Iterable[HumanDecision]) -> list[FoldedStanding]:
        """Who stands on which edition of which list."""
        return sorted(fold_editions(self.editions(), decided_pairs(decisions)), key=lambda standing: standing.key)

    def folded(self, relations: Iterable[Relation] = ()) -> Record:
        """The record that follows from all that is kept."""
        return fold(self.told(), relations, human_decisions(), self.listed(), Judgments.of(judgments()), entering())

    def judged(self) -> tuple[Told, ...]:
        """Every reading that was not rejected, as it was corrected."""
        if self._judged is None:
            self._judged = tuple(Judgments.of(judgments()).judged(self.told()))
        return self._judged

    def told(self) -> tuple[Told, ...]:
        """Every reading."""
        if self._told is None:
            keys = ReadingRow.objects.values_list("key", flat=True)
            rows = (ReadingRow.objects.filter(key__in=some).select_related("capture") for some in batched(keys))
            self._told = tuple(told_of(row) for batch in rows for row in batch)
        return self._told


def had_by(moment: dt.datetime | None) -> Container[str] | None:
    """The keys of the pages and lists that the register had at the moment; none: all that it has now."""
    if moment is None:
        return None
    return {
        key
        for table in (Capture, ListFile)
        for key in table._default_manager.filter(added_at__lte=moment).values_list("key", flat=True)
    }


def page_added(capture: str) -> None:
    """Folds in what a page tells that has just been kept."""
    _fold_in(Changed(captures=frozenset({capture})))


def decided(made: Sequence[Decision]) -> None:
    """Folds in what people have just decided."""
    marks.decided(made)
    _fold_in(changed_by(made))


def list_kept(file: str) -> None:
    """Folds in an edition of a list that has just been kept."""
    _fold_in(Changed(files=frozenset({file})))


def _fold_in(changed: Changed) -> None:
    """Folds again what has to be, and writes what differs; everything where the record was folded by other rules than today's."""
    if not changed:
        _note_change(sexes.decided(changed.described) if changed.described else None)
        return
    if not FoldedBy.objects.filter(rules=_rules()).exists():
        bring_up_to_date()
        return
    again = refold(changed)
    rows = _rows(again.record, _standings(again, changed))
    keys = {**again.keys, "standings": frozenset(standing.key for standing in rows["standings"])}
    differing = {name: tables.difference(table, rows[name], keys[name]) for table, name in tables.TABLES}
    theirs = {standing.key for standing in rows["standings"] if standing.row_id in again.mentions}
    otherwise = {name: each.keys() for name, each in differing.items()}
    touched = index.touched(rows, {**otherwise, "standings": [key for key in otherwise["standings"] if key in theirs]})
    before = periods.of_changed(touched.people, touched.events)
    tables.write(rows, differing)
    marks.bring_up_to_date(again.spellings, again.told, again.gone)
    people = periods.of_changed(before, touched.events)
    periods.bring_up_to_date(people)
    sexes.bring_up_to_date(people)
    _note_change(None if _publishers(changed) else people)
    index.bring_up_to_date(again.record, again.listed, touched)
    decide_identity(again.record, again.mentions)


def _note_change(people: Collection[str] | None) -> None:
    """The record is another now. `people`: of whom something may be otherwise; none: of anybody."""
    before, after = FoldedBy.objects.values_list("state", flat=True).first(), uuid.uuid4().hex
    if before is not None:
        few = sorted(people) if people is not None and len(people) <= BATCH else None
        last = FoldedIn.objects.create(before=before, after=after, people=few)
        FoldedIn.objects.filter(pk__lte=last.pk - BATCH).delete()
    FoldedBy.objects.update(state=after)


def _rules() -> str:
    """What the record depends on beside what is kept."""
    return f"habeas {version('habeas')}, {RULES}, {entering()}"


def bring_up_to_date() -> None:
    """Folds everything that is kept and writes what differs."""
    kept = Kept()
    record = kept.folded(relations_brought_up_to_date())
    rows = _rows_of(kept, record)
    _write(kept, record, rows, _compared(rows))


def _compared(rows: Mapping[str, Sequence[Any]]) -> dict[str, Difference]:
    return {name: tables.difference(table, rows[name]) for table, name in tables.TABLES}


def _write(kept: Kept, record: Record, rows: Mapping[str, Sequence[Any]], differing: Mapping[str, Difference]) -> None:
    """The record as it follows from everything that is kept, into its tables."""
    touched = index.touched(rows, {name: each.keys() for name, each in differing.items()})
    tables.write(rows, differing)
    marks.clear()
    marks.bring_up_to_date((name.name for name in record.names), kept.judged())
    marks.decided()
    periods.bring_up_to_date()
    sexes.bring_up_to_date()
    index.bring_up_to_date(record, kept.listed(), touched)
    decide_identity(record)
    tables.delete_rows(FoldedIn.objects.all())
    FoldedBy.objects.all().delete()
    FoldedBy.objects.create(rules=_rules(), state=uuid.uuid4().hex)
    tables.look_over()


def _rows_of(kept: Kept, record: Record) -> Mapping[str, Sequence[Any]]:
    """The rows of each table, of everything that is kept."""
    return _rows(record, _whose(_persons(record, kept.own_rows()), kept.standings(human_decisions())))


def _rows(record: Record, standings: Sequence[FoldedStanding]) -> Mapping[str, Sequence[Any]]:
    """The rows of each table."""
    return {name: standings if name == "standings" else getattr(record, name) for _, name in tables.TABLES}


def _persons(record: Record, own_rows: Mapping[str, str]) -> Mapping[str, str]:
    """By row of a list the person whose it is; `own_rows`: of the register's own lists, with a mention of whom each is."""
    owner = {mention.key: mention.person_id for mention in record.mentions} if own_rows else {}
    return {**record.listed, **{row: person for row, mention in own_rows.items() if (person := owner.get(mention))}}


def _whose(persons: Mapping[str, str], standings: Iterable[FoldedStanding]) -> list[FoldedStanding]:
    return [replace(standing, person_id=persons.get(standing.row_id)) for standing in standings]


def _standings(again: Refolding, changed: Changed) -> list[FoldedStanding]:
    """How those stand of whom the record is: their rows on others' lists, which are among the mentions, and those on the
    register's own, which name one of them; and everybody on the lists that changed."""
    own = own_rows_of(again.mentions)
    asked = sorted({*again.mentions, *own})
    rows = (row for batch in batched(asked) for row in ListStanding.objects.order_by().filter(row__in=batch).values())
    found = {standing.row_id: standing for standing in (FoldedStanding(**row) for row in rows)}
    persons = dict(_persons(again.record, own))
    publishers = _publishers(changed)
    decided_now = decided_pairs(human_decisions()) if publishers else {}
    for publisher in publishers:
        there = ListStanding.objects.order_by().filter(row__file__publisher=publisher, person__isnull=False)
        before = {row: str(person) for row, person in there.values_list("row", "person")}
        kept = tuple(editions(publisher))
        named = {row.key: own_person(row) for edition in kept if edition.is_own for row in edition.rows}
        people = Mention.objects.filter(key__in=list(named.values()), person__isnull=False).values_list("key", "person")
        owner = {mention: str(person) for mention, person in people}
        before |= {row: owner[mention] for row, mention in named.items() if mention in owner}
        persons |= {row: person for row, person in before.items() if row not in again.mentions and row not in own}
        found |= {standing.row_id: standing for standing in fold_editions(kept, decided_now)}
    return sorted(_whose(persons, found.values()), key=lambda standing: standing.key)


def _publishers(changed: Changed) -> list[str]:
    """Of the lists that are new, and of those that have a row about which it was decided who it is."""
    files = ListFile.objects.filter(Q(key__in=changed.files) | Q(rows__in=changed.mentions))
    return sorted(set(files.values_list("publisher", flat=True)))


def decided_pairs(decisions: Iterable[HumanDecision]) -> Decided:
    """What people decided of pairs, the last word on each."""
    return {frozenset(decision.pair): decision.same for decision in decisions}


def differences() -> tuple[Difference, ...]:
    """Where the tables are not what follows from what is kept; empty where they are."""
    kept = Kept()
    record = kept.folded(relations_made_anew())
    return _all_differences(kept, record, _compared(_rows_of(kept, record)))


def _all_differences(kept: Kept, record: Record, differing: Mapping[str, Difference]) -> tuple[Difference, ...]:
    found = [*differing.values(), *marks.differences((name.name for name in record.names), kept.judged())]
    found += [*periods.differences(), sexes.differences(), _difference_of_marks(), index.difference(record, kept.listed())]
    return tuple(difference for difference in found if difference)


def rebuild() -> tuple[Difference, ...]:
    """Makes the record anew; where it differed."""
    with transaction.atomic():
        be_the_one_writer()
        kept = Kept()
        record = kept.folded(relations_made_anew())
        rows = _rows_of(kept, record)
        differing = _compared(rows)
        found = _all_differences(kept, record, differing)
        tables.delete_rows(TextMark.objects.all())
        for batch in batched(TextMark(text_id=text, mark=mark) for text, mark in sorted(marks_made_anew())):
            TextMark.objects.bulk_create(batch)
        index.clear()
        _write(kept, record, rows, differing)
    return found


def _difference_of_marks() -> Difference:
    there = TextMark.objects.values_list("text", "mark")
    return tables.difference_of_sets(TextMark, marks_made_anew(), set(there))


def be_the_one_writer() -> None:
    """SQLite has one writer by its transactions; PostgreSQL waits here for whoever is folding the record."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_WRITER])


def lines() -> Iterable[dict[str, Any]]:
    """The record as plain values, table by table and in the order of keys: equal for equal records, byte for byte."""
    for table, name in tables.RECORD:
        for row in table._default_manager.order_by("pk").values():
            yield {"table": name, **{field: _plain(value) for field, value in row.items()}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
