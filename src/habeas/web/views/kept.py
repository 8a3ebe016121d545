"""The pages that were kept: which there are, what was read from one, and its original bytes."""

from __future__ import annotations

import logging
import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.model import PageFacts
from habeas.register import queries
from habeas.register.accounts import ADDING
from habeas.register.page_facts import facts_of_kept_page
from habeas.register.queries import OriginalPage
from habeas.register.warc import RecordDamaged
from habeas.web.abridging import abridged
from habeas.web.attachments import attachment
from habeas.web.desk import may
from habeas.web.marking import marked
from habeas.web.views.shown import leaf_of, question_of

_log = logging.getLogger("django.habeas.web")
_SOUGHT: Final = re.compile(r"([\w-]{1,40}):(\d{1,9})-(\d{1,9})")
_SUFFIXES: Final = {"text/html": "html", "text/plain": "txt"}


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Every page, the newest publication first."""
    leaf = leaf_of(request, queries.pages_kept())
    shown = {
        "leaf": leaf,
        "pages": list(queries.page_summaries(leaf).values()),
        "question": question_of(request),
        "may_add": may(request, ADDING),
    }
    return render(request, "web/pages.html", shown)


@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """One page with what it says of itself, and what was read marked where it stands."""
    found = queries.page(key)
    if found is None:
        raise Http404
    name, sought = _sought(request)
    segments = abridged([marked(part, found.events, sought if part.segment == name else None) for part in found.segments])
    readers = sorted({span.value.reader for segment in found.segments for span in segment.spans})
    shown = {"page": found, "segments": segments, "readers": readers, "facts": _facts(key)}
    return render(request, "web/page.html", shown)


def _sought(request: HttpRequest) -> tuple[str, tuple[int, int] | None]:
    """The sentence that the address leads to: the segment and the place in its text; none where it names none."""
    asked = _SOUGHT.fullmatch(request.GET.get("sentence", ""))
    if asked is None or int(asked[2]) >= int(asked[3]):
        return "", None
    return asked[1], (int(asked[2]), int(asked[3]))


def _facts(key: str) -> PageFacts | None:
    """What the page says of itself; none where its original is damaged, which `original` says."""
    try:
        return facts_of_kept_page(key)
    except (RecordDamaged, OSError) as error:
        _log.error("what %s says of itself cannot be read: %s", key, error)
        return None


@require_safe
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The bytes as they were kept, to be saved and never to be shown: they may hold anything."""
    try:
        found = queries.original(key)
    except (RecordDamaged, OSError) as error:
        _log.error("the original of %s cannot be given out: %s", key, error)
        return render(request, "web/damaged.html", {"key": key}, status=500)
    if found is None:
        raise Http404
    return attachment(found.payload, _file_name(found), "application/octet-stream")


def _file_name(found: OriginalPage) -> str:
    """A name that is safe on any disk: of the page's own only letters, digits and hyphens stay."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", found.summary.page_id)[:80].strip("-") or found.summary.key
    return f"{name}.{_SUFFIXES.get(found.summary.media_type, 'bin')}"
