"""A day told beside an event, or before it, is the event's only where the words say so."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (f"{_A} had been missing since March 3, the day the police took him from his home.", EventType.DETENTION, "2025-03-03"),
        (f"On March 3, the day {_A} was arrested, it rained.", EventType.DETENTION, "2025-03-03"),
        (f"{_A} has been held since March 3, the day on which police searched his flat.", EventType.SEARCH, "2025-03-03"),
        (f"On March 3, the day before {_A} was arrested, it rained.", EventType.DETENTION, None),
        (
            f"He fell ill on March 1. {_A} is missing since March 3. The wife was freed that night.",
            EventType.RELEASE,
            "2025-03-03",
        ),
        (f"{_A} was arrested on March 3, two months after his release on bail in another case.", EventType.RELEASE, None),
        (f"The judge set the next hearing in the case of {_A} for April 6. The ministry denied it.", EventType.RESPONSE, None),
        (f"The hearing of {_A} is set for April 6. He denied the charges.", EventType.RESPONSE, None),
        (f"{_A} was held at a police station from March 7 to 10 and freed.", EventType.RELEASE, "2025-03-10"),
        (f"The trial of {_A} opened on Monday. He denied the charges.", EventType.RESPONSE, "2025-03-10"),
        (f"{_A} was fined on June 5, 2022; on July 7 the police arrested him.", EventType.DETENTION, "2022-07-07"),
        (f"{_A} was jailed in March 2019. In May he was freed.", EventType.RELEASE, "2019-05"),
        (f"{_A} was jailed in March 2019. In January he was freed.", EventType.RELEASE, "2020-01"),
        (f"{_A} was jailed in March 2019. In February he was freed.", EventType.RELEASE, "2025-02"),
        (f"{_A} was jailed in November 2023. In December he was freed.", EventType.RELEASE, "2023-12"),
        (f"{_A} was jailed in March 2023. In January he was freed.", EventType.RELEASE, "2025-01"),
        (
            f"{_A} was due to leave on May 9, 2023, but on April 2 of that year he was beaten.",
            EventType.ILL_TREATMENT,
            "2023-04-02",
        ),
    ],
)
def test_the_day_is_the_one_that_is_meant(text: str, kind: EventType, day: str | None) -> None:
    assert [event.get("date") for event in events(text, kind)] == [day]
