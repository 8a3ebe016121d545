"""Where somebody stood on a day: the facts about them in, one value out; and the days through which it stays the same.

Always true: between two days of which none begins a stay, whatever is said of one is said of the other; a person's stays do not
overlap, and on a day that none has, nothing was known of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from pydantic import TypeAdapter

from habeas.model import EventType
from habeas.register.episodes import WHERE_HELD, episodes
from habeas.register.folding.judging import Standing
from habeas.register.laws import Law, law_of
from habeas.register.queries import standing_of
from habeas.register.status import UNCONFIRMED_AFTER, Fact, Status, first_day, held_bounds, known_by, last_day, status_on

NO_END: Final = dt.date.max
"""The last day of what goes on."""
A_DAY: Final = dt.timedelta(days=1)


class Held(StrEnum):
    """Whether someone was held on a day."""

    YES = "held"
    PERHAPS = "perhaps held"
    NO = "not held"

    @property
    def degree(self) -> int:
        """Of two, the higher is the surer to have been held."""
        return (Held.NO, Held.PERHAPS, Held.YES).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What follows from the events about somebody alone. `prison` is the last place named; `rests_on` the event that their being
    held, or not, rests on; `countries` those that courts, places and codes of their events name; `asked_for`: whether an appeal
    names them; `standing` as in `queries`."""

    held: Held
    status: Status | None
    prison: str
    standing: Standing
    rests_on: str
    countries: tuple[str, ...]
    asked_for: bool

    @property
    def is_known(self) -> bool:
        """Whether anything was known of them."""
        return self.status is not None or self.held is not Held.NO


def whereabouts(day: dt.date, facts: Sequence[Fact]) -> Whereabouts:
    """Where somebody stood on the day."""
    status = status_on(day, facts)
    certain, perhaps = held_bounds(day, facts, status)
    by_then = known_by(day, facts)
    return Whereabouts(
        held=Held.YES if certain else Held.PERHAPS if perhaps else Held.NO,
        status=status,
        prison=_prison(by_then),
        standing=standing_of(status, facts),
        rests_on=_rests_on(status, facts),
        countries=_countries(by_then),
        asked_for=any(fact.type is EventType.APPEAL for fact in facts),
    )


def _prison(facts: Sequence[Fact]) -> str:
    """The last place named in a custody that goes on."""
    if not any(fact.type in WHERE_HELD and fact.place for fact in facts):
        return ""
    lasting = [one for one in episodes(facts) if one.is_open]
    return lasting[-1].places[-1].place if lasting and lasting[-1].places else ""


def _rests_on(status: Status | None, facts: Sequence[Fact]) -> str:
    """The beginning of custody, or what ended it; the first that was told, where the dates leave everything open."""
    if status is not None:
        return status.since.event if status.held and status.since is not None else status.event
    return min(facts, key=lambda fact: (fact.told_by or dt.date.max, fact.key)).key if facts else ""


def _countries(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Where they happened, as far as each names one country."""
    laws = {_law((fact.court, fact.place, fact.case, *(charge.law for charge in fact.charges))) for fact in facts}
    return tuple(sorted(law.country for law in laws if law is not None))


@lru_cache(maxsize=16384)
def _law(texts: tuple[str | None, ...]) -> Law | None:
    return law_of(texts)


# --- Through which days ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Days:
    """The days from the first to the last, on all of which somebody stood so."""

    first: dt.date
    last: dt.date
    at: Whereabouts


def days_of(facts: Sequence[Fact]) -> list[Days]:
    """All days on which anything was known of somebody, in order."""
    found: list[Days] = []
    turns = sorted({day for fact in facts for day in (first_day(fact), last_day(fact))} - {NO_END})
    for number, first in enumerate(turns):
        last = turns[number + 1] - A_DAY if number + 1 < len(turns) else NO_END
        for days in _between(first, last, facts):
            if found and found[-1].last + A_DAY == days.first and _is_same(found[-1].at, days.at):
                found[-1] = replace(found[-1], last=days.last)
            else:
                found.append(days)
    return found


def _between(first: dt.date, last: dt.date, facts: Sequence[Fact]) -> Iterator[Days]:
    """Between two days on which something happened only this changes: a term ends, or nothing was reported for too long."""
    at = whereabouts(first, facts)
    if not at.is_known:
        return
    turns = [first, *sorted(day for day in _doubted_from(at.status) if first < day <= last)]
    for number, day in enumerate(turns):
        until = turns[number + 1] - A_DAY if number + 1 < len(turns) else last
        yield Days(day, until, at if day == first else whereabouts(day, facts))


def _doubted_from(status: Status | None) -> set[dt.date]:
    """The first days on which it is in doubt, for one reason and for the other, if nothing else happens."""
    if status is None or not status.held or status.confirmed is None:
        return set()
    end = status.until.date.latest if status.until is not None else None
    unsaid = status.confirmed + UNCONFIRMED_AFTER if status.confirmed < NO_END - UNCONFIRMED_AFTER else None
    return {day + A_DAY for day in (unsaid, end) if day is not None and day < NO_END}


def _is_same(one: Whereabouts, other: Whereabouts) -> bool:
    return on_day(one, NO_END) == on_day(other, NO_END)


def on_day(at: Whereabouts, day: dt.date) -> Whereabouts:
    """The same, said of another of its days."""
    return replace(at, status=replace(at.status, day=day)) if at.status is not None else at


# --- As text --------------------------------------------------------------------------------------------------------------

_TEXT: Final = TypeAdapter(Whereabouts)


def as_text(at: Whereabouts) -> str:
    """To be read by `from_text`; equal for equal whereabouts."""
    return _TEXT.dump_json(at).decode()


def from_text(text: str) -> Whereabouts:
    """Whereabouts from what `as_text` wrote."""
    return _TEXT.validate_json(text)
