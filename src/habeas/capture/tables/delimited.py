"""Text with separators (CSV, TSV) -> rows. The separator is the one of comma, semicolon and tab that cuts the lines alike; the
letters are those of the byte order mark, UTF-8, or what the bytes look like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.capture.decoding import InputRefused, decode
from habeas.capture.tables.table import LONGEST_CELL, FileRefused, Row, Table, row_of, tidy

if TYPE_CHECKING:
    from _csv import Reader

_SEPARATORS = ",;\t|"
_SAMPLE = 50


def delimited_table(raw: bytes, name: str) -> Table:
    """Raises `FileRefused`."""
    return Table(name, tuple(row for row in _rows(raw, name) if row))


def dict_rows(raw: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row as its columns by the headings of the first one, with its line. Cells are as written. Raises `FileRefused`."""
    reader = _reader(_text(raw, name))
    try:
        headings = [heading.strip() for heading in next(reader, [])]
        for cells in reader:
            if any(cells):
                yield reader.line_num, dict(zip(headings, cells, strict=False))
    except csv.Error as error:
        raise FileRefused(name, f"line {reader.line_num}: {error}") from error


def _rows(raw: bytes, name: str) -> Iterator[Row]:
    reader = _reader(_text(raw, name))
    try:
        for cells in reader:
            yield row_of(reader.line_num, [tidy(cell, name) for cell in cells], name)
    except csv.Error as error:
        raise FileRefused(name, f"line {reader.line_num}: {error}") from error


def _text(raw: bytes, name: str) -> str:
    try:
        return decode(raw, name)
    except InputRefused as refused:
        raise FileRefused(refused.name, refused.problem) from refused


def _reader(text: str) -> Reader:
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST_CELL))
    return csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False)


def _separator(text: str) -> str:
    """The one that cuts most lines into as many parts as the first, and into most parts."""
    sample = list(csv.reader(io.StringIO(text[: 1 << 16], newline=""), delimiter="\x1f"))[:_SAMPLE]
    lines = [cells[0] for cells in sample if cells and cells[0].strip()]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=separator)]
        most = max(set(widths), key=widths.count, default=1)
        return (widths.count(most), most) if most > 1 else (0, 0)

    best = max(_SEPARATORS, key=evenness)
    return best if evenness(best)[1] > 1 else ","
