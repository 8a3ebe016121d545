"""How long: a sentence, a remand, a hunger strike. ISO 8601 durations of whole years, months, weeks, days, hours; `life`; ranges.

In: `P9Y`, `P7Y6M`, `P15D`, `PT24H`, `life`, `P6Y/P15Y`. Always true: `str(Term.parse(text)) == text`; equality is of length, so
that `P18M == P1Y6M` and `P1W == P7D`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field

from habeas.model.errors import ValueRefused

_EXPECTED = "an ISO 8601 duration such as P9Y, P7Y6M, P3M, P15D or PT24H, a range P6Y/P15Y, or life"
_DURATION = re.compile(r"P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")
LIFE = "life"


def _length(text: str) -> tuple[int, int, int]:
    """(months, days, hours) of one duration."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueRefused("term", text, _EXPECTED)
    years, months, weeks, days, hours = (int(part or 0) for part in match.groups())
    return 12 * years + months, 7 * weeks + days, hours


def _later(day: dt.date, months: int, days: int) -> dt.date:
    years, month_index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month_index + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1])) + dt.timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Term:
    """One duration, a range of two, or life (`lengths` empty)."""

    text: str = field(compare=False)
    lengths: tuple[tuple[int, int, int], ...]

    @classmethod
    def parse(cls, text: str) -> Term:
        """Raises `ValueRefused` for what is no such term."""
        if text == LIFE:
            return cls(text, ())
        return cls(text, tuple(_length(end) for end in text.split("/", 1)))

    @classmethod
    def of(cls, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0, hours: int = 0) -> Term:
        """A term of at least one unit; raises `ValueRefused` where all are nought."""
        parts = ((years, "Y"), (months, "M"), (weeks, "W"), (days, "D"))
        date_part = "".join(f"{n}{unit}" for n, unit in parts if n)
        return cls.parse(f"P{date_part}{f'T{hours}H' if hours else ''}")

    @property
    def is_life(self) -> bool:
        return not self.lengths

    def end_from(self, start: dt.date) -> dt.date | None:
        """The day on which the (shortest) term is over when it starts on `start`; `None` for life, or past the year 9999."""
        if self.is_life:
            return None
        months, days, hours = self.lengths[0]
        try:
            return _later(start, months, days + hours // 24)
        except (ValueError, OverflowError):
            return None

    def __str__(self) -> str:
        return self.text
