"""Pages made to hold the capture up are cut without error, and twice as much of them is not four times the work.

How long each takes is printed by `bench/hostile.py`. The limit here only ends what would hang.
"""

from __future__ import annotations

import datetime as dt
import faulthandler
import sys
from collections.abc import Iterator

import pytest

from capture.hostile_pages import HTML, PLAIN
from habeas.capture import cut
from habeas.model import MediaType, Page

HANGS = 120
"""Seconds."""
REPEATED = {
    "list items": "<li><a href=/x>Court frees two reporters on bail</a>",
    "headlines": "<h2>A headline of some words here</h2><p>Short text.</p>",
    "paragraphs": "<p>The court left the sentence in force on Tuesday, as the lawyer had expected.</p>",
    "cards": "<div><h3>Court frees two reporters</h3><p>They had been held since the spring of last year.</p></div>",
    "times": "<time datetime='2024-05-06'>May 6, 2024</time>",
    "line breaks": "word word<br>",
}


@pytest.fixture(autouse=True)
def _ended_where_it_hangs() -> Iterator[None]:
    faulthandler.dump_traceback_later(HANGS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def page(text: str, media_type: MediaType) -> Page:
    return Page(id="hostile", text=text, media_type=media_type, captured=dt.date(2024, 6, 1))


@pytest.mark.parametrize("fast", [True, False], ids=["fast", "by vote"])
@pytest.mark.parametrize("name", HTML)
def test_any_markup_is_cut(name: str, fast: bool) -> None:
    assert all(segment.text for segment in cut(page(HTML[name], MediaType.HTML), fast=fast))


@pytest.mark.parametrize("name", PLAIN)
def test_any_text_is_cut(name: str) -> None:
    assert all(segment.text for segment in cut(page(PLAIN[name], MediaType.PLAIN)))


def calls(text: str) -> int:
    """How many functions are called to cut `text`: its work, on any machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        cut(page(text, MediaType.HTML), fast=True)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", REPEATED)
def test_twice_as_much_is_twice_the_work(name: str) -> None:
    calls(REPEATED[name])  # what is loaded once is loaded now
    once, twice = calls(REPEATED[name] * 1_000), calls(REPEATED[name] * 2_000)
    assert twice < 2.5 * once
