"""One page as it was handed in: what every way in gives, and all that follows takes; and from it the decoded `Page`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from habeas.capture.decoding import decode, media_type_of
from habeas.capture.fetching import Exchange
from habeas.capture.pdf import is_pdf
from habeas.model import DEFAULT_LANG, MediaType, Page


@dataclass(frozen=True, slots=True)
class ArchivedRecord:
    """The record of a web archive that holds a page: the archive's name, the record's headers in order, its block."""

    archive: str
    headers: tuple[tuple[str, str], ...]
    block: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInput:
    """One page as it was handed in: its bytes, and what the one who hands it in says about it.

    `media_type` is `None` where it is to be told from the bytes; `charset` is what a server declared.
    `exchanges` are those with the servers that led to the page, where it was fetched; the last holds it. `archived` is the record
    that holds it, where it came in a web archive.
    """

    id: str
    raw: bytes
    media_type: MediaType | None = None
    url: str | None = None
    published: dt.date | None = None
    captured: dt.date | None = None
    lang: str = DEFAULT_LANG
    charset: str | None = None
    exchanges: tuple[Exchange, ...] = ()
    archived: ArchivedRecord | None = None


def page_from_input(given: PageInput, name: str | None = None) -> Page:
    """The page, decoded. Raises `InputRefused`, which names `name` or else the page, for what is empty, too large or no page."""
    text = decode(given.raw, name or given.id, header_charset=given.charset)
    return Page(
        id=given.id,
        text=text,
        media_type=_media_type(given, text, name or given.id),
        url=given.url,
        published=given.published,
        captured=given.captured,
        lang=given.lang,
    )


def _media_type(given: PageInput, text: str, name: str) -> MediaType:
    """A PDF is known by its bytes, whatever it is called, and nothing else is one."""
    if is_pdf(given.raw):
        return MediaType.PDF
    return given.media_type if given.media_type not in (None, MediaType.PDF) else media_type_of(text, name)
