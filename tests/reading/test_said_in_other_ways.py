"""Demands, answers and lists that are told in other ways than by the one who does it and a verb."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


def test_nobody_is_freed_where_a_demand_goes_on_behind_a_gerund() -> None:
    text = f"Open Door repeated its demand that Minsk stop using such laws against reporters and release {_A}."
    assert not events(text, EventType.RELEASE)
    assert events(text, EventType.APPEAL)


@pytest.mark.parametrize("text", [f"Pressure is mounting for the release of {_A}.", f"Hopes for the release of {_A} are rising."])
def test_nobody_is_freed_by_calls(text: str) -> None:
    assert not events(text, EventType.RELEASE)


def test_a_watchdog_is_no_amnesty() -> None:
    (told,) = events(f"Declared a prisoner of conscience by Amnesty International, {_A} was freed in May.", EventType.RELEASE)
    assert "outcome" not in told


def test_who_is_called_something_in_front_is_the_one_told_of_next() -> None:
    (told,) = events(f"Considered a political prisoner by Open Door, {_A} is in a colony.", EventType.LISTING)
    assert told["people"] == [_A]


def test_nobody_asks_for_anything_that_is_only_planned() -> None:
    text = f"Deputies intend to send a letter to the UN asking for an inquiry into the arrest of {_A}."
    assert not events(text, EventType.APPEAL)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"UN experts: {_A} must be released immediately.", "UN experts"),
        (f"Canada renews call for Minsk to free {_A}", "Canada"),
        (f"Spain has requested from Caracas the release of its national {_A}.", "Spain"),
        (f"{_A} must be freed, wrote MEP {_B} on his page.", _B),
    ],
)
def test_who_asks_for_it_wherever_he_stands(text: str, actor: str) -> None:
    (told,) = events(text, EventType.APPEAL)
    assert (told["actor"], told["people"]) == (actor, [_A])


def test_a_place_before_a_colon_asks_for_nothing() -> None:
    assert not events(f"Azerbaijan: {_A} must be released immediately.", EventType.APPEAL)


@pytest.mark.parametrize(
    "text",
    [
        f"In a statement issued on 12 March, nine groups urged Minsk to free {_A}.",
        f"Nine writers, in a letter published on 12 March, ask Minsk to free {_A}.",
        f"Parliament voted on 12 March for a resolution which urges Minsk to free {_A}.",
    ],
)
def test_the_day_of_a_paper_is_that_of_what_it_asks(text: str) -> None:
    (told,) = events(text, EventType.APPEAL)
    assert told["date"] == "2025-03-12"


def test_asset_freezes_are_imposed() -> None:
    (told,) = events("Britain imposes asset freezes on two judges.", EventType.SANCTION)
    assert told["actor"] == "Britain"


def test_who_put_it_so_says_it() -> None:
    (told,) = events(f"“A travesty of justice” is how Minister {_B} described the sentence of {_A}.", EventType.CONDEMNATION)
    assert told["actor"] == _B


def test_questions_sent_to_somebody_stay_unanswered() -> None:
    text = f"Questions sent by e-mail to the Interior Ministry about {_A} had received no reply."
    (told,) = events(text, EventType.RESPONSE)
    assert (told["actor"], told["outcome"]) == ("Interior Ministry", "no_comment")


@pytest.mark.parametrize(
    "text",
    [f"The UN voiced dismay on Monday at the arrest of {_A}.", f"Hundreds marched on Monday in protest at the arrest of {_A}."],
)
def test_the_day_of_a_protest_is_not_that_of_the_arrest(text: str) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert "date" not in told


@pytest.mark.parametrize(
    "text", [f"The verdict against {_A} sparked an outcry.", f"A storm of protest greeted the jailing of {_A}."]
)
def test_nobody_condemns_what_is_done_to_himself(text: str) -> None:
    (told,) = events(text, EventType.CONDEMNATION)
    assert told["people"] == [_A]
    assert "actor" not in told


def test_the_day_of_an_arrest_is_not_that_of_an_illness() -> None:
    (told,) = events(f"Arrested in 2021, {_A} has lost 20 kilos.", EventType.HEALTH)
    assert "date" not in told


def test_measures_against_officials_extend_nobodys_arrest() -> None:
    text = f"The EU extended by a year the restrictive measures against those responsible for the jailing of {_A}."
    assert not events(text, EventType.REMAND_EXTENSION)
