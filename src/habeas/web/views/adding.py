"""A page is added: a text that was pasted, or files."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.register.accounts import ADDING
from habeas.register.add import Added
from habeas.register.handing_in import (
    BYTES_LIMIT,
    FILES_LIMIT,
    HandedIn,
    HandedInRefused,
    SentFile,
    keep_files,
    keep_text,
)
from habeas.web.adding_forms import FilesForm, TextForm
from habeas.web.desk import needs


@require_safe
@needs(ADDING)
def page_added(request: HttpRequest) -> HttpResponse:
    """The two forms."""
    return _shown(request)


@require_POST
@needs(ADDING)
def text_added(request: HttpRequest) -> HttpResponse:
    """A pasted text is kept and read, and its page shown."""
    form = TextForm(request.POST)
    if form.is_valid():
        try:
            return _to_the_page(request, keep_text(**form.cleaned_data))
        except HandedInRefused as refused:
            form.add_error("text", str(refused))
    return _shown(request, text_form=form, status=400)


@require_POST
@needs(ADDING)
def files_added(request: HttpRequest) -> HttpResponse:
    """Files are kept and read; where it was one page it is shown, else which became what."""
    form = FilesForm(request.POST, request.FILES)
    if form.is_valid():
        given = dict(form.cleaned_data)
        sent = [SentFile(file.name or "file", file.chunks()) for file in given.pop("pages")]
        try:
            found = keep_files(sent, **given)
        except HandedInRefused as refused:
            form.add_error("pages", str(refused))
        else:
            return _answered(request, found)
    return _shown(request, files_form=form, status=400)


def _answered(request: HttpRequest, found: HandedIn) -> HttpResponse:
    if len(found.pages) == 1 and not found.left_out:
        return _to_the_page(request, found.pages[0])
    said = [(page, in_words(page)) for page in found.pages]
    return render(request, "web/pages_added.html", {"pages": said, "left_out": found.left_out})


def _to_the_page(request: HttpRequest, added: Added) -> HttpResponse:
    messages.success(request, in_words(added))
    return redirect("page", added.key)


def in_words(added: Added) -> str:
    """What became of a page."""
    if not added.is_new:
        return _("It was kept already; nothing was changed.")
    if not added.segments:
        return _("It is kept. No text of an article was found in it.")
    if not added.is_read:
        return _("It is kept. It was not read, as its language is not read yet.")
    if not added.readings:
        return _("It is kept. It was read, and no event was found in it.")
    said = ngettext("It is kept. %(n)s event was read from it.", "It is kept. %(n)s events were read from it.", added.readings)
    return said % {"n": added.readings}


def _shown(
    request: HttpRequest, *, text_form: TextForm | None = None, files_form: FilesForm | None = None, status: int = 200
) -> HttpResponse:
    shown = {
        "text_form": text_form or TextForm(),
        "files_form": files_form or FilesForm(),
        "files_limit": FILES_LIMIT,
        "megabytes": BYTES_LIMIT // 1024 // 1024,
    }
    return render(request, "web/page_added.html", shown, status=status)
