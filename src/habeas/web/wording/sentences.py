"""Values inside sentences: a charge as a phrase; ISO dates and durations in a reason set in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from habeas.model import Charge, Edtf, Term, ValueRefused
from habeas.web.wording.dates import date_in_words
from habeas.web.wording.terms import term_in_words

_VALUES: Final = re.compile(r"\b(?P<date>\d{4}-\d\d(?:-\d\d)?(?:[?~%]|/\.\.)?)|\b(?P<term>P\d+[YMWD](?:\d+[MWD])*)\b")


def charge_in_words(charge: Charge) -> str:
    """Article 228.3, Criminal Code: illegal possession of firearms."""
    article = _("Article %(number)s") % {"number": charge.article} if charge.article else ""
    law = ", ".join(part for part in (article, charge.law) if part)
    return ": ".join(part for part in (law, charge.offence) if part)


def count_in_words(count: Any, parts: Sequence[Any], total: int | None) -> str:
    """nearly 60 (10 senators + 48 representatives = 58)."""
    pieces = [f"{part['n']} {part['of']}" for part in parts]
    if not pieces:
        return str(count)
    added = " + ".join(pieces) + (f" = {total}" if total is not None and len(pieces) > 1 else "")
    return f"{count} ({added})" if count else added


def with_values_in_words(sentence: str) -> str:
    """A sentence in which dates and durations stand as EDTF and ISO 8601, with them in words."""
    return _VALUES.sub(_in_words, sentence)


def _in_words(match: re.Match[str]) -> str:
    try:
        return date_in_words(Edtf.parse(match[0])) if match["date"] else term_in_words(Term.parse(match[0]))
    except ValueRefused:
        return match[0]
