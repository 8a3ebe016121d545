"""The record in its tables: brought up to date with what is kept, made anew, compared.

Always true: after `bring_up_to_date` the tables hold what `fold` gives for the readings and texts kept, no row more or less; only
rows that differ are written; it is called within the transaction that adds what changes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import connection, models, transaction

from habeas.capture.copies import Relation
from habeas.identity import Decided
from habeas.identity import Decision as HumanDecision
from habeas.model import Reading
from habeas.register.decisions import decide_identity, human_decisions, judgments
from habeas.register.folding import ListedName, Record, Resolving, Told, fold
from habeas.register.folding.judging import Judgments
from habeas.register.folding.told import NO_DAY
from habeas.register.lists.editions import Edition, FoldedStanding, fold_editions, listed_name, own_person
from habeas.register.lists.kept_editions import editions
from habeas.register.models import (
    Answer,
    Capture,
    EventRow,
    ListFile,
    ListStanding,
    Mention,
    PageRelation,
    Participation,
    Person,
    ReadingRow,
    SearchEntry,
    Source,
    TextMark,
)
from habeas.register.policy import entering
from habeas.register.relating import Comparing, marks_made_anew, relations_made_anew
from habeas.register.search import index

_BATCH = 500

_ONE_WRITER = 0x48414245
"""The number of PostgreSQL's advisory lock: the record is folded by one writer at a time."""

_TABLES: tuple[tuple[type[models.Model], str], ...] = (
    (Person, "people"),
    (Mention, "mentions"),
    (EventRow, "events"),
    (Participation, "participations"),
    (Source, "sources"),
    (Answer, "answers"),
    (PageRelation, "relations"),
    (ListStanding, "standings"),
)
"""In the order in which rows can be made; deleted in the opposite order."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a table differs from what follows from the readings: keys of rows it lacks, has too many, or has otherwise."""

    table: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    changed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.surplus or self.changed)

    def keys(self) -> tuple[str, ...]:
        """Of all the rows that differ."""
        return (*self.missing, *self.surplus, *self.changed)


class Kept:
    """Every reading kept, as the fold sees it, and the relations of the texts; looks only at what it has not seen yet."""

    def __init__(self) -> None:
        self._resolving = Resolving()
        self._altered: frozenset[tuple[str, str]] = frozenset()
        self._told: dict[str, Told] = {}
        self._comparing = Comparing()
        self._editions: tuple[Edition, ...] = ()
        self._listed: tuple[ListedName, ...] = ()
        self._standings: tuple[tuple[int, Decided], tuple[FoldedStanding, ...]] | None = None

    def relations(self) -> tuple[Relation, ...]:
        """What the texts are to one another, the new ones compared."""
        return self._comparing.relations()

    def editions(self) -> tuple[Edition, ...]:
        """Every edition of every list; they never change, so that all are read again only where one has come."""
        if len(self._editions) != ListFile.objects.count():
            self._editions = tuple(editions())
            theirs = [edition for edition in self._editions if not edition.is_own]
            self._listed = tuple(listed_name(row, edition) for edition in theirs for row in edition.rows)
        return self._editions

    def listed(self) -> tuple[ListedName, ...]:
        """Every row of every list, as who is who is told by."""
        self.editions()
        return self._listed

    def own_rows(self) -> Mapping[str, str]:
        """The rows of the register's own lists, and a mention of whom each is."""
        return {row.key: own_person(row) for edition in self.editions() if edition.is_own for row in edition.rows}

    def standings(self, decisions: Iterable[HumanDecision]) -> tuple[FoldedStanding, ...]:
        """Who stands on which edition of which list; folded again only where a list or a decision has come."""
        kept = self.editions()
        now = (len(kept), decided_pairs(decisions))
        if self._standings is None or self._standings[0] != now:
            folded = sorted(fold_editions(kept, now[1]), key=lambda standing: standing.key)
            self._standings = now, tuple(folded)
        return self._standings[1]

    def folded(self, relations: Iterable[Relation] = (), *, anew: bool = False) -> Record:
        """The record that follows from all that is kept; `anew`: nothing compared before is remembered."""
        judged = Judgments.of(judgments())
        return fold(
            self.told(),
            relations,
            human_decisions(),
            Resolving() if anew else self._resolving_with(judged),
            self.listed(),
            judged,
            entering(),
        )

    def _resolving_with(self, judged: Judgments) -> Resolving:
        """What was compared before, unless readings are left out or corrected now that were not then."""
        if judged.altering != self._altered:
            self._resolving, self._altered = Resolving(), judged.altering
        return self._resolving

    def told(self) -> Iterable[Told]:
        """All of them; rows never change, so that each is read once."""
        new = [key for key in ReadingRow.objects.values_list("key", flat=True) if key not in self._told]
        for start in range(0, len(new), _BATCH):
            rows = ReadingRow.objects.filter(key__in=new[start : start + _BATCH]).select_related("capture")
            self._told.update((row.key, told_of(row)) for row in rows)
        return self._told.values()


def had_by(moment: dt.datetime | None) -> Container[str] | None:
    """The keys of the pages and lists that the register had at the moment; none: all that it has now."""
    if moment is None:
        return None
    return {
        key
        for table in (Capture, ListFile)
        for key in table._default_manager.filter(added_at__lte=moment).values_list("key", flat=True)
    }


def told_of(row: ReadingRow) -> Told:
    """A reading with the day on which its page told it."""
    day: dt.date = row.capture.published or row.capture.captured or NO_DAY
    return Told(row.key, row.capture_id, day, Reading.from_json(row.reading).event)


def bring_up_to_date(kept: Kept | None = None) -> None:
    """Folds what is kept and writes what differs."""
    kept = kept or Kept()
    decisions = human_decisions()
    record = kept.folded(kept.relations())
    whole = _by_name(record, kept.standings(decisions), kept.own_rows())
    differing = [(table, name, _difference(table, whole[name])) for table, name in _TABLES]
    touched = index.touched(whole, {name: difference.keys() for _, name, difference in differing})
    for table, _, difference in reversed(differing):
        _delete(table, difference.surplus)
    for table, name, difference in differing:
        rows = {row.key: row for row in whole[name]}
        _make(table, [rows[key] for key in difference.missing])
        _change(table, [rows[key] for key in difference.changed])
    index.bring_up_to_date(record, kept.listed(), touched)
    decide_identity(record)


def _by_name(record: Record, standings: tuple[FoldedStanding, ...], own_rows: Mapping[str, str]) -> Mapping[str, tuple[Any, ...]]:
    """The rows of each table."""
    owner = {mention.key: mention.person_id for mention in record.mentions} if own_rows else {}
    listed = {**record.listed, **{row: person for row, mention in own_rows.items() if (person := owner.get(mention))}}
    whose = tuple(replace(standing, person_id=listed.get(standing.row_id)) for standing in standings)
    return {name: whose if name == "standings" else getattr(record, name) for _, name in _TABLES}


def decided_pairs(decisions: Iterable[HumanDecision]) -> Decided:
    """What people decided of pairs, the last word on each."""
    return {frozenset(decision.pair): decision.same for decision in decisions}


def differences() -> tuple[Difference, ...]:
    """Where the tables are not what follows from what is kept; empty where they are."""
    kept = Kept()
    decisions = human_decisions()
    record = kept.folded(relations_made_anew(), anew=True)
    whole = _by_name(record, kept.standings(decisions), kept.own_rows())
    found = [_difference(table, whole[name]) for table, name in _TABLES]
    found += [_difference_of_marks(), _difference_of_search(record, kept)]
    return tuple(difference for difference in found if difference)


def rebuild() -> tuple[Difference, ...]:
    """Makes the record anew; where it differed."""
    with transaction.atomic():
        be_the_one_writer()
        found = differences()
        for table in (PageRelation, TextMark):
            rows = table._default_manager.all()
            rows._raw_delete(rows.db)
        index.clear()
        bring_up_to_date()
    return found


def _difference_of_marks() -> Difference:
    wanted = marks_made_anew()
    there = set(TextMark.objects.values_list("text", "mark"))
    return Difference(
        table=TextMark._meta.db_table,
        missing=tuple(f"{mark} of text {text}" for text, mark in sorted(wanted - there)),
        surplus=tuple(f"{mark} of text {text}" for text, mark in sorted(there - wanted)),
        changed=(),
    )


def _difference_of_search(record: Record, kept: Kept) -> Difference:
    found = index.difference(record, kept.listed())
    return Difference(SearchEntry._meta.db_table, found.missing, found.surplus, found.changed)


def be_the_one_writer() -> None:
    """SQLite has one writer by its transactions; PostgreSQL waits here for whoever is folding the record."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_WRITER])


def lines() -> Iterable[dict[str, Any]]:
    """The record as plain values, table by table and in the order of keys: equal for equal records, byte for byte."""
    for table, name in _TABLES:
        for row in table._default_manager.order_by("pk").values():
            yield {"table": name, **{field: _plain(value) for field, value in row.items()}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _difference(table: type[models.Model], rows: Iterable[Any]) -> Difference:
    wanted = {row.key: _values(row) for row in rows}
    there = {row["key"]: row for row in table._default_manager.values()}
    return Difference(
        table=table._meta.db_table,
        missing=tuple(sorted(wanted.keys() - there.keys())),
        surplus=tuple(sorted(there.keys() - wanted.keys())),
        changed=tuple(sorted(key for key in wanted.keys() & there.keys() if wanted[key] != there[key])),
    )


def _values(row: Any) -> Mapping[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _delete(table: type[models.Model], keys: tuple[str, ...]) -> None:
    """Without Django's search for dependants: they are deleted by their own tables' differences."""
    for start in range(0, len(keys), _BATCH):
        rows = table._default_manager.filter(pk__in=keys[start : start + _BATCH])
        rows._raw_delete(rows.db)


def _make(table: type[models.Model], rows: list[Any]) -> None:
    table._default_manager.bulk_create([table(**_values(row)) for row in rows], batch_size=_BATCH)


def _change(table: type[models.Model], rows: list[Any]) -> None:
    names = [field.name for field in table._meta.concrete_fields if not field.primary_key]
    table._default_manager.bulk_update([table(**_values(row)) for row in rows], names, batch_size=_BATCH)
