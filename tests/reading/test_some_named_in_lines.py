"""Lines below that name some of a group, and what was told of it before."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Orujova"
_PROFILES = (
    f"{_A}: arrested on January 8, 2021 in Ganja.\n{_B}: arrested in May 2022, and ill.\n{_C}: a teacher, arrested in 2023."
)


@pytest.mark.parametrize("leading", ["The prisoners include:", "Among them are:", "They include:"])
def test_what_was_told_of_the_group_is_told_of_those_named(leading: str) -> None:
    text = f"Thirteen prisoners were moved from Gobustan to another jail on Monday.\n{leading}\n{_PROFILES}"
    (transfer,) = events(text, EventType.TRANSFER)
    assert (transfer["people"], transfer["count"]) == ([_A, _B, _C], 13)


def test_all_that_was_told_since_they_were_counted() -> None:
    text = (
        "Thirteen prisoners were moved from Gobustan to another jail on Monday. The prisoners had been brought to Gobustan from "
        f"Ganja prison on May 3, and on the following day they went on hunger strike.\nThe prisoners include:\n{_PROFILES}"
    )
    assert [e["people"] for e in events(text, EventType.TRANSFER)] == [[_A, _B, _C]] * 2
    (strike,) = events(text, EventType.HUNGER_STRIKE)
    assert (strike["people"], strike["date"]) == ([_A, _B, _C], "2024-05-04")


def test_the_last_line_of_a_list_with_semicolons_ends_with_a_stop() -> None:
    text = f"Six journalists were detained on Monday.\nAmong them are:\n{_A}, an editor;\n{_B}, a reporter;\n{_C}, a cameraman."
    (detention,) = events(text, EventType.DETENTION)
    assert detention["people"] == [_A, _B, _C]


@pytest.mark.parametrize(
    ("told", "leading"),
    [
        ("Thirteen prisoners were moved from Gobustan to another jail on Monday.", "The lawyers include:"),
        ("Some of the prisoners were moved from Gobustan to another jail on Monday.", "The prisoners include:"),
    ],
)
def test_not_those_of_another_group(told: str, leading: str) -> None:
    assert [e["people"] for e in events(f"{told}\n{leading}\n{_PROFILES}", EventType.TRANSFER)] == [[]]
