"""Two lists, kept ones or files, held against each other.

In: what names a list: a publisher (the last edition), `publisher@YYYY-MM-DD` (the last of that day or before), or a file. Out:
`Comparison`. Always true: nothing is kept of a file that is only compared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from habeas.identity import Compared, Decided, Standing, compare_lists
from habeas.model import HabeasError
from habeas.register.lists.editions import Edition, EditionRow, listed_of
from habeas.register.lists.reading import ListEntry, read_list
from habeas.register.lists.sexes import COLUMN as SEX_COLUMN
from habeas.register.lists.writing import as_csv, as_xlsx
from habeas.register.remembered import Remembered


class ListUnknown(HabeasError, LookupError):
    """What names no list."""


@dataclass(frozen=True)
class Side:
    """One of the two lists. `where` says of each row where it stands; a file does not say of which day it is."""

    title: str
    edition: Edition
    where: Mapping[str, str]
    is_file: bool = False


@dataclass(frozen=True)
class Line:
    """Somebody of either list, as a table shows them."""

    standing: Standing
    name_a: str
    name_b: str
    why: str
    where_a: str
    where_b: str
    differences: Mapping[str, tuple[str, str]]
    row_a: str = ""
    row_b: str = ""

    @property
    def differing(self) -> str:
        """What the lists say otherwise, in one text."""
        return "; ".join(f"{name}: {a} / {b}" for name, (a, b) in self.differences.items())

    @property
    def cells(self) -> tuple[str, ...]:
        """Under `HEADINGS`."""
        return self.standing.value, self.name_a, self.name_b, self.differing, self.why, self.where_a, self.where_b


HEADINGS = ("standing", "in A", "in B", "differences", "why", "where in A", "where in B")


@dataclass(frozen=True)
class Comparison:
    one: Side
    other: Side
    lines: tuple[Line, ...]

    @property
    def counts(self) -> dict[Standing, int]:
        return {standing: sum(line.standing is standing for line in self.lines) for standing in Standing}

    def as_file(self, ending: str) -> bytes:
        """As a table in a file: .csv, or .xlsx."""
        rows = [line.cells for line in self.lines]
        return as_csv(HEADINGS, rows) if ending == ".csv" else as_xlsx("A and B", HEADINGS, rows)


def compare_sides(one: Side, other: Side, decided: Decided | None = None) -> Comparison:
    """Contradictions first, then what cannot be told, then those in one list alone, then those in both."""
    first, second = one.edition, other.edition
    if one.is_file:
        first = replace(first, as_of=second.as_of)
    elif other.is_file:
        second = replace(second, as_of=first.as_of)
    found = compare_lists([listed_of(row, first) for row in first.rows], [listed_of(row, second) for row in second.rows], decided)
    names = {row.key: row.name for side in (one, other) for row in side.edition.rows}
    order = (Standing.CONTRADICTORY, Standing.UNSURE, Standing.ONLY_IN_A, Standing.ONLY_IN_B, Standing.SAME)
    lines = [_line(each, names, one, other) for each in found]
    return Comparison(one, other, tuple(sorted(lines, key=lambda line: order.index(line.standing))))


def _line(each: Compared, names: Mapping[str, str], one: Side, other: Side) -> Line:
    a, b = each.one, each.other
    return Line(
        standing=each.standing,
        name_a=names[a.id] if a else "",
        name_b=names[b.id] if b else "",
        why=each.why,
        where_a=one.where[a.id] if a else "",
        where_b=other.where[b.id] if b else "",
        differences=each.differences,
        row_a=a.id if a else "",
        row_b=b.id if b else "",
    )


def compared_editions(a: str, b: str) -> Comparison | None:
    """Two editions that are kept, by their keys, as people decided until now; none where there is no such edition. It is
    remembered for as long as the record is the same, as leaf after leaf of it is asked for."""
    return _COMPARED.answer((a, b), lambda: _compared_editions(a, b))


_COMPARED: Final = Remembered[Comparison | None](4)


def _compared_editions(a: str, b: str) -> Comparison | None:
    from habeas.register.decisions import human_decisions
    from habeas.register.lists.kept_editions import edition_with
    from habeas.register.record import decided_pairs

    one, other = edition_with(a), edition_with(b)
    if one is None or other is None:
        return None
    return compare_sides(kept_side(one), kept_side(other), decided_pairs(human_decisions()))


def side(named: str, columns: Mapping[str, str] | None = None) -> Side:
    """The list that is named. Raises `ListUnknown`, or what reading a file raises."""
    path = Path(named)
    if path.is_file():
        return side_of_file(path.read_bytes(), path.name, columns)
    try:
        return kept_side(kept_edition(named))
    except ListUnknown as unknown:
        raise ListUnknown(f"there is no file {named!r}, and {unknown}") from unknown


def kept_edition(named: str) -> Edition:
    """The edition of the publisher that is named, perhaps with a day behind an @. Raises `ListUnknown`."""
    from habeas.register.lists.kept_editions import last_edition
    from habeas.register.models import ListFile

    publisher, _, day = named.rpartition("@")
    as_of = _day(day) if publisher else None
    kept = last_edition(publisher if as_of else named, as_of)
    if kept is None:
        known = sorted(set(ListFile.objects.order_by().values_list("publisher", flat=True)))
        there_are = f"there are: {', '.join(known)}" if known else "none is kept yet; see habeas list import"
        raise ListUnknown(f"{named!r} is no publisher of a list kept here ({there_are})")
    return kept


def kept_side(edition: Edition) -> Side:
    """An edition that is kept."""
    from habeas.register.models import ListRow

    where = {
        key: f"{table}, row {row}"
        for key, table, row in ListRow.objects.filter(file=edition.key).values_list("key", "table", "row")
    }
    return Side(f"{edition.publisher}, as of {edition.as_of}", edition, where)


def side_of_file(raw: bytes, name: str, columns: Mapping[str, str] | None = None) -> Side:
    """A file that is not kept. Raises `FileRefused`, `ListRefused`."""
    read = read_list(raw, name, columns)
    entries, heading = read.entries, read.columns.get(SEX_COLUMN, "")
    rows = tuple(EditionRow(_key(name, entry), entry.name, entry.as_json(), heading) for entry in entries)
    where = {row.key: f"{entry.table}, row {entry.row}" for row, entry in zip(rows, entries, strict=True)}
    return Side(name, Edition(name, name, dt.date.today(), rows), where, is_file=True)


def _key(name: str, entry: ListEntry) -> str:
    return f"{name}/{entry.table}/{entry.row:06}/{entry.place}"


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
