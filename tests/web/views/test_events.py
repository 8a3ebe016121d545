"""What happened, and when."""

import re

from django.test import Client


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_empty(client: Client, home: object, db: None) -> None:
    assert "habeas add" in client.get("/events/").content.decode()


def test_all_in_the_order_of_their_dates(client: Client, register: list[str]) -> None:
    page = client.get("/events/").content.decode()
    days = re.findall(r'<p class="when"><time datetime="([0-9-]+)"', page)
    assert len(days) >= 8
    assert days == sorted(days)


def test_by_type(client: Client, register: list[str]) -> None:
    page = client.get("/events/", {"type": "sentence"}).content.decode()
    assert page.count('class="event"') == 2
    assert "7 years 6 months" in page


def test_by_person_and_days(client: Client, register: list[str]) -> None:
    page = _text(client.get("/events/", {"q": "Novruzlu", "since": "2014-10-01", "until": "2014-12-31"}).content.decode())
    assert "One event fits" in page
    assert "Release pardoned" in page


def test_days_the_wrong_way_round(client: Client, register: list[str]) -> None:
    page = client.get("/events/", {"since": "2014-10-01", "until": "2014-01-01"}).content.decode()
    assert "This day is before the first one." in page


def test_none_fits(client: Client, register: list[str]) -> None:
    assert "No event fits what you asked for." in client.get("/events/", {"q": "zzz"}).content.decode()


def test_an_unknown_type_is_refused_politely(client: Client, register: list[str]) -> None:
    response = client.get("/events/", {"type": "<script>"})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()
