"""Feeds and sitemaps: bytes in, `Listing` out: the pages they name, and the further sitemaps that an index names.

RSS and Atom in the forms that feedparser knows; sitemaps and news sitemaps, an index of them, packed by gzip or not. Always true:
nothing is fetched or opened, no entity is expanded; addresses are absolute, http or https, without fragments, each once, in the
order they stand in; days keep the time zone they were written in.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any, Final

import feedparser
import httpx
from lxml import etree

from habeas.capture.decoding import SIZE_LIMIT
from habeas.capture.unpacking import GZIP_SIGNATURE, Unpackable, unpacked
from habeas.model import HabeasError

MOST_ENTRIES: Final = 50_000
"""As many as the sitemap standard allows in one file; more are passed over."""
_FEED_SIZE_LIMIT: Final = 5 * 1024 * 1024
_MOST_IN_A_FEED: Final = 5_000
"""Feeds tell of the latest pages, a few dozen; feedparser takes a second for so many."""
_ENTITY: Final = re.compile(rb"<!ENTITY", re.I)
_ROOT: Final = re.compile(rb"<(?![?!])\s*(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ITEM: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:item|entry)\b")
_SITEMAP_ROOTS: Final = frozenset({"urlset", "sitemapindex"})
_FEED_ROOTS: Final = frozenset({"rss", "feed", "rdf", "channel"})
_HTML_FEED_TYPES: Final = ("application/rss+xml", "application/atom+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page that a feed or sitemap names: its address, and what is said of it there.

    `published` is the day of publication, in the time zone it was given in; `changed` the day of the last change.
    """

    url: str
    title: str = ""
    published: dt.date | None = None
    changed: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or sitemap holds. `sitemaps` are those an index names, each with the day of its last change as `changed`."""

    title: str = ""
    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()


class ListingRefused(HabeasError, ValueError):
    """Bytes that are no feed and no sitemap. `feeds` are the addresses of feeds that a page names in their place."""

    def __init__(self, url: str, problem: str, feeds: tuple[str, ...] = ()) -> None:
        super().__init__(f"{url}: {problem}")
        self.url = url
        self.problem = problem
        self.feeds = feeds


def listing_of(raw: bytes, url: str) -> Listing:
    """The listing in `raw`, which was found at `url`. Raises `ListingRefused`."""
    plain = _without_gzip(raw, url)
    root = _root_of(plain)
    if root in _SITEMAP_ROOTS:
        return _sitemap(_parsed(_without_entities(plain, url), url), url)
    if root in _FEED_ROOTS:
        return _feed(_without_entities(plain, url), url)
    if root == "html":
        raise _page_in_place_of_a_feed(plain, url)
    raise ListingRefused(url, "is no RSS or Atom feed and no sitemap; give the address of one")


def _without_gzip(raw: bytes, url: str) -> bytes:
    if not raw.startswith(GZIP_SIGNATURE):
        return raw
    try:
        return unpacked(raw, "gzip", limit=SIZE_LIMIT)
    except Unpackable as error:
        raise ListingRefused(url, str(error)) from error


def _narrow(plain: bytes) -> bytes:
    """Markup as ASCII, also where it came as UTF-16."""
    return plain.replace(b"\x00", b"")


def _root_of(plain: bytes) -> str:
    beginning = re.sub(rb"<!--.*?-->", b"", _narrow(plain[:8192]), flags=re.S)
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<!doctype\s+html", beginning, re.I):
        return "html"
    found = _ROOT.search(beginning)
    return found[1].decode("ascii").lower() if found else ""


def _without_entities(plain: bytes, url: str) -> bytes:
    """Feeds and sitemaps need no entities of their own; what declares some means to have them expanded."""
    if _ENTITY.search(_narrow(plain)):
        raise ListingRefused(url, "declares XML entities, which no feed or sitemap needs; it is not read")
    return plain


def _parsed(plain: bytes, url: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingRefused(url, f"is XML that cannot be read ({_one_line(str(error))})") from error


# --- Sitemaps -------------------------------------------------------------------------------------------------------------


def _sitemap(root: etree._Element, url: str) -> Listing:
    entries = tuple(_unique(_sitemap_entries(root, url)))
    if etree.QName(root).localname == "sitemapindex":
        return Listing(sitemaps=entries)
    return Listing(entries=entries)


def _sitemap_entries(root: etree._Element, url: str) -> Iterator[Entry]:
    for element in root.iterchildren(tag=etree.Element):
        said: dict[str, str] = {}
        for part in element.iter(tag=etree.Element):
            said.setdefault(etree.QName(part).localname, (part.text or "").strip())
        address = _absolute(said.get("loc", ""), url)
        if address is not None:
            yield Entry(
                url=address,
                title=_one_line(said.get("title", "")),
                published=_day(said.get("publication_date", "")),
                changed=_day(said.get("lastmod", "")),
            )


# --- Feeds ----------------------------------------------------------------------------------------------------------------


def _feed(plain: bytes, url: str) -> Listing:
    if len(plain) > _FEED_SIZE_LIMIT:
        raise ListingRefused(url, f"is a feed of more than {_FEED_SIZE_LIMIT // 1024 // 1024} MB, which is not read")
    if len(_ITEM.findall(_narrow(plain))) > _MOST_IN_A_FEED:
        raise ListingRefused(url, f"is a feed of more than {_MOST_IN_A_FEED} pages, which is not read; watch the site's sitemap")
    headers = {"content-location": url, "content-type": "application/xml"}
    try:
        read: Any = feedparser.parse(io.BytesIO(plain), response_headers=headers, sanitize_html=False)
    except Exception as error:  # third parties' code on arbitrary markup: whatever it raises, there is no feed
        raise ListingRefused(url, "is no RSS or Atom feed that can be read") from error
    if not read.version:
        raise ListingRefused(url, "is no RSS or Atom feed that can be read")
    found = (entry for entry in (_feed_entry(given, url) for given in read.entries) if entry is not None)
    return Listing(title=_one_line(str(read.feed.get("title", ""))), entries=tuple(_unique(found)))


def _feed_entry(given: Any, url: str) -> Entry | None:
    address = _absolute(_link(given), url)
    if address is None:
        return None
    return Entry(
        url=address,
        title=_one_line(_without_tags(str(given.get("title", "")))),
        published=_day(str(given.get("published", ""))),
        changed=_day(str(dict.get(given, "updated", ""))),
    )


def _link(given: Any) -> str:
    link = str(given.get("link", ""))
    if link:
        return link
    identity = str(given.get("id", ""))
    return identity if identity.startswith(("http://", "https://")) else ""


def _page_in_place_of_a_feed(plain: bytes, url: str) -> ListingRefused:
    feeds = tuple(_feeds_named_by(plain, url))
    if feeds:
        return ListingRefused(url, f"is a page, not a feed; it names {', '.join(feeds[:5])}: watch one of these", feeds)
    return ListingRefused(url, "is a page that names no feed; look for /rss, /feed or /sitemap.xml on the site")


def _feeds_named_by(plain: bytes, url: str) -> Iterator[str]:
    root = etree.fromstring(plain, etree.HTMLParser(no_network=True, huge_tree=False))
    if root is None:
        return
    for link in root.iter("link"):
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower() in _HTML_FEED_TYPES:
            address = _absolute(link.get("href") or "", url)
            if address is not None:
                yield address


# --- Addresses, days, titles ----------------------------------------------------------------------------------------------


def _unique(entries: Iterable[Entry]) -> Iterator[Entry]:
    first: dict[str, Entry] = {}
    for entry in islice(entries, MOST_ENTRIES):
        first.setdefault(entry.url, entry)
    yield from first.values()


def _absolute(address: str, base: str) -> str | None:
    """`None` for what is no http or https address."""
    if not address.strip():
        return None
    try:
        joined = httpx.URL(base).join(address.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError):
        return None
    return str(joined) if joined.scheme in ("http", "https") and joined.raw_host else None


def _day(written: str) -> dt.date | None:
    """The day of an RFC 822 or ISO 8601 time as it was written, so that an evening in Baku stays that evening."""
    written = written.strip()
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _without_tags(text: str) -> str:
    return re.sub(r"<[^<>]*>", "", text)


def _one_line(text: str) -> str:
    return "".join(character for character in " ".join(text.split()) if character.isprintable())[:500]
