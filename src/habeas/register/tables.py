"""Rows as they should be -> rows in the tables of the record, written where they differ.

Always true: after `write` the tables hold the rows given, no one more or less among those that were compared; only rows that
differ are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from typing import Any

from django.db import connection, models

from habeas.register.batches import BATCH, batched
from habeas.register.models import (
    Answer,
    EventRow,
    ListStanding,
    Mention,
    Name,
    NamePair,
    PageRelation,
    Participation,
    Person,
    Question,
    Source,
)

Row = Any
"""A row as the fold gives it: a dataclass with a `key` and the fields of its table."""

RECORD: tuple[tuple[type[models.Model], str], ...] = (
    (Person, "people"),
    (Mention, "mentions"),
    (EventRow, "events"),
    (Participation, "participations"),
    (Source, "sources"),
    (Answer, "answers"),
    (PageRelation, "relations"),
    (ListStanding, "standings"),
)
"""The tables of the record with the names of their rows, in the order in which they can be made; deleted in the other order."""

TABLES: tuple[tuple[type[models.Model], str], ...] = (
    *RECORD,
    (Name, "names"),
    (NamePair, "pairs"),
    (Question, "questions"),
)
"""These, and what they are told by."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a table differs from what should be in it: keys of rows it lacks, has too many, or has otherwise."""

    table: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    changed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.surplus or self.changed)

    def keys(self) -> tuple[str, ...]:
        """Of all the rows that differ."""
        return (*self.missing, *self.surplus, *self.changed)


def difference(table: type[models.Model], rows: Iterable[Row], keys: Iterable[str] | None = None) -> Difference:
    """How the table differs from these rows; `keys`: of those in the table that are compared, where these are not all."""
    wanted = {row.key: _values(row) for row in rows}
    if keys is None:
        there = {
            row["key"]: row for row in table._default_manager.order_by().values()
        }  # by others' order, rows of nobody would be left out
    else:
        asked = sorted({*keys, *wanted})
        found = (row for batch in batched(asked) for row in table._default_manager.order_by().filter(pk__in=batch).values())
        there = {row["key"]: row for row in found}
    return Difference(
        table=table._meta.db_table,
        missing=tuple(sorted(wanted.keys() - there.keys())),
        surplus=tuple(sorted(there.keys() - wanted.keys())),
        changed=tuple(sorted(key for key in wanted.keys() & there.keys() if wanted[key] != there[key])),
    )


def difference_of_sets(table: type[models.Model], wanted: Set[object], there: Set[object]) -> Difference:
    """The same of rows that have no key, as values."""
    missing, surplus = (tuple(sorted(map(str, rows))) for rows in (wanted - there, there - wanted))
    return Difference(table._meta.db_table, missing, surplus, ())


def write(rows: Mapping[str, Sequence[Row]], differing: Mapping[str, Difference]) -> None:
    """Writes the rows that differ, by the names of tables."""
    for table, name in reversed(TABLES):
        delete(table, differing[name].surplus)
    for table, name in TABLES:
        _make_and_change(table, rows[name], differing[name])


def bring(table: type[models.Model], rows: Iterable[Row], differing: Difference) -> None:
    """Writes the rows of one table that differ."""
    delete(table, differing.surplus)
    _make_and_change(table, rows, differing)


def _make_and_change(table: type[models.Model], rows: Iterable[Row], differing: Difference) -> None:
    by_key = {row.key: row for row in rows}
    _make(table, [by_key[key] for key in differing.missing])
    _change(table, [by_key[key] for key in differing.changed])


def delete(table: type[models.Model], keys: Iterable[Any]) -> None:
    """Takes these rows out."""
    for batch in batched(keys):
        delete_rows(table._default_manager.filter(pk__in=batch))


def delete_rows(rows: models.QuerySet[Any]) -> None:
    """Without Django's search for dependants: they are deleted by their own tables' differences."""
    rows._raw_delete(rows.db)


def look_over() -> None:
    """Tells PostgreSQL how much is in the tables after much was written at once: by itself it would look minutes later, and
    search whole tables until then."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _values(row: Row) -> Mapping[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _make(table: type[models.Model], rows: list[Row]) -> None:
    table._default_manager.bulk_create([table(**_values(row)) for row in rows], batch_size=BATCH)


def _change(table: type[models.Model], rows: list[Row]) -> None:
    names = [field.name for field in table._meta.concrete_fields if not field.primary_key]
    table._default_manager.bulk_update([table(**_values(row)) for row in rows], names, batch_size=BATCH)
