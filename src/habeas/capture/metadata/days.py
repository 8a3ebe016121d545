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
from typing import Final

from lxml import etree

from habeas.capture.lines import tidy
from habeas.capture.metadata.addresses import canonical_address
from habeas.capture.metadata.statements import Statements, text_of
from habeas.capture.printed_dates import printed_days

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
    marked, times, classed = [], [], []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        itemprop = (element.get("itemprop") or "").lower()
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if "datepublished" in itemprop or element.get("pubdate") is not None:
            marked.append((element, "itemprop:datePublished"))
        elif "datemodified" in itemprop:
            marked.append((element, "itemprop:dateModified"))
        elif element.tag == "time":
            times.append((element, "time-element"))
        elif element.tag in _DATED_TAGS and _DATED_CLASS.search(names):
            classed.append((element, "printed:class"))
    yield from (*marked, *times, *classed)


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
        yield from found or _stated(tidy(text_of(element))[:_LONGEST_PRINTED], source, latest)


def _estimated(root: etree._Element, latest: dt.date) -> StatedDay | None:
    """htmldate's guess from anywhere in the page."""
    from htmldate import find_date

    try:
        found = find_date(root, original_date=True, extensive_search=True, max_date=latest.isoformat())
    except Exception:  # third parties' code on arbitrary markup: whatever it raises, it has no guess
        return None
    return next(_stated(found, "estimated:htmldate", latest), None)


def publication_day(page: Statements, url: str | None, printed: dt.date | None, latest: dt.date) -> StatedDay | None:
    """The day the page was published on, as it says itself; `printed` is the day by its title.

    What is stated for programs comes first. Where that is a day of Greenwich, the day before or after it that the page shows
    its readers is taken. With nothing else, the day is estimated.
    """
    stated = [
        *_of_json_ld(page, ("datePublished", "dateCreated"), latest),
        *_of_metas(page, _PUBLISHED_METAS, latest),
        *_of_address(url or canonical_address(page, None), latest),
        *_of_elements(page, latest, of_change=False),
    ]
    if printed is not None and printed <= latest:
        at = next((n for n, one in enumerate(stated) if one.source in {"time-element", "printed:class"}), len(stated))
        marked = next((one for one in stated[at:] if one.day == printed), None)  # it may have the time and the zone as well
        stated.insert(at, marked or StatedDay(printed, "printed", printed.isoformat()))
    if not stated:
        return _estimated(page.root, latest)
    first = stated[0]
    if first.in_utc:
        shown = (other for other in stated if not other.in_utc and abs((other.day - first.day).days) == 1)
        return next(shown, first) if all(other.day != first.day for other in stated if not other.in_utc) else first
    return first


def modification_day(page: Statements, latest: dt.date) -> StatedDay | None:
    """The day of the page's last change, as it says itself; never estimated."""
    stated = (
        *_of_json_ld(page, ("dateModified",), latest),
        *_of_metas(page, _CHANGED_METAS, latest),
        *_of_elements(page, latest, of_change=True),
    )
    return stated[0] if stated else None
