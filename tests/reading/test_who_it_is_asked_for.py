"""Who asks, for whom, and to whom something is done where others are named near: pronouns, envoys, physicians."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    "asked",
    [
        "CPJ and her employers have called for her to be set free at once.",
        "CPJ wants her to be set free.",
        "CPJ has called for her to be released.",
    ],
)
def test_it_is_asked_for_her_and_not_of_her(asked: str) -> None:
    (found,) = events(f"Leyla Guliyeva was arrested on Monday. {asked}", EventType.APPEAL)
    assert found["people"] == ["Leyla Guliyeva"]


def test_the_envoy_spoken_of_does_not_ask() -> None:
    text = f"{_A} was jailed. The union said that a minister was in Paris for talks, and called on France to raise his case."
    (found,) = events(text, EventType.APPEAL)
    assert found["actor"] == "union"


def test_he_is_the_same_in_both_halves() -> None:
    text = (
        f"{_A} was jailed in 2019. In 2022 he was seized at a rally in support of the activist {_B}, and a court put him under "
        "administrative arrest for 30 days."
    )
    assert [event["people"] for event in events(text, EventType.DETENTION)] == [[_A], [_A]]


def test_the_physician_is_not_the_politician() -> None:
    text = (
        f"{_A}, the physician who has treated {_B} for years, may not see him, although the opposition politician has gone "
        "38 days without food in a detention centre."
    )
    (found,) = events(text, EventType.HUNGER_STRIKE)
    assert found["people"] == [_B]


@pytest.mark.parametrize("denied", ["has not so far replied to", "has so far not replied to"])
def test_what_has_not_so_far_been_done_is_denied(denied: str) -> None:
    (found,) = events(f"{_A} was jailed in May. The ministry {denied} our questions.", EventType.RESPONSE)
    assert found["outcome"] == "no_comment"


def test_the_camps_deny_nothing() -> None:
    text = "Minsk says that these were training centres, and denies that anyone's rights were violated."
    assert [event["actor"] for event in events(text, EventType.RESPONSE)] == ["Minsk"]
