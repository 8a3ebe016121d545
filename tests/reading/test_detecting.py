"""Sentences sorted by what they tell of, whoever it happens to."""

from __future__ import annotations

import pytest

from habeas.model import EventType
from habeas.reading.detecting import types_told


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested several of those who had gathered.",
        "By evening more arrests had been made.",
        "Emin Ibrahimov was seized outside his home.",
    ],
)
def test_an_arrest_is_told(text: str) -> None:
    assert EventType.DETENTION in types_told([text], "en")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Police did not arrest anybody.",
        "Officers seized eight pistols and two rifles.",
        "Government forces captured two villages in the north.",
        "A court issued arrest warrants for ten commanders.",
        "The weather was fine.",
    ],
)
def test_no_arrest_is_told(text: str) -> None:
    assert EventType.DETENTION not in types_told([text], "en")[0]
