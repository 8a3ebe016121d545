"""Those who only own something in a sentence that deals out terms, or who tell of it, have no share."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize("what", ["a site that published dissidents' writings", "a hotline for prisoners' relatives", "a site"])
def test_owners_have_no_share(what: str) -> None:
    text = f"A court sentenced Kamran Aliyev to five years, and his deputy, Leyla Mammadova, to three, for running {what}."
    told = [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)]
    assert told == [(["Kamran Aliyev"], "P5Y"), (["Leyla Mammadova"], "P3Y")]


def test_the_officer_who_says_so_has_no_share() -> None:
    text = f"A policeman said that {_A} had been sentenced to 14 years and his wife to 12."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [([_A], "P14Y")]


def test_who_stands_behind_the_shares_has_none() -> None:
    text = f"The court lowered {_A}'s term to nine months and {_B}'s to six, but confirmed the conviction of Leyla Mammadova."
    told = [(e["people"], e.get("term"), e["outcome"]) for e in events(text, EventType.APPEAL_RULING)]
    assert told == [([_A], "P9M", "reduced"), ([_B], "P6M", "reduced"), (["Leyla Mammadova"], None, "upheld")]


def test_what_befalls_the_next_is_not_said_of_the_shares() -> None:
    text = f"{_A} was sent to prison for 12 months and {_B} for eight, whereas Leyla Mammadova received a suspended sentence."
    told = [(e["people"], e.get("term"), e.get("outcome")) for e in events(text, EventType.SENTENCE)]
    assert told[:2] == [([_A], "P12M", None), ([_B], "P8M", None)]


def test_the_verb_is_said_of_all_shares() -> None:
    text = f"{_A}'s term was cut to two years, {_B}'s to three and Leyla Mammadova's to four."
    told = [(e["term"], e["outcome"]) for e in events(text, EventType.APPEAL_RULING)]
    assert told == [("P2Y", "reduced"), ("P3Y", "reduced"), ("P4Y", "reduced")]


def test_what_which_does_goes_on() -> None:
    text = (
        f"{_A} was jailed. His friends say that he never meant to harm anybody, according to Reporters Without Borders, which "
        "called the outcome unacceptable and again demanded that he be set free."
    )
    (appeal,) = events(text, EventType.APPEAL)
    assert (appeal["actor"], appeal["people"]) == ("Reporters Without Borders", [_A])
