"""Notes on people and their events, written and withdrawn; to whom confidential ones were shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from habeas.register import notes as kept_notes
from habeas.register import queries
from habeas.register.accounts import AUDITING, NOTING
from habeas.register.notes import NoteRefused, NoteView
from habeas.register.queries import EventView, PersonView
from habeas.web.addresses import person_address
from habeas.web.desk import account_of, acting_as, may, needs
from habeas.web.forms import NoteForm, WithdrawForm
from habeas.web.views.shown import leaf_of, question_of
from habeas.web.wording.dates import date_in_words
from habeas.web.wording.vocabulary import TYPES


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note, the event it is about (none: the person), and the form that withdraws it."""

    view: NoteView
    event: EventView | None
    withdraw: WithdrawForm


def notes_part(request: HttpRequest, person: PersonView, form: NoteForm | None = None) -> dict[str, Any]:
    """What the person's page shows of notes. Whoever may not see confidential ones does not learn that there are any."""
    event_of = {source.reading: event for event in person.events for source in event.sources}
    standing = kept_notes.notes_on(person.summary.key, event_of)
    account = account_of(request)
    if account is not None and account.has(NOTING):
        views = kept_notes.shown_to(account.name, standing)
    else:
        views = kept_notes.shown_to_all(standing)
    return {
        "notes": [ShownNote(view, event_of.get(view.subject), WithdrawForm(ids=f"withdraw-{view.key}")) for view in views],
        "may_note": may(request, NOTING),
        "note_form": form or _form(request, person),
        "acting_as": acting_as(request),
    }


def _form(request: HttpRequest, person: PersonView, *, sent: bool = False) -> NoteForm:
    by_account = account_of(request) is not None
    return NoteForm(request.POST if sent else None, abouts=list(_abouts(person)), by_account=by_account)


def _abouts(person: PersonView) -> Iterable[tuple[str, str | Promise]]:
    yield person.summary.key, gettext_lazy("The person")
    for event in person.events:
        if event.sources:
            day = date_in_words(event.date) if event.date else gettext_lazy("date not known")
            yield event.sources[0].reading, format_lazy("{}, {}", TYPES[event.type], day)


@sensitive_post_parameters()
@require_POST
@needs(NOTING)
def note_written(request: HttpRequest, address: str) -> HttpResponse:
    """A note on a person, or on an event of theirs, is kept."""
    person = queries.person(address.partition("-")[0], timezone.localdate())
    if person is None:
        raise Http404
    form = _form(request, person, sent=True)
    if form.is_valid():
        given = form.cleaned_data
        try:
            kept_notes.write_note(
                given["about"], given["text"], confidential=given.get("confidential", False), by=acting_as(request)
            )
        except NoteRefused:
            form.add_error(None, _("Say who you are."))
        else:
            messages.success(request, _("The note is kept."))
            return _back(person)
    from habeas.web.views.people import person_page

    return person_page(request, person, form, status=400)


@sensitive_post_parameters()
@require_POST
@needs(NOTING)
def note_withdrawn(request: HttpRequest, key: str) -> HttpResponse:
    """A note is taken back; confidential ones by those alone who may see them."""
    form = WithdrawForm(request.POST)
    try:
        note = kept_notes.standing(key)
    except NoteRefused:
        raise Http404 from None
    if note.confidential and account_of(request) is None:
        raise Http404
    whose = kept_notes.person_of(note)
    person = queries.person(whose.key, timezone.localdate()) if whose else None
    if not form.is_valid():
        messages.error(request, _("A note is withdrawn with a reason; say why."))
    else:
        try:
            kept_notes.withdraw_note(key, by=acting_as(request), why=form.cleaned_data["why"])
            messages.success(request, _("The note is withdrawn."))
        except NoteRefused:
            messages.error(request, _("Say who you are."))
    return _back(person) if person is not None else redirect("people")


def _back(person: PersonView) -> HttpResponse:
    return redirect(f"{person_address(person.summary.key, person.summary.name)}#notes")


@require_safe
@needs(AUDITING, by_account=True)
def audit(request: HttpRequest) -> HttpResponse:
    """To whom confidential notes were shown."""
    leaf = leaf_of(request, kept_notes.showings())
    shown = [(showing, kept_notes.person_of(showing.note)) for showing in leaf]
    return render(request, "web/audit.html", {"leaf": leaf, "showings": shown, "question": question_of(request)})
