"""What happened, and when."""

import re
from collections.abc import Collection

import pytest
from django.test import Client

from habeas.register import queries
from habeas.web.views import events
from web.registers import Told, keep
from web.shown import text_of


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
    page = text_of(client.get("/events/", {"q": "Novruzlu", "since": "2014-10-01", "until": "2014-12-31"}).content.decode())
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


def test_pages_that_print_one_story_are_one_independent_source(client: Client, home: object, db: None) -> None:
    said = "Rashad Hasanov was sentenced to seven years and six months by the Baku Court of Grave Crimes on 6 May 2014."
    text = f"{said}\nHis lawyer, who had asked for an acquittal, said that the judges took four minutes to read the verdict."
    sentence = {"type": "sentence", "people": ["Rashad Hasanov"], "term": "P7Y6M", "date": "2014-05-06"}
    keep(
        Told(f"outlet{number}", f"2014-05-0{number}", ((f"Outlet {number}", "2014-05-07", text),), ((0, said, sentence),))
        for number in (7, 8, 9)
    )
    assert "Where it is said: 3 pages, 1 independent source " in text_of(client.get("/events/").content.decode())


def test_a_leaf_is_read_and_no_more(client: Client, register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_LEAF_LENGTH", 3)
    asked: list[Collection[str]] = []
    monkeypatch.setattr(queries, "events_with", lambda keys, real=queries.events_with: asked.append(list(keys)) or real(keys))
    first, second = (text_of(client.get("/events/", {"leaf": leaf}).content.decode()) for leaf in ("1", "2"))
    assert [len(keys) for keys in asked] == [3, 3]
    assert first != second and not set(asked[0]) & set(asked[1])
