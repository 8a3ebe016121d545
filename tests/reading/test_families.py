"""Several people of one surname, who are named by it alone."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_TWO = "Aziz Akhtemov and his brother Asan Akhtemov were convicted with Nariman Dzhelialov."
_BOTH = ["Aziz Akhtemov", "Asan Akhtemov"]


@pytest.mark.parametrize(
    "family", ["The Akhtemovs", "The Akhtemov brothers", "Both Akhtemovs", "The two Akhtemovs", "The Akhtemov cousins"]
)
def test_all_who_bear_it_are_meant(family: str) -> None:
    (told,) = events(f"{_TWO} {family} were detained on May 4.", EventType.DETENTION)
    assert (told["people"], told["date"]) == (_BOTH, "2024-05-04")


def test_what_is_theirs() -> None:
    (told,) = events(f"{_TWO} Police searched the Akhtemovs' home.", EventType.SEARCH)
    assert told["people"] == _BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Aziz Akhtemov was convicted. The Akhtemovs were detained on May 4.",
        f"{_TWO} The Akhtemovs' lawyer was detained on May 4.",
        f"{_TWO} The Akhtemovs' brothers were detained on May 4.",
        f"{_TWO} Refat Akhtemov teaches music. Both Akhtemovs were detained on May 4.",
        "Minister Aziz Akhtemov spoke of Asan Akhtemov. The Akhtemovs were detained on May 4.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert [e.get("people", []) for e in events(text, EventType.DETENTION) if e.get("people")] == []
