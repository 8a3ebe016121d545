"""What is answered while the answer is being worked out for somebody who asked before: a page that says so, with 503."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from habeas.register.remembered import BeingWorkedOut

_AGAIN_AFTER: Final = 10
"""Seconds after which it is worth asking again."""


class AnswersWhoeverWaits:
    """The middleware, for every view whose answer may be a while in coming."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, BeingWorkedOut):
            return None
        response = render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = str(_AGAIN_AFTER)
        return response
