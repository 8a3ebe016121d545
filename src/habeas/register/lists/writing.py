"""Rows -> CSV or XLSX that a spreadsheet opens as texts. Always true: no cell is ever a formula, whatever a list put into it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BEGINS_ONE: Final = re.compile(r"^(?= *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")
_GOES_ON_WITH_ONE: Final = re.compile(r"([;\t] *)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
_WIDEST: Final = 60


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs; what a spreadsheet would compute has an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def _text(cell: str) -> str:
    """Also behind what some spreadsheets divide cells by, whatever stands between the cells of this file."""
    return _GOES_ON_WITH_ONE.sub(r"\1'", _BEGINS_ONE.sub("'", cell))


def as_xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet with a fixed row of headings; every cell is a text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "".join(letter for letter in title if letter not in "[]:*?/\\")[:31] or "list"
    widths = [len(column) for column in columns]
    for number, row in enumerate([columns, *rows], start=1):
        for at, text in enumerate(row):
            cell = sheet.cell(row=number, column=at + 1)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:32_767]
            cell.data_type = "s"
            cell.quotePrefix = number > 1 and text.startswith(_FORMULA)
            widths[at] = max(widths[at], min(len(text), _WIDEST))
            if number == 1:
                cell.font = Font(bold=True)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width + 2
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
