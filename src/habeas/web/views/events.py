"""What happened, and when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.model import EventType
from habeas.register import queries
from habeas.web.forms import EventsForm
from habeas.web.telling import told
from habeas.web.views.shown import leaf_of, question_of

_LEAF_LENGTH = 20


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """The events asked for, by date."""
    form = EventsForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    wanted = queries.EventFilter(
        types=(EventType(asked["type"]),) if asked.get("type") else (),
        words=asked.get("q", ""),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    keys = queries.by_date(queries.events_asked_for(wanted)).values_list("key", flat=True)
    leaf = leaf_of(request, keys, _LEAF_LENGTH)
    shown = queries.events_with(leaf)
    return render(
        request,
        "web/events.html",
        {"form": form, "leaf": leaf, "events": [told(shown[key]) for key in leaf], "question": question_of(request)},
    )
