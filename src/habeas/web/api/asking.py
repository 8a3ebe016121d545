"""Who may ask the register over HTTP: a program with a token, somebody signed in, or, while there is neither a token nor an
account, this machine.

Always true: whoever else asks is told to bring a token, and learns nothing of the register.
"""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja.security import HttpBearer

from habeas.register.accounts import READING, Role
from habeas.register.accounts.tokens import any_token, token_shown
from habeas.web.api.problems import problem_response

_SCHEME: Final = "bearer "


def refusal(request: HttpRequest, *, as_account: bool, open_to_machine: bool) -> HttpResponse | None:
    """The answer to whoever may not ask; none to who may. `as_account`: somebody is signed in who may read; `open_to_machine`:
    the register has no account, and the request was made on its machine.
    """
    shown = request.headers.get("Authorization", "")
    if shown[: len(_SCHEME)].lower() == _SCHEME:
        found = token_shown(shown[len(_SCHEME) :].strip())
        if found is None:
            return problem_response(401, "the token is not known, or was revoked", where="header Authorization")
        return None if Role(found.role).includes(READING) else problem_response(403, "the token's role may not read")
    if as_account or (open_to_machine and not any_token()):
        return None
    return problem_response(
        401, "the register answers those alone who show a token or are signed in", where="header Authorization"
    )


class Bearer(HttpBearer):
    """Says in OpenAPI that a token is needed; who may ask was settled before a request comes here."""

    def __call__(self, request: HttpRequest) -> Any:
        return True

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Never asked."""
        return True
