"""Rulings on what somebody asked for or was given: what a pronoun stands for, and whose it is by what is told of it."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"
_HELD = f"{_A} was arrested in May."


@pytest.mark.parametrize(
    "text",
    [
        "His lawyer submitted several motions. None of them was granted.",
        "His lawyer submitted several motions. Not one of them was granted.",
        "His lawyer submitted several motions. The judge allowed none of them.",
        "His lawyer submitted several motions. All of them were rejected.",
        "His lawyer submitted several motions. The court rejected them all.",
        "His lawyer filed a motion for his release, but it was rejected.",
        "His lawyer filed two complaints, both of which were dismissed.",
        "None of the motions which the defendant made on Thursday found the support of the judges.",
    ],
)
def test_what_was_named_right_before_is_rejected(text: str) -> None:
    (told,) = events(f"{_HELD} {text}", EventType.APPEAL_RULING)
    assert (told["people"], told["outcome"]) == ([_A], "rejected")


@pytest.mark.parametrize(
    "text",
    [
        "His friends made several proposals. None of them was granted.",
        "The union sent a petition to the ministry, but it was rejected.",
        "A motion that condemned it was brought in parliament. It was not accepted.",
    ],
)
def test_what_is_no_matter_of_a_court_is_not(text: str) -> None:
    assert events(f"{_HELD} {text}", EventType.APPEAL_RULING) == []


@pytest.mark.parametrize(
    "text",
    [
        f"The Supreme Court upheld the sentence of five years that {_A} was given in May.",
        f"The Supreme Court upheld the sentence of five years that {_A} received in May.",
        f"A court left in force the decision under which the writer {_A} is to be kept in prison, {_B}, an activist, told us.",
    ],
)
def test_a_ruling_is_of_the_one_who_got_what_it_is_on(text: str) -> None:
    (told,) = events(text, EventType.APPEAL_RULING)
    assert (told["people"], told["outcome"]) == ([_A], "upheld")


def test_it_is_not_of_those_who_were_heard_there() -> None:
    (told,) = events(f"The Supreme Court upheld the verdict in the case in which {_A} had been heard.", EventType.APPEAL_RULING)
    assert not told["people"]


@pytest.mark.parametrize("text", ["Not one of them was released.", "The court released none of them."])
def test_what_is_done_to_nobody_is_not_told_of_them(text: str) -> None:
    assert events(f"{_A} and {_B} were arrested in May. {text}", EventType.RELEASE) == []
