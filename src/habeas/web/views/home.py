"""What there is to know, and to do, today."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from habeas.register import queries, today
from habeas.register.accounts import ADDING
from habeas.register.queries import EventView
from habeas.register.reviewing import waiting_count
from habeas.web.charts import months_chart
from habeas.web.desk import may
from habeas.web.telling import Told, told
from habeas.web.wording.vocabulary import DECISIONS, TYPES


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who is held, what changed, what comes, and what waits."""
    day = timezone.localdate()
    held = today.held_today(day)
    lately = today.came_lately(timezone.now())
    hearings, unanswered = today.hearings_ahead(day), today.unanswered()
    shown = {
        "day": day,
        "figures": queries.figures(),
        "held": held,
        "chart": months_chart(held.months),
        "lately": lately,
        "events": [(kind, TYPES[kind], count) for kind, count in lately.events],
        "decisions": [(DECISIONS[kind], count) for kind, count in lately.decisions],
        "hearings": (_told(hearings.first), hearings.count),
        "unanswered": (_told(unanswered.first), unanswered.count),
        "waiting": waiting_count(),
        "soon": today.SOON.days,
        "lately_days": today.LATELY.days,
        "may_add": may(request, ADDING),
    }
    return render(request, "web/today.html", shown)


def _told(events: tuple[EventView, ...]) -> list[Told]:
    return [told(event) for event in events]
