"""A list is taken in: the file sent, looked at as it would be read, and only then kept; or the register's own list is made.

Always true: nothing is kept before somebody was shown what would be; what is kept is what was shown, and by the same functions as
`habeas list import` and `habeas list publish`.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from habeas.register.accounts import ADDING
from habeas.register.assessments import View
from habeas.register.handing_in import file_name
from habeas.register.lists.cells import DateOrder
from habeas.register.lists.holding import Held, NotHeld, held, hold, let_go, let_old_go
from habeas.register.lists.keeping import Considered, Imported, ImportStopped, consider, keep_read
from habeas.register.lists.own import OwnList, OwnListRefused, own_list, own_publisher, publish_own_list
from habeas.register.lists.reading import ListRefused, columns_as_chosen, tables_in
from habeas.register.lists.shelf import publishers_handed_in
from habeas.register.status import Kind
from habeas.web.desk import account_of, needs
from habeas.web.list_forms import (
    LONGEST_HEADING,
    AcceptForm,
    ColumnsForm,
    ListFileForm,
    ListForm,
    OwnListForm,
    headings_sent,
    mark_of,
)

_ROWS_SHOWN: Final = 10
_CONCERNS_SHOWN: Final = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(ADDING)
def list_sent(request: HttpRequest) -> HttpResponse:
    """The form for a file; a file that has a table in it is held, and shown as it would be read."""
    if request.method != "POST":
        let_old_go()
        return render(request, "web/list_sent.html", {"form": ListFileForm(publishers=publishers_handed_in())})
    form = ListFileForm(request.POST, request.FILES, publishers=publishers_handed_in())
    if form.is_valid():
        file = form.cleaned_data["file"]
        raw, name = file.read(), file_name(file.name or "file")
        try:
            tables_in(raw, name)
        except ListRefused as refused:
            form.add_error("file", str(refused))
        else:
            said = {name: form.cleaned_data[name] for name in ("publisher", "as_of", "definition") if form.cleaned_data[name]}
            ticket = hold(raw, name, whose=_whose(request))
            return redirect(f"{reverse('list-looked-at', args=[ticket])}?{urlencode(said)}")
    return render(request, "web/list_sent.html", {"form": form}, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(ADDING)
def list_looked_at(request: HttpRequest, ticket: str) -> HttpResponse:
    """What would be kept, and what would stop it; changed by selects; kept where that is what was shown."""
    try:
        file = held(ticket, whose=_whose(request))
    except NotHeld:
        return render(request, "web/list_gone.html", status=410)
    sent = request.POST if request.method == "POST" else request.GET
    about = ListForm(sent, publishers=publishers_handed_in())
    look = _Look(file, about, sent if request.method == "POST" else None)
    if look.found is None or request.method != "POST" or sent.get("do") != "keep":
        return _shown(request, look, status=200 if look.found is not None or request.method != "POST" else 400)
    if sent.get("shown") != look.mark:
        return _shown(request, look, problem=_("This was changed since it was last shown: look at it once more."), status=409)
    why = _why(request)
    if not why.is_valid():
        return _shown(request, look, status=400)
    try:
        imported = keep_read(look.found.read, file.raw, file.name, **about.cleaned_data, **why.cleaned_data)
    except ListRefused as refused:
        look.found, look.refused = None, refused
        return _shown(request, look, status=400)
    except ImportStopped:
        stopped = _("It was not kept. Correct the file, or say below why it is as it should be.")
        return _shown(request, look, problem=stopped, status=400)
    let_go(ticket, whose=_whose(request))
    messages.success(request, _in_words(imported))
    return redirect("edition", imported.key)


class _Look:
    """A held file as it would be read by what was sent: `found` where it can be, `refused` why it cannot; `mark` stands for what
    would be kept."""

    def __init__(self, file: Held, about: ListForm, sent: Any) -> None:
        self.file, self.about = file, about
        self.found: Considered | None = None
        self.refused: ListRefused | None = None
        self.columns = ColumnsForm(headings_sent(sent), sent) if sent is not None and "heading" in sent else None
        if not about.is_valid() or (self.columns is not None and not self.columns.is_valid()):
            return
        try:
            self._tables = tables_in(file.raw, file.name)
            how = self._chosen(self.columns, sent) if self.columns is not None else {}
            self.found = consider(file.raw, file.name, **about.cleaned_data, **how, tables=self._tables)
        except ListRefused as refused:
            self.refused = refused
        self._offer(sent)

    def _chosen(self, columns: ColumnsForm, sent: Any) -> dict[str, Any]:
        """The columns and the order of dates."""
        chosen, order = columns.chosen(), columns.cleaned_data["order"]
        if sent.get("by_heading") != "no":  # else none was known when these were shown: the others are told by their headings
            chosen = columns_as_chosen(self._tables, chosen, columns.headings)
        return {"columns": chosen, "order": DateOrder(order) if order else None}

    def _offer(self, sent: Any) -> None:
        """The selects, as the file is read now."""
        headings = self.found.read.headings if self.found is not None else self.refused.headings if self.refused else ()
        columns = self.found.read.columns if self.found is not None else {}
        if self.columns is None or (self.found is not None and sent.get("by_heading") == "no"):
            self.columns = ColumnsForm([heading for heading in headings if len(heading) <= LONGEST_HEADING])
            self.columns.choose(columns)

    @property
    def mark(self) -> str:
        """Of what is kept where somebody agrees."""
        if self.found is None:
            return ""
        row = self.found.file
        return mark_of(row.key, self.found.concerns, self.found.before.key if self.found.before else "")


def _shown(request: HttpRequest, look: _Look, *, problem: str = "", status: int = 200) -> HttpResponse:
    found, refused = look.found, look.refused
    shown: dict[str, Any] = {
        "file": look.file.name,
        "form": look.about,
        "columns": look.columns,
        "by_heading": "yes" if found is not None or refused is None or not refused.headings else "no",
        "found": found,
        "no_names": refused is not None and bool(refused.headings),
        "refused": str(refused) if refused is not None and not refused.headings else "",
        "problem": problem,
        "mark": look.mark,
        "why": _why(request),
    }
    if found is not None:
        taken = [column for column, heading in found.read.columns.items() if heading and column not in _OF_NAMES]
        shown |= {
            "taken": taken,
            "rows": [(entry, [(column, _said(entry, column)) for column in taken]) for entry in found.read.entries[:_ROWS_SHOWN]],
            "concerns": found.concerns[:_CONCERNS_SHOWN],
            "more_concerns": max(0, len(found.concerns) - _CONCERNS_SHOWN),
            "left_out": found.read.left_out[:_CONCERNS_SHOWN],
            "unread": found.read.unread[:_CONCERNS_SHOWN],
        }
    return render(request, "web/list_looked_at.html", shown, status=status)


_OF_NAMES: Final = frozenset({"name", "surname", "given", "patronymic", "number"})


def _said(entry: Any, column: str) -> str:
    return str(entry.dates.get(column) or entry.values.get(column, ""))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(ADDING)
def own_list_made(request: HttpRequest) -> HttpResponse:
    """Who would stand on the register's own list; kept where that is what was shown."""
    sent = request.POST if request.method == "POST" else request.GET
    if "as_of" not in sent:
        form = OwnListForm()
        form.initial["publisher"] = own_publisher()
        return render(request, "web/own_list.html", {"form": form})
    form = OwnListForm(sent)
    if not form.is_valid():
        return render(request, "web/own_list.html", {"form": form}, status=400)
    said = form.cleaned_data
    kinds = (Kind(said["status"]),) if said["status"] else ()
    made = own_list(said["as_of"], view=View(said["regarded_by"], said["definition"]), kinds=kinds, perhaps=said["perhaps"])
    if request.method != "POST":
        return _own_shown(request, form, made)
    if sent.get("shown") != _mark(made):
        problem = _("This was changed since it was last shown: look at it once more.")
        return _own_shown(request, form, made, problem=problem, status=409)
    why = _why(request)
    if not why.is_valid():
        return _own_shown(request, form, made, status=400)
    try:
        imported = publish_own_list(made, said["publisher"], **why.cleaned_data)
    except OwnListRefused as refused:
        return _own_shown(request, form, made, problem=str(refused), status=400)
    except ImportStopped as stopped:
        return _own_shown(request, form, made, concerns=stopped.concerns, status=400)
    messages.success(request, _in_words(imported))
    return redirect("edition", imported.key)


def _own_shown(
    request: HttpRequest,
    form: OwnListForm,
    made: OwnList,
    *,
    problem: str = "",
    concerns: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    hidden = [(name, value) for name, value in form.data.items() if name in form.fields]
    shown = {"form": form, "made": made, "hidden": hidden, "mark": _mark(made), "problem": problem, "concerns": concerns}
    return render(request, "web/own_list.html", {**shown, "why": _why(request)}, status=status)


def _mark(made: OwnList) -> str:
    return mark_of(made.as_of, made.definition, [one.key for one in made.people])


def _in_words(imported: Imported) -> str:
    if not imported.is_new:
        return _("This edition is kept already; nothing was changed.")
    people = len(imported.read.entries)
    return ngettext("Kept, with %(n)d person.", "Kept, with %(n)d people.", people) % {"n": people}


def _why(request: HttpRequest) -> AcceptForm:
    return AcceptForm(request.POST if request.method == "POST" else None)


def _whose(request: HttpRequest) -> str:
    account = account_of(request)
    return f"account {account.pk}" if account is not None else "this machine"
