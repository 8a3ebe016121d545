"""Two told of one after another, and what is said of both behind it."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    "text",
    [
        f"The court sentenced {_A} to three years and {_B} to two. Both men were found guilty of treason.",
        f"{_A} was sentenced to three years. {_B} got two. They were convicted of treason.",
    ],
)
def test_what_both_were_found_guilty_of_belongs_to_their_terms(text: str) -> None:
    told = [(e["people"], e["term"], [c["offence"] for c in e["charges"]]) for e in events(text, EventType.SENTENCE)]
    assert told == [([_A], "P3Y", ["treason"]), ([_B], "P2Y", ["treason"])]


def test_another_verdict_stays_one() -> None:
    text = f"{_A} was sentenced to three years. {_B} got two. They were convicted of treason in 2019."
    told = [(e["people"], e.get("date")) for e in events(text, EventType.SENTENCE)]
    assert told == [([_A], None), ([_B], None), ([_A, _B], "2019")]


def test_they_are_the_two_of_the_paragraph() -> None:
    text = f"{_A} was jailed in May. {{}}{_B} was jailed in June{{}}. They were charged with treason."
    assert [e["people"] for e in events(text.format("", ""), EventType.CHARGE)] == [[_A, _B]]
    for between, behind in (("\n", ""), ("", ", said Samir Guliyev, his lawyer")):
        assert events(text.format(between, behind), EventType.CHARGE) == []
