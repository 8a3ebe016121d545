"""Who is named behind a comma at the end of a sentence, and only tells of it."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Anar Tahmazov"


@pytest.mark.parametrize("held", [[_A], [_A, _B]])
@pytest.mark.parametrize(
    "teller",
    [
        f"{_C} said",
        f"{_C}, an activist, told us",
        f"{_C}, who saw it, reported",
        f"{_C}, a neighbour who saw it, said",
        f"{_C}, an activist of the union, told reporters",
    ],
)
def test_who_tells_it_at_the_end_is_none_of_them(held: list[str], teller: str) -> None:
    (told,) = events(f"Police detained {' and '.join(held)}, {teller}.", EventType.DETENTION)
    assert (told["people"], told["attribution"]) == (held, _C)


@pytest.mark.parametrize(
    "text",
    [
        f"Police detained {_A}, {_B}, an editor, and {_C}, who saw it.",
        f"Police detained {_A}, {_B} and {_C}, said the union.",
        f"{_A}, {_B}, who had been at the protest, and {_C} were detained.",
    ],
)
def test_whoever_is_listed_is_one_of_them(text: str) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert told["people"] == [_A, _B, _C]
