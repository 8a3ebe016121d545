"""Who asked for the people held, and what answer came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.register import queries
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
    everything = queries.appeals()
    listed = [appeal for appeal in everything if _is_asked_for(appeal, asked)]
    leaf = leaf_of(request, listed, _LEAF_LENGTH)
    return render(
        request,
        "web/appeals.html",
        {
            "form": form,
            "all_count": len(everything),
            "answered_count": sum(bool(appeal.answers) for appeal in everything),
            "leaf": leaf,
            "appeals": [_told(appeal) for appeal in leaf],
            "question": question_of(request),
        },
    )


def _is_asked_for(appeal: AppealView, asked: dict[str, Any]) -> bool:
    event = appeal.event
    if asked.get("answer") and (asked["answer"] == "known") is not bool(appeal.answers):
        return False
    texts = (*(name.name for name in (*event.people, *event.actors)), event.actor, event.group, event.addressee, event.target)
    return not asked.get("q") or has_words(" ".join(texts), asked["q"])


def _told(appeal: AppealView) -> ToldAppeal:
    return ToldAppeal(appeal, told(appeal.event), tuple(ToldAnswer(told(answer.event), answer.why) for answer in appeal.answers))
