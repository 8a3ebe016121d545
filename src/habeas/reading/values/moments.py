"""What a date's words say, before anything is worked out: the parts that stand in the page.

Always true: a `Moment` holds only what was read; which day that is follows from it, an anchor and the told-before by
`resolving`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from habeas.model import Edtf

LAST_DAY: Final = 31
"""Of the longest months."""


class Tense(StrEnum):
    """When what is told happens, seen from the day it is told."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a segment speaks on; `uncertain` where that is only the day it was captured."""

    day: dt.date | None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date worked out, and in words how. `point`: the date itself, whatever runs from it or to it ("since 2020": 2020)."""

    edtf: Edtf
    rule: str
    point: Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The parts of a date as said. `rule`: how to work it out. `which`, `told`: -1, 0, 1 for last, this, next and their like."""

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    season: int | None = None
    unit: str | None = None
    number: int | None = None
    which: int | None = None
    told: int | None = None
    behind: tuple[int, int, int] | None = None
    """Year, month and day of the date in full that the same sentence names before one without a year."""

    @property
    def is_reference_bound(self) -> bool:
        """Whether it counts from what was told before."""
        return self.rule.startswith("told_") or self.told is not None
