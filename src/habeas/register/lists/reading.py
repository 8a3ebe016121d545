"""A file with a list of people -> its rows as they stand, and the people read from them.

In: bytes, a name, and what is known of the columns. Out: `ReadList`. Always true: every row of the file is among the entries or
among what was left out, with the reason; each entry says in which row it stands and keeps that row's cells as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.capture.tables import FileRefused, Row, Table, TableFile, read_tables
from habeas.capture.tables.reading import SIZE_LIMIT as _SIZE_LIMIT
from habeas.model import Edtf, HabeasError
from habeas.register.lists.cells import DateOrder, articles_in, date_in, date_order, names_in, status_in
from habeas.register.lists.wording import plain, wording

READER = "lists-1"
SIZE_LIMIT = _SIZE_LIMIT
"""Bytes of a file that is taken for a list."""
_LOOKED_AT_FOR_HEADINGS = 20
_LONGEST_NAME = 200
_DATES = ("born", "arrested", "released")
_PARTS_OF_NAME = ("surname", "given", "patronymic")


class ListRefused(HabeasError, ValueError):
    """A file that holds no list that can be read; `headings` are what its columns are called."""

    def __init__(self, name: str, problem: str, headings: Sequence[str] = ()) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.headings = tuple(headings)


@dataclass(frozen=True)
class ListEntry:
    """One person of a list. `values`: by column, as the cells have it; `dates`: those that were read, as EDTF."""

    table: str
    row: int
    place: int  # which person of the row
    spellings: tuple[str, ...]
    cells: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    status: str = ""

    @property
    def name(self) -> str:
        return self.spellings[0]

    def date(self, column: str) -> Edtf | None:
        return Edtf.parse(self.dates[column]) if column in self.dates else None

    def as_json(self) -> dict[str, object]:
        return {
            "spellings": list(self.spellings),
            "values": dict(self.values),
            "dates": dict(self.dates),
            "articles": list(self.articles),
            "status": self.status,
        }


@dataclass(frozen=True)
class LeftOut:
    """A row that is nobody, and why."""

    table: str
    row: int
    why: str


@dataclass(frozen=True)
class ReadList:
    media_type: str
    columns: Mapping[str, str]  # by column, its heading; empty where nothing is to be taken for it
    order: DateOrder
    entries: tuple[ListEntry, ...]
    left_out: tuple[LeftOut, ...]
    unread: tuple[str, ...]  # dates that could not be read, with their rows
    headings: tuple[str, ...] = ()  # of all columns, each once


@dataclass(frozen=True)
class _Head:
    """Where a table's headings stand, what they are, and which column is which."""

    rows: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]


def read_list(raw: bytes, name: str, columns: Mapping[str, str] | None = None, order: DateOrder | None = None) -> ReadList:
    """The list in the file; tables without a column of names are passed over. `columns` says by which heading a column goes.

    Raises `FileRefused`, or `ListRefused` where no table has a column of names, or a heading that is named stands nowhere.
    """
    return list_in(read_tables(raw, name), name, columns, order)


def list_in(file: TableFile, name: str, columns: Mapping[str, str] | None = None, order: DateOrder | None = None) -> ReadList:
    """`read_list`, of a file whose tables were read already. Raises `ListRefused`."""
    heads = [(table, _head(table, columns or {})) for table in file.tables]
    known = [(table, head) for table, head in heads if head is not None]
    if not known:
        raise _no_names(name, file.tables, columns or {})
    seen: dict[str, str] = {}
    entries: list[ListEntry] = []
    left_out = [LeftOut(t.name, t.rows[0].number, "a table without a column of names") for t, head in heads if head is None]
    unread: list[str] = []
    shown = order or _order(known) or DateOrder.DAY_FIRST
    for table, head in known:
        seen |= {column: head.headings[at] for column, at in head.columns.items()}
        _read_table(table, head, shown, entries, left_out, unread)
    if not entries:
        raise ListRefused(name, "has headings and nobody under them")
    seen |= {column: "" for column, heading in (columns or {}).items() if not heading}
    headings = dict.fromkeys(heading for _, head in known for heading in head.headings if heading)
    return ReadList(file.media_type, seen, shown, tuple(entries), tuple(left_out), tuple(unread), tuple(headings))


def tables_in(raw: bytes, name: str) -> TableFile:
    """Raises `ListRefused` for what is no file with a table in it."""
    try:
        return read_tables(raw, name)
    except FileRefused as refused:
        raise ListRefused(refused.name, refused.problem) from refused


def columns_as_chosen(file: TableFile, chosen: Mapping[str, str], shown: Collection[str]) -> dict[str, str]:
    """`chosen`, and of every other column that one of the headings `shown` would be taken for, that it is none. A heading that
    nobody was shown, nobody chose against: it is taken for what it says."""
    given = dict(chosen)
    seen = set(map(plain, shown))
    while surplus := {column for table in file.tables for column in _taken(table, given, seen)} - given.keys():
        given |= dict.fromkeys(sorted(surplus), "")
    return given


def _taken(table: Table, given: Mapping[str, str], seen: Collection[str]) -> list[str]:
    """The columns that headings among those `seen` are taken for."""
    head = _head(table, given)
    return [column for column, at in head.columns.items() if plain(head.headings[at]) in seen] if head is not None else []


def _no_names(name: str, tables: Sequence[Table], columns: Mapping[str, str]) -> ListRefused:
    rows = [list(dict.fromkeys(cell for cell in row.cells if cell)) for row in tables[0].rows[:_LOOKED_AT_FOR_HEADINGS]]
    headings = max(rows, key=len)  # a title in joined cells is one
    if any(columns.values()):
        wanted = ", ".join(repr(heading) for heading in columns.values() if heading)
        return ListRefused(name, f"has no column {wanted}; there are: {_listed(headings)}", headings)
    return ListRefused(
        name,
        f"none of the headings is known to be that of names: {_listed(headings)}; say which with --column name=HEADING",
        headings,
    )


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(repr(" ".join(heading.split())[:40]) for heading in headings[:20])


# --- Headings -------------------------------------------------------------------------------------------------------------


def _head(table: Table, given: Mapping[str, str]) -> _Head | None:
    """The row, or two, of headings that tell most; none where no column of names is among them."""
    best: _Head | None = None
    for at, row in enumerate(table.rows[:_LOOKED_AT_FOR_HEADINGS]):
        for headings, rows in _headings(table.rows, at, row):
            columns = _columns(headings, given)
            if _has_names(columns) and (best is None or len(columns) > len(best.columns)):
                best = _Head(rows, headings, columns)
    return best


def _headings(rows: Sequence[Row], at: int, row: Row) -> list[tuple[tuple[str, ...], int]]:
    """The row's cells, and those with the row above before them where that groups columns."""
    found = [(row.cells, at + 1)]
    if at > 0:
        above = rows[at - 1].cells
        width = max(len(above), len(row.cells))
        pairs = zip((*above, *[""] * (width - len(above))), (*row.cells, *[""] * (width - len(row.cells))), strict=True)
        found.append((tuple(b if a == b or not a else f"{a} {b}".strip() for a, b in pairs), at + 1))
    return found


def _columns(headings: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    """Which column is which; what is `given` no heading is none, whatever the headings say."""
    wanted = {plain(heading): column for column, heading in given.items() if heading}
    refused = {column for column, heading in given.items() if not heading}
    columns: dict[str, int] = {}
    texts = [plain(heading) for heading in headings]
    for at, text in enumerate(texts):
        if text in wanted:
            columns.setdefault(wanted[text], at)
    for exactly in (True, False):
        for at, text in enumerate(texts):
            if text and at not in columns.values() and len(text) < _LONGEST_NAME:
                for column, names in wording().columns.items():
                    if (
                        column not in columns
                        and column not in refused
                        and any(_is_heading(text, name, exactly=exactly) for name in names)
                    ):
                        columns[column] = at
                        break
    return _name_in_parts(columns, texts, refused)


def _is_heading(text: str, name: str, *, exactly: bool) -> bool:
    return text == name if exactly else bool(re.match(rf"{re.escape(name)}\b(?!\s*=)", text)) or text.endswith(f" {name}")


def _name_in_parts(columns: dict[str, int], texts: Sequence[str], refused: Collection[str]) -> dict[str, int]:
    """A "surname" or "given name" beside its counterpart is a part of the name, not the whole."""
    if "name" not in columns:
        return columns
    text = texts[columns["name"]]
    for part, counterpart in (("given", "surname"), ("surname", "given")):
        if counterpart in columns and part not in {*columns, *refused} and text in wording().columns[part]:
            columns[part] = columns.pop("name")
            break
    return columns


def _has_names(columns: Mapping[str, int]) -> bool:
    return "name" in columns or {"surname", "given"} <= columns.keys()


def _order(known: Sequence[tuple[Table, _Head]]) -> DateOrder | None:
    cells = [
        row.cells[at]
        for table, head in known
        for column, at in head.columns.items()
        if column in _DATES
        for row in table.rows[head.rows :]
        if at < len(row.cells)
    ]
    return date_order(cells)


# --- Rows -----------------------------------------------------------------------------------------------------------------


def _read_table(
    table: Table, head: _Head, order: DateOrder, entries: list[ListEntry], left_out: list[LeftOut], unread: list[str]
) -> None:
    for row in table.rows[head.rows :]:
        values = {column: row.cells[at] for column, at in head.columns.items() if at < len(row.cells) and row.cells[at]}
        why = _nobody(row, head, values)
        people = names_in(_name_of(values)) if not why else []
        if not people:
            left_out.append(LeftOut(table.name, row.number, why or "no name in it"))
            continue
        dates = _dates(values, order, f"{table.name}, row {row.number}", unread)
        cells = {_heading(head, at): cell for at, cell in enumerate(row.cells) if cell}
        for place, (spellings, born) in enumerate(people):
            own = dict(dates)
            if born is not None:
                own.setdefault("born", str(born))
            entries.append(
                ListEntry(
                    table=table.name,
                    row=row.number,
                    place=place,
                    spellings=tuple(spellings),
                    cells=cells,
                    values={column: value for column, value in values.items() if column not in ("name", "number")},
                    dates=own,
                    articles=tuple(sorted(articles_in(values.get("charges", "")))),
                    status=status_in(values.get("status", "") or values.get("sentence", "")),
                )
            )


def _heading(head: _Head, at: int) -> str:
    return head.headings[at] if at < len(head.headings) and head.headings[at] else f"column {at + 1}"


def _nobody(row: Row, head: _Head, values: Mapping[str, str]) -> str:
    """Why the row is nobody; empty where it is somebody."""
    again = values.keys() & {"name", "surname"}
    if again and all(plain(values[column]) == plain(_heading(head, head.columns[column])) for column in again):
        return "the headings again"
    first = plain(next(cell for cell in row.cells if cell))
    if any(first == word or first.startswith((f"{word} ", f"{word}:")) for word in wording().totals):
        return "a sum"
    texts = [cell for cell in row.cells if cell]
    if (len(texts) > 1 and len(set(texts)) == 1) or (len(texts) == 1 and not _name_of(values)):
        return "a heading or a note between the rows"
    if len(_name_of(values)) > _LONGEST_NAME and "\n" not in _name_of(values):
        return "a text, and no name"
    if len(texts) == 1 and re.match(r"[*†\d(]", texts[0]):
        return "a note"
    return ""


def _name_of(values: Mapping[str, str]) -> str:
    if "name" in values:
        patronymic = values.get("patronymic", "")
        return values["name"] if not patronymic or patronymic in values["name"] else f"{values['name']} {patronymic}"
    given = " ".join(values[part] for part in ("given", "patronymic") if part in values)
    return f"{values['surname']}, {given}" if "surname" in values and given else values.get("surname", given)


def _dates(values: Mapping[str, str], order: DateOrder, where: str, unread: list[str]) -> dict[str, str]:
    dates = {}
    for column in _DATES:
        if column not in values:
            continue
        read = date_in(values[column], order)
        if read is not None:
            dates[column] = str(read)
        elif any(letter.isdigit() for letter in values[column]):
            unread.append(f"{where}: {column} {values[column]!r}")
    return dates
