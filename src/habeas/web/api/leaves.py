"""Long answers in leaves: rows in a fixed order, so many at once, and a cursor from which the next leaf begins.

Always true: a cursor names the last row given, so that rows which come or go meanwhile neither repeat nor hide others; it is for
this API alone to read, and anything else in its place is refused.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Annotated, Any, Final

from ninja import Query

from habeas.web.api.problems import Problem

MOST: Final = 200
USUAL: Final = 50
Limit = Annotated[int, Query(USUAL, ge=1, le=MOST, description=f"So many at most, up to {MOST}.")]
Cursor = Annotated[
    str,
    Query(
        "",
        max_length=400,
        pattern=r"^[A-Za-z0-9_-]*$",
        description="The `next` of the answer before; left out for the first leaf.",
    ),
]


def cursor_of(*place: Any) -> str:
    """The cursor that stands behind a row."""
    return base64.urlsafe_b64encode(json.dumps(place, ensure_ascii=False).encode()).decode().rstrip("=")


def place_of(cursor: str, *kinds: type) -> Sequence[Any] | None:
    """Where a cursor stands; none for an empty one. Raises `Problem`."""
    if not cursor:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        place = None
    if not isinstance(place, list) or [type(one) for one in place] != list(kinds):
        raise Problem(400, "this is no cursor of this list; take the `next` of an answer, or leave it out", where="query cursor")
    return place
