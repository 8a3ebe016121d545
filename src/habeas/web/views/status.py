"""How many were held on a day, as known on another; and why two such answers differ."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from habeas.register import clocks
from habeas.register.assessments import View, definitions_of_lists, organisations
from habeas.register.clocks import Change, Compared, Counted, Moment, Stood
from habeas.register.definitions import definitions
from habeas.register.folding.sexes import KnownSex
from habeas.register.sentences import Sentence, sentences
from habeas.register.whereabouts import Held
from habeas.web.addresses import person_address, spot_address
from habeas.web.facets import Facet, is_of_the_pages, words_of
from habeas.web.forms import ChangesForm, StatusForm
from habeas.web.people_columns import people_columns
from habeas.web.tables import FORMAT, Column, Format, format_asked, saved
from habeas.web.views.shown import leaf_of, question_of, settled_question
from habeas.web.wording.vocabulary import FIGURES, HELD, TYPES, WHY, Words

_FEW: Final = 8
"""So many lines of a figure are seen at once."""
_FACETS: Final[Mapping[str, Facet]] = {
    "sex": Facet.SEX,
    "custody": Facet.CUSTODY,
    "article": Facet.ARTICLE,
    "court": Facet.COURT,
    "judge": Facet.JUDGE,
    "prison": Facet.PRISON,
    "category": Facet.CATEGORY,
    "regarded by": Facet.REGARDED_BY,
}
"""By which facet of the people those in a line of a figure are found."""


@dataclass(frozen=True, slots=True)
class Line:
    """How many have a value, how many of them are women, and of how many that is not known, or contradicted; the addresses of
    these people, where they can be listed; whether the words are ours."""

    words: Words
    count: int
    women: int
    unknown: int
    address: str
    address_of_women: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """Those who may have been held, by one thing; `more` are folded away; `by_sex`: whether each line says how many are women."""

    label: Words
    by_sex: bool
    lines: tuple[Line, ...]
    more: tuple[Line, ...]


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """At least and at most, in figures, and name by name with the sentence that says so."""
    named = _definitions()
    form = StatusForm(request.GET, named.items())
    as_ = format_asked(request.GET.get(FORMAT))
    shown: dict[str, Any] = {"form": form, "organisations": organisations()}
    if form.is_valid():
        asked = form.cleaned_data
        moment = Moment(asked.get("on") or timezone.localdate(), asked.get("known"), asked.get("recorded"))
        roll = clocks.roll(moment)
        view = _view(asked)
        found = clocks.counted(moment, view)
        if as_ is not None:
            return _saved(request, found, roll.told_in, as_)
        leaf = leaf_of(request, found.people)
        evidence = sentences((one.rests_on for one in leaf), roll.told_in)
        shown |= {
            "found": found,
            "view": view,
            "view_definition": named.get(view.definition, ""),
            "figures": _figures(found, view),
            "leaf": leaf,
            "rows": [(one, evidence.get(one.rests_on)) for one in leaf],
            "question": question_of(request),
            "settled": settled_question(request, on=moment.day),
            "to_changes": _to_changes(request, moment),
        }
    return render(request, "web/status.html", shown, status=200 if as_ is None else 400)


@require_safe
def status_changes(request: HttpRequest) -> HttpResponse:
    """Who is counted otherwise at two moments, and because of what."""
    named = _definitions()
    form = ChangesForm(request.GET, named.items())
    as_ = format_asked(request.GET.get(FORMAT))
    shown: dict[str, Any] = {"form": form, "organisations": organisations()}
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("since"):
        until = asked.get("until") or timezone.localdate()
        first = Moment(asked["since"], asked.get("since_known"), asked.get("recorded"))
        second = Moment(until, asked.get("until_known"), asked.get("recorded"))
        view = _view(asked)
        found = clocks.compared_once(first, second, view)
        if as_ is not None:
            return _changes_saved(request, found, as_)
        leaf = leaf_of(request, found.changes)
        evidence = _evidence(leaf)
        shown |= {
            "found": found,
            "view": view,
            "view_definition": named.get(view.definition, ""),
            "leaf": leaf,
            "rows": [(change, TYPES[change.type] if change.type else "", evidence.get(change.event)) for change in leaf],
            "question": question_of(request),
            "settled": settled_question(request, since=first.day, until=second.day),
        }
    elif form.is_valid() and request.GET:
        form.add_error("since", _("Give the first of the two days."))
    return render(request, "web/status_changes.html", shown, status=200 if as_ is None else 400)


def _view(asked: Mapping[str, Any]) -> View:
    return View(asked.get("regarded_by") or "", asked.get("definition") or "")


def _definitions() -> dict[str, str]:
    """The names, by key, of those that are known; and what lists say in their own words."""
    known = {key: each.name for key, each in definitions().items()}
    return known | {words: words for words in definitions_of_lists() if words not in known}


# --- What is shown --------------------------------------------------------------------------------------------------------


def _figures(found: Counted, view: View) -> list[Figure]:
    """Each with its lines, the most frequent first; none for what nobody has."""
    figures = []
    for name, counts in found.figures_by_sex.items():
        lines = [_line(name, value, by_sex, found.moment, view) for value, by_sex in counts.items()]
        if lines:
            figures.append(Figure(FIGURES[name], name != "sex", tuple(lines[:_FEW]), tuple(lines[_FEW:])))
    return figures


def _line(name: str, value: str, by_sex: Counter[KnownSex], moment: Moment, view: View) -> Line:
    facet = _FACETS.get(name)
    can_be_listed = facet is not None and not view and moment.recorded is None
    return Line(
        words=words_of(facet, value) if facet is not None else value,
        count=by_sex.total(),
        women=by_sex[KnownSex.FEMALE],
        unknown=by_sex[KnownSex.UNKNOWN] + by_sex[KnownSex.CONTRADICTED],
        address=_listed_by(moment, (facet, value)) if can_be_listed else "",
        address_of_women=_listed_by(moment, (facet, value), (Facet.SEX, KnownSex.FEMALE)) if can_be_listed else "",
        is_ours=facet is not None and not is_of_the_pages(facet),
    )


def _listed_by(moment: Moment, *values: tuple[Facet | None, str]) -> str:
    asked = [("on", moment.day.isoformat()), *((("known", moment.known.isoformat()),) if moment.known is not None else ())]
    held = [(str(Facet.HELD), str(each)) for each in (Held.YES, Held.PERHAPS)]
    return urlencode([*asked, *held, *((str(facet), str(value)) for facet, value in values)])


def _to_changes(request: HttpRequest, moment: Moment) -> str:
    """The question what changed until this moment, its first day left open."""
    asked = {"until": moment.day, "until_known": moment.known, "recorded": moment.recorded}
    kept = {name: request.GET.get(name, "") for name in ("definition", "regarded_by")}
    return urlencode({name: str(value) for name, value in (asked | kept).items() if value})


def _evidence(changes: Iterable[Change]) -> dict[str, Sentence]:
    each = list(changes)
    return sentences((change.event for change in each), {change.event: change.reading for change in each if change.reading})


# --- Files ----------------------------------------------------------------------------------------------------------------


def _sums(found: Counted) -> dict[str, Any]:
    moment = found.moment
    return {
        "on": moment.day.isoformat(),
        "known": moment.known.isoformat() if moment.known is not None else None,
        "recorded": moment.recorded.isoformat() if moment.recorded is not None else None,
        "least": found.least,
        "most": found.most,
        "unconfirmed": found.unconfirmed,
    }


_OfALine = tuple[str, str, Counter[KnownSex]]
_BY_LINE: Final[tuple[Column[_OfALine], ...]] = (
    Column("by", gettext_lazy("By"), lambda line: str(FIGURES[line[0]])),
    Column(
        "value", gettext_lazy("Value"), lambda line: str(words_of(_FACETS[line[0]], line[1])) if line[0] in _FACETS else line[1]
    ),
    Column("people", gettext_lazy("People"), lambda line: line[2].total()),
    Column("women", gettext_lazy("Women"), lambda line: line[2][KnownSex.FEMALE]),
    Column("men", gettext_lazy("Men"), lambda line: line[2][KnownSex.MALE]),
    Column("other", gettext_lazy("Neither women nor men"), lambda line: line[2][KnownSex.OTHER]),
    Column("contradicted", gettext_lazy("Sex: sources contradict one another"), lambda line: line[2][KnownSex.CONTRADICTED]),
    Column("unknown", gettext_lazy("Sex not known"), lambda line: line[2][KnownSex.UNKNOWN]),
)


def _saved(request: HttpRequest, found: Counted, told_in: Mapping[str, str], as_: Format) -> HttpResponse:
    """The names, or with `part=figures` the lines of the figures; JSON has both."""
    moment = found.moment
    address = request.build_absolute_uri(f"{request.path}?{settled_question(request, on=moment.day)}")
    title = f"held {moment.day}" + (f" as known {moment.known}" if moment.known is not None else "")
    figures = found.figures
    about = {**_sums(found), "definition": request.GET.get("definition", ""), "regarded_by": request.GET.get("regarded_by", "")}
    if request.GET.get("part") == "figures" and as_ is not Format.JSON:
        lines = [(name, value, count) for name, counts in found.figures_by_sex.items() for value, count in counts.items()]
        return saved(as_, f"{title} figures", _BY_LINE, lines, about={}, rows_name="figures")
    evidence = sentences((event for one in found.people for event in one.events), told_in)
    columns: list[Column[Stood]] = people_columns(evidence, request.build_absolute_uri)
    return saved(
        as_,
        title,
        columns,
        clocks.spelled(moment, found.people),
        about={**about, "address": address, "figures": figures, "figures_by_sex": found.figures_by_sex},
        rows_name="people",
    )


def _changes_saved(request: HttpRequest, found: Compared, as_: Format) -> HttpResponse:
    first, second = found.before.moment, found.after.moment
    about = {
        "before": _sums(found.before),
        "after": _sums(found.after),
        "definition": request.GET.get("definition", ""),
        "regarded_by": request.GET.get("regarded_by", ""),
        "address": request.build_absolute_uri(
            f"{request.path}?{settled_question(request, since=first.day, until=second.day)}",
        ),
    }
    columns = _change_columns(_evidence(found.changes), request.build_absolute_uri)
    return saved(as_, f"changes {first.day} to {second.day}", columns, found.changes, about=about, rows_name="changes")


def _change_columns(evidence: Mapping[str, Sentence], whole: Callable[[str], str]) -> list[Column[Change]]:
    def spot(change: Change) -> str:
        return whole(spot_address(evidence[change.event])) if change.event in evidence else ""

    def told_by(change: Change) -> dt.date | None:
        return change.told_by

    return [
        Column("name", _("Name"), lambda change: change.name),
        Column("was", _("Was"), lambda change: str(HELD[change.was])),
        Column("now", _("Is"), lambda change: str(HELD[change.now])),
        Column("why", _("Why"), lambda change: str(WHY[change.why])),
        Column("names", _("Names"), lambda change: change.names),
        Column("event", _("Because of"), lambda change: str(TYPES[change.type]) if change.type else ""),
        Column("date", _("When"), lambda change: change.date),
        Column("told_by", _("Told first on"), told_by),
        Column("sentence", _("Sentence"), lambda change: evidence[change.event].quote if change.event in evidence else ""),
        Column("evidence", _("Where it stands"), spot),
        Column("address", _("Address"), lambda change: whole(person_address(change.key, change.name))),
    ]
