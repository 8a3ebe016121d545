"""What an HTML page says of itself: its names, its language, and the days it gives for its publication, each with where it
stands.

In: the root of a parsed page, and its address. Out: `Stated` values, the most trustworthy first. Always true: a day is the
local one as written, never converted to another zone; broken JSON-LD or dates are passed over, not raised.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from habeas.capture.lines import tidy
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
_TITLE_METAS: Final = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_OF_STORY: Final = re.compile(r"Article|Posting|Report|Review|WebPage|CreativeWork|NewsItem|Recipe|Event", re.I)
_DATED_CLASS: Final = re.compile(
    r"publish|pubdate|entry-date|post-date|postdate|article-date|date-posted|created|datetime|timestamp|\bdate\b", re.I
)
_CHANGED_CLASS: Final = re.compile(r"updat|modif|edit|chang", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """A day of publication, and where it was found.

    `source` is `json-ld`, `meta:<name>`, `address`, `itemprop:datePublished`, `time-element`, `printed:class`, or
    `estimated:htmldate`; `in_utc` says that the day is one of Greenwich, which need not be the one where the page was
    published.
    """

    day: dt.date
    source: str
    in_utc: bool = False


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


def _is_utc(stamp: str) -> bool:
    return _UTC.search(stamp) is not None


def _json_ld(root: etree._Element) -> Iterator[dict[str, object]]:
    """Every object in the page's JSON-LD, outermost first."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            waiting: list[object] = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _is_story(record: dict[str, object]) -> bool:
    kinds = record.get("@type")
    return any(_OF_STORY.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _metas(root: etree._Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name, content = meta.get(attribute), meta.get("content")
            if name and content:
                metas.setdefault(name.strip().lower(), content)
    return metas


def _of_json_ld(root: etree._Element, latest: dt.date) -> Iterator[Stated]:
    for record in _json_ld(root):
        if _is_story(record):
            for key in ("datePublished", "dateCreated"):
                stamp = str(record.get(key) or "")
                day = _day(stamp, latest)
                if day is not None:
                    yield Stated(day, "json-ld", _is_utc(stamp))


def _of_metas(root: etree._Element, latest: dt.date) -> Iterator[Stated]:
    metas = _metas(root)
    for name in _PUBLISHED_METAS:
        day = _day(metas.get(name), latest)
        if day is not None:
            yield Stated(day, f"meta:{name}", _is_utc(metas[name]))


def _of_elements(root: etree._Element, latest: dt.date) -> Iterator[Stated]:
    """`itemprop="datePublished"`, then `time` elements, then elements whose class says that they hold a date; the changed ones
    last."""
    marked, times, classed = [], [], []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None:
            marked.append((element, "itemprop:datePublished"))
        elif element.tag == "time":
            times.append((element, "time-element"))
        elif element.tag in {"span", "div", "p", "abbr", "small", "em", "li", "a", "td", "b", "i"} and _DATED_CLASS.search(names):
            classed.append((element, "printed:class"))
    for element, source in [*marked, *times, *classed]:
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if _CHANGED_CLASS.search(names) and not re.search(r"publish", names, re.I):
            continue
        written = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None)
        day = _day(written, latest) or _day(tidy("".join(str(piece) for piece in element.itertext()))[:100], latest)
        if day is not None:
            yield Stated(day, source)


def _of_address(url: str | None, latest: dt.date) -> Iterator[Stated]:
    match = _OF_ADDRESS.search(url or "")
    if match is not None:
        day = _day(f"{match[1]}-{match[2]}-{match[3]}", latest)
        if day is not None:
            yield Stated(day, "address")


def _own_address(root: etree._Element) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return link.get("href")
    return _metas(root).get("og:url")


def _stated(root: etree._Element, url: str | None, latest: dt.date) -> Iterator[Stated]:
    yield from _of_json_ld(root, latest)
    yield from _of_metas(root, latest)
    yield from _of_address(url or _own_address(root), latest)
    yield from _of_elements(root, latest)


def _estimated(root: etree._Element, latest: dt.date) -> Stated | None:
    """htmldate's guess from anywhere in the page."""
    from htmldate import find_date

    try:
        found = find_date(root, original_date=True, extensive_search=True, max_date=latest.isoformat())
    except Exception:  # third parties' code on arbitrary markup: whatever it raises, it has no guess
        return None
    day = _day(found, latest)
    return Stated(day, "estimated:htmldate") if day is not None else None


def publication_day(root: etree._Element, url: str | None, printed: dt.date | None, latest: dt.date) -> Stated | None:
    """The day the page was published on, as it says itself; `printed` is the day by its title.

    What is stated for programs comes first. Where that is a day of Greenwich, the day before or after it that the page shows
    its readers is taken. With nothing else, the day is estimated.
    """
    stated = list(_stated(root, url, latest))
    if printed is not None and printed <= latest:
        at = next((n for n, one in enumerate(stated) if one.source in {"time-element", "printed:class"}), len(stated))
        stated.insert(at, Stated(printed, "printed"))
    if not stated:
        return _estimated(root, latest)
    first = stated[0]
    if first.in_utc:
        shown = (other for other in stated if not other.in_utc and abs((other.day - first.day).days) == 1)
        return next(shown, first) if all(other.day != first.day for other in stated if not other.in_utc) else first
    return first


def names_of(root: etree._Element) -> tuple[str, ...]:
    """What the page calls its story: JSON-LD's headline, the titles for sharing, and `title` without the site's name."""
    found = [
        str(record["headline"]) for record in _json_ld(root) if _is_story(record) and isinstance(record.get("headline"), str)
    ]
    metas = _metas(root)
    found += [metas[name] for name in _TITLE_METAS if name in metas]
    title = next((tidy("".join(str(piece) for piece in element.itertext())) for element in root.iter("title")), "")
    found += [title, *re.split(r"\s+[|–—·»:-]\s+", title)[:1]]
    return tuple(tidy(name) for name in found if name.strip())
