"""What happens to the same people one after the other: "let go, only to be detained again", "each of them was held"."""

from __future__ import annotations

import datetime as dt

import pytest
from told import events

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} was let go, only to be detained again when the prosecutor objected.",
        f"{_A} gave a statement and was released but arrested again the same evening.",
    ],
)
def test_who_was_let_go_is_held_again(text: str) -> None:
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [[_A]]
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [[_A]]


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} and {_B} were detained in May, after which each of them was ordered held for four months.",
        f"{_A} and {_B} were detained in May. Each of them was ordered held for four months.",
    ],
)
def test_each_of_them_is_all_of_the_list(text: str) -> None:
    (found,) = events(text, EventType.REMAND)
    assert (found["people"], found["term"]) == ([_A, _B], "P4M")


def test_the_detained_who_deny_it_are_not_detained_once_more() -> None:
    text = f"{_A} was arrested in May. None of the detained has admitted guilt."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [[_A]]


def test_a_court_that_jails_somebody_after_his_release_convicts_nobody() -> None:
    text = f"A court jailed {_A} one day after his release."
    assert events(text, EventType.SENTENCE) == []


def test_the_day_it_was_put_off_to_has_passed() -> None:
    text = f"The trial of {_A} was put off until November 26. On that day a court convicted him and jailed him for a year."
    segment = Segment(id="article", text=text, date=Edtf.of_day(dt.date(2025, 12, 29)))
    dates = [r.event.date for r in read([segment]) if r.event.type is EventType.SENTENCE]
    assert [str(date.text) for date in dates if date] == ["2025-11-26"]
