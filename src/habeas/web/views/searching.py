"""What is found by words: people, events, and sentences of kept pages."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.model import EventType
from habeas.register.search.asking import Found, Question, SearchRefused, countries, events_found, pages_found, people_found
from habeas.web.forms import Part, SearchForm
from habeas.web.telling import told
from habeas.web.views.shown import question_of

_FEW: Final = 5
"""Of each kind where all are asked for."""
_MANY: Final = 20
_LAST_LEAF: Final = 50


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The hits for the words, a few of each kind, or a leaf of one kind."""
    form = SearchForm(request.GET, countries())
    asked = form.cleaned_data if form.is_valid() else {}
    shown: dict[str, Any] = {"form": form, "question": question_of(request), "question_in_all": question_of(request, "part")}
    if asked.get("q"):
        try:
            shown |= _found(_question(asked), asked["part"], _leaf(request))
        except SearchRefused:
            form.add_error("q", _("Give up to twelve names or words."))
    return render(request, "web/search.html", shown)


def _question(asked: dict[str, Any]) -> Question:
    return Question(
        words=asked["q"],
        types=(EventType(asked["type"]),) if asked["type"] else (),
        since=asked["since"],
        until=asked["until"],
        country=asked["country"],
    )


def _leaf(request: HttpRequest) -> int:
    asked = request.GET.get("leaf", "")
    return max(1, min(int(asked), _LAST_LEAF)) if asked.isascii() and asked.isdigit() else 1


def _found(question: Question, part: str, leaf: int) -> dict[str, Any]:
    """The hits by part of the register; none of a part that is not asked for."""
    window = {"limit": _MANY, "first": (leaf - 1) * _MANY} if part else {"limit": _FEW, "first": 0}
    nothing: Found[Any] = Found()
    people = people_found(question, on=timezone.localdate(), **window) if part in ("", Part.PEOPLE) else nothing
    events = events_found(question, **window) if part in ("", Part.EVENTS) else nothing
    pages = pages_found(question, **window) if part in ("", Part.PAGES) else nothing
    return {
        "words": question.words,
        "people": people,
        "events": events,
        "told": [(hit, told(hit.event)) for hit in events.hits],
        "pages": pages,
        "anything": bool(people.hits or events.hits or pages.hits),
        "part": part,
        "before": leaf - 1,
        "after": leaf + 1 if part and (people.more or events.more or pages.more) and leaf < _LAST_LEAF else 0,
    }
