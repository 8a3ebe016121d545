"""Whether somebody is a woman or a man: decided on their page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.model import Sex
from habeas.register import decisions, queries
from habeas.register.accounts import DECIDING
from habeas.register.decisions import DecisionRefused
from habeas.register.folding.sexes import KnownSex
from habeas.web.addresses import person_address
from habeas.web.desk import acting_as, needs
from habeas.web.forms import SexForm
from habeas.web.views.people import person_page


@require_POST
@needs(DECIDING)
def person_described(request: HttpRequest, address: str) -> HttpResponse:
    """Somebody is said to be a woman, a man or neither, or not to be known as any."""
    person = queries.person(address.partition("-")[0], timezone.localdate())
    if person is None:
        raise Http404
    form = SexForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        sex = Sex(said["sex"]) if said["sex"] != KnownSex.UNKNOWN else None
        try:
            decisions.say_sex(person.summary.key, sex, by=acting_as(request), why=said["why"])
        except DecisionRefused:
            form.add_error(None, _("Say who you are."))
        else:
            messages.success(request, _("Decided; it can be taken back."))
            return redirect(f"{person_address(person.summary.key, person.summary.name)}#sex")
    return person_page(request, person, sex_form=form, status=400)
