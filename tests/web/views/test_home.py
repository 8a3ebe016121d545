"""What is to be known and done today."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from habeas.register.today import Bounds, MonthCount
from habeas.web.charts import months_chart
from web.registers import HUGE


def test_an_empty_register_says_how_to_begin(client: Client, home: object, db: None) -> None:
    page = client.get("/").content.decode()
    assert 'href="/pages/add/"' in page and "habeas add" in page


def test_each_question_has_its_whole_list(client: Client, register: list[str]) -> None:
    page = client.get("/").content.decode()
    assert re.search(r"<b>\d+", page) and "Who is held" in page
    for address in re.findall(r'<a href="(/[^"#]*)"', page):
        assert client.get(address.replace("&amp;", "&"), follow=True).status_code == 200, address
    assert "?status=unconfirmed&amp;sort=confirmed" in page and "?answer=none" in page


def test_a_hostile_register_breaks_nothing(client: Client, hostile: str) -> None:
    page = client.get("/").content.decode()
    assert "<script>" not in page and "onload=" not in page.replace("&lt;svg onload=", "")
    assert HUGE not in page


@pytest.mark.parametrize("sort", ["", "name", "since", "until", "confirmed"])
def test_people_in_every_order(client: Client, register: list[str], sort: str) -> None:
    page = client.get(f"/people/?sort={sort}").content.decode()
    names = re.findall(r'rowheader"><a href="[^"]+"><bdi>(.*?)</bdi>', page)
    assert len(names) == 4
    if sort == "name":
        assert names == sorted(names, key=str.casefold)


def test_people_for_whom_nobody_asked(client: Client, register: list[str]) -> None:
    page = client.get("/people/?asked=none").content.decode()
    assert "Bakhtiyar Guliyev" in page and "Azizov" not in page
    assert "Select a valid choice" in client.get("/people/?asked=everyone").content.decode()


def _months(*counts: tuple[int, int]) -> list[MonthCount]:
    return [MonthCount(dt.date(2024, at, 28), Bounds(*bounds)) for at, bounds in enumerate(counts, 1)]


def test_the_chart_shows_least_and_most_and_says_it_in_words() -> None:
    chart = months_chart(_months((2, 2), (3, 7), (0, 0)))
    assert chart.count('class="least"') == 2 and chart.count('class="most"') == 1
    assert "Held: 2 in January 2024, 0 in March 2024" in chart
    heights = [float(height) for height in re.findall(r'height="([\d.]+)"', chart)]
    assert heights[1] == pytest.approx(1.5 * heights[0], abs=0.2) and all(height > 0 for height in heights)
    assert months_chart(_months((0, 0))) == ""


@pytest.mark.parametrize("highest", [1, 3, 4, 9, 10, 99, 1234, 100_000])
def test_the_chart_has_a_few_round_lines(highest: int) -> None:
    values = [int(value) for value in re.findall(r'text-anchor="end">(\d+)</text>', months_chart(_months((0, highest))))]
    assert 2 <= len(values) <= 5 and values[-1] >= highest
