"""Those of a country are people who can be held: "three Syrians were arrested"."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize("nationals", ["Syrians", "Palestinians", "Kenyans", "Egyptians", "Mozambicans", "Germans", "Czechs"])
def test_so_many_of_a_country_are_a_group(nationals: str) -> None:
    (found,) = events(f"Police arrested 46 {nationals} on Monday.", EventType.DETENTION)
    assert (found["group"], found["count"]) == (f"46 {nationals}", 46)


def test_they_can_be_named() -> None:
    (found,) = events("Two Kenyans, Kamran Aliyev and Rauf Hasanov, were arrested in Dodoma.", EventType.DETENTION)
    assert found["people"] == ["Kamran Aliyev", "Rauf Hasanov"]


def test_what_is_of_a_country_is_nobody() -> None:
    assert events("Police seized three Syrian and two Egyptian ships on Monday.", EventType.DETENTION) == []
