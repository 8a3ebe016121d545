"""What the courts, judges and prisons did in these cases, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from habeas.register import bodies as register
from habeas.register.bodies import Body, BodySummary, BodyView
from habeas.register.queries import EventView
from habeas.web.addresses import body_address
from habeas.web.forms import BodiesForm
from habeas.web.standing import has_words
from habeas.web.telling import Row, Told, told
from habeas.web.views.shown import leaf_of, question_of
from habeas.web.wording.vocabulary import TYPES, Words

_MOST_PEOPLE: Final = 300
_SHOWN: Final = ("charges", "until", "court", "judge", "case", "place")
"""The fields of an event that stand in the record of one."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of a kind: in the row of kinds, as the heading of its list, and of the page of one, which names it."""

    called: Words
    question: Words
    of_one: Words
    nothing: Words


_WORDING: Final = MappingProxyType(
    {
        Body.COURT: _Wording(
            _("Courts"),
            _("What have the courts decided in these cases?"),
            _("What has this court decided in these cases?"),
            _("No page kept here names a court yet."),
        ),
        Body.JUDGE: _Wording(
            _("Judges"),
            _("What have the judges decided in these cases?"),
            _("What has this judge decided in these cases?"),
            _("No page kept here names a judge yet."),
        ),
        Body.PRISON: _Wording(
            _("Prisons"),
            _("In which prisons are they, and were they before?"),
            _("Who is, or was, in this prison?"),
            _("No page kept here names a prison that anybody is in yet."),
        ),
        Body.CASE: _Wording(
            _("Cases"),
            _("What became of the cases that have a name?"),
            _("What became of this case?"),
            _("No page kept here names a case yet."),
        ),
    }
)


@require_safe
def bodies(request: HttpRequest, kind: Body) -> HttpResponse:
    """Every name of the kind, those of most people first."""
    form = BodiesForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    every = register.bodies(kind)
    leaf = leaf_of(request, [one for one in every if not words or has_words(one.name, words)])
    shown = {
        "of_bodies": True,
        "form": form,
        "kind": kind,
        "kinds": _kinds(),
        "wording": _WORDING[kind],
        "all_count": len(every),
        "leaf": leaf,
        "listed": [(one, _counted(one)) for one in leaf],
        "question": question_of(request),
    }
    return render(request, "web/bodies.html", shown)


@require_safe
def body(request: HttpRequest, kind: Body, address: str) -> HttpResponse:
    """One of them; an address with another slug leads to the one address."""
    name = register.name_with(kind, address.partition("-")[0])
    if name is None:
        raise Http404
    settled = body_address(kind, name)
    if request.path != settled:
        return HttpResponsePermanentRedirect(settled)
    found = register.body(kind, name)
    leaf = leaf_of(request, found.record)
    shown = {
        "of_bodies": True,
        "kind": kind,
        "kinds": _kinds(),
        "wording": _WORDING[kind],
        "found": found,
        "name": name,
        "counted": _counted(found.summary),
        "people": found.people[:_MOST_PEOPLE],
        "more_people": max(0, len(found.people) - _MOST_PEOPLE),
        **(_held_part(request, found) if kind is Body.PRISON else {}),
        "leaf": leaf,
        "record": [_in_record(kind, event) for event in register.events_in_order(list(leaf.object_list))],
        "question": question_of(request),
    }
    return render(request, "web/body.html", shown)


def _held_part(request: HttpRequest, found: BodyView) -> dict[str, Any]:
    """A leaf of those who are, or were, in a prison."""
    name = found.summary.name
    stays = register.held_in(name)
    leaf = leaf_of(request, stays, name="people")
    return {
        "stays": register.stays_told(list(leaf.object_list)),
        "leaf_of_people": leaf,
        "question_of_people": question_of(request, "people"),
        "there_count": (there := stays.filter(is_there=True).count()),
        "left_count": leaf.paginator.count - there,
        "not_told": register.not_told_when(name, found.people),
    }


def _in_record(kind: Body, event: EventView) -> tuple[Told, list[Row]]:
    """An event in words, and what else is said of it than the name itself."""
    in_words = told(event)
    return in_words, [row for row in in_words.rows if row.field in _SHOWN and row.field != register.COLUMN[kind]]


def _kinds() -> list[tuple[Body, Words, str]]:
    return [(kind, wording.called, reverse(f"{kind}s")) for kind, wording in _WORDING.items()]


def _counted(one: BodySummary) -> list[tuple[Words, int]]:
    return [(TYPES[type_], number) for type_, number in one.counts.items()]
