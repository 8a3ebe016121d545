"""What happens to the same people one after the other: "let go, only to be detained again", "each of them was held"."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

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


def test_a_later_reduction_is_of_another_court() -> None:
    text = f"{_A} got ten years, later reduced to six years by the Supreme Court in May."
    assert [(e["term"], "court" in e, "date" in e) for e in events(text, EventType.SENTENCE)] == [("P10Y", False, False)]
    assert [(e["term"], e["court"]) for e in events(text, EventType.APPEAL_RULING)] == [("P6Y", "Supreme Court")]


@pytest.mark.parametrize("then", ["was not freed until March 2023", "was not let out of prison until March 2023"])
def test_who_was_not_freed_until_a_day_was_freed_then(then: str) -> None:
    (found,) = events(f"{_A} was arrested in May 2020 and {then}.", EventType.RELEASE)
    assert (found["people"], found["date"]) == ([_A], "2023-03")


@pytest.mark.parametrize("not_then", ["will not be freed until June", "should not be freed until June", "has not been freed"])
def test_who_is_not_freed_is_not(not_then: str) -> None:
    assert events(f"{_A} was arrested in May 2020 and {not_then}.", EventType.RELEASE) == []


def test_where_he_was_going_is_not_where_it_happened() -> None:
    (found,) = events(f"{_A} was detained at the airport on his way to a conference in Berlin.", EventType.DETENTION)
    assert found["place"] == "airport"


def test_hours_given_to_judges_are_no_sentence() -> None:
    assert events(f"The court gave judges 24 hours to check whether {_A} was lawfully held.", EventType.SENTENCE) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A} was the only one of the five to plead not guilty.", EventType.RESPONSE),
        (f"Norway was the first country to condemn the jailing of {_A}.", EventType.CONDEMNATION),
        (f"Norway was the last state to urge Baku to free {_A}.", EventType.APPEAL),
    ],
)
def test_who_does_something_in_his_turn_does_it(text: str, kind: EventType) -> None:
    (found,) = events(text, kind)
    assert (found["people"], found["actor"]) == ([_A], text.split(" was ", maxsplit=1)[0])


def test_a_first_step_is_no_deed() -> None:
    assert events(f"{_A} was jailed in May. That was the first step to free him.", EventType.RELEASE) == []
