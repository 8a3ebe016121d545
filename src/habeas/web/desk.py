"""Who may open which page, and in whose name they act.

Always true: while the register has no account, its pages answer this machine alone; as soon as it has one, whoever is not signed
in sees nothing but the public pages and the sign-in; what a signed-in person is shown is kept by no cache and no browser's disk.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port, validate_host
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from habeas.register.accounts import READING, Role
from habeas.register.accounts.keeping import any_account
from habeas.register.models import Account
from habeas.web.api.asking import refusal
from habeas.web.api.problems import FOR_PROGRAMS

_Respond = Callable[[HttpRequest], HttpResponseBase]
_View = TypeVar("_View", bound=Callable[..., HttpResponseBase])

_FOR_ALL: Final = ("/public/", "/static/")
_NAME_FIELD: Final = "acting_as"
_NAME_LENGTH: Final = 80
_SINCE: Final = "signed_in_at"
_SEEN: Final = "seen_at"
_SEEN_EVERY: Final = 5 * 60
"""A session is written anew, and lasts longer, once in so many seconds at most."""
_FORWARDED: Final = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


class _SeeOther(HttpResponseRedirect):
    """Elsewhere, to be asked for with GET whatever was sent here."""

    status_code = 303


def for_those_who_may(get_response: _Respond) -> _Respond:
    """The middleware that asks for a sign-in."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(_FOR_ALL):
            return get_response(request)  # whoever asks: no session is read
        _end_if_too_old(request)
        if request.path.startswith(FOR_PROGRAMS):
            return _to_program(request, get_response)
        if account_of(request) is not None:
            response = get_response(request)
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response
        if request.path == reverse("sign-in"):
            return get_response(request)
        if any_account():
            return _to_sign_in(request)
        if not _is_this_machine(request):
            return render(request, "web/no_account.html", status=403)
        return get_response(request)

    return respond


def needs(role: Role, *, by_account: bool = False) -> Callable[[_View], _View]:
    """The view answers those with `role` or more alone, others with 403; on a register without accounts it answers this machine,
    unless who asks must be known `by_account`.
    """

    def guarded(view: _View) -> _View:
        @wraps(view)
        def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if account_of(request) is None and (by_account or any_account()):
                return _to_sign_in(request)
            if not may(request, role):
                raise PermissionDenied
            return view(request, *arguments, **named)

        return cast(_View, answer)

    return guarded


def may(request: HttpRequest, role: Role) -> bool:
    """Whether whoever asks may do what `role` may."""
    account = account_of(request)
    return account.has(role) if account is not None else not any_account()


def account_of(request: HttpRequest) -> Account | None:
    """Who is signed in; none where nobody is."""
    return request.user if isinstance(request.user, Account) else None


def acting_as(request: HttpRequest) -> str:
    """The name to be written into decisions: the account's; on a register without accounts the one typed in the form's field
    `acting_as`, which the session keeps for the next form. Empty where none was given.
    """
    account = account_of(request)
    if account is not None:
        return account.name
    typed = " ".join(request.POST.get(_NAME_FIELD, "").split())[:_NAME_LENGTH]
    if typed and typed != request.session.get(_NAME_FIELD):
        request.session[_NAME_FIELD] = typed
    return typed or str(request.session.get(_NAME_FIELD, ""))


def address_of(request: HttpRequest) -> str:
    """From where the request came."""
    return str(request.META.get("REMOTE_ADDR", "")).strip("[]")


def _to_program(request: HttpRequest, get_response: _Respond) -> HttpResponseBase:
    """What a program is answered, which no cache keeps without asking again."""
    open_to_machine = not any_account() and _is_this_machine(request)
    refused = None
    if request.method != "OPTIONS":  # asked by browsers before a page may ask, without any token; it tells nothing
        refused = refusal(request, as_account=may_read(request), open_to_machine=open_to_machine)
    response = refused or get_response(request)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ["Authorization"])
    return response


def may_read(request: HttpRequest) -> bool:
    """Whether somebody is signed in who may read."""
    account = account_of(request)
    return account is not None and account.has(READING)


def _end_if_too_old(request: HttpRequest) -> None:
    if account_of(request) is None:
        return
    now = int(time.time())
    since = request.session.setdefault(_SINCE, now)
    if now - since > settings.SESSION_LONGEST:
        logout(request)
    elif now - request.session.get(_SEEN, 0) > _SEEN_EVERY:
        request.session[_SEEN] = now


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Back to where they were going afterwards, unless they were sending something."""
    asked = f"?{urlencode({'next': request.get_full_path()})}" if request.method in ("GET", "HEAD") else ""
    return _SeeOther(f"{reverse('sign-in')}{asked}")


def _is_this_machine(request: HttpRequest) -> bool:
    """Whether the request was made on this machine, as far as it can be told: to its own name, and past no proxy."""
    host, _ = split_domain_port(request.get_host())
    if settings.BEHIND_PROXY or any(name in request.META for name in _FORWARDED):
        return False
    if host not in ("localhost", "127.0.0.1", "[::1]") and validate_host(host, settings.OTHER_HOSTS):
        return False
    try:
        return ipaddress.ip_address(address_of(request)).is_loopback
    except ValueError:
        return False
