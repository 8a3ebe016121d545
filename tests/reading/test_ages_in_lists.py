"""How old people are stands between commas behind their names, and divides no list."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Orujova"


@pytest.mark.parametrize(
    "text",
    [
        f"{_A}, 33, {_C}, 19, and {_B}, 29, got five years each.",
        f"{_A}, aged 33, {_C}, aged 19, and {_B}, aged 29, were given five years, all for public disorder.",
    ],
)
def test_all_of_the_list_are_told_of(text: str) -> None:
    (sentence,) = events(text, EventType.SENTENCE)
    assert sentence["people"] == [_A, _C, _B]


def test_an_age_says_that_unlisted_words_are_a_name() -> None:
    (sentence,) = events(f"{_A}, 33, and Frank Mourlot Speck, 29, got five years.", EventType.SENTENCE)
    assert sentence["people"] == [_A, "Frank Mourlot Speck"]


def test_a_term_of_which_only_the_number_is_said_stands_before_the_charge() -> None:
    text = f"The court sentenced {_A}, 55, to three years and {_C}, 43, to two and a half on charges of forgery."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [([_A], "P3Y"), ([_C], "P2Y6M")]
