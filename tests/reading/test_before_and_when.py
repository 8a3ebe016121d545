"""What a clause with "before" or "when" tells of whoever the one above it is about."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    "text",
    [
        "Kamran Aliyev was held for two days before being freed.",
        "Kamran Aliyev was charged with incitement and spent weeks in jail before being granted bail.",
        "Kamran Aliyev spent two days in a cell before being released.",
    ],
)
def test_freed_in_the_end(text: str) -> None:
    (told,) = events(text, EventType.RELEASE)
    assert told["people"] == ["Kamran Aliyev"]


_MET = "President Ilham Guliyev"


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (f"Prime Minister Rauf Hasanov raised the case when he met {_MET} last week.", "Rauf Hasanov"),
        (f"The envoy, John Smith, spoke of the case when he met {_MET}.", "John Smith"),
        (f"Minister Rauf Hasanov said he would speak of it when he meets {_MET} on Friday.", "Rauf Hasanov"),
        (f"His wife, Leyla Mammadova, said he met {_MET} in 2019.", "Kamran Aliyev"),
    ],
)
def test_whoever_speaks_of_it_when_he_meets_somebody_meets_him(text: str, met: str) -> None:
    (told,) = events(f"Kamran Aliyev was jailed in May. {text}", EventType.MEETING)
    assert told["people"] == [met, "Ilham Guliyev"]
