"""Groups told in one breath are one group, and their numbers are added up where each is exact."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    ("group", "count"),
    [
        ("three men and a woman", 4),
        ("two women and a man", 3),
        ("five journalists, two lawyers and a student", 8),
        ("six journalists and media workers", 6),
        ("three journalists", 3),
    ],
)
def test_the_parts_of_a_group_are_added_up(group: str, count: int) -> None:
    (told,) = events(f"Police detained {group} on Monday.", EventType.DETENTION)
    assert (told["group"], told["count"]) == (group, count)


def test_what_is_said_of_their_offence_is_none_of_them() -> None:
    text = (
        "Police had arrested three men and a woman on suspicion of colluding with foreign forces, an offence under the new law."
    )
    (told,) = events(text, EventType.DETENTION)
    assert (told["group"], told["count"]) == ("three men and a woman", 4)


def test_what_is_told_of_two_groups_is_told_of_each() -> None:
    (told,) = events("Two men were jailed and a woman was fined.", EventType.SENTENCE)
    assert (told["group"], told["outcome"]) == ("a woman", "fine")
