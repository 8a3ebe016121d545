"""Workbooks (XLSX) -> a table a sheet. Formulas come as the values that were computed last; hidden sheets are read as well."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from habeas.capture.tables.table import MOST_COLUMNS, FileRefused, Row, Table, row_of, tidy

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    EOFError,
    OSError,
)
"""What a package that is cut, changed or encrypted makes openpyxl raise; the errors of both XML parsers are `SyntaxError`s."""
_MOST_SPANNED = 100_000
"""Cells that merged cells of a sheet may cover in all; more are no headings and groups of a list."""


def workbook_tables(raw: bytes, name: str) -> tuple[Table, ...]:
    """Raises `FileRefused` for what is damaged."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
        return tuple(Table(sheet.title, tuple(_rows(sheet, name))) for sheet in book.worksheets)
    except FileRefused:
        raise
    except (InvalidFileException, *_DAMAGE) as error:
        raise FileRefused(name, f"is damaged: {type(error).__name__}: {error}") from error


def _rows(sheet: Worksheet, name: str) -> Iterator[Row]:
    """Only cells that hold something are looked at: a sheet may be said to reach a million rows down."""
    values = {place: text for place, cell in sheet._cells.items() if (text := tidy(_as_text(cell.value), name))}
    values |= {place: values[source] for place, source in _spanned(sheet, name).items() if source in values}
    columns = [column for _, column in values]
    first = min(columns, default=1)
    if max(columns, default=1) - first >= MOST_COLUMNS:
        raise FileRefused(name, f"has more than {MOST_COLUMNS} columns on sheet {sheet.title!r}; a list of people has fewer")
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in values.items():
        by_row.setdefault(row, {})[column] = text
    for number, cells in sorted(by_row.items()):
        yield row_of(number, [cells.get(column, "") for column in range(first, max(cells) + 1)], name)


def _spanned(sheet: Worksheet, name: str) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell that a merged one covers, the cell that holds its value."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in sheet.merged_cells.ranges:
        if len(covered) + merged.size["rows"] * merged.size["columns"] > _MOST_SPANNED:
            raise FileRefused(name, f"has merged cells over more than {_MOST_SPANNED} cells on sheet {sheet.title!r}")
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                covered[row, column] = merged.min_row, merged.min_col
    return covered


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
