"""Who is held, and what is known about one of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.model import Edtf
from habeas.register import queries
from habeas.register.accounts import DECIDING
from habeas.register.clocks import Moment, Roll, Stood, spelled
from habeas.register.folding.judging import Standing as EventStanding
from habeas.register.periods import people_asked_for
from habeas.register.queries import PersonView
from habeas.register.search.asking import SearchRefused, Way, people_meant
from habeas.register.sentences import sentences
from habeas.web.addresses import person_address
from habeas.web.deciding import together
from habeas.web.desk import may
from habeas.web.facets import LABELS, Chosen, Facet, chosen_in, is_of_the_pages, offered, words_of
from habeas.web.forms import STANDINGS, NoteForm, PeopleForm, SexForm, Sort, Standing
from habeas.web.gathered import Gathered, gathered
from habeas.web.people_columns import people_columns
from habeas.web.tables import FORMAT, Format, format_asked, saved
from habeas.web.telling import told
from habeas.web.timeline import days_held, timeline
from habeas.web.views.notes import notes_part
from habeas.web.views.publishing import publishing_part
from habeas.web.views.shown import leaf_of, question_of, settled_question
from habeas.web.wording.vocabulary import Words

_BESIDE: Final = tuple(facet for facet in Facet if facet is not Facet.STATUS)
"""What narrows down beside the list; the status stands above it."""
_DAYS: Final = ("since_from", "since_to", "until_from", "until_to")


@dataclass(frozen=True, slots=True)
class Listed:
    """The people that an address asks for, in its order, and what it asked."""

    moment: Moment
    among: Gathered
    chosen: Chosen
    counts: Mapping[Facet, Counter[str]]
    people: list[Stood]
    how: Mapping[str, tuple[Way, str]]


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone in the register, held first; by name, by status, by what narrows down, on a day as known on another."""
    form = PeopleForm(request.GET)
    listed = _listed(form, chosen_in(request.GET))
    as_ = format_asked(request.GET.get(FORMAT))
    if as_ is not None and form.is_valid():
        return _saved(request, form, listed, as_)
    on = listed.moment.day
    leaf = leaf_of(request, listed.people)
    statuses = listed.counts[Facet.STATUS]
    shown = {
        "form": form,
        "on": on,
        "known": listed.moment.known,
        "figures": queries.figures(),
        "everyone": {str(standing): listed.among.of_standing(standing) for standing in Standing},
        "everyone_count": len(listed.among.roll.people),
        "all_count": sum(statuses.values()),
        "chosen_statuses": listed.chosen.get(Facet.STATUS, frozenset()),
        "standings": [(key, words, statuses[key]) for key, words in STANDINGS.items()],
        "facets": offered(listed.counts, listed.chosen, _BESIDE),
        "narrowed_by": list(_narrowed_by(request, listed.chosen)),
        "is_open": any(field.errors for field in form.days()),
        "leaf": leaf,
        "rows": [(one, listed.how.get(one.key)) for one in spelled(listed.moment, leaf)],
        "question": question_of(request),
        "question_without_status": question_of(request, Facet.STATUS),
        "settled": settled_question(request, on=on),
    }
    return render(request, "web/people.html", shown, status=400 if as_ is not None else 200)


def _listed(form: PeopleForm, chosen: Chosen) -> Listed:
    """Those asked for; a field that cannot be understood asks nothing."""
    asked = form.cleaned_data if form.is_valid() else {name: value for name, value in form.cleaned_data.items() if value}
    moment = Moment(asked.get("on") or timezone.localdate(), asked.get("known"))
    among = gathered(moment)
    everyone = among.roll.people
    wanted = among.everyone
    if any(asked.get(name) for name in _DAYS):
        wanted &= among.at(place for place, one in enumerate(everyone) if _fits(one, asked))
    if asked.get("asked"):
        wanted &= ~(
            among.with_keys(people_asked_for())
            if moment.known is None
            else among.at(place for place, one in enumerate(everyone) if one.asked_for)
        )
    how: Mapping[str, tuple[Way, str]] = {}
    if asked.get("q"):
        how = _how(form, asked["q"], among.roll)
        wanted &= among.with_keys(how)
    left, counts = among.narrowed(wanted, chosen)
    people = among.in_order(left, Sort(asked.get("sort") or ""))
    if how and not asked.get("sort"):
        people.sort(key=lambda one: how[one.key][0])
    return Listed(moment, among, chosen, counts, people, how)


def _how(form: PeopleForm, words: str, roll: Roll) -> Mapping[str, tuple[Way, str]]:
    """How each of those whom the words mean is found."""
    try:
        meant = people_meant(words)
    except SearchRefused:
        form.add_error("q", _("Give up to twelve names or words."))
        return {}
    if roll.moment.known is None:
        return meant.people
    found = ((one.key, meant.how(one.key, one.spellings)) for one in roll.people)
    return {key: how for key, how in found if how is not None}


def _fits(one: Stood, asked: dict[str, Any]) -> bool:
    """Whether the days since when, and until when, may be among those asked for."""
    since = one.status.since.date if one.status is not None and one.status.since is not None else None
    until = one.status.until.date if one.status is not None and one.status.until is not None else None
    return _may_be(since, asked.get("since_from"), asked.get("since_to")) and _may_be(
        until, asked.get("until_from"), asked.get("until_to")
    )


def _may_be(date: Edtf | None, first: dt.date | None, last: dt.date | None) -> bool:
    if first is None and last is None:
        return True
    if date is None or (date.earliest is None and date.latest is None):
        return False
    return (last is None or (date.earliest or dt.date.min) <= last) and (first is None or (date.latest or dt.date.max) >= first)


def _narrowed_by(request: HttpRequest, chosen: Chosen) -> Iterator[tuple[Facet, Words, Words, bool, str]]:
    """What is chosen beside the status, and the address without it."""
    for facet in _BESIDE:
        for value in sorted(chosen.get(facet, ())):
            rest = request.GET.copy()
            rest.setlist(facet, [each for each in rest.getlist(facet) if each != value])
            rest.pop("leaf", None)
            yield facet, LABELS[facet], words_of(facet, value), is_of_the_pages(facet), rest.urlencode()


def _saved(request: HttpRequest, form: PeopleForm, listed: Listed, as_: Format) -> HttpResponse:
    """Everyone of the view, of all its leaves."""
    evidence = sentences((event for one in listed.people for event in one.events), listed.among.roll.told_in)
    moment = listed.moment
    about = {
        "on": moment.day.isoformat(),
        "known": moment.known.isoformat() if moment.known is not None else None,
        "asked": {name: str(value) for name, value in form.cleaned_data.items() if value and name not in ("on", "known")},
        "narrowed": {str(facet): sorted(values) for facet, values in listed.chosen.items()},
        "address": request.build_absolute_uri(f"{request.path}?{settled_question(request, on=moment.day)}"),
        "count": len(listed.people),
    }
    title = f"people {moment.day}" + (f" as known {moment.known}" if moment.known is not None else "")
    columns = people_columns(evidence, request.build_absolute_uri)
    people = spelled(moment, listed.people)
    return saved(as_, title, columns, people, about=about, rows_name="people")


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


def person_page(
    request: HttpRequest,
    found: PersonView,
    note_form: NoteForm | None = None,
    sex_form: SexForm | None = None,
    status: int = 200,
) -> HttpResponse:
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
        "sex_form": sex_form or SexForm(),
    }
    return render(request, "web/person.html", shown, status=status)
