"""Bytes of a file -> what kind it is, and its tables. Always true: the kind is told from the bytes, never from the name alone."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from habeas.capture.decoding import InputRefused, decode, media_type_of
from habeas.capture.pdf import is_pdf
from habeas.capture.tables.delimited import delimited_table
from habeas.capture.tables.documents import document_tables
from habeas.capture.tables.table import FileRefused, Table, refuse_too_many
from habeas.capture.tables.web_tables import web_tables
from habeas.capture.tables.workbooks import workbook_tables
from habeas.model import MediaType

SIZE_LIMIT: Final = 20 * 1024 * 1024
UNPACKED_LIMIT: Final = 64 * 1024 * 1024
"""Bytes that a workbook or document may unpack to, all its parts together."""

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV: Final = "text/csv"
HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file's tables, those without a cell left out, and its media type."""

    media_type: str
    tables: tuple[Table, ...]


def read_tables(raw: bytes, name: str) -> TableFile:
    """Raises `FileRefused` for a file of another kind, one that is damaged or too large, and one without a table."""
    if len(raw) > SIZE_LIMIT:
        raise FileRefused(name, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB; a list of people is smaller")
    if not raw.strip():
        raise FileRefused(name, "is empty")
    media_type, tables = _packed(raw, name) if raw.startswith(b"PK") else _text(raw, name)
    tables = tuple(table for table in tables if any(table.rows))
    refuse_too_many(sum(len(table.rows) for table in tables), name)
    if not tables:
        raise FileRefused(name, "has no table in it")
    return TableFile(media_type, tables)


def _packed(raw: bytes, name: str) -> tuple[str, tuple[Table, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > UNPACKED_LIMIT or len(parts) > 10_000:
                raise FileRefused(name, f"unpacks to more than {UNPACKED_LIMIT // 1024 // 1024} MB; no list does")
            names = {part.filename for part in parts}
            if "xl/workbook.xml" in names:
                return XLSX, workbook_tables(raw, name)
            if "word/document.xml" in names:
                return DOCX, document_tables(package, name)
    except zipfile.BadZipFile as error:
        raise FileRefused(name, f"is damaged ({error})") from error
    raise FileRefused(name, "is an archive, and neither a workbook (XLSX) nor a document (DOCX)")


def _text(raw: bytes, name: str) -> tuple[str, tuple[Table, ...]]:
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(name, "is in the old format of Excel or Word; save it as .xlsx or .docx")
    if is_pdf(raw):
        raise FileRefused(name, "is a PDF, whose tables cannot be told from its text; ask for the list as a table")
    try:
        text = decode(raw, name)
    except InputRefused as refused:
        raise FileRefused(refused.name, refused.problem) from refused
    if media_type_of(text, name) is MediaType.HTML:
        return HTML, web_tables(text, name)
    return CSV, (delimited_table(raw, name),)
