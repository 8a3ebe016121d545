"""People of one event who are named one by one between semicolons, each with a clause that says who he is."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Mammadova"


@pytest.mark.parametrize(
    "text",
    [
        f"Also freed were {_A}, an editor held since May; {_B}, who was arrested in June; and {_C}.",
        f"The court freed {_A}, who was arrested in May; the poet {_B}, who had filmed it; and {_C}, a lawyer who came along.",
        f"The court freed {_A}, who was arrested in May; {_B}, a baker; and {_C} of the daily Sun, detained in July.",
        f"Three were freed: {_A}, who had been arrested in May; {_B}, who filmed the rally; and {_C}, a teacher.",
    ],
)
def test_all_of_them_are_told_of(text: str) -> None:
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [[_A, _B, _C]]


@pytest.mark.parametrize(
    "behind",
    [
        f"{_B}, his brother, escaped",
        f"{_B} was fined",
        f"{_B}, who was with him, was fined",
        f"{_B}, detained in June, was fined",
        f"{_B}'s flat, where the two met, was searched",
    ],
)
def test_of_whom_something_else_is_told_is_not_of_the_list(behind: str) -> None:
    text = f"The court freed {_A}, who was arrested in May; {behind}."
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [[_A]]


def test_of_a_group_that_is_counted_just_as_many() -> None:
    text = f"Four were freed: {_A}, who had been arrested in May; {_B}, who filmed the rally; and {_C}, a teacher."
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [[]]


def test_what_is_told_of_each_is_not_told_of_all() -> None:
    text = f"Three people were sentenced: {_A}, who got three years; {_B}, who got two; and {_C}, who was fined."
    assert [(e["people"], e.get("term")) for e in events(text, EventType.SENTENCE)] == [
        ([_A], "P3Y"),
        ([_B], "P2Y"),
        ([_C], None),
    ]


def test_what_is_said_of_one_of_them_is_not_told_of_all() -> None:
    text = f"The court freed {_A}, who was arrested in May; {_B}, who wrote about the war; and {_C}."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [[_A]]


def test_those_on_a_list_of_the_pardoned() -> None:
    pardoned = "The president pardoned 801 people on Monday."
    more = "His order freed 463 convicts, halved the sentences of 220 and lifted those of 118. "
    for text in (f"On the list are {_A} and {_B}.", f"{_A} and {_B} are on the list.", f"{more}On the list are {_A} and {_B}."):
        told = [e["people"] for e in events(f"{pardoned} {text}", EventType.RELEASE) if e.get("outcome") == "pardon"]
        assert told == [[], [_A, _B]]
    for text in (f"On the sanctions list are {_A} and {_B}.", f"{_A} and {_B} are not on the list."):
        assert [e["people"] for e in events(f"{pardoned} {text}", EventType.RELEASE)] == [[]]


def test_a_number_before_the_verb_is_who_does_it() -> None:
    assert [e["people"] for e in events(f"Only two walked free: {_A} and {_B}.", EventType.RELEASE)] == [[_A, _B]]


def test_a_clause_of_its_own_between_semicolons_is_no_entry_of_a_list() -> None:
    text = f"The president pardoned {_A}; the editor of the Sun, {_B}, left his cell for house arrest; and a court freed {_C}."
    assert next((e["people"], e.get("outcome")) for e in events(text, EventType.RELEASE)) == ([_A], "pardon")
