"""Tokens: made once, found by what is shown, revoked; only a digest is kept."""

from __future__ import annotations

import pytest

from habeas.register.accounts import Role
from habeas.register.accounts.tokens import TokenRefused, add_token, any_token, revoke_token, token_shown, tokens
from habeas.register.models import Token

pytestmark = pytest.mark.django_db


def test_a_token_is_found_by_itself_alone_and_is_kept_nowhere() -> None:
    assert not any_token()
    made = add_token("report", Role.VIEWER)
    found = token_shown(made)
    assert found is not None and (found.name, found.role) == ("report", "viewer")
    assert all(made not in str(value) for row in Token.objects.values() for value in row.values())
    assert token_shown(made[:-1]) is None and token_shown("") is None and token_shown("\udc80") is None
    assert add_token("other", Role.VIEWER) != made


def test_a_revoked_token_opens_nothing_and_its_name_stays_taken() -> None:
    made = add_token("report", Role.VIEWER)
    assert revoke_token("report").revoked_at is not None
    assert token_shown(made) is None and any_token()
    for refused in (lambda: revoke_token("report"), lambda: revoke_token("nobody"), lambda: add_token("report", Role.VIEWER)):
        with pytest.raises(TokenRefused):
            refused()
    assert [token.name for token in tokens()] == ["report"]


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 81, "\u202eevil"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(TokenRefused):
        add_token(name, Role.VIEWER)
