"""How long somebody is held, and what else on the page takes that long."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    ("text", "kind", "term"),
    [
        ("Police detained John Smith during a two-week manhunt.", EventType.DETENTION, None),
        ("John Smith was detained in the course of a three-day strike.", EventType.DETENTION, None),
        ("John Smith was jailed during a ten-year ban on rallies.", EventType.SENTENCE, None),
        ("John Smith was sentenced after a two-month trial to five years.", EventType.SENTENCE, "P5Y"),
        ("John Smith was handed a two-year prison term.", EventType.SENTENCE, "P2Y"),
        ("John Smith ended a 40-day hunger strike in prison.", EventType.HUNGER_STRIKE, "P40D"),
    ],
)
def test_what_takes_long_is_no_term(text: str, kind: EventType, term: str | None) -> None:
    assert [told.get("term") for told in events(text, kind)] == [term]
