"""The next day is nobody who is arrested, charged or freed; prosecutors stand in no list with those for whom they ask."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Emin Mammadov"


@pytest.mark.parametrize(
    ("said", "kind", "day"),
    [
        ("the next day was released", EventType.RELEASE, "2025-03-11"),
        ("the following day was charged with treason", EventType.CHARGE, "2025-03-11"),
        ("the same day was beaten by police", EventType.ILL_TREATMENT, "2025-03-10"),
        ("the next day was taken to Azerbaijan by force", EventType.TRANSFER, "2025-03-11"),
    ],
)
def test_it_happens_to_whom_the_verb_before_tells_of(said: str, kind: EventType, day: str) -> None:
    (event,) = events(f"{_A} was arrested in Turkey on Monday and {said}.", kind)
    assert (event["people"], event["date"]) == ([_A], day)


def test_who_is_named_behind_the_day_is_the_subject() -> None:
    (release,) = events(f"{_A} was arrested on Monday, and the next day {_B} was released.", EventType.RELEASE)
    assert release["people"] == [_B]


def test_prosecutors_ask_for_the_one_before_them() -> None:
    text = f"For {_A}, a volunteer, prosecutors {_B} and {_C} had asked for two years, but he left the country."
    (sought,) = events(text, EventType.SENTENCE_SOUGHT)
    assert (sought["people"], sought["actor"], sought["term"]) == ([_A], f"{_B}; {_C}", "P2Y")
