"""What did not come about though no "not" stands on its verb is not told as a fact."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    "text",
    [
        "Kamran Aliyev was not among those freed.",
        "Kamran Aliyev is not among the 26 political prisoners released on Monday.",
        "Kamran Aliyev was not among 26 political prisoners freed under an amnesty on Monday.",
        "Kamran Aliyev was not one of the 26 prisoners pardoned on Monday.",
        "Had the court freed Kamran Aliyev, the party would have celebrated.",
        "Kamran Aliyev was about to be freed when new charges came.",
        "Rumours that Kamran Aliyev had been freed spread on Monday.",
        "Reports that Kamran Aliyev had been freed proved false.",
        "Kamran Aliyev was nearly released on Monday.",
        "Kamran Aliyev's family expects his release in May.",
        "The family is preparing for the release of Kamran Aliyev in May.",
    ],
)
def test_nobody_is_released(text: str) -> None:
    assert events(text, EventType.RELEASE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kamran Aliyev was among those freed.",
        "Kamran Aliyev was among 26 political prisoners freed under an amnesty on Monday.",
        "Kamran Aliyev was one of the 26 prisoners pardoned on Monday.",
        "He had been told of it before the court freed Kamran Aliyev.",
        "Nearly 60 people saw how Kamran Aliyev was released on Monday.",
    ],
)
def test_somebody_is_released(text: str) -> None:
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [["Kamran Aliyev"]]
