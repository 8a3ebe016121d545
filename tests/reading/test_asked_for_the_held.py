"""What is asked for somebody held, short of his release."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Leyla Mammadova"


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("Her family demands that she be transferred to a private clinic.", "she be transferred to a private clinic"),
        ("The union demands that the government say where she is.", "the government say where she is"),
    ],
)
def test_it_is_an_appeal(text: str, demand: str) -> None:
    (told,) = events(f"{_A} was arrested on May 18. {text}", EventType.APPEAL)
    assert (told["people"], told["demands"]) == ([_A], [demand])


def test_what_the_government_said_is_none() -> None:
    assert events(f"{_A} was arrested. The union demands nothing, the government says.", EventType.APPEAL) == []


def test_a_headline_goes_on_with_what_was_done_to_her() -> None:
    (told,) = events(f"{_A} denied bail, remanded in custody until March 24", EventType.REMAND)
    assert (told["people"], told["until"]) == ([_A], "2025-03-24")


@pytest.mark.parametrize("once", ["formerly an editor of the Trud channel", "previously an activist of the union"])
def test_what_somebody_was_says_who_he_is(once: str) -> None:
    (told,) = events(f"On May 2, {_A}, {once}, was pardoned by Rauf Hasanov.", EventType.RELEASE)
    assert told["people"] == [_A]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('For the National Union of Journalists the ruling is "an injustice".', ["National Union of Journalists"]),
        ("The ruling is an injustice for the National Union of Journalists.", []),
        ("For the family the ruling is an injustice.", []),
    ],
)
def test_in_whose_eyes_it_is_an_injustice(text: str, actors: list[str]) -> None:
    told = events(f"{_A} was convicted on Monday. {text}", EventType.CONDEMNATION)
    assert [(event["actor"], event["people"]) for event in told] == [(actor, [_A]) for actor in actors]


def test_a_term_stands_behind_what_is_told_aside() -> None:
    text = f"Jan Nowak received nine years, Pavel Orlov seven and {_A}, who had left the country, eight."
    terms = {event["people"][0]: event["term"] for event in events(text, EventType.SENTENCE)}
    assert terms == {"Jan Nowak": "P9Y", "Pavel Orlov": "P7Y", _A: "P8Y"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Oleg Orlov recorded a video in which he called on the president to free all journalists.", "Oleg Orlov"),
        ("His lawyer, Oleg Orlov, wrote a letter in which he urged the president to free him.", "Oleg Orlov"),
        ("The union published a letter in which he urged the president to free all journalists.", "Jan Nowak"),
        (f"{_A} published a letter in which he urged the president to free all journalists.", "Jan Nowak"),
    ],
)
def test_who_made_it_says_what_is_in_it(text: str, actor: str) -> None:
    (told,) = events(f"Jan Nowak was jailed in May. {text}", EventType.APPEAL)
    assert told["actor"] == actor
