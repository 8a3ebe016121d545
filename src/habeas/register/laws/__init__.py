"""What the law of a country says of time in custody before a judgment: countries.yaml, read once; typed.

In: the texts of a person's courts, places and laws; the kinds of custody passed through; the day and the regime of the sentence.
Out: the law by which a sentence may be counted from the arrest, or none. Always true: where the texts name no country, or two,
or the file knows no rule for the case, nothing is counted; a mistake in the file stops with one line that names it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from habeas.model import HabeasError
from habeas.register.folding.words import words_of

PATH = Path(__file__).with_name("countries.yaml")


class LawMistake(HabeasError, ValueError):
    """countries.yaml says something that cannot be."""


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
    """The file's content. Raises `LawMistake`."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        countries = tuple(_law(entry) for entry in content["countries"])
        regimes = tuple((name, _any_of(words)) for name, words in content["regimes"].items())
    except yaml.YAMLError as error:
        raise LawMistake(f"{path}: is no YAML: {' '.join(str(error).split())}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise LawMistake(f"{path}: {type(error).__name__} {error}") from error
    claimed: dict[str, str] = {}
    for law in countries:
        for word in law.named_by:
            if claimed.setdefault(word, law.country) != law.country:
                raise LawMistake(f"{path}: {word!r} names {claimed[word]} and {law.country}")
    return Laws(countries, regimes)


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


def _law(entry: dict[str, Any]) -> Law:
    unknown = entry.keys() - {"country", "law", "named_by", "day_for_day"}
    if unknown:
        raise ValueError(f"unknown field {sorted(unknown)[0]!r} of {entry.get('country')!r}")
    return Law(
        country=entry["country"],
        law=entry["law"],
        named_by=frozenset(word for name in entry["named_by"] for word in words_of(name)),
        day_for_day=tuple(_rule(rule) for rule in entry["day_for_day"]),
    )


def _rule(rule: dict[str, Any]) -> DayForDay:
    since, until = rule.get("since", dt.date.min), rule.get("until", dt.date.max)
    if not isinstance(since, dt.date) or not isinstance(until, dt.date):
        raise ValueError(f"{rule!r}: since and until are days, YYYY-MM-DD")  # noqa: TRY004 - a mistake in a file
    return DayForDay(since, until, frozenset(rule.get("regimes", ())))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    patterns = (re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.I)
