"""The lists kept: which there are, what each edition changed, who is on one, and two of them side by side."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from habeas.identity import Standing
from habeas.register.accounts import ADDING, DECIDING
from habeas.register.lists.comparing import Comparison, Line, compared_editions
from habeas.register.lists.holding import let_old_go
from habeas.register.lists.shelf import edition_with, editions_named, list_with, lists_kept, original_of, rows_of, step_of
from habeas.register.lists.standing import standings_on
from habeas.register.lists.writing import XLSX
from habeas.register.models import ListStanding
from habeas.register.warc import RecordDamaged
from habeas.web.addresses import list_address
from habeas.web.attachments import attachment
from habeas.web.desk import acting_as, may
from habeas.web.forms import ComparisonForm
from habeas.web.views.shown import leaf_of, question_of
from habeas.web.wording.dates import day_in_words
from habeas.web.wording.vocabulary import LIST_CHANGES, LIST_STANDINGS, Words

_log = logging.getLogger("django.habeas.web")
_STEPS_SHOWN: Final = 3
_TABLES: Final = {".csv": "text/csv; charset=utf-8", ".xlsx": XLSX}
_PARTS: Final[dict[str, tuple[Words, dict[str, Any]]]] = {
    "": (_("All"), {}),
    "added": (_("Added"), {"change": ListStanding.Change.ADDED}),
    "changed": (_("Changed"), {"change": ListStanding.Change.CHANGED}),
    "known": (_("In the register"), {"person__isnull": False}),
    "unknown": (_("Not told who they are"), {"person__isnull": True}),
}
"""The parts of an edition that can be asked for."""


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Every list, with its editions."""
    let_old_go()
    editions = _editions()
    shown = {
        "lists": lists_kept(),
        "may_add": may(request, ADDING),
        "form": ComparisonForm(None, editions) if len(editions) > 1 else None,
    }
    return render(request, "web/lists.html", shown)


@require_safe
def one_list(request: HttpRequest, address: str) -> HttpResponse:
    """A publisher's list; an address with another slug leads to the one address."""
    found = list_with(address.partition("-")[0])
    if found is None:
        raise Http404
    settled = list_address(found.publisher)
    if request.path != settled:
        return HttpResponsePermanentRedirect(settled)
    steps = [(edition, step_of(edition)) for edition in found.editions[:_STEPS_SHOWN] if edition.before is not None]
    return render(request, "web/list.html", {"list": found, "steps": steps, "may_add": may(request, ADDING)})


@require_safe
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """One edition: everyone on it, who they are, and why."""
    found = edition_with(key)
    if found is None:
        raise Http404
    part = request.GET.get("part", "")
    if part not in _PARTS:
        raise Http404
    everyone = standings_on(key)
    leaf = leaf_of(request, everyone.filter(**_PARTS[part][1]))
    shown = {
        "list": found[0],
        "edition": found[1],
        "step": step_of(found[1]),
        "part": part,
        "parts": [
            (name, words, everyone.filter(**wanted).count())
            for name, (words, wanted) in _PARTS.items()
            if found[1].before is not None or name not in ("added", "changed")
        ],
        "leaf": leaf,
        "rows": [(row, LIST_CHANGES[row.on.change]) for row in rows_of(leaf.object_list)],
        "question": question_of(request),
        "may_decide": may(request, DECIDING),
        "acting_as": acting_as(request),
    }
    return render(request, "web/edition.html", shown)


@require_safe
def edition_original(request: HttpRequest, key: str) -> HttpResponse:
    """The file as it was handed in, to be saved and never to be shown: it may hold anything."""
    try:
        found = original_of(key)
    except (RecordDamaged, OSError) as error:
        _log.error("the original of the list %s cannot be given out: %s", key, error)
        return render(request, "web/damaged.html", {"key": key}, status=500)
    if found is None:
        raise Http404
    name, raw = found
    return attachment(raw, name, "application/octet-stream")


@require_safe
def lists_compared(request: HttpRequest) -> HttpResponse:
    """Two editions side by side: who is on both, on one alone, where they contradict, each with why."""
    editions = _editions()
    form = ComparisonForm(request.GET or None, editions)
    shown: dict[str, Any] = {"form": form, "lists": editions, "question": question_of(request)}
    if not request.GET:
        return render(request, "web/lists_compared.html", shown)
    found = _asked_for(form)
    if found is None:
        return render(request, "web/lists_compared.html", shown, status=400)
    standing = request.GET.get("standing", "")
    if standing and standing not in list(Standing):
        raise Http404
    leaf = leaf_of(request, [line for line in found.lines if not standing or line.standing == standing])
    counts = found.counts
    shown |= {
        "found": found,
        "sides": [(_("A"), found.one), (_("B"), found.other)],
        "standing": standing,
        "standings": [(str(key), words, counts[key]) for key, words in LIST_STANDINGS.items()],
        "all_count": len(found.lines),
        "leaf": leaf,
        "lines": _with_people(list(leaf.object_list)),
        "question_without_standing": question_of(request, "standing"),
    }
    return render(request, "web/lists_compared.html", shown)


@require_safe
def comparison_saved(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a table to be saved."""
    if ending not in _TABLES:
        raise Http404
    found = _asked_for(ComparisonForm(request.GET, _editions()))
    if found is None:
        raise Http404
    return attachment(found.as_file(ending), f"compared{ending}", _TABLES[ending])


def _asked_for(form: ComparisonForm) -> Comparison | None:
    return compared_editions(form.cleaned_data["a"], form.cleaned_data["b"]) if form.is_valid() else None


def _with_people(lines: Iterable[Line]) -> list[tuple[Line, Words, tuple[str, str] | None, tuple[str, str] | None]]:
    """Each line with where they stand, and key and name of whom the register has in either's place."""
    kept = list(lines)
    rows = {row for line in kept for row in (line.row_a, line.row_b) if row}
    known = ListStanding.objects.filter(row__in=rows, person__isnull=False).values_list("row", "person", "person__name")
    whose = {row: (person, name) for row, person, name in known}
    return [(line, LIST_STANDINGS[line.standing], whose.get(line.row_a), whose.get(line.row_b)) for line in kept]


def _editions() -> list[tuple[str, Any]]:
    """Every edition, as it can be chosen."""
    return [
        (key, _("%(publisher)s, as of %(day)s") % {"publisher": publisher[:80], "day": day_in_words(as_of)})
        for key, publisher, as_of in editions_named()
    ]
