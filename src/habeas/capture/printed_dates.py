"""A line -> the day printed in it, in digits or with a month's name, in any language of `LANGUAGES`.

Out: `PrintedDay` with the span it stands at. Always true: a day is a day of the calendar between 1990 and 2100; digits that
could be either day or month first (03/04/2024) are settled by the separator and the language, or by the last day possible, or
not at all. Months' names come from the Unicode CLDR (Babel).
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from babel import Locale

LANGUAGES: Final = (
    "en",
    "ru",
    "az",
    "tr",
    "ka",
    "es",
    "fr",
    "de",
    "be",
    "uk",
    "hy",
    "fa",
    "ar",
    "it",
    "pt",
    "pl",
    "nl",
    "cs",
    "kk",
    "uz",
    "ro",
    "el",
    "sv",
    "id",
    "vi",
)
"""In order of precedence, for the few names that mean different months in two languages."""

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_RUSSIAN_WEEKDAYS_AND_WORDS: Final = re.compile(r"\b(?:г|год|года|il|yil|წ|წელი|р|року)\b\.?", re.I)
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?\b)?|\b\d{1,2}\s*[ap]\.?m\.?\b", re.I)
_ZONE: Final = re.compile(
    r"\b(?:GMT|UTC|CET|CEST|MSK|EST|EDT|PST|PDT|ET|PT|BST)\b(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|\(?[+-]\d{2}:?\d{2}\)?"
)
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ISO: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<sep>[-/.年])\s?(?P<month>\d{1,2})(?:(?P=sep)|月)\s?(?P<day>\d{1,2})日?(?!\d)"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(?P<first>\d{1,2})\s?(?P<sep>[./-])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/-])"
)
_NAMED_ITEM: Final = re.compile(r"\d{1,3}\.\s+[^\W\d_]+\s+(?P<capital>[^\W\d_])[^\W\d_]+(?:\s|$)")
_MONTH_FIRST_LANGUAGES: Final = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: where it stands, and whether its year was worked out because none is printed."""

    day: dt.date
    start: int
    end: int
    year_inferred: bool = False


@functools.cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    bare = name.casefold().strip(". ")
                    if len(bare) >= 3 and not bare[0].isdigit():
                        names.setdefault(bare, number)
    names.setdefault("sept", 9)
    return names


@functools.cache
def _named_patterns() -> tuple[re.Pattern[str], ...]:
    alternatives = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    month = rf"(?P<month>{alternatives})\b\.?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го|-?е)?"
    of = r"(?:\s*[.,]?\s+|\s*[.,-]\s*)(?:(?:de|of|del|d’)\s+)?"
    year = r"(?P<year>(?:19|20)\d{2})(?!\d)"
    weekday_between = r"(?:\s*,?\s*\w+,)?"
    return (
        re.compile(rf"{day}{of}{month}{weekday_between}(?:\s*,?\s+(?:de\s+|del\s+)?|\s*[,-]\s*){year}", re.I),
        re.compile(rf"\b{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+{year}", re.I),
        re.compile(rf"{year}[,.\s]+{month}\s+(?P<day>\d{{1,2}})(?!\d)", re.I),
    )


@functools.cache
def _yearless_patterns() -> tuple[re.Pattern[str], ...]:
    alternatives = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month>{alternatives})\b\.?", re.I),
        re.compile(rf"\b(?P<month>{alternatives})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)", re.I),
    )


@functools.cache
def _beginnings_of_months() -> frozenset[str]:
    """The letters that months' names begin with, up to what is no letter."""
    return frozenset(match[0] for name in _months() if (match := _LETTERS.match(name)) is not None)


def _may_name_a_month(folded: str) -> bool:
    """Whether a word is a month's name or begins one: asked first, since the patterns try each name at each place."""
    return not _beginnings_of_months().isdisjoint(_LETTERS.findall(folded))


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _numeric_day(match: re.Match[str], lang: str, latest: dt.date | None) -> dt.date | None:
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    first, second = int(match["first"]), int(match["second"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if match["sep"] == "." or lang not in _MONTH_FIRST_LANGUAGES or day_first is None or month_first is None:
        return day_first or month_first
    if latest is not None and (day_first <= latest) != (month_first <= latest):
        return min(day_first, month_first)
    return day_first if day_first == month_first else None


def _inferred(month: int, day: int, latest: dt.date) -> dt.date | None:
    """The nearest such day that is not after `latest`."""
    for year in (latest.year, latest.year - 1):
        found = _day(year, month, day)
        if found is not None and found <= latest:
            return found
    return None


def _candidates(text: str, lang: str, latest: dt.date | None) -> Iterator[PrintedDay | None]:
    for match in _NUMERIC.finditer(text):
        yield _printed(_numeric_day(match, lang, latest), match)
    if _YEAR.search(text) is None:
        return
    for match in _ISO.finditer(text):
        yield _printed(_day(int(match["year"]), int(match["month"]), int(match["day"])), match)
    folded = _folded(text)
    if not _may_name_a_month(folded):
        return
    for pattern in _named_patterns():
        for match in pattern.finditer(folded):
            yield _printed(_day(int(match["year"]), _months()[match["month"]], int(match["day"])), match)


def _folded(text: str) -> str:
    """In small letters, each where it stood: İ and a few others grow when folded."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(c.casefold() if len(c.casefold()) == 1 else c.lower()[0] for c in text)


def _printed(day: dt.date | None, match: re.Match[str], *, year_inferred: bool = False) -> PrintedDay | None:
    return None if day is None else PrintedDay(day, match.start(), match.end(), year_inferred)


def printed_days(text: str, lang: str = "en", latest: dt.date | None = None) -> tuple[PrintedDay, ...]:
    """Every full date in `text` in order; `latest` is a day after which nothing can have been printed."""
    if _DIGIT.search(text) is None:
        return ()
    found = sorted((day for day in _candidates(text, lang, latest) if day is not None), key=lambda d: (d.start, -d.end))
    apart: list[PrintedDay] = []
    for day in found:
        if not apart or day.start >= apart[-1].end:
            apart.append(day)
    return tuple(apart)


def _yearless_day(text: str, latest: dt.date | None) -> PrintedDay | None:
    if latest is None or _DIGIT.search(text) is None:
        return None
    folded = text.casefold()
    if not _may_name_a_month(folded):
        return None
    for pattern in _yearless_patterns():
        match = pattern.search(folded)
        if match is not None:
            return _printed(_inferred(_months()[match["month"]], int(match["day"]), latest), match, year_inferred=True)
    return None


def _letters_beside(text: str, printed: PrintedDay) -> int:
    rest = text[: printed.start] + " " + text[printed.end :]
    for pattern in (_CLOCK, _ZONE, _RUSSIAN_WEEKDAYS_AND_WORDS):
        rest = pattern.sub(" ", rest)
    return sum(1 for c in rest if c.isalpha())


_LETTERS_OF_A_DATE_LINE: Final = 22
"""Room for a weekday, "Published:", "at", "updated", a place or a bare name."""
_WORDS_OF_A_DATE_LINE: Final = 9


def _is_item(line: str) -> bool:
    """ "9. Julio Pinto": two words in capitals behind a number with a full stop are a name in a list."""
    found = _NAMED_ITEM.match(line)
    return found is not None and found["capital"].isupper()


def date_line_day(line: str, lang: str = "en", latest: dt.date | None = None) -> PrintedDay | None:
    """The day where `line` is nothing but a date with its time, weekday, or a word about it."""
    if len(line) > 90 or _DIGIT.search(line) is None or len(line.split()) > _WORDS_OF_A_DATE_LINE + 4:
        return None
    days = printed_days(line, lang, latest)
    if days:
        return days[0] if len(days) > 1 or _letters_beside(line, days[0]) <= _LETTERS_OF_A_DATE_LINE else None
    printed = _yearless_day(line, latest) if len(line) <= 40 and not _is_item(line) else None
    return printed if printed is not None and _letters_beside(line, printed) <= 10 else None


def without_date_at_edge(line: str, lang: str = "en", latest: dt.date | None = None) -> tuple[str, dt.date | None]:
    """`line` without a full date printed before or after its words, and that day; the line as it is where there is none."""
    for printed in printed_days(line, lang, latest):
        before, after = line[: printed.start], line[printed.end :]
        if not _CLOCK.sub("", before).strip(" ,|:•·–—-()[]"):
            rest = re.sub(rf"^[\s,|•·–—-]*(?:{_CLOCK.pattern})?[\s|•·–—:)\]-]*", "", after, flags=re.I)
        elif not _CLOCK.sub("", after).strip(" ,|:•·–—-()[]"):
            rest = re.sub(r"[\s,|•·–—(\[-]+$", "", re.sub(rf"(?:{_CLOCK.pattern})\s*[,|]?\s*$", "", before, flags=re.I))
        else:
            continue
        if rest.strip():
            return rest.strip(), printed.day
    return line, None


_REACH_OF_AN_OPENING: Final = 24
"""Letters in which a text that opens with its day names it: "On January 21," and the like."""


def begins_with_day(text: str) -> bool:
    """Whether a sentence opens with a day and month."""
    opening = text[:_REACH_OF_AN_OPENING].casefold()
    return any(c.isdigit() for c in opening) and any(pattern.search(opening) for pattern in _yearless_patterns())
