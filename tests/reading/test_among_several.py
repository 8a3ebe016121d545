"""Of whom it is told that they were among several, and who gets what a judge gives both."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Leyla Mammadova", "Anna Petrova"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("They were among five people who were arrested in May.", [_A, _B]),
        ("They were among the students detained in May.", [_A, _B]),
        ("Two were among five people who were arrested in May.", []),
    ],
)
def test_they_are_among_them(text: str, people: list[str]) -> None:
    (told,) = events(f"{_A} and {_B} were found guilty. {text}", EventType.DETENTION)
    assert told.get("people", []) == people


def test_she_is_one_of_them() -> None:
    (told,) = events(f"{_A} was found guilty. She was one of five people who were arrested in May.", EventType.DETENTION)
    assert told["people"] == [_A]


@pytest.mark.parametrize("given", ["gave both a six-year term", "imposed on both a penalty of six years"])
def test_both_get_what_is_given_them(given: str) -> None:
    (told,) = events(f"{_A} and {_B} were found guilty on Thursday. The judge {given}.", EventType.SENTENCE)
    assert (told["people"], told["term"]) == ([_A, _B], "P6Y")


def test_the_number_of_a_law_counts_nobody() -> None:
    text = "Judge Jan Nowak imposed on both a penalty of 12 years for violation of Republic Act 10168, the Suppression Act."
    assert events(text, EventType.SENTENCE) == []


def test_who_summons_somebody_to_serve_a_term_asks_for_nothing() -> None:
    text = (
        f"{_A} was summoned yesterday by Branch 1 of the Evin Court to serve the 18 months in prison to which the "
        "Revolutionary Court of Tehran has sentenced her."
    )
    assert events(text, EventType.APPEAL) == []
    (told,) = events(text, EventType.SENTENCE)
    assert (told["people"], told["court"], told["term"]) == ([_A], "Revolutionary Court of Tehran", "P18M")
