"""Terms in words: P7Y6M is 7 years 6 months, P6Y/P15Y 6 years to 15 years."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.model import Term


def term_in_words(term: Term) -> str:
    """How long, in words."""
    if term.is_life:
        return _("life")
    shortest, *longer = (_length(*length) for length in term.lengths)
    return _("%(least)s to %(most)s") % {"least": shortest, "most": longer[0]} if longer else shortest


def _length(months: int, days: int, hours: int) -> str:
    years, months = divmod(months, 12)
    parts = [
        years and ngettext("%(n)s year", "%(n)s years", years) % {"n": years},
        months and ngettext("%(n)s month", "%(n)s months", months) % {"n": months},
        days and ngettext("%(n)s day", "%(n)s days", days) % {"n": days},
        hours and ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours},
    ]
    return " ".join(part for part in parts if part)
