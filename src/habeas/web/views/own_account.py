"""One's own account: another password, the second step of signing in."""

from __future__ import annotations

from typing import Any, Final

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.register.accounts import READING, Role, second_step
from habeas.register.accounts.keeping import AccountRefused, change_password, end_sessions
from habeas.register.accounts.signing_in import TooManyAttempts, is_their_password
from habeas.register.models import Account
from habeas.web.desk import account_of, address_of, needs
from habeas.web.forms import AgainForm, CodeForm, PasswordForm
from habeas.web.wording.vocabulary import ROLES

_OFFERED: Final = "second_step_offered"


@require_safe
@needs(READING, by_account=True)
def own_account(request: HttpRequest) -> HttpResponse:
    """What there is to one's account."""
    return _shown(request)


@sensitive_post_parameters()
@require_POST
@needs(READING, by_account=True)
def own_password(request: HttpRequest) -> HttpResponse:
    """Another password; whoever is signed in elsewhere with this account is signed out."""
    account = _account(request)
    form = PasswordForm(request.POST, ids="password")
    if form.is_valid() and _knows(request, account, form):
        try:
            change_password(account, form.cleaned_data["new"], kept_session=request.session.session_key)
        except AccountRefused as refused:
            form.add_error("new", str(refused))
        else:
            update_session_auth_hash(request, account)
            messages.success(request, _("Your password is changed."))
            return redirect("account")
    return _shown(request, status=400, password_form=form)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@needs(READING, by_account=True)
def second_step_offered(request: HttpRequest) -> HttpResponse:
    """A secret for an app is offered after the password was given once more, and kept once a code of it came back."""
    account = _account(request)
    if account.totp_secret:
        return redirect("account")
    if "password" in request.POST:
        form = AgainForm(request.POST, ids="second-step")
        if not (form.is_valid() and _knows(request, account, form)):
            return _shown(request, status=400, second_step_form=form)
        request.session[_OFFERED] = second_step.new_secret()
        return redirect("second-step")
    offered = request.session.get(_OFFERED)
    if not offered:
        return redirect("account")
    if request.method != "POST":
        return _offer(request, account, offered, CodeForm())
    code = CodeForm(request.POST)
    if not code.is_valid():
        return _offer(request, account, offered, code, status=400)
    recovery = second_step.switch_on(account, offered, code.cleaned_data["code"])
    if not recovery:
        code.add_error("code", _("This is no code of that app now. Is the clock of your phone right?"))
        return _offer(request, account, offered, code, status=400)
    del request.session[_OFFERED]
    end_sessions(account, but=request.session.session_key)
    return render(request, "web/recovery_codes.html", {"codes": recovery})


@sensitive_post_parameters()
@require_POST
@needs(READING, by_account=True)
def second_step_off(request: HttpRequest) -> HttpResponse:
    """Back to name and password alone."""
    account = _account(request)
    form = AgainForm(request.POST, ids="second-step")
    if not (form.is_valid() and _knows(request, account, form)):
        return _shown(request, status=400, second_step_form=form)
    second_step.switch_off(account)
    messages.success(request, _("The second step is off."))
    return redirect("account")


def _account(request: HttpRequest) -> Account:
    """Whose it is; `needs` saw to it that somebody is signed in."""
    account = account_of(request)
    if account is None:
        raise PermissionDenied
    return account


def _knows(request: HttpRequest, account: Account, form: Form) -> bool:
    """Whether the password given is theirs; what is wrong is said in the form."""
    try:
        if is_their_password(account, form.cleaned_data["password"], address_of(request)):
            return True
    except TooManyAttempts as refused:
        form.add_error("password", _("Too many attempts failed. Try again in %(n)s minutes.") % {"n": refused.minutes})
        return False
    form.add_error("password", _("This is not your password."))
    return False


def _shown(request: HttpRequest, status: int = 200, **forms: Form) -> HttpResponse:
    account = _account(request)
    shown: dict[str, Any] = {
        "account": account,
        "role": ROLES[Role(account.role)],
        "codes_left": account.recovery_codes.filter(used_at=None).count(),
        "password_form": PasswordForm(ids="password"),
        "second_step_form": AgainForm(ids="second-step"),
    }
    return render(request, "web/account.html", shown | forms, status=status)


def _offer(request: HttpRequest, account: Account, secret: str, form: CodeForm, status: int = 200) -> HttpResponse:
    square = segno.make(second_step.app_address(account, secret), error="m")
    drawn = mark_safe(square.svg_inline(scale=5, border=4, light="#fff", dark="#000"))  # noqa: S308 - squares, no text
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return render(request, "web/second_step.html", {"form": form, "square": drawn, "secret": spaced}, status=status)
