"""Dates in the reader's form: an EDTF date or a day -> words that say no more than is known.

`2024-10-03` is 3 October 2024, `2024-10` October 2024, `2024-06-14/..` since 14 June 2024, `2025-01-21?` 21 January 2025 (year
inferred), `2024-10~` about October 2024.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from habeas.model import Edtf

_POINT: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_DECADE: Final = re.compile(r"(?P<decade>\d{3})X")


def day_in_words(day: dt.date) -> str:
    """3 October 2024."""
    # Translators: a day as Django's date filter formats it, see docs.djangoproject.com/en/stable/ref/templates/builtins/#date
    return formatted(day, pgettext("format of a day", "j F Y"))


def date_in_words(date: Edtf) -> str:
    """A date or an interval in words."""
    start, slash, end = date.text.partition("/")
    if not slash:
        return _point(start)
    if end == "..":
        return _("since %(date)s") % {"date": _point(start)}
    if start == "..":
        return _("until %(date)s") % {"date": _point(end)}
    if not end:
        return _("from %(date)s, end not known") % {"date": _point(start)}
    if not start:
        return _("until %(date)s, beginning not known") % {"date": _point(end)}
    return _("%(first)s to %(last)s") % {"first": _point(start), "last": _point(end)}


def _point(text: str) -> str:
    bare, mark = (text[:-1], text[-1]) if text[-1] in "?~%" else (text, "")
    words = _unmarked(bare)
    if mark in ("~", "%"):
        words = _("about %(date)s") % {"date": words}
    if mark in ("?", "%"):
        return (_("%(date)s (uncertain)") if len(bare) == 4 else _("%(date)s (year inferred)")) % {"date": words}
    return words


def _unmarked(text: str) -> str:
    if match := _POINT.fullmatch(text):
        return _known_digits(match)
    if match := _DECADE.fullmatch(text):
        return _("the %(decade)ss") % {"decade": f"{match['decade']}0"}
    bounds = Edtf.parse(text)
    if bounds.earliest is None or bounds.latest is None:
        return text
    return _("between %(first)s and %(last)s") % {"first": day_in_words(bounds.earliest), "last": day_in_words(bounds.latest)}


def _known_digits(match: re.Match[str]) -> str:
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month is None:
        return match["year"]
    if int(month) > 12:
        return {
            "21": _("spring %(year)s"),
            "22": _("summer %(year)s"),
            "23": _("autumn %(year)s"),
            "24": _("winter %(year)s"),
        }[month] % {"year": year}
    if day is None:
        return formatted(dt.date(year, int(month), 1), pgettext("format of a month", "F Y"))
    return day_in_words(dt.date(year, int(month), int(day)))
