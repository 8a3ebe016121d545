"""What a page is made of, before its segments get their dates: a title, the lines of the article, and drafts of briefs.

Always true: a line is used once at most, as the title, in the article, or in one brief.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from habeas.capture.printed_dates import PrintedDay


@dataclass(frozen=True, slots=True)
class BriefDraft:
    """A teaser or related item as printed: its headline where it has text beside it, its text, its own printed day."""

    text: str
    title: str | None = None
    day: PrintedDay | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's parts. `printed` is the day that stands by the article's title or at its end; `bylines` are the lines there that
    say who wrote it, or where and when it was printed."""

    title: str | None
    paragraphs: tuple[str, ...]
    briefs: tuple[BriefDraft, ...]
    printed: dt.date | None = None
    bylines: tuple[str, ...] = ()
