"""Workbooks (XLSX) -> a table a sheet. Formulas come as the values that were computed last; hidden sheets are read as well."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from habeas.capture.tables.table import FileRefused, Row, Table, row_of, tidy

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_SPANNED = 100_000
"""Cells that merged cells of a sheet may cover in all; more are no headings and groups of a list."""


def workbook_tables(raw: bytes, name: str) -> tuple[Table, ...]:
    """Raises `FileRefused` for what is damaged."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
        return tuple(Table(sheet.title, tuple(_rows(sheet, name))) for sheet in book.worksheets)
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError) as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused(name, f"is damaged: {type(error).__name__}: {error}") from error


def _rows(sheet: Worksheet, name: str) -> Iterator[Row]:
    spanned = _spanned(sheet, name)
    for number, cells in enumerate(sheet.iter_rows(values_only=True), sheet.min_row):
        texts = [tidy(_as_text(value), name) for value in cells]
        for column in range(len(texts)):
            source = spanned.get((number, column + sheet.min_column))
            if source is not None and not texts[column]:
                texts[column] = tidy(_as_text(sheet.cell(*source).value), name)
        row = row_of(number, texts, name)
        if row:
            yield row


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
