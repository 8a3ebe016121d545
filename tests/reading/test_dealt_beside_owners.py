"""Those who only own something in a sentence that deals out terms, or who tell of it, have no share."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize("what", ["a site that published dissidents' writings", "a hotline for prisoners' relatives", "a site"])
def test_owners_have_no_share(what: str) -> None:
    text = f"A court sentenced Kamran Aliyev to five years, and his deputy, Leyla Mammadova, to three, for running {what}."
    told = [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)]
    assert told == [(["Kamran Aliyev"], "P5Y"), (["Leyla Mammadova"], "P3Y")]


def test_the_officer_who_says_so_has_no_share() -> None:
    text = f"A policeman said that {_A} had been sentenced to 14 years and his wife to 12."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [([_A], "P14Y")]
