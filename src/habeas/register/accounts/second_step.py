"""The second step of signing in: codes of an app on a phone (TOTP, RFC 6238), and recovery codes for when it is lost.

Always true: a code counts once, whoever else has seen it; recovery codes are shown when they are made, and kept as digests.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from typing import Final

import pyotp
from django.db import transaction
from django.utils import timezone

from habeas.register.models import Account, RecoveryCode

_STEP: Final = 30
_STEPS_AROUND: Final = (0, -1, 1)
"""Clocks may differ by half a minute."""
_RECOVERY_CODES: Final = 10
_RECOVERY_LENGTH: Final = 16
_RECOVERY_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody takes for one another; sixteen of them are 79 bits."""


def new_secret() -> str:
    """160 random bits in the letters that apps take."""
    return pyotp.random_base32(32)


def app_address(account: Account, secret: str) -> str:
    """What an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=account.name, issuer_name="Habeas")


def switch_on(account: Account, secret: str, code: str) -> tuple[str, ...]:
    """The recovery codes; none where `code` is not one of `secret`, and nothing was changed."""
    step = _step_of(secret, code)
    if step is None:
        return ()
    codes = tuple(_recovery_code() for _ in range(_RECOVERY_CODES))
    with transaction.atomic():
        account.totp_secret, account.totp_step = secret, step
        account.save(update_fields=["totp_secret", "totp_step"])
        account.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(account=account, sha256=_digest(one)) for one in codes)
    return codes


def switch_off(account: Account) -> None:
    """Name and password are enough again."""
    with transaction.atomic():
        account.totp_secret = ""
        account.save(update_fields=["totp_secret"])
        account.recovery_codes.all().delete()


def passes(account: Account, code: str) -> bool:
    """Whether `code` lets the account in, now and for this once; every code does where there is no second step."""
    if not account.totp_secret:
        return True
    step = _step_of(account.totp_secret, code)
    if step is not None:
        return bool(Account.objects.filter(pk=account.pk, totp_step__lt=step).update(totp_step=step))
    unused = RecoveryCode.objects.filter(account=account, sha256=_digest(code), used_at=None)
    return bool(unused.update(used_at=timezone.now()))


def _step_of(secret: str, code: str) -> int | None:
    """The half minute whose code it is, of those that are not over everywhere."""
    typed = re.sub(r"\s", "", code)
    now = int(time.time()) // _STEP
    made = pyotp.TOTP(secret)
    matching = [now + off for off in _STEPS_AROUND if hmac.compare_digest(made.generate_otp(now + off).encode(), typed.encode())]
    return matching[0] if matching else None


def _recovery_code() -> str:
    code = "".join(secrets.choice(_RECOVERY_LETTERS) for _ in range(_RECOVERY_LENGTH))
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _digest(code: str) -> str:
    """A plain digest will do: the codes are random and long."""
    return hashlib.sha256(re.sub(r"[\s-]", "", code).lower().encode()).hexdigest()
