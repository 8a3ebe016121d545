"""A page -> its segments: the article first when there is one (id `article`), then `brief-1`, `brief-2` … in page order.

Always true: each segment's text is found in the page once white space is made equal; nothing stands in two segments; a title is
in `Segment.title` and not in the text; `date_source` says where each date was found. A brief without a date of its own is
anchored on the day the page was captured, since that is when it stood beside the article.
"""

from __future__ import annotations

import datetime as dt

from lxml import etree

from habeas.capture import html_layout, plain_layout
from habeas.capture.article_vote import voices_on
from habeas.capture.html_lines import lines_of_html, parsed
from habeas.capture.layout import BriefDraft, Layout
from habeas.capture.lines import lines_of
from habeas.capture.page_metadata import names_of
from habeas.capture.page_metadata import publication_day as stated_day
from habeas.model import Edtf, MediaType, Page, Segment

ARTICLE = "article"
_NOTE_LINES = 6


def cut(page: Page, *, fast: bool = False) -> tuple[Segment, ...]:
    """The parts of `page`, each with its own date context; `fast` asks no other extractor what the article is (HTML alone)."""
    root = parsed(page.text) if page.media_type is MediaType.HTML else None
    layout = _layout(page, root, fast=fast)
    day, source = _publication_day(page, root, layout)
    article = _article(layout, day, source)
    briefs = (_brief(page, number, draft, day) for number, draft in enumerate(layout.briefs, start=1))
    return (*([article] if article is not None else []), *briefs)


def publication_day(page: Page) -> tuple[dt.date | None, str | None]:
    """The day `page` was published, and where that was found; the one given with it comes first."""
    root = parsed(page.text) if page.media_type is MediaType.HTML else None
    return _publication_day(page, root, _layout(page, root, fast=True))


def _layout(page: Page, root: etree._Element | None, *, fast: bool) -> Layout:
    if page.media_type is not MediaType.HTML:
        arranged = plain_layout.arrange(lines_of(page.text, lang=page.lang, latest=page.captured), latest=page.captured)
        return arranged if arranged.paragraphs else _as_note(page.text) or arranged
    if root is None:
        return html_layout.arrange(())
    lines = lines_of_html(root, lang=page.lang, latest=page.captured)
    return html_layout.arrange(lines, names_of(root), latest=page.captured, voices=() if fast else voices_on(page.text))


def _as_note(text: str) -> Layout | None:
    """A few lines handed in by themselves are an article: there is nothing around them that they could be a teaser of."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if (
        not 1 <= len(lines) <= _NOTE_LINES
        or not any(line[-1] in '.!?…"”»' for line in lines)
        or any(line[0] in "-•*·" for line in lines)
    ):
        return None
    headed = len(lines) > 1 and lines[0][-1] not in '.!?…"”»:'
    return Layout(title=lines[0] if headed else None, paragraphs=tuple(lines[headed:]), briefs=())


def _publication_day(page: Page, root: etree._Element | None, layout: Layout) -> tuple[dt.date | None, str | None]:
    if page.published is not None:
        return page.published, "given"
    latest = page.captured or dt.date.today() + dt.timedelta(days=1)
    if root is None:
        return layout.printed, "printed" if layout.printed is not None else None
    stated = stated_day(root, page.url, layout.printed, latest)
    return (stated.day, stated.source) if stated is not None else (None, None)


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
        anchored_on_capture=source == "captured",
        text=draft.text,
    )
