"""What was decided, by whom, and why."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.register import decided
from habeas.register.accounts import DECIDING, READING
from habeas.register.decided import Asked, State, TooMany
from habeas.register.models import Decision
from habeas.register.search.asking import SearchRefused
from habeas.web.addresses import key_in
from habeas.web.decided import decision_columns, told_decision
from habeas.web.desk import acting_as, may, needs
from habeas.web.forms import DecisionsForm
from habeas.web.tables import FORMAT, Format, format_asked, saved
from habeas.web.views.shown import leaf_of, question_of, settled_question

_MOST_SAVED: Final = 100_000
_KEY_LENGTH: Final = 16


@require_safe
@needs(READING)
def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions asked for, the newest first, each with what it is about and whether it stands."""
    form = DecisionsForm(request.GET, decided.deciders())
    asked = _asked(form)
    rows = decided.decisions_asked_for(asked)
    leaf = leaf_of(request, rows.select_related("undone_by"))
    as_ = format_asked(request.GET.get(FORMAT))
    settled = settled_question(request, until=asked.until or timezone.now().date())
    if as_ is not None and form.is_valid() and leaf.paginator.count <= _MOST_SAVED:
        return _saved(request, form, rows, settled, as_)
    shown = {
        "form": form,
        "leaf": leaf,
        "decisions": [told_decision(one) for one in decided.made(list(leaf.object_list))],
        "may_decide": may(request, DECIDING),
        "acting_as": acting_as(request),
        "question": question_of(request),
        "here": f"{question_of(request)}leaf={leaf.number}",
        "settled": settled,
        "too_many": as_ is not None and leaf.paginator.count > _MOST_SAVED,
        "most_saved": _MOST_SAVED,
    }
    return render(request, "web/decisions.html", shown, status=400 if as_ is not None else 200)


def _asked(form: DecisionsForm) -> Asked:
    """What the form asks; a field that cannot be understood asks nothing."""
    form.is_valid()
    given = form.cleaned_data
    return Asked(
        by=given.get("by", ""),
        kind=given.get("kind", ""),
        since=given.get("since"),
        until=given.get("until"),
        state=State(given.get("state", "")),
        keys=_about(form, given["about"]) if given.get("about") else None,
    )


def _about(form: DecisionsForm, typed: str) -> frozenset[str] | None:
    """The keys of the decisions about those meant."""
    key = key_in(typed)
    if len(key) == _KEY_LENGTH and (found := decided.about_key(key)):
        return found
    try:
        return decided.about_words(typed)
    except SearchRefused:
        form.add_error("about", _("Give up to twelve names or words."))
    except TooMany:
        form.add_error("about", _("Too many people have such a name: say more of it."))
    return None


def _saved(request: HttpRequest, form: DecisionsForm, asked: QuerySet[Decision], settled: str, as_: Format) -> HttpResponse:
    """Every decision of the view, of all its leaves."""
    rows = [told_decision(one) for one in decided.in_turn(asked)]
    about: dict[str, Any] = {
        "asked": {name: str(value) for name, value in form.cleaned_data.items() if value},
        "address": request.build_absolute_uri(f"{request.path}?{settled}"),
        "count": len(rows),
    }
    columns = decision_columns(request.build_absolute_uri)
    return saved(as_, f"decisions {timezone.now().date()}", columns, rows, about=about, rows_name="decisions")
