"""What every response carries, error pages and style sheets included: a browser may do nothing that these pages do not need.

Always true: no script, frame, form or picture from elsewhere can run or load, whatever a kept page contains; no page of ours
holds a control character, which HTML has no way to write.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponse

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), interest-cohort=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_FOR_SEARCHERS: Final = ("/public/", "/static/")
"""What search engines may take up: nothing of the desk."""
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"


def guarded(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(_FOR_SEARCHERS):
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = response.content.translate(None, _CONTROLS)
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return respond
