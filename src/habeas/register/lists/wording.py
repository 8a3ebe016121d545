"""What headings, statuses and months are called: headings.yaml, read once.

Always true: a mistake in the file stops the reading of lists with one line that names the file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from habeas.model import HabeasError

PATH = Path(__file__).with_name("headings.yaml")


class WordingMistake(HabeasError, ValueError):
    """headings.yaml says something that cannot be."""


@dataclass(frozen=True)
class Wording:
    columns: dict[str, tuple[str, ...]]
    totals: tuple[str, ...]
    statuses: dict[str, tuple[str, ...]]
    months: dict[str, int]


@cache
def wording() -> Wording:
    """Raises `WordingMistake`."""
    try:
        content = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise WordingMistake(f"{PATH}: is no YAML: {error}") from error
    months: dict[str, int] = {}
    for number, names in content["months"].items():
        for name in names:
            if months.setdefault(plain(name), int(number)) != int(number):
                raise WordingMistake(f"{PATH}: {name!r} is two months")
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
