"""A page as it was handed in, and the parts it is cut into."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from habeas.model.event import EdtfField, Text, Value

DEFAULT_LANG: Final = "en"
"""What a page is in where nobody says it."""


class MediaType(StrEnum):
    """What a page's original is."""

    HTML = "text/html"
    PLAIN = "text/plain"
    PDF = "application/pdf"


class Page(Value):
    """A page, decoded. `text` is the whole of it as captured: markup for HTML, lines for a plain-text capture, paragraphs for a
    PDF.

    `published` and `captured` are what the one who handed it in says; the segments' own dates may come from the page itself.
    """

    id: Text
    text: str
    media_type: MediaType
    url: Text | None = None
    published: dt.date | None = None
    captured: dt.date | None = None
    lang: Text = DEFAULT_LANG


class Segment(Value):
    """One part of a page with its own date context: the article, or a brief (teaser of another story) around it.

    `text` is what quotes are cut from; lines are paragraphs. `date` is the day from which "Thursday" or "today" is resolved: an
    article's publication, a brief's own printed date, or else the capture, and where that is not known the article's day
    (`anchored_on_capture`): a brief may be a year younger than the page it stands on, which makes a bare "January 21" uncertain.
    """

    id: Text
    title: Text | None = None
    date: EdtfField | None = None
    date_source: Text | None = None
    anchored_on_capture: bool = False
    text: str

    @property
    def is_article(self) -> bool:
        return self.id == "article"


class Found(Value):
    """Something a page says of itself, as written, and where it stands: `json-ld`, `meta:<name>`, `html:lang`, `printed` …"""

    value: Text
    source: Text


class FoundDay(Value):
    """A day a page gives, as it is written there (time and zone included), and where.

    Of one that is `printed` in the lines around the title, or `given` with the page, `written` has the day alone. `estimated:…`
    sources are guesses.
    """

    day: dt.date
    written: Text
    source: Text

    @property
    def has_more_than_the_day(self) -> bool:
        """Whether what is written says more than the day, or says it in other letters: a time, a zone, a weekday."""
        return self.written != self.day.isoformat()


class PageFacts(Value):
    """What a page says of itself beside its story. What it does not say stays empty.

    `language` is the page's own word, or else how its text reads (`detected`); `reads_as` is set only where the text reads as
    another language than the page says. `canonical` is a whole http(s) address.
    """

    page: Text
    byline: tuple[Found, ...] = ()
    published: FoundDay | None = None
    modified: FoundDay | None = None
    section: Found | None = None
    language: Found | None = None
    reads_as: Found | None = None
    canonical: Found | None = None

    @property
    def says_anything(self) -> bool:
        """Whether there is any fact at all."""
        return any((self.byline, self.published, self.modified, self.section, self.language, self.canonical))
