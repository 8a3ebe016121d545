"""Files that a browser is to save and never to show: they may hold anything.

Always true: such an answer names its file, and may neither run nor load anything should a browser show it all the same.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(raw: bytes, name: str, media_type: str) -> HttpResponse:
    """The answer that a browser saves under this name."""
    response = HttpResponse(raw, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
