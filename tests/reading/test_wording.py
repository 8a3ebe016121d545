"""What is written into a field stands for what it says and no more."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        (f"On Friday it was lawyer {_A}, who died in a Baku prison that day.", EventType.DEATH, "place", "Baku prison"),
        ("According to the Union, 73 political prisoners were behind bars on March 1.", EventType.LISTING, "actor", "Union"),
        (
            "According to the Mechanism for Recognition of Prisoners, at least 73 people were behind bars as of March 1.",
            EventType.LISTING,
            "actor",
            "Mechanism for Recognition of Prisoners",
        ),
        (
            f"The union, which had condemned the jailing of {_A}, said five members were on trial.",
            EventType.CONDEMNATION,
            "attribution",
            None,
        ),
    ],
)
def test_a_field_holds_no_words_of_another_clause(text: str, kind: EventType, field: str, value: str | None) -> None:
    assert [event.get(field) for event in events(text, kind)] == [value]
