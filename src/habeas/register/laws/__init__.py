"""What the law of a country says of time in custody before a judgment: countries.yaml, read once; typed.

In: the texts of a person's courts, places and laws; the kinds of custody passed through; the day and the regime of the sentence.
Out: the law by which a sentence may be counted from the arrest, or none. Always true: where the texts name no country, or two,
or the file knows no rule for the case, nothing is counted; a mistake in the file stops with a message that names file and line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from habeas.identity.knowledge import Table, read_table
from habeas.register.folding.words import words_of

PATH = Path(__file__).with_name("countries.yaml")


@dataclass(frozen=True, slots=True)
class DayForDay:
    """When a day in custody counts as a day of the sentence: for judgments in these days, of these regimes (none: of any)."""

    since: dt.date
    until: dt.date
    regimes: frozenset[str]

    def fits(self, day: dt.date, regime: str) -> bool:
        """Whether it holds for a judgment of that day."""
        return self.since <= day <= self.until and (not self.regimes or regime in self.regimes)


@dataclass(frozen=True, slots=True)
class Law:
    """A country, the words by which its courts and codes are known, and its rule of time served."""

    country: str
    law: str
    named_by: frozenset[str]
    day_for_day: tuple[DayForDay, ...]

    def counts_day_for_day(self, sentenced: dt.date | None, regime: str) -> bool:
        """Whether each day in custody counts as one of a sentence of that day; false also where it is not known."""
        return sentenced is not None and any(rule.fits(sentenced, regime) for rule in self.day_for_day)


@dataclass(frozen=True, slots=True)
class Laws:
    """The whole file."""

    countries: tuple[Law, ...]
    regimes: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def laws(path: Path = PATH) -> Laws:
    """The file's content. Raises `TableMistake`."""
    source = read_table(path)
    regimes = source.content.get("regimes")
    entries = source.content.get("countries")
    if not isinstance(regimes, dict) or not all(_is_list(words) for words in regimes.values()):
        raise source.mistake(("regimes",), "regimes are 'name: [words]' lines")
    if not isinstance(entries, list):
        raise source.mistake(("countries",), "countries are a list of entries")
    countries = tuple(_law(source, number, regimes.keys()) for number in range(len(entries)))
    claimed: dict[str, str] = {}
    for number, law in enumerate(countries):
        for word in law.named_by:
            if claimed.setdefault(word, law.country) != law.country:
                raise source.mistake(("countries", number, "named_by"), f"{word!r} names {claimed[word]} too")
    return Laws(countries, tuple((name, _any_of(words)) for name, words in regimes.items()))


def law_of(texts: Iterable[str | None]) -> Law | None:
    """The law of the one country that these courts, places and codes are of."""
    named = {law.country: law for text in texts if text for law in _named_in(text)}
    return next(iter(named.values())) if len(named) == 1 else None


def regime_in(quotes: Collection[str]) -> str:
    """The one regime that these sentences name; an empty text where they name none, or several."""
    named = {name for quote in quotes for name, words in laws().regimes if words.search(quote)}
    return named.pop() if len(named) == 1 else ""


@lru_cache(maxsize=65536)
def _named_in(text: str) -> tuple[Law, ...]:
    words = words_of(text)
    return tuple(law for law in laws().countries if not law.named_by.isdisjoint(words))


_FIELDS: Final = ("country", "law", "named_by", "day_for_day")


def _law(source: Table, number: int, regimes: Collection[str]) -> Law:
    place = ("countries", number)
    entry = source.content["countries"][number]
    if not isinstance(entry, dict) or entry.keys() != set(_FIELDS):
        raise source.mistake(place, f"a country has {', '.join(_FIELDS)}, and nothing else")
    if not (_is_list(entry["named_by"]) and isinstance(entry["day_for_day"], list)):
        raise source.mistake(place, "named_by is a list of words, and day_for_day a list of rules")
    words = [words_of(name) for name in entry["named_by"]]
    several = next((name for name, one in zip(entry["named_by"], words, strict=True) if len(one) != 1), None)
    if several is not None:
        raise source.mistake((*place, "named_by"), f"{several!r} is not one telling word; each word alone names the country")
    return Law(
        country=str(entry["country"]),
        law=str(entry["law"]),
        named_by=frozenset().union(*words),
        day_for_day=tuple(
            _rule(source, (*place, "day_for_day", at), rule, regimes) for at, rule in enumerate(entry["day_for_day"])
        ),
    )


def _rule(source: Table, place: tuple[str | int, ...], rule: Any, regimes: Collection[str]) -> DayForDay:
    if not isinstance(rule, dict) or rule.keys() - {"since", "until", "regimes"}:
        raise source.mistake(place, "a rule has since, until and regimes, and nothing else")
    since, until = rule.get("since", dt.date.min), rule.get("until", dt.date.max)
    if not isinstance(since, dt.date) or not isinstance(until, dt.date):
        raise source.mistake(place, "since and until are days, YYYY-MM-DD")
    fitting = rule.get("regimes", [])
    if not _is_list(fitting) or not set(fitting) <= set(regimes):
        raise source.mistake(place, f"regimes is a list of some of {', '.join(regimes)}")
    return DayForDay(since, until, frozenset(fitting))


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    patterns = (re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.I)
