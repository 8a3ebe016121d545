"""Who is cleared, freed or ill, and when, where the tree hangs the court, the day or the names elsewhere."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Karimova"


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (f"{_A} was cleared of insulting the president by a court in Ganja on 7 March.", EventType.ACQUITTAL, "2025-03-07"),
        (f"{_A} was acquitted of spreading false news by a judge on Tuesday.", EventType.ACQUITTAL, "2025-03-11"),
        (f"{_A} was convicted of spreading false news by a court in Ganja on 7 March.", EventType.SENTENCE, "2025-03-07"),
        ("A court in Ganja found the four academics not guilty on Tuesday.", EventType.ACQUITTAL, "2025-03-11"),
        (f"{_A} called off her hunger strike on 10 March, after 156 days.", EventType.HUNGER_STRIKE, "2025-03-10"),
        (f"In a prisoner swap {_A} was flown to Ankara on 7 March.", EventType.RELEASE, "2025-03-07"),
    ],
)
def test_the_day_is_that_of_the_verdict_or_the_end(text: str, kind: EventType, date: str) -> None:
    (event,) = events(text, kind)
    assert event["date"] == date


def test_the_day_of_the_deed_is_none_of_the_verdict() -> None:
    (event,) = events(f"{_A} was acquitted of protesting in 2019.", EventType.ACQUITTAL)
    assert "date" not in event


@pytest.mark.parametrize(
    "text",
    [
        f"Among the 52 people who left prison on Monday were {_A}, {_B} and {_C}.",
        f"The 52 people who regained their freedom on Monday included {_A}, {_B} and {_C}.",
        f"Among those who walked free on Monday were the lawyer {_A}, the editor {_B} and {_C}.",
    ],
)
def test_all_are_read_who_are_named_behind_those_who(text: str) -> None:
    (event,) = events(text, EventType.RELEASE)
    assert event["people"] == [_A, _B, _C]


def test_whoever_is_coordinated_with_somebody_described_is_not_meant() -> None:
    (event,) = events(f"{_A}, who left prison on Monday, and {_B} spoke to reporters.", EventType.RELEASE)
    assert event["people"] == [_A]


def test_whoever_visits_somebody_finds_him_ill_and_not_himself() -> None:
    told = events(f"{_A} was jailed in May. On March 3 his mother found him exhausted and pale.", EventType.HEALTH)
    assert [(event["people"], event["date"]) for event in told] == [([_A], "2025-03-03")]


def test_who_can_no_longer_walk_is_ill() -> None:
    (event,) = events(f"The prisoner {_A} can no longer walk.", EventType.HEALTH)
    assert event["people"] == [_A]
