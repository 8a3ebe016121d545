"""What a page says of itself: who wrote it, when it was published and changed, its section, its language, its own address.

In: a page, what its markup states (none for plain text and PDF), and its layout. Out: `PageFacts`. Always true: each fact is
written in the page and says where; what is not there stays empty. Two are not the page's own words, and say so: a language that
is `detected`, and a day that is `given` by the one who handed the page in or `estimated:…`.
"""

from __future__ import annotations

import datetime as dt

from habeas.capture.layout import Layout
from habeas.capture.metadata.addresses import canonical
from habeas.capture.metadata.bylines import byline_of, printed_names
from habeas.capture.metadata.days import StatedDay, modification_day, publication_day
from habeas.capture.metadata.languages import declared_language, detected_language, primary
from habeas.capture.metadata.names import names_of, section_of
from habeas.capture.metadata.statements import Statements
from habeas.model import Found, FoundDay, Page, PageFacts

__all__ = ["StatedDay", "Statements", "facts_of", "names_of", "publication"]


def publication(page: Page, stated: Statements | None, layout: Layout) -> StatedDay | None:
    """The day `page` was published; the one given with it comes first."""
    if page.published is not None:
        return StatedDay(page.published, "given", page.published.isoformat())
    if stated is not None:
        return publication_day(stated, page.url, layout.printed, _latest(page))
    return StatedDay(layout.printed, "printed", layout.printed.isoformat()) if layout.printed is not None else None


def facts_of(page: Page, stated: Statements | None, layout: Layout, told: StatedDay | None) -> PageFacts:
    """What `page` says of itself; `stated` is what its markup states, `layout` its parts, `told` its day of publication."""
    language, reads_as = _language(stated, layout)
    return PageFacts(
        page=page.id,
        byline=_byline(page, stated, layout),
        published=_found_day(told),
        modified=_found_day(modification_day(stated, _latest(page)) if stated is not None else None),
        section=_found(section_of(stated) if stated is not None else None),
        language=language,
        reads_as=reads_as,
        canonical=_found(canonical(stated, page.url) if stated is not None else None),
    )


def _latest(page: Page) -> dt.date:
    """The last day anything in the page can have been printed on."""
    return page.captured or dt.date.today() + dt.timedelta(days=1)


def _found(told: tuple[str, str] | None) -> Found | None:
    return Found(value=told[0], source=told[1]) if told is not None else None


def _found_day(told: StatedDay | None) -> FoundDay | None:
    return FoundDay(day=told.day, written=told.written, source=told.source) if told is not None else None


def _byline(page: Page, stated: Statements | None, layout: Layout) -> tuple[Found, ...]:
    told = byline_of(stated, page.url) if stated is not None else None
    if told is None:
        told = next(((names, "printed") for line in layout.bylines if (names := printed_names(line))), None)
    return tuple(Found(value=name, source=told[1]) for name in told[0]) if told is not None else ()


def _language(stated: Statements | None, layout: Layout) -> tuple[Found | None, Found | None]:
    """The page's language, and the one it reads as where that is another."""
    declared = _found(declared_language(stated) if stated is not None else None)
    read = detected_language("\n".join(layout.paragraphs or tuple(brief.text for brief in layout.briefs)))
    detected = Found(value=read, source="detected") if read is not None else None
    if declared is None or detected is None:
        return declared or detected, None
    return declared, detected if primary(declared.value) != detected.value else None
