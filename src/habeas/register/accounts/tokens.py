"""Tokens for programs: made, found again when shown, and revoked.

Always true: a token is 256 random bits and is given out once, when it is made; one that was revoked opens nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from typing import Final

from django.utils import timezone

from habeas.model import HabeasError
from habeas.register.accounts import Role
from habeas.register.models import Token

_BEGINNING: Final = "habeas_"
"""By which a token is known for one where it was left by mistake."""
_LONGEST_NAME: Final = 80


class TokenRefused(HabeasError, ValueError):
    """A token that cannot be made or revoked so."""


def any_token() -> bool:
    """Whether the register has a token, be it a revoked one."""
    return Token.objects.exists()


def tokens() -> list[Token]:
    """All of them, by name."""
    return list(Token.objects.all())


def add_token(name: str, role: Role) -> str:
    """Makes a token; itself, which nobody can be told again. Raises `TokenRefused`."""
    kept = unicodedata.normalize("NFKC", name).strip()
    if not kept or len(kept) > _LONGEST_NAME or not kept.isprintable():
        raise TokenRefused(f"{name!r} cannot be a token's name; take one of up to {_LONGEST_NAME} letters and signs")
    if Token.objects.filter(name=kept).exists():
        raise TokenRefused(f"there is a token {kept!r} already; it may be revoked (see habeas token list)")
    made = _BEGINNING + secrets.token_urlsafe(32)
    Token.objects.create(name=kept, role=str(role), sha256=_digest(made), made_at=timezone.now())
    return made


def token_shown(shown: str) -> Token | None:
    """The token that a program shows; none where it is no token, or a revoked one."""
    return Token.objects.filter(sha256=_digest(shown), revoked_at=None).first()


def revoke_token(name: str) -> Token:
    """It opens nothing any more. Raises `TokenRefused`."""
    found = Token.objects.filter(name=unicodedata.normalize("NFKC", name).strip()).first()
    if found is None:
        raise TokenRefused(f"there is no token {name!r}; habeas token list shows those there are")
    if found.revoked_at is not None:
        raise TokenRefused(f"the token {found.name!r} is revoked already")
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    return found


def _digest(token: str) -> str:
    """A plain digest will do: tokens are random and long."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
