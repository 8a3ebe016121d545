"""What headings, statuses, sexes and months are called: headings.yaml, read once.

Always true: a mistake in the file stops the reading of lists with one line that names the file and the line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from habeas.identity.knowledge import read_table
from habeas.model import Sex

PATH = Path(__file__).with_name("headings.yaml")


@dataclass(frozen=True)
class Wording:
    columns: dict[str, tuple[str, ...]]
    totals: tuple[str, ...]
    statuses: dict[str, tuple[str, ...]]
    months: dict[str, int]
    sexes: dict[str, Sex]
    unclear_under: dict[str, frozenset[str]]


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
    sexes: dict[str, Sex] = {}
    for name, values in content["sexes"].items():
        for value in values:
            if sexes.setdefault(plain(str(value)), Sex(name)) != Sex(name):
                raise source.mistake(("sexes", name), f"{value!r} is two of them")
    return Wording(
        columns={column: tuple(plain(str(name)) for name in names) for column, names in content["columns"].items()},
        totals=tuple(plain(str(word)) for word in content["totals"]),
        statuses={status: tuple(plain(str(word)) for word in words) for status, words in content["statuses"].items()},
        months=months,
        sexes=sexes,
        unclear_under={plain(heading): frozenset(map(plain, values)) for heading, values in content["unclear_under"].items()},
    )


def plain(text: str) -> str:
    """Small letters without accents and with single spaces, so that headings can be held against each other."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.replace("İ", "i").casefold().replace("ə", "a").replace("ı", "i"))
        if not unicodedata.combining(letter)
    )
    return re.sub(r"[\s\u00a0:*]+", " ", bare.replace("’", "'")).strip(" .")
