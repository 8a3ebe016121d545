"""What is published, to everyone: no account, no cookie, no session.

Always true: an answer may be kept by every cache, and none shows it again without asking whether it still holds, so that what is
withheld is gone at once.
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from habeas.publish import public_record
from habeas.web.public_pages import FEED, Place, nothing, page_at, settled_path

_CACHE: Final = "public, no-cache"


@require_safe
def public(request: HttpRequest, path: str = "") -> HttpResponse:
    """One of the public pages; a person's address with another slug leads to theirs."""
    record = public_record(timezone.localdate())
    top = reverse("public")
    place = Place(request.build_absolute_uri(top) if path == FEED else top)
    page = page_at(record, path)
    response: HttpResponse
    if page is not None:
        response = HttpResponse(page.made(place), content_type=page.content_type)
    elif (settled := settled_path(record, path)) is not None:
        response = HttpResponseRedirect(place.to(settled))
    else:
        none = nothing(record)
        response = HttpResponse(none.made(place), content_type=none.content_type, status=404)
    response.headers["Cache-Control"] = _CACHE
    return response
