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


def test_those_among_a_group_and_so_many_more() -> None:
    text = "Police detained 30 people, the actor Andrei Kim, the comedian Oleg Sidorov and two citizens of Ukraine among them."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Andrei Kim", "Oleg Sidorov"]]
    text = "Police arrested 30 people, reported Andrei Kim of the centre, with two children among them."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [[]]


def test_a_group_some_of_whom_are_named_is_named_in_full_further_on() -> None:
    lead = "Three people, Andrei Kim among them, were jailed for two years on Monday."
    everyone = ["Andrei Kim", "Oleg Sidorov", "Ivan Petrov"]
    text = f"{lead}\nAndrei Kim, Oleg Sidorov and Ivan Petrov denied the charges."
    assert [e["people"] for e in events(text, EventType.SENTENCE)] == [everyone]
    for other in ("Pavel Novak, Oleg Sidorov and Ivan Petrov", "Andrei Kim and Ivan Petrov"):
        assert [e["people"] for e in events(f"{lead}\n{other} denied the charges.", EventType.SENTENCE)] == [["Andrei Kim"]]


def test_one_and_three_other_people() -> None:
    text = "Andrei Kim and three other people were detained on Monday."
    assert [(e["people"], e.get("group")) for e in events(text, EventType.DETENTION)] == [(["Andrei Kim"], "three other people")]
