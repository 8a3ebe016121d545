"""A day with no year on which something *had happened* lies before what the sentence tells."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"In August 2023 CPJ asked for the release of {_A}, who had been arrested on August 9 outside a court.", "2023-08-09"),
        (f"On August 12, 2023, CPJ asked for the release of {_A}, who had been arrested on August 9.", "2023-08-09"),
        (f"In August 2023 {_A} was sentenced to nine years; he had been arrested on June 9.", "2023-06-09"),
        (f"In August 2023 {_A} was charged with treason; he had been arrested on November 9.", "2022-11-09"),
        (f"On Monday the court jailed {_A}, who had been arrested on June 9.", "2024-06-09"),
        (f"On March 3 the court jailed {_A}, who had been arrested on June 9, 2022.", "2022-06-09"),
    ],
)
def test_it_lies_before(text: str, day: str) -> None:
    (detention,) = events(text, EventType.DETENTION)
    assert detention["date"] == day
