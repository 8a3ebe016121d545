"""Who was the first, third or last to whom something was done."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A} was the first to be detained, on March 2.", EventType.DETENTION),
        (f"On March 2, {_A} became the third reporter to be arrested for treason.", EventType.DETENTION),
        (f"{_A} was the last of them to be freed, on March 2.", EventType.RELEASE),
    ],
)
def test_it_was_done_to_whoever_had_the_turn(text: str, kind: EventType) -> None:
    (told,) = events(text, kind)
    assert (told["people"], told["date"], told["stance"]) == ([_A], "2025-03-02", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} could become the third reporter to be arrested.",
        f"{_A} was not the first to be arrested.",
        f"{_A} was the first reporter to visit the prison.",
        f"{_A} was the only one to escape and not to be arrested.",
    ],
)
def test_it_was_not_done_to_others(text: str) -> None:
    assert events(text, EventType.DETENTION) == []


def test_whoever_is_questioned_first_in_a_trial_has_no_hearing_of_his_own() -> None:
    text = f"{_A} and Rauf Hasanov are on trial. {_A} was the first to be questioned. They deny the charges."
    assert [event["people"] for event in events(text, EventType.HEARING)] == [[_A, "Rauf Hasanov"]]
