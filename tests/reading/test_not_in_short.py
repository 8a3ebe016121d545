"""What is denied in short ("didn't", "can't") is read as what is denied at length."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from habeas.model import Edtf, Segment
from habeas.reading import read


def _events(text: str) -> list[dict[str, Any]]:
    segment = Segment(id="article", text=text, date=Edtf.of_day(dt.date(2025, 3, 14)))
    found = (reading.event.model_dump(mode="json", exclude_none=True) for reading in read([segment]))
    return [{k: v for k, v in event.items() if k not in ("quote", "start", "end", "confidence")} for event in found]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The ministry {} reply to questions about the arrest of Rufat Aliyev.", "didn't", "did not"),
        ("Rufat Aliyev {} been seen since he was arrested on Monday.", "hasn’t", "has not"),
        ("Rufat Aliyev {} released on Monday, his wife said.", "wasn't", "was not"),
        ("Rufat Aliyev, who is held in Baku, {} walk, his wife said.", "can't", "cannot"),
        ("Rufat Aliyev has been jailed. “I {} break any law,” Aliyev told the court.", "didn’t", "did not"),
        ("Police {} detain Rufat Aliyev.", "didn't", "did not"),
        ("The judge said that she {} release Rufat Aliyev on bail.", "wouldn't", "would not"),
        ("Guards {} let Rufat Aliyev see his lawyer.", "won't", "will not"),
    ],
)
def test_it_is_the_same_in_short(text: str, short: str, long: str) -> None:
    assert _events(text.format(short)) == _events(text.format(long))


def test_what_is_denied_in_short_is_no_event() -> None:
    assert _events("Police didn't arrest Rufat Aliyev.") == []
    assert [event["type"] for event in _events("The ministry hasn't commented.")] == ["response"]
