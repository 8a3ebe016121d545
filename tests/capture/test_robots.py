"""What sites ask of programs."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.capture.robots import LONGEST_DELAY, LONGEST_PAUSE, Robots, asked_to_wait, origin_of, pause_after, robots_of

NOW = dt.datetime(2024, 10, 4, 12, 0, tzinfo=dt.UTC)
TEXT = b"""User-agent: *
Disallow: /private/
Crawl-delay: 7
User-agent: Habeas
Disallow: /not-for-habeas
Crawl-delay: 11
"""


def test_what_is_said_to_habeas_counts_before_what_is_said_to_all() -> None:
    robots = robots_of(200, TEXT)
    assert robots is not None
    assert not robots.allows("https://news.example/not-for-habeas/a")
    assert robots.allows("https://news.example/private/a")
    assert robots.delay == 11


def test_what_is_said_to_all_is_said_to_habeas() -> None:
    robots = robots_of(200, TEXT.partition(b"User-agent: Habeas")[0])
    assert robots is not None
    assert not robots.allows("https://news.example/private/a")
    assert robots.allows("https://news.example/public")
    assert robots.delay == 7


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (410, True), (429, None), (500, None), (503, None)])
def test_a_site_without_robots_allows_all_and_one_that_fails_nothing(status: int, allowed: bool | None) -> None:
    robots = robots_of(status, b"Disallow: /")
    assert (robots.allows("https://news.example/") if robots is not None else None) == allowed


def test_absurd_delays_have_an_end() -> None:
    assert Robots("User-agent: *\nCrawl-delay: 99999999999").delay == LONGEST_DELAY
    assert Robots("User-agent: *\nCrawl-delay: -5").delay == 0


def test_patterns_made_to_take_long_do_not() -> None:
    robots = Robots("User-agent: *\nDisallow: /" + "*a" * 60 + "*b$\n" + "Disallow: /x\n" * 10_000)
    begun = time.process_time()
    assert robots.allows("https://news.example/" + "a" * 2000)
    assert time.process_time() - begun < 10  # what grows with the square takes far longer


@given(st.binary(max_size=500))
def test_any_bytes_are_rules_or_none(payload: bytes) -> None:
    robots = robots_of(200, b"User-agent: *\n" + payload)
    assert robots is not None
    assert robots.allows("https://news.example/a") in (True, False)
    assert 0 <= robots.delay <= LONGEST_DELAY


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120), (" 5 ", 5), ("Fri, 04 Oct 2024 12:01:00 GMT", 60), ("Fri, 04 Oct 2024 11:00:00 GMT", 0),
        ("9" * 40, LONGEST_PAUSE.total_seconds()), ("Sat, 04 Oct 2190 12:00:00 GMT", LONGEST_PAUSE.total_seconds()),
        ("soon", None), ("-5", None), ("", None), (None, None), ("٣", None),
    ],
)  # fmt: skip
def test_how_long_a_site_asks_to_be_left_alone(header: str | None, seconds: float | None) -> None:
    asked = asked_to_wait(header, NOW)
    assert (asked.total_seconds() if asked is not None else None) == seconds


@given(st.integers(0, 10**9))
def test_pauses_grow_to_a_week_and_no_longer(tries: int) -> None:
    first = dt.timedelta(minutes=5)
    assert first <= pause_after(tries, first) <= pause_after(tries + 1, first) <= LONGEST_PAUSE


def test_an_origin_is_scheme_host_and_port() -> None:
    assert origin_of("https://News.example:443/a?b") == origin_of("https://news.example/c") == "https://news.example"
    assert origin_of("http://news.example:8080/") == "http://news.example:8080"
