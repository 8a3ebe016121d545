"""One page as it was handed in, before it is decoded: what every way in gives, and all that follows takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from habeas.model import MediaType

DEFAULT_LANG: Final = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInput:
    """One page as it was handed in: its bytes, and what the one who hands it in says about it.

    `media_type` is `None` where it is to be told from the bytes; `charset` is what a server declared.
    """

    id: str
    raw: bytes
    media_type: MediaType | None = None
    url: str | None = None
    published: dt.date | None = None
    captured: dt.date | None = None
    lang: str = DEFAULT_LANG
    charset: str | None = None
