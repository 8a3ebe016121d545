"""Whether a name and a password (and a code, where there is a second step) are somebody's; and how often that may be tried.

Always true: an attempt is written down before it is looked at, in the database, so that the limits hold over threads, processes
and restarts; an unknown name, a closed account, a wrong password and a wrong code take the same work and give the same answer; no
name that was typed is kept, only a digest of it, since people type passwords there.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import threading
from typing import Final

from django.contrib.auth import authenticate
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from habeas.model import HabeasError
from habeas.register.accounts import second_step
from habeas.register.models import Account, SignInAttempt
from habeas.register.models.accounts import folded
from habeas.register.record import be_the_one_writer

WINDOW: Final = dt.timedelta(minutes=15)
MOST_BY_NAME: Final = 8
"""Failures for one name within the window, from wherever; then nobody signs in with it until the first of them is old."""
MOST_BY_ADDRESS: Final = 30
"""Failures from one address within the window, with whatever names: several people may share an address."""
_KEPT: Final = dt.timedelta(days=1)
_HASHING: Final = threading.BoundedSemaphore(2)
"""A hash takes 100 MB by design: a crowd at the door waits instead of filling the memory."""


class TooManyAttempts(HabeasError):
    """Nobody may try now, whether they know the password or not."""

    def __init__(self, wait: dt.timedelta) -> None:
        self.minutes = max(1, round(wait.total_seconds() / 60))
        super().__init__(f"too many failed attempts; try again in {self.minutes} minutes")


def account_signing_in(name: str, password: str, code: str, address: str) -> Account | None:
    """Whose these are; none where they are nobody's. Raises `TooManyAttempts`."""
    attempt = _begun(name, address)
    with _HASHING:
        account = authenticate(None, username=name, password=password)
    if not isinstance(account, Account) or not second_step.passes(account, code):
        return None
    forget_attempts(attempt.name_mark)
    return account


def is_their_password(account: Account, password: str, address: str) -> bool:
    """Asked again before what matters; it counts as an attempt to sign in. Raises `TooManyAttempts`."""
    attempt = _begun(account.name, address)
    with _HASHING:
        right = account.check_password(password)
    if right:
        attempt.delete()
    return right


def mark_of(name: str) -> str:
    """The digest by which attempts for one name are counted."""
    return salted_hmac("habeas.sign-in", folded(name), algorithm="sha256").hexdigest()


def forget_attempts(name_mark: str) -> None:
    """The name may be tried again at once."""
    SignInAttempt.objects.filter(name_mark=name_mark).delete()


def _begun(name: str, address: str) -> SignInAttempt:
    now = timezone.now()
    mark, origin = mark_of(name), _origin(address)
    with transaction.atomic():
        be_the_one_writer()
        SignInAttempt.objects.filter(at__lt=now - _KEPT).delete()
        for field, value, most in (("name_mark", mark, MOST_BY_NAME), ("address", origin, MOST_BY_ADDRESS)):
            recent = SignInAttempt.objects.filter(**{field: value}, at__gt=now - WINDOW).order_by("-at")
            times = list(recent.values_list("at", flat=True)[:most])
            if len(times) == most:
                raise TooManyAttempts(times[-1] + WINDOW - now)
        return SignInAttempt.objects.create(name_mark=mark, address=origin, at=now)


def _origin(address: str) -> str:
    """What counts as one address: of IPv6 the network that a household has, which has more addresses than can be counted."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address[:64]
    if parsed.version == 6 and not parsed.is_loopback:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
