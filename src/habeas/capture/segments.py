"""A page -> its segments: the article first when there is one (id `article`), then `brief-1`, `brief-2` … in page order.

Always true: each segment's text is found in the page once white space is made equal; nothing stands in two segments; a title is
in `Segment.title` and not in the text; `date_source` says where each date was found. A brief without a date of its own is
anchored on the day the page was captured, since that is when it stood beside the article.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from habeas.capture import html_layout, plain_layout
from habeas.capture.article_vote import voices_on
from habeas.capture.html_lines import lines_of_html, parsed
from habeas.capture.layout import BriefDraft, Layout
from habeas.capture.lines import lines_of
from habeas.capture.metadata import StatedDay, Statements, facts_of, names_of, publication
from habeas.model import Edtf, MediaType, Page, PageFacts, Segment

ARTICLE = "article"
_NOTE_LINES = 6
_SENTENCE_ENDS = '.!?…"”»'


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page's segments, and what it says of itself."""

    segments: tuple[Segment, ...]
    facts: PageFacts


def cut(page: Page, *, fast: bool = False) -> tuple[Segment, ...]:
    """The parts of `page`, each with its own date context; `fast` asks no other extractor what the article is (HTML alone)."""
    stated = _stated(page)
    layout = _layout(page, stated, fast=fast)
    return _segments(page, layout, publication(page, stated, layout))


def cut_with_facts(page: Page, *, fast: bool = False) -> CutPage:
    """The parts of `page` as `cut` gives them, with what it says of itself."""
    stated = _stated(page)
    layout = _layout(page, stated, fast=fast)
    told = publication(page, stated, layout)
    return CutPage(_segments(page, layout, told), facts_of(page, stated, layout, told))


def publication_day(page: Page) -> tuple[dt.date | None, str | None]:
    """The day `page` was published, and where that was found; the one given with it comes first."""
    stated = _stated(page)
    told = publication(page, stated, _layout(page, stated, fast=True))
    return (told.day, told.source) if told is not None else (None, None)


def _stated(page: Page) -> Statements | None:
    """What an HTML page states for programs; `None` for one that is no HTML or has no element."""
    root = parsed(page.text) if page.media_type is MediaType.HTML else None
    return Statements(root) if root is not None else None


def _layout(page: Page, stated: Statements | None, *, fast: bool) -> Layout:
    if page.media_type is not MediaType.HTML:
        arranged = plain_layout.arrange(lines_of(page.text, lang=page.lang, latest=page.captured), latest=page.captured)
        return arranged if arranged.paragraphs else _as_note(page.text) or arranged
    if stated is None:
        return html_layout.arrange(())
    lines = lines_of_html(stated.root, lang=page.lang, latest=page.captured)
    return html_layout.arrange(lines, names_of(stated), latest=page.captured, voices=() if fast else voices_on(page.text, lines))


def _as_note(text: str) -> Layout | None:
    """A few lines handed in by themselves are an article: there is nothing around them that they could be a teaser of."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = any(line[-1] in _SENTENCE_ENDS for line in lines)
    if not 1 <= len(lines) <= _NOTE_LINES or not told or any(line[0] in "-•*·" for line in lines):
        return None
    headed = len(lines) > 1 and lines[0][-1] not in f"{_SENTENCE_ENDS}:"
    return Layout(title=lines[0] if headed else None, paragraphs=tuple(lines[headed:]), briefs=())


def _segments(page: Page, layout: Layout, told: StatedDay | None) -> tuple[Segment, ...]:
    day, source = (told.day, told.source) if told is not None else (None, None)
    article = _article(layout, day, source)
    briefs = (_brief(page, number, draft, day) for number, draft in enumerate(layout.briefs, start=1))
    return (*([article] if article is not None else []), *briefs)


def _is_estimate(source: str | None) -> bool:
    return source is not None and source.startswith("estimated")


def _article(layout: Layout, day: dt.date | None, source: str | None) -> Segment | None:
    if not layout.paragraphs:
        return None
    return Segment(
        id=ARTICLE,
        title=layout.title,
        date=Edtf.of_day(day, inferred=_is_estimate(source)) if day is not None else None,
        date_source=source,
        text="\n".join(layout.paragraphs),
    )


def _brief(page: Page, number: int, draft: BriefDraft, article_day: dt.date | None) -> Segment:
    if draft.day is not None:
        date, source = Edtf.of_day(draft.day.day, inferred=draft.day.year_inferred), "printed"
    elif page.captured is not None:
        date, source = Edtf.of_day(page.captured), "captured"
    elif article_day is not None:
        date, source = Edtf.of_day(article_day), "article"
    else:
        date, source = None, None
    return Segment(
        id=f"brief-{number}",
        title=draft.title,
        date=date,
        date_source=source,
        anchored_on_capture=source in ("captured", "article"),
        text=draft.text,
    )
