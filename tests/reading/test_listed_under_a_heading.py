"""Names and terms listed under what happened: "Released: Smith, Jones", "Renewals: / Smith, Hebron - six months"."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Guliyeva"


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        (f"Released: {_A}, {_B}.", EventType.RELEASE, {}),
        (f"The names of the released: {_A} (24) and {_B}, a poet.", EventType.RELEASE, {}),
        (f"Detained in Ganja on Monday: {_A} and {_B}.", EventType.DETENTION, {"place": "Ganja", "date": "2025-03-10"}),
        (f"Extended until June 5:\n{_A}\n{_B}", EventType.REMAND_EXTENSION, {"until": "2025-06-05"}),
    ],
)
def test_it_happened_to_those_listed(text: str, kind: EventType, fields: dict[str, str]) -> None:
    (found,) = events(text, kind)
    assert found["people"] == [_A, _B]
    assert found.items() >= fields.items()


@pytest.mark.parametrize(
    "text",
    [
        f"Not released: {_A} and {_B}.",
        f"Released: what we know about {_A} and {_B}.",
        f"Released books: {_A}, {_B}.",
        f"To be released: {_A}, {_B}.",
        f"Those who were to have been released: {_A}, {_B}.",
    ],
)
def test_it_is_told_of_nobody(text: str) -> None:
    assert events(text, EventType.RELEASE) == []


def test_orders_and_renewals_are_dealt_out() -> None:
    text = (
        "The military court ruled on orders of administrative detention.\nNew orders:\n"
        f"{_A}, Bethlem - four months\nRenewals:\n{_B}, Yattah - six months\n{_C} - three months each"
    )
    assert [(e["people"], e["term"]) for e in events(text, EventType.DETENTION)] == [([_A], "P4M")]
    found = [(e["people"], e["term"]) for e in events(text, EventType.REMAND_EXTENSION)]
    assert found == [([_B], "P6M"), ([_C], "P3M")]


def test_a_heading_takes_the_day_told_before() -> None:
    text = f"The court in Ganja extended the arrest of several people on Monday.\nExtended until July 8:\n{_A}\n{_B}"
    found = [e for e in events(text, EventType.REMAND_EXTENSION) if e["people"] == [_A, _B]]
    assert [e["date"] for e in found] == ["2025-03-10"]
