"""What the views have in common: long lists in leaves, and the question without its leaf for the links between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

LEAF_LENGTH: Final = 50


def leaf_of(request: HttpRequest, found: Sequence[Any] | QuerySet[Any], length: int = LEAF_LENGTH) -> Leaf[Any]:
    """The leaf of `found` that the address asks for with `leaf`; the nearest one where there is no such leaf."""
    return Paginator(found, length).get_page(request.GET.get("leaf"))


def question_of(request: HttpRequest, *without: str) -> str:
    """The address's question as it was asked, without the leaf and `without`, to be continued: empty or ending in &."""
    asked = request.GET.copy()
    for name in ("leaf", *without):
        asked.pop(name, None)
    for name in [name for name, value in asked.items() if not value]:
        del asked[name]
    return f"{asked.urlencode()}&" if asked else ""


def settled_question(request: HttpRequest, **days: dt.date) -> str:
    """The address's question as it will be asked on any later day: `days` said, nothing empty, no leaf, no file."""
    asked = request.GET.copy()
    for name in ("leaf", "format"):
        asked.pop(name, None)
    for name in list(asked):
        asked.setlist(name, [value for value in asked.getlist(name) if value])
    for name, day in days.items():
        asked[name] = day.isoformat()
    return asked.urlencode()
