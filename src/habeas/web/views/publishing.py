"""Whether a person may be shown to everyone: decided on their page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.register import decisions, queries
from habeas.register.accounts import DECIDING
from habeas.register.decisions import DecisionRefused
from habeas.register.queries import PersonView
from habeas.web.addresses import person_address
from habeas.web.desk import acting_as, may, needs


def publishing_part(request: HttpRequest, person: PersonView) -> dict[str, Any]:
    """What the person's page shows of it: the last word, and the buttons where whoever asks may decide."""
    return {"last_word": decisions.last_words().get(person.summary.key), "may_publish": may(request, DECIDING)}


@require_POST
@needs(DECIDING)
def person_published(request: HttpRequest, address: str) -> HttpResponse:
    """Somebody is published, or withheld."""
    person = queries.person(address.partition("-")[0], timezone.localdate())
    if person is None:
        raise Http404
    why, by, key = " ".join(request.POST.get("why", "").split()), acting_as(request), person.summary.key
    try:
        match request.POST.get("decision"):
            case "publish":
                decisions.publish_person(key, by=by, why=why)
                messages.success(request, _("Published: what is confirmed of them may be seen by everyone."))
            case "withhold":
                decisions.withhold_person(key, by=by, why=why)
                messages.success(request, _("Withheld: nobody without an account sees them."))
            case _:
                messages.error(request, _("No decision was chosen."))
    except DecisionRefused:
        messages.error(request, _("A decision says by whom it is and why. Nothing was changed."))
    return redirect(f"{person_address(key, person.summary.name)}#publishing")
