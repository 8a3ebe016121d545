"""Tables of a document (DOCX) -> tables, read straight from its XML: paragraphs of a cell are its lines."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from habeas.capture.tables.table import MOST_COLUMNS, FileRefused, Row, Table, refuse_too_many, row_of, tidy

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WIDEST_SPAN: Final = 100


def document_tables(package: zipfile.ZipFile, name: str) -> tuple[Table, ...]:
    """Raises `FileRefused` for what is damaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        body = etree.fromstring(package.read("word/document.xml"), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError) as error:
        raise FileRefused(name, f"is damaged ({error})") from error
    tables = enumerate(body.iter(f"{_W}tbl"), start=1)
    return tuple(Table(f"table {number}", tuple(_rows(table, name))) for number, table in tables)


def _rows(table: etree._Element, name: str) -> Iterator[Row]:
    above: list[str] = []
    for number, element in enumerate(table.iterchildren(f"{_W}tr"), start=1):
        refuse_too_many(number, name)
        cells: list[str] = []
        for cell in element.iterchildren(f"{_W}tc"):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            text = above[len(cells)] if goes_on and len(cells) < len(above) else tidy(_text_of(cell), name)
            cells += [text] * _span(cell)
            if len(cells) > MOST_COLUMNS:
                break  # which `row_of` refuses
        above = list(cells)
        row = row_of(number, cells, name)
        if row:
            yield row


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    written = span.get(f"{_W}val", "1") if span is not None else "1"
    return min(max(int(written), 1), _WIDEST_SPAN) if written.isdecimal() and len(written) < 6 else 1


def _text_of(cell: etree._Element) -> str:
    """Its paragraphs, a line each; those of a table inside it stand in a table of their own."""
    lines = []
    for paragraph in cell.iterchildren(f"{_W}p"):
        parts = []
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
            kind = str(element.tag).removeprefix(_W)
            parts.append({"t": element.text or "", "tab": " ", "br": "\n", "noBreakHyphen": "-"}[kind])
        lines.append("".join(parts))
    return "\n".join(lines)
