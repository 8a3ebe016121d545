"""Dates as far as they are known, in EDTF (ISO 8601-2:2019), with the first and the last day they can mean.

In: `2024-10-03`, `2024-10`, `2024`, a season `2024-21`, digits left open `2024-1X` or `202X`, each with `?`, `~` or `%`; an
interval `2023-11-20/2024-01-31`, open with `..` or unknown with nothing: `2024-06-14/..`. Out: the same text, and bounds. Always
true: `str(Edtf.parse(text)) == text`, and `earliest <= latest` where both are known.

Level 0 and what level 1 has beside it for days on which people were held: no times of day, no sets, no years beyond 9999.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field

from habeas.model.errors import ValueRefused

_EXPECTED = "an EDTF date such as 2024-10-03, 2024-10, 2024?, 2023-11-20/2024-01-31 or 2024-06-14/.."
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|\dX|XX)(?:-(?P<day>\d{2}|\dX|XX))?)?(?P<mark>[?~%])?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""Spring, summer, autumn and winter as the northern press means them; a winter runs into the next year."""


def _span(digits: str, low: int, high: int) -> tuple[int, int]:
    """The least and greatest number between `low` and `high` that `digits`, with X for any digit, can stand for."""
    least, greatest = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return max(least, low), min(greatest, high)


def _last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _point_bounds(text: str) -> tuple[dt.date, dt.date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueRefused("date", text, _EXPECTED)
    first_year, last_year = _span(match["year"], 1, 9999)
    if first_year > last_year:
        raise ValueRefused("date", text, _EXPECTED)
    month, day = match["month"], match["day"]
    if month is None:
        return dt.date(first_year, 1, 1), dt.date(last_year, 12, 31)
    if month.isdigit() and int(month) in _SEASON_MONTHS:
        if day is not None or "X" in match["year"]:
            raise ValueRefused("date", text, _EXPECTED)
        first, last = _SEASON_MONTHS[int(month)]
        return dt.date(first_year, first, 1), _last_of_month(first_year + (last < first), last)
    first_month, last_month = _span(month, 1, 12)
    if first_month > last_month or "X" in match["year"]:
        raise ValueRefused("date", text, _EXPECTED)
    if day is None:
        return dt.date(first_year, first_month, 1), _last_of_month(last_year, last_month)
    if "X" in month:
        if day != "XX":
            raise ValueRefused("date", text, _EXPECTED)
        return dt.date(first_year, first_month, 1), _last_of_month(last_year, last_month)
    month_end = _last_of_month(first_year, first_month).day
    first_day, last_day = _span(day, 1, month_end)
    if first_day > last_day:
        raise ValueRefused("date", text, _EXPECTED)
    return dt.date(first_year, first_month, first_day), dt.date(first_year, first_month, last_day)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A day, month, season, year or interval. `None` as a bound: open, or not known."""

    text: str
    earliest: dt.date | None = field(compare=False)
    latest: dt.date | None = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Raises `ValueRefused` for what is no such date, an impossible day included."""
        start, slash, end = text.partition("/")
        if not slash:
            return cls(text, *_point_bounds(text))
        earliest = None if start in ("", "..") else _point_bounds(start)[0]
        latest = None if end in ("", "..") else _point_bounds(end)[1]
        if (earliest is None and latest is None) or (earliest and latest and earliest > latest):
            raise ValueRefused("date", text, _EXPECTED)
        return cls(text, earliest, latest)

    @classmethod
    def of_day(cls, day: dt.date, *, inferred: bool = False) -> Edtf:
        """One day; `inferred` marks a year that was worked out and not read."""
        return cls(f"{day.isoformat()}{'?' if inferred else ''}", day, day)

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def is_uncertain(self) -> bool:
        """Whether any part carries `?`, `~` or `%`."""
        return any(mark in self.text for mark in "?~%")

    @property
    def day(self) -> dt.date | None:
        """The day where exactly one is meant."""
        return self.earliest if self.earliest == self.latest else None

    def may_include(self, day: dt.date) -> bool:
        """Whether `day` is within the bounds."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def may_meet(self, other: Edtf) -> bool:
        """Whether the two can mean a common day."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return starts_in_time and (other.earliest is None or self.latest is None or other.earliest <= self.latest)

    def __str__(self) -> str:
        return self.text
