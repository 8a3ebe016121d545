"""Accounts made, changed and closed.

Always true: there is no account and no password that nobody asked for; a password was weighed by the validators of the settings
before it is hashed; whoever is closed, or has a new password, is signed out everywhere.
"""

from __future__ import annotations

import unicodedata

from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from habeas.model import HabeasError
from habeas.register.accounts import Role
from habeas.register.models import Account
from habeas.register.models.accounts import NAME_LENGTH, folded


class AccountRefused(HabeasError, ValueError):
    """An account that cannot be made or changed so."""


def any_account() -> bool:
    """Whether the register has an account, be it a closed one."""
    return Account.objects.exists()


def accounts() -> list[Account]:
    """All of them, by name."""
    return list(Account.objects.all())


def account_named(name: str) -> Account:
    """Raises `AccountRefused` where there is none."""
    found = Account.objects.filter(folded_name=folded(name)).first()
    if found is None:
        raise AccountRefused(f"there is no account {name!r}; habeas account list shows those there are")
    return found


def refuse_name(name: str) -> str:
    """The name as it will be kept. Raises `AccountRefused` for one that is taken or that nobody could have."""
    kept = unicodedata.normalize("NFKC", name).strip()
    if not kept or len(kept) > NAME_LENGTH or any(unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} for letter in kept):
        raise AccountRefused(f"{name!r} cannot be a name; take one of up to {NAME_LENGTH} letters, without control characters")
    if folded(kept).startswith("rule:"):
        raise AccountRefused(f"{name!r} cannot be an account's name: what rules decide is signed so")
    if Account.objects.filter(folded_name=folded(kept)).exists():
        raise AccountRefused(f"there is an account {kept!r} already; it may be closed (see habeas account list)")
    return kept


def add_account(name: str, role: Role, password: str) -> Account:
    """Makes an account. Raises `AccountRefused`."""
    account = Account(name=refuse_name(name), role=str(role), made_at=timezone.now())
    account.folded_name = folded(account.name)
    _set_password(account, password)
    account.save(force_insert=True)
    return account


def change_role(name: str, role: Role) -> Account:
    """Raises `AccountRefused`."""
    account = account_named(name)
    account.role = str(role)
    account.save(update_fields=["role"])
    return account


def change_password(account: Account, password: str, *, kept_session: str | None = None) -> None:
    """Sets a password; all sessions but `kept_session` end. Raises `AccountRefused`."""
    _set_password(account, password)
    with transaction.atomic():
        account.save(update_fields=["password"])
        end_sessions(account, but=kept_session)


def close_account(name: str) -> Account:
    """Nobody signs in with it any more. Raises `AccountRefused`."""
    account = account_named(name)
    if not account.is_active:
        raise AccountRefused(f"the account {account.name!r} is closed already")
    account.is_active = False
    account.closed_at = timezone.now()
    with transaction.atomic():
        account.save(update_fields=["is_active", "closed_at"])
        end_sessions(account)
    return account


def end_sessions(account: Account, *, but: str | None = None) -> None:
    """Ends the account's sessions but the one with the key `but`."""
    for session in Session.objects.exclude(session_key=but or ""):
        held = session.get_decoded()
        if BACKEND_SESSION_KEY in held and held.get(SESSION_KEY) == str(account.pk):
            session.delete()


def _set_password(account: Account, password: str) -> None:
    try:
        validate_password(password, account)
    except ValidationError as refused:
        raise AccountRefused(" ".join(refused.messages)) from None
    account.set_password(password)
