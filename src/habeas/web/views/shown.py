"""What the views have in common: long lists in leaves, and the question without its leaf for the links between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from habeas.web.tables import FORMAT

LEAF_LENGTH: Final = 50
OF_A_FILE: Final = (FORMAT, "part")
"""What an address says of the file it asks for, in place of a page."""


def leaf_of(
    request: HttpRequest, found: Sequence[Any] | QuerySet[Any], length: int | None = None, *, name: str = "leaf"
) -> Leaf[Any]:
    """The leaf of `found` that the address asks for by this name; the nearest one where there is no such leaf."""
    return Paginator(found, length or LEAF_LENGTH).get_page(request.GET.get(name))


def question_of(request: HttpRequest, *without: str) -> str:
    """The address's question as it was asked, without the leaf and `without`, to be continued: empty or ending in &."""
    asked = _asked_without(request, "leaf", *without).urlencode()
    return f"{asked}&" if asked else ""


def settled_question(request: HttpRequest, **days: dt.date) -> str:
    """The address's question as it will be asked on any later day: `days` said, nothing empty, no leaf, no file."""
    asked = _asked_without(request, "leaf", *OF_A_FILE)
    for name, day in days.items():
        asked[name] = day.isoformat()
    return asked.urlencode()


def _asked_without(request: HttpRequest, *names: str) -> QueryDict:
    """What was asked, but for these and for what was left empty."""
    asked = request.GET.copy()
    for name in names:
        asked.pop(name, None)
    for name, values in list(asked.lists()):
        asked.setlist(name, [value for value in values if value])
    return asked
