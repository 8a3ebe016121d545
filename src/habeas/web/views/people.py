"""Who is held, and what is known about one of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from habeas.register import queries
from habeas.register.accounts import DECIDING
from habeas.register.folding.judging import Standing as EventStanding
from habeas.register.queries import PersonView
from habeas.register.today import people_asked_for
from habeas.web.addresses import person_address
from habeas.web.deciding import together
from habeas.web.desk import may
from habeas.web.forms import STANDINGS, NoteForm, PeopleForm, Sort, Standing
from habeas.web.standing import counted, in_order, named, standing_of
from habeas.web.telling import told
from habeas.web.timeline import days_held, timeline
from habeas.web.views.notes import notes_part
from habeas.web.views.publishing import publishing_part
from habeas.web.views.shown import leaf_of, question_of


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone in the register, held first; by name, by status, on a day."""
    form = PeopleForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate()
    on = asked.get("on") or today
    everyone = queries.people(on)
    wanted = named(everyone, asked["q"]) if asked.get("q") else list(everyone)
    if asked.get("asked"):
        named_in_appeals = people_asked_for()
        wanted = [person for person in wanted if person.key not in named_in_appeals]
    counts = counted(wanted)
    standing = Standing(asked["status"]) if asked.get("status") else None
    listed = [person for person in wanted if standing is None or standing_of(person.status) is standing]
    listed = in_order(listed, Sort(asked.get("sort") or ""))
    return render(
        request,
        "web/people.html",
        {
            "form": form,
            "on": on,
            "is_today": on == today,
            "figures": queries.figures(),
            "everyone": counted(everyone),
            "everyone_count": len(everyone),
            "all_count": len(wanted),
            "standing": standing,
            "standings": [(key, words, counts[key]) for key, words in STANDINGS.items()],
            "leaf": leaf_of(request, listed),
            "question": question_of(request),
            "question_without_status": question_of(request, "status"),
        },
    )


@require_safe
def person(request: HttpRequest, address: str) -> HttpResponse:
    """One person; an address with another slug, or with the key of any of their mentions, leads to the one address."""
    found = queries.person(address.partition("-")[0], timezone.localdate())
    if found is None:
        raise Http404
    settled = person_address(found.summary.key, found.summary.name)
    if request.path != settled:
        return HttpResponsePermanentRedirect(settled)
    return person_page(request, found)


def person_page(request: HttpRequest, found: PersonView, note_form: NoteForm | None = None, status: int = 200) -> HttpResponse:
    """The page of one person."""
    shown = {
        "person": found,
        "events": [told(event) for event in found.events],
        "decisions": together(found.identity),
        "today": (today := timezone.localdate()),
        "may_decide": may(request, DECIDING),
        "waiting": sum(event.standing is EventStanding.UNREVIEWED for event in found.events),
        "drawn": timeline(found.episodes, found.events, today),
        "days_held": days_held(found.episodes, today),
        **notes_part(request, found, note_form),
        **publishing_part(request, found),
    }
    return render(request, "web/person.html", shown, status=status)
