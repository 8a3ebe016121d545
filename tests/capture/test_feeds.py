"""Feeds and sitemaps: what is read from them, and that reading them does no harm."""

from __future__ import annotations

import datetime as dt
import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.capture.feeds import Entry, Listing, ListingRefused, listing_of

URL = "https://news.example/feeds/all.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Xəbərlər</title><link>https://news.example/</link>
<item><title>Jurnalist &amp; redaktor həbs edildi</title><link>https://news.example/a?id=1&amp;x=2#top</link>
  <pubDate>Fri, 04 Oct 2024 01:30:00 +0400</pubDate></item>
<item><title>Second</title><link>/b</link><pubDate>Thu, 3 Oct 2024 23:59:00 GMT</pubDate></item>
<item><title>By its guid</title><guid isPermaLink="true">https://news.example/c</guid></item>
<item><title>Again</title><link>https://news.example/b</link></item>
<item><title>Elsewhere</title><link>javascript:alert(1)</link></item>
<item><title>Mail</title><link>mailto:x@news.example</link></item>
<item><title>Nowhere</title></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/x/">
<title>Суд</title><entry><title type="html">&lt;b&gt;Арест&lt;/b&gt; продлён</title>
<link rel="alternate" href="d"/><id>tag:news.example,2024:d</id><published>2024-10-04T00:30:00+03:00</published>
<updated>2024-10-05T10:00:00Z</updated></entry>
<entry><title>Only updated</title><link href="e"/><id>tag:e</id><updated>2024-10-06T10:00:00Z</updated></entry></feed>"""

NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<!-- made by a machine -->
<url><loc> https://news.example/f </loc><news:news><news:publication><news:name>News</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2024-10-03T23:30:00+04:00</news:publication_date>
<news:title>Court extends remand</news:title></news:news><lastmod>2024-10-04</lastmod></url>
<url><loc>https://news.example/g</loc></url>
<url><lastmod>2024-10-04</lastmod></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/sitemap-1.xml.gz</loc><lastmod>2024-10-01</lastmod></sitemap>
<sitemap><loc>sitemap-2.xml</loc></sitemap></sitemapindex>"""


def test_rss() -> None:
    assert listing_of(RSS.encode(), URL) == Listing(
        title="Xəbərlər",
        entries=(
            Entry(
                url="https://news.example/a?id=1&x=2", title="Jurnalist & redaktor həbs edildi", published=dt.date(2024, 10, 4)
            ),
            Entry(url="https://news.example/b", title="Second", published=dt.date(2024, 10, 3)),
            Entry(url="https://news.example/c", title="By its guid"),
        ),
    )


def test_atom() -> None:
    first, second = listing_of(ATOM.encode(), URL).entries
    assert first == Entry(
        url="https://news.example/x/d", title="Арест продлён", published=dt.date(2024, 10, 4), changed=dt.date(2024, 10, 5)
    )
    assert (second.published, second.changed) == (None, dt.date(2024, 10, 6))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251", "koi8-r"])
def test_feeds_in_old_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    feed = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>Суд</title></channel></rss>'
    assert listing_of(feed.encode(encoding), URL).title == "Суд"


def test_news_sitemap() -> None:
    assert listing_of(NEWS_SITEMAP.encode(), URL).entries == (
        Entry(
            url="https://news.example/f",
            title="Court extends remand",
            published=dt.date(2024, 10, 3),
            changed=dt.date(2024, 10, 4),
        ),
        Entry(url="https://news.example/g"),
    )


def test_an_index_names_further_sitemaps() -> None:
    listing = listing_of(gzip.compress(INDEX.encode()), URL)
    assert listing.entries == ()
    assert [(one.url, one.changed) for one in listing.sitemaps] == [
        ("https://news.example/sitemap-1.xml.gz", dt.date(2024, 10, 1)),
        ("https://news.example/feeds/sitemap-2.xml", None),
    ]


# --- Ill will -------------------------------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{}">]>'.format("&a;" * 1000)
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("declared", [LAUGHS, FILE, PARAMETER])
@pytest.mark.parametrize("listing", [RSS, ATOM, NEWS_SITEMAP, INDEX])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(declared: str, listing: str, encoding: str) -> None:
    body = listing[listing.index("?>") + 2 :] if listing.startswith("<?xml") else listing
    with pytest.raises(ListingRefused, match="declares XML entities"):
        listing_of(f'<?xml version="1.0" encoding="{encoding}"?>{declared}{body}'.encode(encoding), URL)


@pytest.mark.parametrize("listing", [RSS, NEWS_SITEMAP])
def test_nothing_outside_is_opened(listing: str) -> None:
    head, body = listing.split("?>", 1)
    assert listing_of(f"{head}?>{OUTSIDE}{body}".encode(), URL) == listing_of(listing.encode(), URL)


@pytest.mark.parametrize("raw", [b"/etc/passwd", b"http://127.0.0.1/", b"file:///etc/passwd", b"", b"\x00", b"{}", b"%PDF-1.7"])
def test_what_is_no_listing_is_neither_read_nor_opened(raw: bytes) -> None:
    with pytest.raises(ListingRefused, match="is no RSS or Atom feed"):
        listing_of(raw, URL)


def test_a_page_is_answered_with_the_feeds_it_names() -> None:
    page = b"""<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss">
    <link rel="stylesheet" href="/x.css"><link rel='alternate' hreflang="ru" href="/ru"></head><p>x</p></html>"""
    with pytest.raises(ListingRefused, match="it names https://news") as caught:
        listing_of(page, URL)
    assert caught.value.feeds == ("https://news.example/rss",)
    with pytest.raises(ListingRefused, match="names no feed"):
        listing_of(b"<html><body>x</body></html>", URL)


@pytest.mark.parametrize("raw", [gzip.compress(bytes(64 << 20)), gzip.compress(RSS.encode())[:50], b"\x1f\x8bnonsense"])
def test_packed_badly(raw: bytes) -> None:
    with pytest.raises(ListingRefused):
        listing_of(raw, URL)


@pytest.mark.parametrize("body", [b"<urlset><url>", b"<urlset>" + b"<url>" * 100_000, b"<urlset>\xff\xfe</urlset>"])
def test_broken_sitemaps(body: bytes) -> None:
    with pytest.raises(ListingRefused, match="cannot be read"):
        listing_of(body, URL)


LONG = {
    "items": "<rss version='2.0'><channel>" + "<item><link>/a</link></item>" * 5_000 + "</channel></rss>",
    "open tags": "<rss version='2.0'><channel>" + "<item>" * 20_000,
    "brackets": "<rss version='2.0'><channel><title>" + "<" * 200_000,
    "quotes": "<rss version='2.0'><channel><item title='" + "a" * 200_000,
    "entities": "<rss version='2.0'><channel><title>" + "&" * 100_000 + "&#x41;" * 10_000,
    "cdata": "<rss version='2.0'><channel><title>" + "<![CDATA[" * 20_000,
    "comments": "<rss version='2.0'><channel>" + "<!--" * 50_000,
    "doctype": "<!DOCTYPE " + "[" * 50_000 + "<rss version='2.0'/>",
    "dates": "<rss version='2.0'><channel><item><link>/a</link><pubDate>" + "1 " * 50_000 + "</pubDate></item></channel></rss>",
    "markup": "<rss version='2.0'><channel><item><link>/a</link><title>" + "&lt;b" * 50_000 + "</title></item></channel></rss>",
    "namespaces": "<rss version='2.0' " + " ".join(f"xmlns:a{n}='b'" for n in range(5_000)) + "><channel/></rss>",
}


@pytest.mark.parametrize("what", LONG)
def test_long_feeds_take_no_time(what: str) -> None:
    begun = time.process_time()
    try:
        assert len(listing_of(LONG[what].encode(), URL).entries) <= 1
    except ListingRefused as refused:
        assert refused.problem
    assert time.process_time() - begun < 10  # what grows with the square takes far longer


def test_a_feed_of_everything_is_refused() -> None:
    with pytest.raises(ListingRefused, match="more than 5000 pages"):
        listing_of(b"<rss version='2.0'><channel>" + b"<item><link>/a</link></item>" * 5_001, URL)


PIECES = st.lists(
    st.sampled_from(
        [*"<>/&'\"\x00əa", "/a", "Fri, 04", "http://[", "&amp;", "&x;", "<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>"]
        + [f"<{name}>" for name in ("rss version='2.0'", "channel", "item", "link", "pubDate", "title", "urlset", "url", "loc")]
        + [f"</{name}>" for name in ("item", "link", "pubDate", "loc")]
        + ["<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<sitemapindex>", "<content type='xhtml'>"]
    ),
    max_size=30,
)


@given(PIECES.map("".join))
def test_any_markup_is_a_listing_or_refused(markup: str) -> None:
    try:
        listing = listing_of(markup.encode(), URL)
    except ListingRefused as refused:
        assert "\n" not in str(refused)
        return
    assert all(entry.url.startswith(("http://", "https://")) for entry in listing.entries + listing.sitemaps)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_listing_or_refused(raw: bytes) -> None:
    try:
        listing_of(b"<rss version='2.0'>" + raw, URL)
    except ListingRefused as refused:
        assert refused.url == URL


def test_a_feed_that_breaks_the_parser_is_refused_in_one_line() -> None:
    with pytest.raises(ListingRefused) as refused:
        listing_of(b"<channel<item<link></item/</link<", "https://example.org/feed")
    assert "\n" not in str(refused.value)
