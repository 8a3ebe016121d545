"""Who may ask the register over HTTP: a program with a token, somebody signed in, or, while there is neither a token nor an
account, this machine.

Always true: whoever else asks is told to bring a token, and learns nothing of the register.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja.security import HttpBearer

from habeas.register.accounts import READING, Role
from habeas.register.accounts.tokens import any_token, token_shown
from habeas.web.api.problems import problem_response

_SCHEME: Final = "bearer "
RECONCILING: Final = "/reconcile"
_WITH_TOKEN: Final = re.compile(rf"({RECONCILING}/with/([^/]*))(/.*)?", re.S)
"""Whatever stands in the place of a token: one that was copied with a letter too few is still half a secret."""
_IN_ADDRESS: Final = "token_in_address"
_ASKED_AT: Final = "reconciling_at"


def takes_token_from_address(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware. OpenRefine sends no header: whoever reconciles may show the token in the address of the service, which is
    the same but for that. From here on, whoever refuses the request, it has the address without it, so that no log and no problem
    names it."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        found = _WITH_TOKEN.fullmatch(request.path_info)
        if found is not None:
            setattr(request, _ASKED_AT, found[1])
            setattr(request, _IN_ADDRESS, found[2])
            request.path = request.path_info = f"{RECONCILING}{found[3] or '/'}"
        return get_response(request)

    return respond


def reconciling_at(request: HttpRequest) -> str:
    """Where the service was asked, without a slash at its end: what it says of its own addresses begins so."""
    return str(getattr(request, _ASKED_AT, RECONCILING))


def refusal(request: HttpRequest, *, as_account: bool, open_to_machine: bool) -> HttpResponse | None:
    """The answer to whoever may not ask; none to who may. `as_account`: somebody is signed in who may read; `open_to_machine`:
    the register has no account, and the request was made on its machine.
    """
    in_address: str | None = getattr(request, _IN_ADDRESS, None)
    shown = request.headers.get("Authorization", "")
    if in_address is not None or shown[: len(_SCHEME)].lower() == _SCHEME:
        found = token_shown(in_address if in_address is not None else shown[len(_SCHEME) :].strip())
        if found is None:
            where = "the address" if in_address is not None else "header Authorization"
            return problem_response(401, "the token is not known, or was revoked", where=where)
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
