"""A line that opens with a name and a colon tells of that one, where nobody else stands in it."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    "entry",
    [
        f"{_A}: Arrested on May 2, 2022; sentenced to nine years in prison.",
        f"{_A}: A board member of the teachers' union, detained in May 2022. Sentenced to nine years in prison.",
        f"{_A}, 42: A student, detained in May 2022. Later sentenced to nine years in prison.",
        f"{_A}: Teacher. Arrested in May 2022 and sentenced to nine years in prison.",
    ],
)
def test_all_of_the_entry_is_told_of_him(entry: str) -> None:
    (detention,) = events(entry, EventType.DETENTION)
    (sentence,) = events(entry, EventType.SENTENCE)
    assert detention["people"] == sentence["people"] == [_A]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (f"{_A}: The prisoners arrested in May were freed.", [([], "The prisoners")]),
        (f"{_A}: A student was detained in May 2022.", [([], "A student")]),
        (f"{_A}: {_B} was freed on Monday; detained again on Tuesday.", []),
    ],
)
def test_what_happened_to_others_is_not_told_of_him(entry: str, told: list[tuple[list[str], str]]) -> None:
    assert [(e["people"], e["group"]) for e in events(entry, EventType.DETENTION)] == told


def test_the_days_of_a_remand_are_no_arrest_beside_it() -> None:
    text = (
        f"On May 3, the State Prosecution ordered journalist {_A} to be held for 15 days on charges of joining a terrorist group."
    )
    assert not events(text, EventType.DETENTION)
    (remand,) = events(text, EventType.REMAND)
    assert (remand["people"], remand["term"]) == ([_A], "P15D")


def test_her_imprisoned_is_no_group() -> None:
    text = "Leyla Orujova appeared before the Prosecution, which charged her with fraud and had her imprisoned for fifteen days."
    (detention,) = events(text, EventType.DETENTION)
    assert (detention["people"], detention["term"]) == (["Leyla Orujova"], "P15D")
