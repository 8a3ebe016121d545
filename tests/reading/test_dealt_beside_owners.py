"""Those who only own something in a sentence that deals out terms have no share."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize("what", ["a site that published dissidents' writings", "a hotline for prisoners' relatives", "a site"])
def test_owners_have_no_share(what: str) -> None:
    text = f"A court sentenced Kamran Aliyev to five years, and his deputy, Leyla Mammadova, to three, for running {what}."
    told = [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)]
    assert told == [(["Kamran Aliyev"], "P5Y"), (["Leyla Mammadova"], "P3Y")]
