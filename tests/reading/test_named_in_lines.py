"""The names of a group that stand in the lines below the sentence that counts it."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_NAMES = ["Kamran Aliyev", "Rauf Hasanov", "Leyla Isayeva"]
_LINES = "\n".join(f"{number}. {name}" for number, name in enumerate(_NAMES, start=1))
_WITH_AGES = "\n".join(f"– {name}, 4{number}" for number, name in enumerate(_NAMES))
_BY_PLACE = "Baku: Kamran Aliyev, 41, Rauf Hasanov, 42\nGanja: Leyla Isayeva"
_TWO_IN_A_LINE = "Baku: Kamran Aliyev and Rauf Hasanov\nGanja: Leyla Isayeva"


@pytest.mark.parametrize(
    "text",
    [
        f"Three journalists were freed on Monday. Their names are:\n{_LINES}",
        f"Three journalists were freed on Monday. The list, published by the union, is as follows:\n{_WITH_AGES}\nAll are well.",
        f"Three journalists were freed on Monday, the union said. They are:\n{_BY_PLACE}",
        f"Freed on Monday:\n{_TWO_IN_A_LINE}",
        f"Three journalists were freed on Monday:\n{_LINES}\nThe union welcomed it.",
        f"Three journalists were freed on Monday.\n{_LINES}",
        f"The following journalists were freed on Monday:\n{_LINES}",
        f"Freed on Monday:\n{_LINES}",
    ],
)
def test_those_named_in_the_lines_below(text: str) -> None:
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [_NAMES]


@pytest.mark.parametrize(
    "text",
    [
        f"Four journalists were freed on Monday:\n{_LINES}",
        f"Three journalists were freed on Monday. The lawyers who helped them are:\n{_LINES}",
        f"Three journalists were freed on Monday. The names of the lawyers are:\n{_LINES}",
        "Three journalists were freed on Monday.\nKamran Aliyev spoke.\nRauf Hasanov spoke.",
    ],
)
def test_lines_that_name_others(text: str) -> None:
    assert [event.get("people", []) for event in events(text, EventType.RELEASE)] == [[]]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Five men, one of whom had been detained in May, were freed on Monday.", "Five men"),
        ("Ten students, most of whom had been detained in May, left prison on Monday.", "Ten students"),
    ],
)
def test_what_is_told_of_some_is_not_told_of_all(text: str, group: str) -> None:
    assert [event["group"] for event in events(text, EventType.RELEASE)] == [group]
    assert group not in [event["group"] for event in events(text, EventType.DETENTION)]
