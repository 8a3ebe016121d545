"""What was wrong with a request, as `application/problem+json` (RFC 9457): what, where, and what to do.

Always true: an answer under `/api/` or `/reconcile/` with a status of 400 and more is such a problem, whoever made it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

FOR_PROGRAMS: Final = ("/api/", "/reconcile/")
PROBLEM_TYPE: Final = "application/problem+json"
_WHAT_TO_DO: Final = {
    400: "Correct what is named in `where` and ask again.",
    401: "Send the header `Authorization: Bearer TOKEN`; a token is made with `habeas token add NAME`.",
    403: "Use a token or an account whose role may do this.",
    404: "Take keys and addresses from other answers; they stay as they are.",
    405: "Use one of the methods in the header Allow.",
    413: "Send less at once.",
    500: "Nothing was changed. The log of the server says what happened.",
    503: "Ask again in a moment: the answer is kept until the register changes.",
}
_KEPT_HEADERS: Final = frozenset({"Allow", "Retry-After"})


class Problem(Exception):
    """A request that cannot be answered; `where` is the part of it that is wrong."""

    def __init__(self, status: int, detail: str, *, where: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.where = where


def problem_response(status: int, detail: str, *, where: str = "") -> HttpResponse:
    """The problem as an answer."""
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **({"where": where} if where else {}),
        "what_to_do": _WHAT_TO_DO.get(status, _WHAT_TO_DO[400]),
    }
    response = HttpResponse(json.dumps(said, ensure_ascii=False), status=status, content_type=PROBLEM_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Habeas"'
    return response


def problems_in_json(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware: pages that say what was wrong are for people."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code < HTTPStatus.BAD_REQUEST or not request.path.startswith(FOR_PROGRAMS):
            return response
        if response.headers.get("Content-Type", "").startswith(PROBLEM_TYPE):
            return response
        details = {
            404: f"there is nothing at {request.path}",
            405: f"{request.method} is not answered at {request.path}",
            503: "the answer is being worked out",
        }
        made = problem_response(response.status_code, details.get(response.status_code, "the request cannot be answered"))
        for name in _KEPT_HEADERS & response.headers.keys():
            made.headers[name] = response.headers[name]
        return made

    return respond
