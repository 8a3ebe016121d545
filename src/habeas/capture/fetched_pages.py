"""What was fetched -> a page as it is handed in, with the exchanges that are kept as evidence.

Always true: only a full answer (status 200) that can be decoded is a page; its address is the one that answered, its day of
capture the day of the exchange in UTC.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from habeas.capture.decoding import InputRefused
from habeas.capture.fetching import Fetched, FetchRefused
from habeas.capture.languages import language_of
from habeas.capture.page_input import PageInput, page_from_input
from habeas.capture.segments import publication_day
from habeas.model import MediaType

_MEDIA_TYPES: Final = {"text/html": MediaType.HTML, "application/xhtml+xml": MediaType.HTML, "text/plain": MediaType.PLAIN}
_ADVICE: Final = {
    401: "it asks for a password; save it from a browser and add the file",
    402: "it asks for money; save it from a browser and add the file",
    403: "the site does not give it to programs; save it from a browser and add the file",
    404: "there is no such page; check the address",
    410: "the page was taken down; look for it in a web archive",
    429: "the site asks for patience; try again later",
    451: "it is withheld for legal reasons; look for it in a web archive",
}
_TEMPORARY: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


def page_of(fetched: Fetched, *, page_id: str, lang: str | None = None, published: dt.date | None = None) -> PageInput:
    """The page, in the language given or else told from its text.

    Raises `FetchRefused` for an answer that is none, and `InputRefused` for one that cannot be decoded.
    """
    refuse_unless_full(fetched)
    given = PageInput(
        id=page_id,
        raw=fetched.payload,
        media_type=_MEDIA_TYPES.get(fetched.media_type or ""),
        url=fetched.url,
        published=published,
        captured=fetched.answer.at.date(),
        charset=fetched.charset,
        exchanges=fetched.exchanges,
    )
    page = page_from_input(given)
    return replace(given, lang=lang or language_of(page.text, page.media_type))


def refuse_unless_full(fetched: Fetched) -> None:
    """Raises `FetchRefused` unless the answer is a whole one, with status 200."""
    status = fetched.status
    if status == 200:
        return
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "unknown"
    advice = _ADVICE.get(status, "try again later" if status in _TEMPORARY else "open it in a browser and see")
    raise FetchRefused(
        fetched.exchanges[0].url, f"was answered with {status} ({phrase}); {advice}", temporary=status in _TEMPORARY
    )


def with_day_unless_stated(given: PageInput, day: dt.date | None) -> PageInput:
    """The page with the day of publication that a feed gives, for one that states none of its own."""
    if day is None or given.published is not None:
        return given
    try:
        _, source = publication_day(page_from_input(given))
    except InputRefused:
        return given
    return replace(given, published=day) if source is None or source.startswith("estimated") else given
