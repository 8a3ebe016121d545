"""Signing in and out."""

from __future__ import annotations

import logging

from django.contrib.auth import login, logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from habeas.register.accounts.keeping import any_account
from habeas.register.accounts.signing_in import WINDOW, TooManyAttempts, account_signing_in
from habeas.web.desk import account_of, address_of
from habeas.web.forms import SignInForm

_log = logging.getLogger("django.habeas.web")


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door; whoever is in already is led on."""
    if account_of(request) is not None:
        return _led_on(request)
    if request.method != "POST" or not any_account():
        return _door(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _door(request, form, status=400)
    given = form.cleaned_data
    try:
        account = account_signing_in(given["name"], given["password"], given["code"], address_of(request))
    except TooManyAttempts as refused:
        _log.warning("sign-in refused after too many attempts, from %s", address_of(request))
        form.add_error(None, _("Too many attempts failed. Try again in %(n)s minutes.") % {"n": refused.minutes})
        response = _door(request, form, status=429)
        response.headers["Retry-After"] = str(int(WINDOW.total_seconds()))
        return response
    if account is None:
        _log.warning("sign-in failed, from %s", address_of(request))
        form.add_error(None, _("Name, password and code do not belong together, or the account is closed."))
        return _door(request, form, status=400)
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    login(request, account)
    return _led_on(request)


def _door(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    shown = {"form": form, "next": _next(request), "any_account": any_account(), "closed_to_visitor": any_account()}
    return render(request, "web/sign_in.html", shown, status=status)


def _led_on(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(_next(request) or "/", preserve_request=False)


def _next(request: HttpRequest) -> str:
    """Where they were going, if that is here."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if safe else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session ends, in the browser and in the database."""
    logout(request)
    return redirect("sign-in")
