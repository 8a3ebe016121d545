"""The pages that were kept."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from habeas.register.page_facts import facts_of_kept_page
from web.registers import ARREST, BRIEF, DRUGS, PAGES, REMAND, STATING, keep


def test_empty(client: Client, home: object, db: None) -> None:
    assert "habeas add" in client.get("/pages/").content.decode()


def test_all_the_newest_first(client: Client, register: list[str]) -> None:
    page = client.get("/pages/").content.decode()
    order = [page.index(told.segments[0][0] or "") for told in PAGES]
    assert order == sorted(order, reverse=True)


def test_a_leaf_asks_for_its_own_pages(client: Client, register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.web.views.shown.LEAF_LENGTH", 1)
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/pages/?leaf=2").content.decode()
    assert page.count('<th scope="row"') == 1 and f"2 of {len(PAGES)}" in page
    assert any("LIMIT 1 OFFSET 1" in question["sql"] for question in asked.captured_queries)


def test_quotes_are_marked_where_they_stand(client: Client, register: list[str]) -> None:
    html = client.get(f"/pages/{register[0]}/").content.decode()
    marks = [re.sub(r"<[^>]+>", "", mark) for mark in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]
    assert marks == [ARREST, REMAND, DRUGS, BRIEF]
    assert html.count("<h2") == 3
    assert html.count("Three activists under arrest") == 2  # in the title of the window and where it stands


def test_article_and_briefs_are_apart_with_their_own_days(client: Client, register: list[str]) -> None:
    html = client.get(f"/pages/{register[0]}/").content.decode()
    assert re.search(r"The article · dated <time[^>]*>11 March 2013</time> \(as given with the page\)", html)
    assert re.search(r"A brief beside the article · dated <time[^>]*>18 March 2013</time> \(the day of the capture", html)


def test_what_was_read_leads_to_its_words_and_its_person(client: Client, register: list[str]) -> None:
    html = client.get(f"/pages/{register[0]}/").content.decode()
    anchors = re.findall(r'class="value" href="#([^"]+)"', html)
    assert len(anchors) >= 8
    assert set(anchors) <= set(re.findall(r'id="([^"]+)"', html))
    for address in set(re.findall(r'class="mark who" href="([^"]+)"', html)):
        assert client.get(address).status_code == 200


def _said(html: str) -> dict[str, str]:
    """What the page says of itself, as shown."""
    section = re.search(r'<section class="facts".*?</section>', html, re.DOTALL)
    assert section is not None
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section[0], re.DOTALL)
    return {name: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", value)).strip() for name, value in rows}


def test_what_a_page_says_of_itself_with_where_it_stands(client: Client, home: Path, db: None) -> None:
    (key,) = keep([STATING])
    html = client.get(f"/pages/{key}/").content.decode()
    assert _said(html) == {
        "Byline": "Orkhan Mustafa (printed in the page)",
        "Published, as it says": "4 October 2024 (stated for programs in json-ld: 2024-10-04T23:40:00+04:00)",
        "Changed": "9 October 2024 (stated for programs in json-ld: 2024-10-09T10:00:00+04:00)",
        "Section": "Law &amp; order (stated for programs in meta:article:section)",
        "Language": "English (stated for programs in html:lang); its text reads as Russian",
        "Its own address": "https://example.org/editor?a=1&amp;b=2 (stated for programs in link:canonical)",
    }
    link = '<a href="https://example.org/editor?a=1&amp;b=2" rel="noreferrer noopener external nofollow">'
    assert link in html


def test_what_the_page_says_is_not_what_was_given_with_it(home: Path, db: None) -> None:
    (key,) = keep([STATING])
    found = facts_of_kept_page(key)
    assert found is not None and found.published is not None and found.published.source == "json-ld"


def test_no_page_says_nothing(home: Path, db: None) -> None:
    assert facts_of_kept_page("nothing") is None


def test_a_page_is_shown_where_its_original_is_damaged(client: Client, home: Path, db: None) -> None:
    (key,) = keep([STATING])
    for file in home.glob("warc/*.warc.gz"):
        file.write_bytes(file.read_bytes()[:300])
    html = client.get(f"/pages/{key}/").content.decode()
    assert "habeas verify" in html and BRIEF in html


def test_the_original_is_for_saving_only(client: Client, register: list[str], hostile: str) -> None:
    response = client.get(f"/pages/{hostile}/original")
    assert response.content == b"<html><script>alert('original')</script></html>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Content-Disposition"] == 'attachment; filename="etc-pass-wd-Set-Cookie-x-1.html"'
    assert "Set-Cookie" not in response.headers


def test_a_damaged_original_is_said_to_be_so(client: Client, register: list[str], home: object) -> None:
    for file in home.glob("warc/*.warc.gz"):  # type: ignore[attr-defined]
        file.write_bytes(file.read_bytes()[:300])
    response = client.get(f"/pages/{register[-1]}/original")
    assert response.status_code == 500
    assert "habeas verify" in response.content.decode()


def test_unknown_pages(client: Client, register: list[str]) -> None:
    for address in ("/pages/nothing/", "/pages/nothing/original", "/pages/../etc/passwd", "/elsewhere/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "There is nothing at this address" in response.content.decode()
