"""The days an HTML page gives for its publication and its last change, each with where it stands.

In: what the page states, its address, the day printed by its title. Out: `StatedDay` values, the most trustworthy first. Always
true: a day is the local one as written, never converted to another zone, and `written` keeps the zone; dates that cannot be are
passed over, not raised; a day of change is never given as one of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from lxml import etree, html

from habeas.capture.lines import tidy
from habeas.capture.metadata.addresses import canonical_address
from habeas.capture.metadata.statements import Statements, beginning_of
from habeas.capture.printed_dates import LANGUAGES, printed_days

_FIRST_YEAR: Final = 1995
_STAMP: Final = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_UTC: Final = re.compile(r"T?\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]00:?00|GMT|UTC)\s*$", re.I)
_OF_ADDRESS: Final = re.compile(r"/((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PUBLISHED_METAS: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "article:published",
    "datepublished",
    "article.published", "article_date_original", "publication_date", "publish-date", "publishdate", "publish_date",
    "published-date",
    "published_date", "pubdate", "pub_date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "dc:date", "originalpublicationdate",
    "date.created",
    "date_published", "rnews:datepublished", "article.created", "bt:pubdate", "citation_publication_date", "citation_date",
    "timestamp", "created", "datecreated", "date",
)  # fmt: skip
"""Names of `meta` elements that give a publication day, the most telling first."""
_CHANGED_METAS: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "article:updated_time",
    "datemodified", "article_date_updated", "last_updated_date", "lastmodifieddate", "last-modified", "modified", "updated",
    "dcterms.modified", "dc.date.modified", "sailthru.modified", "revised",
)  # fmt: skip
"""Names of `meta` elements that give the day of the last change, the most telling first."""
_DATED_TAGS: Final = frozenset({"span", "div", "p", "abbr", "small", "em", "li", "a", "td", "b", "i"})
_DATED_CLASS: Final = re.compile(
    r"publish|pubdate|entry-date|post-date|postdate|article-date|date-posted|created|datetime|timestamp|\bdate\b", re.I
)
_CHANGED_CLASS: Final = re.compile(r"updat|modif|edit|chang", re.I)
_SHOWN_AS_DATES: Final = frozenset({"time-element", "printed:class"})
_MOST_ESTIMATED_FROM: Final = 300_000
"""Characters of markup that htmldate is given, which goes over them many times."""
_LONGEST_PRINTED: Final = 100
"""Letters of an element's text in which a date is looked for."""


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day, how it is written, and where it was found.

    `source` is `json-ld`, `meta:<name>`, `address`, `itemprop:datePublished`, `itemprop:dateModified`, `time-element`, `printed`,
    `printed:class`, or `estimated:htmldate`; `in_utc` says that the day is one of Greenwich, which need not be the one where the
    page was published.
    """

    day: dt.date
    source: str
    written: str

    @property
    def in_utc(self) -> bool:
        return _UTC.search(self.written) is not None and self.source.startswith(("json-ld", "meta:"))


def _day(text: str | None, latest: dt.date) -> dt.date | None:
    """The day a stamp or a printed date begins with; `None` for none, or one that cannot be."""
    if not text:
        return None
    stamp = _STAMP.match(text)
    try:
        day = dt.date(int(stamp[1]), int(stamp[2]), int(stamp[3])) if stamp else None
    except ValueError:
        day = None
    if day is None:
        printed = printed_days(text[:120], latest=latest)
        day = printed[0].day if printed else None
    return day if day is not None and day.year >= _FIRST_YEAR and day <= latest else None


def _stated(written: object, source: str, latest: dt.date) -> Iterator[StatedDay]:
    """The day in `written`, where it is one."""
    text = tidy(str(written or ""))[:120]
    day = _day(text, latest)
    if day is not None:
        yield StatedDay(day, source, text)


def _of_json_ld(page: Statements, keys: tuple[str, ...], latest: dt.date) -> Iterator[StatedDay]:
    for story in page.stories:
        for key in keys:
            yield from _stated(story.get(key), "json-ld", latest)


def _of_metas(page: Statements, names: tuple[str, ...], latest: dt.date) -> Iterator[StatedDay]:
    for name in names:
        yield from _stated(page.meta(name), f"meta:{name}", latest)


def _of_address(url: str | None, latest: dt.date) -> Iterator[StatedDay]:
    match = _OF_ADDRESS.search(url or "")
    if match is not None:
        yield from _stated(f"{match[1]}-{match[2]}-{match[3]}", "address", latest)


def _dated_elements(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """`itemprop` elements, then `time` elements, then elements whose class says that they hold a date."""
    unmarked: list[etree._Element] = []
    for element in root.iter("*"):
        itemprop = element.get("itemprop")
        source = _marked_as(itemprop.lower() if itemprop else "", published=element.get("pubdate") is not None)
        if source is not None:
            yield element, source
        elif element.tag == "time" or element.tag in _DATED_TAGS:
            unmarked.append(element)
    yield from ((element, "time-element") for element in unmarked if element.tag == "time")
    for element in unmarked:
        if element.tag != "time" and _DATED_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            yield element, "printed:class"


def _marked_as(itemprop: str, *, published: bool) -> str | None:
    """What an element's `itemprop` says of the day in it."""
    if "datepublished" in itemprop or published:
        return "itemprop:datePublished"
    return "itemprop:dateModified" if "datemodified" in itemprop else None


def _is_of_change(element: etree._Element, source: str) -> bool:
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return source == "itemprop:dateModified" or (
        _CHANGED_CLASS.search(names) is not None and re.search(r"publish", names, re.I) is None
    )


def _of_elements(page: Statements, latest: dt.date, *, of_change: bool) -> Iterator[StatedDay]:
    for element, source in _dated_elements(page.root):
        if _is_of_change(element, source) != of_change:
            continue
        stamp = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None)
        found = list(_stated(stamp, source, latest))
        yield from found or _stated(beginning_of(element, _LONGEST_PRINTED), source, latest)


def _estimated(root: etree._Element, latest: dt.date) -> StatedDay | None:
    """htmldate's guess from anywhere in the page, or in the beginning of one that is very long."""
    from htmldate import find_date
    from htmldate.extractors import get_external_parser

    # one parser for all pages, with no argument for it; by itself it loads two hundred languages the first time
    get_external_parser().languages = list(LANGUAGES)
    try:
        markup = html.tostring(root, encoding="unicode")
        asked = html.fromstring(markup[:_MOST_ESTIMATED_FROM])  # which are elements of the class that htmldate asks for
        found = find_date(asked, original_date=True, extensive_search=True, max_date=latest.isoformat())
    except Exception:  # third parties' code on arbitrary markup: whatever it raises, it has no guess
        return None
    return next(_stated(found, "estimated:htmldate", latest), None)


def publication_day(page: Statements, url: str | None, printed: dt.date | None, latest: dt.date) -> StatedDay | None:
    """The day the page was published on, as it says itself; `printed` is the day by its title.

    What is stated for programs comes first. Where that is a day of Greenwich, the day before or after it that the page shows
    its readers is taken. With nothing else, the day is estimated. What is not needed for the answer is not looked for.
    """
    stated = _publications(page, url, latest)
    if printed is not None and printed <= latest:
        stated = _with_printed(stated, printed)
    first = next(stated, None)
    if first is None:
        return _estimated(page.root, latest)
    return _shown_to_readers(first, stated) if first.in_utc else first


def _publications(page: Statements, url: str | None, latest: dt.date) -> Iterator[StatedDay]:
    yield from _of_json_ld(page, ("datePublished", "dateCreated"), latest)
    yield from _of_metas(page, _PUBLISHED_METAS, latest)
    yield from _of_address(url or canonical_address(page, None), latest)
    yield from _of_elements(page, latest, of_change=False)


def _with_printed(stated: Iterator[StatedDay], printed: dt.date) -> Iterator[StatedDay]:
    """`stated` with the day printed by the title, after what is stated for programs: as an element has it that is marked as a
    date, for it may have the time and the zone as well."""
    by_title = StatedDay(printed, "printed", printed.isoformat())
    for one in stated:
        if one.source in _SHOWN_AS_DATES:
            shown = [one, *stated]
            yield next((other for other in shown if other.day == printed), by_title)
            yield from shown
            return
        yield one
    yield by_title


def _shown_to_readers(first: StatedDay, others: Iterator[StatedDay]) -> StatedDay:
    """The day of Greenwich as the page shows it, where it shows that of the day before or after and never the same."""
    beside = None
    for other in others:
        if other.in_utc:
            continue
        if other.day == first.day:
            return first
        if beside is None and abs((other.day - first.day).days) == 1:
            beside = other
    return beside or first


def modification_day(page: Statements, latest: dt.date) -> StatedDay | None:
    """The day of the page's last change, as it says itself; never estimated."""
    return next(
        chain(
            _of_json_ld(page, ("dateModified",), latest),
            _of_metas(page, _CHANGED_METAS, latest),
            _of_elements(page, latest, of_change=True),
        ),
        None,
    )
