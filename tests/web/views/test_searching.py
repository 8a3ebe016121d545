"""The page Search: hits of three kinds, their reasons, and the way to the sentence."""

import re

import pytest
from django.test import Client

from web.registers import RELEASE


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_it_is_in_the_navigation_and_asks(client: Client, register: list[str]) -> None:
    assert 'href="/search/"' in client.get("/people/").content.decode()
    html = client.get("/search/").content.decode()
    assert 'role="search"' in html and 'name="q"' in html
    assert "Nothing was found" not in html


def test_people_events_and_sentences_are_found_with_reasons(client: Client, register: list[str]) -> None:
    html = client.get("/search/", {"q": "Шахин Новрузлу"}).content.decode()
    page = _text(html)
    assert 'href="/people/' in html and "Shahin Novruzlu" in page
    assert "sounds alike" in page
    assert "<mark>Shahin</mark> <mark>Novruzlu</mark>" in html
    assert RELEASE in page


def test_a_hit_leads_to_its_sentence_which_is_marked(client: Client, register: list[str]) -> None:
    html = client.get("/search/", {"q": "pardoned", "part": "pages"}).content.decode()
    (address,) = re.findall(r'<a href="(/pages/[^"]+)#sentence">', html)
    page = client.get(address.replace("&amp;", "&")).content.decode()
    found = re.search(r'<span class="sought" id="sentence">(.*?)</p>', page, re.DOTALL)
    assert found is not None and _text(found[1]) == RELEASE


@pytest.mark.parametrize(
    "sentence", ["", "x", "article:9-3", "article:0-999999999", "nothing:0-5", "article:0-" + "9" * 99, "é:1-2"]
)
def test_an_address_that_leads_to_no_sentence_shows_the_page(client: Client, register: list[str], sentence: str) -> None:
    assert client.get(f"/pages/{register[0]}/", {"sentence": sentence}).status_code == 200


def test_one_kind_is_shown_alone(client: Client, register: list[str]) -> None:
    html = client.get("/search/", {"q": "Azizov", "part": "people"}).content.decode()
    assert 'id="people-found"' in html and 'id="pages-found"' not in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "…"}, "Give up to twelve names or words."),
        ({"q": "x" * 201}, "at most 200 characters"),
        ({"q": "a", "since": "2014-02-30"}, "Enter a valid date."),
        ({"q": "a", "since": "2014-02-02", "until": "2014-01-01"}, "This day is before the first one."),
        ({"q": "a", "country": "Atlantis"}, "Select a valid choice."),
        ({"q": "zzzz"}, "Nothing was found."),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(
    client: Client, register: list[str], asked: dict[str, str], said: str
) -> None:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    assert said in _text(response.content.decode())


def test_what_a_hostile_page_says_stays_text(client: Client, hostile: str) -> None:
    for words in ("script", "jailed", "onerror", "aaaa"):
        html = client.get("/search/", {"q": words}).content.decode()
        assert "<script" not in html and "<img" not in html and "<svg" not in html
