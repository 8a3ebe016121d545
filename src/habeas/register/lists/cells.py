"""Cells of a list -> values: dates in the forms that lists have, names that share a cell, article numbers, a status in one word.

Always true: nothing is guessed silently: a date that cannot be read stays what it is, a text, and is reported.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from habeas.identity import Verdict, compare
from habeas.model import Edtf
from habeas.register.lists.wording import plain, wording


class DateOrder(StrEnum):
    """What stands first in 03/04/2024."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s.\-]+([^\W\d_]{3,})\.?,?[\s\-]+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTH_YEAR = re.compile(r"\b([^\W\d_]{3,})\.?,?\s+(\d{4})\b|(?<![\d./])(\d{1,2})[./](\d{4})\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_SERIAL = re.compile(r"[2-5]\d{4}")
_SERIAL_ZERO: Final = dt.date(1899, 12, 30)
_CENTURY_TURNS: Final = 50
_MONTH_LETTERS: Final = 3


def date_order(cells: Iterable[str]) -> DateOrder | None:
    """Which order a column's dates show: one whose second number is above twelve is month first. Nothing where none shows it."""
    shown = {
        DateOrder.DAY_FIRST if int(match[1]) > 12 else DateOrder.MONTH_FIRST
        for cell in cells
        for match in _NUMBERS.finditer(cell)
        if match[2] == "/" and (int(match[1]) > 12) != (int(match[3]) > 12)
    }
    return shown.pop() if len(shown) == 1 else None


def date_in(cell: str, order: DateOrder = DateOrder.DAY_FIRST) -> Edtf | None:
    """The first date in a cell, as exact as it is; nothing where there is none."""
    text = cell.strip()
    if _SERIAL.fullmatch(text):
        return Edtf.of_day(_SERIAL_ZERO + dt.timedelta(days=int(text)))
    found = [_iso(text), _numbers(text, order), _named(text)]
    dated = [item for item in found if item is not None]
    if dated:
        return Edtf.parse(min(dated)[1])
    if _NUMBERS.search(text):
        return None
    month = _month_and_year(text)
    if month:
        return Edtf.parse(month)
    year = _YEAR.search(text)
    return Edtf.parse(str(int(year[1]))) if year else None


def _iso(text: str) -> tuple[int, str] | None:
    match = _ISO.search(text)
    if match is None:
        return None
    return _day(match.start(), match[1], match[2], match[3]) if match[3] else _checked_month(match.start(), match[1], match[2])


def _numbers(text: str, order: DateOrder) -> tuple[int, str] | None:
    for match in _NUMBERS.finditer(text):
        year = match[4] if len(match[4]) == 4 else ("19" if int(match[4]) > _CENTURY_TURNS else "20") + match[4]
        month_first = match[2] == "/" and order is DateOrder.MONTH_FIRST
        day, month = (match[3], match[1]) if month_first else (match[1], match[3])
        found = _day(match.start(), year, month, day) or _day(match.start(), year, day, month)
        if found:
            return found
    return None


def _named(text: str) -> tuple[int, str] | None:
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for match in pattern.finditer(text):
            month = _month(match[month_at])
            found = _day(match.start(), match[3], str(month), match[day_at]) if month else None
            if found:
                return found
    return None


def _month_and_year(text: str) -> str:
    for match in _MONTH_YEAR.finditer(text):
        month = _month(match[1]) if match[1] else int(match[3])
        found = _checked_month(match.start(), match[2] or match[4], str(month or 0))
        if found:
            return found[1]
    return ""


def _month(word: str) -> int | None:
    name = plain(word)
    known = wording().months
    longest = max((begin for begin in known if name.startswith(begin)), key=len, default="")
    return known[longest] if len(longest) >= _MONTH_LETTERS else None


def _day(at: int, year: str, month: str, day: str) -> tuple[int, str] | None:
    try:
        return at, dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _checked_month(at: int, year: str, month: str) -> tuple[int, str] | None:
    return (at, f"{int(year):04d}-{int(month):02d}") if int(year) > 0 and 1 <= int(month) <= 12 else None


_BORN = re.compile(
    r"[,(]?\s*\(?(?:b\.|born(?: in)?|г\.?\s?р\.?|род\.|доғ|d\.|təv\.)?\s*((?:19|20)\d{2})(?:\s?г\.?\s?р?\.?)?\s*\)?\s*$", re.I
)
_MARKS = re.compile(r"[*†‡¹²³⁴-⁹⁰]+|\[\d{1,3}\]")
_NUMBERED = re.compile(r"^\s*\d{1,4}\s*[.)]\s+")
_BETWEEN_NAMES = re.compile(r"\s*(?:\n|;|•)\s*|\s+(?:and|и|və|і|ve|et)\s+")


def names_in(cell: str) -> list[tuple[list[str], int | None]]:
    """The people of a cell: for each the spellings given of the name, and the birth year where it stands beside it."""
    parts = [part for part in _BETWEEN_NAMES.split(cell) if part.strip(" ,")]
    people: list[tuple[list[str], int | None]] = []
    for part in (one for several in parts for one in _between_commas(several)):
        name, born = _without_birth(_NUMBERED.sub("", _MARKS.sub("", part)))
        if not any(letter.isalpha() for letter in name):
            continue
        if people and compare(people[-1][0][0], name).verdict is Verdict.SAME:
            people[-1] = [*people[-1][0], name], people[-1][1] or born
        else:
            people.append(([name], born))
    return people


def _between_commas(text: str) -> list[str]:
    """A, B and C are three people where each has a name of two words; Surname, Given is one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1 and all(len(_without_birth(part)[0].split()) >= 2 for part in parts):
        return parts
    return [text]


def _without_birth(text: str) -> tuple[str, int | None]:
    match = _BORN.search(text)
    if match is None or match.start() == 0:
        return text.strip(" ,"), None
    return text[: match.start()].strip(" ,"), int(match[1])


_ARTICLE = re.compile(r"\d{2,3}(?:[.\-‑–]\d{1,2})*(?:\.\d{1,2})*")


def articles_in(cell: str) -> frozenset[str]:
    """Numbers of articles of law: 206.3.2, 228-1; years and dates are none."""
    without_dates = _YEAR.sub(" ", _ISO.sub(" ", _NUMBERS.sub(" ", cell)))
    return frozenset(re.sub(r"[-‑–]", ".", match[0]) for match in _ARTICLE.finditer(without_dates))


def status_in(cell: str) -> str:
    """One word for what the cell says; empty where it says nothing known. What it says last counts, as lists add to it."""
    text = plain(cell)
    best: tuple[int, str] = (-1, "")
    for status, beginnings in wording().statuses.items():
        for beginning in beginnings:
            at = max((match.start() for match in re.finditer(rf"(?<!\w){re.escape(beginning)}", text)), default=-1)
            if at > best[0]:
                best = at, status
    return best[1]
