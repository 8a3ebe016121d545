"""Pages of many layouts, in our own words, against what they hold: see `fixtures/expected.jsonl`, one line a page.

A brief's `date` is the one printed beside it; `null` means that it has none and is anchored on the day of capture.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from habeas.capture import cut, inputs_from_files, page_from_input
from habeas.model import Segment

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED = [json.loads(line) for line in (FIXTURES / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def segments_of(expected: dict[str, Any]) -> tuple[Segment, ...]:
    captured = dt.date.fromisoformat(expected["captured"])
    (given,) = inputs_from_files([FIXTURES / expected["file"]], captured=captured, lang=expected.get("lang", "en"))
    return cut(page_from_input(given))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: e["file"])
def test_the_article_is_whole_and_nothing_more(expected: dict[str, Any]) -> None:
    article = next((segment for segment in segments_of(expected) if segment.is_article), None)
    if expected["starts"] is None:
        assert article is None
        return
    assert article is not None
    assert article.title == expected["title"]
    assert article.text.startswith(expected["starts"])
    assert article.text.endswith(expected["ends"])
    assert expected["title"] not in article.text.split("\n")
    for brief in expected["briefs"]:
        assert brief["text"] not in article.text


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: e["file"])
def test_each_teaser_is_a_brief_of_its_own_with_its_own_date(expected: dict[str, Any]) -> None:
    briefs = [segment for segment in segments_of(expected) if not segment.is_article]
    found = [(b.id, b.title, b.text, None if b.anchored_on_capture else str(b.date)) for b in briefs]
    wanted = [(f"brief-{n}", b.get("title"), b["text"], b["date"]) for n, b in enumerate(expected["briefs"], start=1)]
    assert found == wanted
    assert all(str(b.date) == expected["captured"] for b in briefs if b.anchored_on_capture)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: e["file"])
def test_the_article_is_dated_with_where_the_date_was_found(expected: dict[str, Any]) -> None:
    article = next((segment for segment in segments_of(expected) if segment.is_article), None)
    if article is not None and expected["date"] is not None:
        assert (str(article.date), article.date_source) == (expected["date"], expected["source"])
