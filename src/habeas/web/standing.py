"""People of the register listed: by which status, in which order; and whether a text has the words that were asked for.

Always true: each person stands in exactly one group; words are found without regard to case and accents, romanised as well.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from habeas.register.clocks import Stood
from habeas.register.queries import Kind, Status
from habeas.web.forms import Sort, Standing


def standing_of(status: Status | None) -> Standing:
    """The group for a status; held and unconfirmed are apart, because the second may be free by now."""
    if status is None:
        return Standing.UNKNOWN
    if status.held:
        return Standing.UNCONFIRMED if status.unconfirmed else Standing.HELD
    if status.kind is Kind.DIED:
        return Standing.DIED
    return Standing.FREE if status.kind in (Kind.RELEASED, Kind.ACQUITTED, Kind.SENTENCED) else Standing.UNKNOWN


def in_order(people: Iterable[Stood], sort: Sort) -> list[Stood]:
    """Them in the order asked for; whoever has no such day stands last."""
    return sorted(people, key=place_in(sort))


def place_in(sort: Sort) -> Callable[[Stood], tuple[Any, ...]]:
    """By what somebody's place in the order is; no two people have the same."""
    return _held_first if sort is Sort.HELD_FIRST else lambda person: _place(person, sort)


def _held_first(person: Stood) -> tuple[bool, bool, str, str]:
    held = person.status is not None and person.status.held
    return person.surname_only, not held, person.name.casefold(), person.key


def _place(person: Stood, sort: Sort) -> tuple[dt.date, str, str]:
    status, name = person.status, (person.name.casefold(), person.key)
    if sort is Sort.NAME or status is None:
        return dt.date.min if sort is Sort.NAME else dt.date.max, *name
    days = {
        Sort.SINCE: status.since.date.earliest if status.since is not None else None,
        Sort.UNTIL: status.until.date.latest if status.until is not None else None,
        Sort.CONFIRMED: status.confirmed if status.held else None,
    }
    return days[sort] or dt.date.max, *name


def has_words(text: str, words: str) -> bool:
    """Whether the text has each of the words, as written or romanised."""
    written = _forms(text)
    return all(any(form in one for form in _forms(word) for one in written) for word in words.split())


@lru_cache(maxsize=65536)
def _forms(text: str) -> frozenset[str]:
    """Without case and accents: as written, and romanised."""
    from habeas.identity import romanise

    return frozenset({_folded(text), _folded(romanise(text))})


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
