"""Turns of court reports between Baku and Minsk: who heads a body, who tells it, what a court took up."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Leyla Safarova", "Rovshana Najafova"
_HELD = f"The court extended the arrest of {_A} and {_B}."


@pytest.mark.parametrize(
    "body",
    [
        "the Institute for Peace and Democracy",
        "the Institute for Reporters' Freedom and Safety",
        "the Center for Election Monitoring and Democracy Education",
        "the Center for Protection of Rights",
        "the Forum for Free Elections and Civic Rights",
        "Novaya Gazeta newspaper",
    ],
)
def test_who_heads_a_body_is_named_right_behind_it(body: str) -> None:
    (arrest,) = events(f"The head of {body} {_A} was arrested on Monday.", EventType.DETENTION)
    assert arrest["people"] == [_A]


def test_a_name_that_is_part_of_a_body_s_stays_so() -> None:
    (arrest,) = events(f"A member of the Committee for the Defence of {_A} was arrested.", EventType.DETENTION)
    assert not arrest.get("people")


@pytest.mark.parametrize("role", ["lawyer", "the lawyer", "her lawyer", "rights defender", "human rights activist"])
def test_who_tells_it_is_not_the_one_it_happened_to(role: str) -> None:
    (beating,) = events(f"According to {role} {_C}, {_A} was beaten.", EventType.ILL_TREATMENT)
    assert (beating["people"], beating["attribution"]) == ([_A], _C)


def test_who_tells_it_is_not_the_journalist_told_of_behind_the_comma() -> None:
    (beating,) = events(f"According to lawyer {_C}, the journalist was beaten.", EventType.ILL_TREATMENT)
    assert not beating.get("people") and beating["attribution"] == _C


@pytest.mark.parametrize(
    ("speakers", "by"),
    [
        ("The lawyers", "lawyers"),
        ("The two lawyers", "two lawyers"),
        ("The relatives", "relatives"),
        ("The families", "families"),
        ("Their colleagues", "Their colleagues"),
        ("The experts", "experts"),
    ],
)
def test_those_who_speak_for_prisoners_are_not_the_prisoners(speakers: str, by: str) -> None:
    (beating,) = events(f"{_HELD}\n{speakers} said that both had been beaten.", EventType.ILL_TREATMENT)
    assert (beating["people"], beating["attribution"]) == ([_A, _B], by)


def test_lawyers_who_are_held_may_speak_for_themselves() -> None:
    text = f"Lawyers {_A} and {_B} were detained on Monday.\nThe lawyers said that they had been beaten."
    (beating,) = events(text, EventType.ILL_TREATMENT)
    assert (beating["people"], beating["attribution"]) == ([_A, _B], f"{_A}; {_B}")


_TOOK_UP = "On March 10, the Khatai District Court, chaired by Fuad Mikayilov, {} a petition to free {}, held since May."


@pytest.mark.parametrize("took_up", ["considered", "examined", "heard", "took up"])
@pytest.mark.parametrize("glue", [" ", "\n"])
def test_what_a_court_took_up_it_decided_there_and_then(took_up: str, glue: str) -> None:
    text = glue.join((_TOOK_UP.format(took_up, _A), "The court did not satisfy the petition, leaving him under arrest."))
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["court"], ruling["judge"], ruling["date"]) == ("Khatai District Court", "Fuad Mikayilov", "2025-03-10")


def test_a_court_of_another_paragraph_that_took_nothing_up_is_not_taken() -> None:
    text = f"On March 10, the Khatai District Court was closed to the press.\nThe court did not satisfy the petition of {_A}."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert {"court", "date"}.isdisjoint(ruling)


def test_this_was_decided_where_and_when() -> None:
    text = f"The arrest of {_A} has been extended for three months. This was decided today in the Khatai District Court."
    (extended,) = events(text, EventType.REMAND_EXTENSION)
    assert (extended["court"], extended["date"], extended["term"]) == ("Khatai District Court", "2025-03-14", "P3M")


def test_what_this_was_decided_of_is_a_ruling() -> None:
    text = f"{_A} was arrested on May 3, 2024. This was decided today in the Khatai District Court."
    assert events(text, EventType.DETENTION)[0]["date"] == "2024-05-03"
