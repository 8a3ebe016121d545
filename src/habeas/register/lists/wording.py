"""What headings, statuses and months are called: headings.yaml, read once.

Always true: a mistake in the file stops the reading of lists with one line that names the file and the line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from habeas.identity.knowledge import read_table

PATH = Path(__file__).with_name("headings.yaml")


@dataclass(frozen=True)
class Wording:
    columns: dict[str, tuple[str, ...]]
    totals: tuple[str, ...]
    statuses: dict[str, tuple[str, ...]]
    months: dict[str, int]


@cache
def wording() -> Wording:
    """Raises `TableMistake`."""
    source = read_table(PATH)
    content = source.content
    months: dict[str, int] = {}
    for number, names in content["months"].items():
        for name in names:
            if months.setdefault(plain(name), int(number)) != int(number):
                raise source.mistake(("months", str(number)), f"{name!r} is two months")
    return Wording(
        columns={column: tuple(plain(str(name)) for name in names) for column, names in content["columns"].items()},
        totals=tuple(plain(str(word)) for word in content["totals"]),
        statuses={status: tuple(plain(str(word)) for word in words) for status, words in content["statuses"].items()},
        months=months,
    )


def plain(text: str) -> str:
    """Small letters without accents and with single spaces, so that headings can be held against each other."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.replace("İ", "i").casefold().replace("ə", "a").replace("ı", "i"))
        if not unicodedata.combining(letter)
    )
    return re.sub(r"[\s\u00a0:*]+", " ", bare.replace("’", "'")).strip(" .")
