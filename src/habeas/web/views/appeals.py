"""Who asked for the people held, and what answer came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.register import queries
from habeas.register.models import EventRow
from habeas.register.queries import AppealView
from habeas.web.forms import AppealsForm
from habeas.web.standing import has_words
from habeas.web.telling import Told, told
from habeas.web.views.shown import leaf_of, question_of

_LEAF_LENGTH = 20


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """An answer in words, and why it is taken for one."""

    event: Told
    why: str


@dataclass(frozen=True, slots=True)
class ToldAppeal:
    """An appeal in words, and its answers."""

    view: AppealView
    event: Told
    answers: tuple[ToldAnswer, ...]


@require_safe
def appeals(request: HttpRequest) -> HttpResponse:
    """Every appeal asked for, by date, with its answers."""
    form = AppealsForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    answered = {"known": True, "none": False}.get(asked.get("answer", ""))
    leaf = leaf_of(request, _keys(queries.appeals_asked_for(answered), asked.get("q", "")), _LEAF_LENGTH)
    return render(
        request,
        "web/appeals.html",
        {
            "form": form,
            "all_count": queries.appeals_asked_for().count(),
            "answered_count": queries.appeals_asked_for(answered=True).count(),
            "leaf": leaf,
            "appeals": [_told(appeal) for appeal in queries.appeals_with(list(leaf))],
            "question": question_of(request),
        },
    )


def _keys(rows: QuerySet[EventRow], words: str) -> Sequence[str] | QuerySet[Any]:
    """The keys of those that have the words in a name, in any script; of all where none are asked for."""
    if not words:
        return rows.values_list("key", flat=True)
    return [key for key, parties in queries.parties_of(rows).items() if has_words(parties, words)]


def _told(appeal: AppealView) -> ToldAppeal:
    return ToldAppeal(appeal, told(appeal.event), tuple(ToldAnswer(told(answer.event), answer.why) for answer in appeal.answers))
