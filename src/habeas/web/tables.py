"""What a page shows as a file: rows -> CSV, XLSX or JSON, to be saved.

Always true: all three have the same rows in the same order; no cell is ever a formula (see `habeas.register.lists.writing`);
notes are in none of them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from django.http import HttpResponse

from habeas.register.lists.writing import XLSX, as_csv, as_xlsx
from habeas.web.attachments import attachment
from habeas.web.wording.vocabulary import Words

_Row = TypeVar("_Row")

FORMAT: Final = "format"
"""The name in an address by which a file is asked for."""


class Format(StrEnum):
    """As what."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


_TYPES: Final = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: XLSX,
    Format.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class Column(Generic[_Row]):
    """A value of each row: its name in JSON, its heading in a table."""

    name: str
    heading: Words
    value: Callable[[_Row], Any]


def format_asked(asked: str | None) -> Format | None:
    """As what a file is asked for, where one is."""
    return Format(asked) if asked in set(Format) else None


def saved(
    as_: Format, title: str, columns: Sequence[Column[_Row]], rows: Iterable[_Row], *, about: Mapping[str, Any], rows_name: str
) -> HttpResponse:
    """The answer that a browser saves as `title`; in JSON, `about` stands before the rows, which are named."""
    cells = [{column.name: column.value(row) for column in columns} for row in rows]
    if as_ is Format.JSON:
        body = json.dumps({**about, rows_name: cells}, ensure_ascii=False, indent=1, default=str).encode()
    else:
        headings = [str(column.heading) for column in columns]
        texts = [[_text(value) for value in row.values()] for row in cells]
        body = as_csv(headings, texts) if as_ is Format.CSV else as_xlsx(title, headings, texts)
    name = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower()
    return attachment(body, f"{name}.{as_}", _TYPES[as_])


def _text(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)
