"""Deeds told in a row: whom they were done to and when is said once, behind the last."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    "text",
    [
        "Police detained and questioned Kamran Aliyev on Monday.",
        "Kamran Aliyev was detained and questioned on Monday.",
        "Officers stopped and searched Kamran Aliyev on Monday.",
    ],
)
def test_the_day_behind_the_last_is_that_of_both(text: str) -> None:
    (event,) = events(text, EventType.DETENTION)
    assert (event["people"], event["date"]) == (["Kamran Aliyev"], "2025-03-10")


def test_a_later_deed_keeps_its_day_to_itself() -> None:
    text = "Police detained and later released Kamran Aliyev on Monday."
    (detention,), (release,) = events(text, EventType.DETENTION), events(text, EventType.RELEASE)
    assert (detention["people"], detention.get("date")) == (["Kamran Aliyev"], None)
    assert (release["people"], release["date"]) == (["Kamran Aliyev"], "2025-03-10")


def test_the_term_of_the_last_is_its_own() -> None:
    (detention,) = events("Kamran Aliyev was arrested and sentenced to three years in May.", EventType.DETENTION)
    assert "term" not in detention


def test_those_who_do_it_are_not_those_it_is_done_to() -> None:
    (event,) = events("Masked men abducted and tortured the activist Kamran Aliyev in May.", EventType.ILL_TREATMENT)
    assert (event["people"], event["actor"]) == (["Kamran Aliyev"], "Masked men")
    assert events("Men beaten and robbed by police told Kamran Aliyev of it.", EventType.DETENTION) == []


def test_those_freed_with_somebody_are_counted() -> None:
    text = "Belarus on Friday freed laureate Kamran Aliyev, protest leader Leyla Yunus and 121 other prisoners in a deal."
    (event,) = events(text, EventType.RELEASE)
    assert (event["people"], event["count"]) == (["Kamran Aliyev", "Leyla Yunus"], 121)
    (event,) = events("Kamran Aliyev was arrested along with 14 other activists in May.", EventType.DETENTION)
    assert (event["people"], event["group"], event["count"]) == (["Kamran Aliyev"], "14 other activists", 14)
    (event,) = events("Kamran Aliyev was detained together with criminals.", EventType.DETENTION)
    assert "group" not in event


def test_probation_that_follows_prison_does_not_suspend_it() -> None:
    (event,) = events(
        "Kamran Aliyev was given five years in prison, to be followed by two years of probation.", EventType.SENTENCE
    )
    assert (event["term"], event.get("outcome")) == ("P5Y", None)
    text = "Kamran Aliyev was given five years. He will be put under probation for two years after completing the term."
    (event,) = events(text, EventType.SENTENCE)
    assert (event["term"], event.get("outcome"), event["stance"]) == ("P5Y", None, "asserted")
    (event,) = events("Kamran Aliyev was given two years of probation.", EventType.SENTENCE)
    assert event["outcome"] == "suspended"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The trial of Kamran Aliyev is due to start in May.", "2025-05"),
        ("The trial of Kamran Aliyev was due to start in February.", "2025-02"),
    ],
)
def test_what_is_due_lies_ahead_of_the_day_it_is_told(text: str, day: str) -> None:
    (event,) = events(text, EventType.HEARING)
    assert (event["date"], event["stance"]) == (day, "planned")


@pytest.mark.parametrize("again", ["rearrested in June", "taken back into custody in June"])
def test_what_came_about_in_the_end_is_told(again: str) -> None:
    text = f"Kamran Aliyev was freed in May, only to be {again}."
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [(["Kamran Aliyev"], "2024-06")]
    assert events("Kamran Aliyev came to Baku to be arrested.", EventType.DETENTION) == []


def test_a_relative_clause_without_a_pronoun_keeps_its_day() -> None:
    text = "The court dismissed the appeal of Kamran Aliyev and kept unchanged the sentence a court gave him last August."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["people"], ruling.get("date")) == (["Kamran Aliyev"], None)


@pytest.mark.parametrize(
    ("told", "type_"),
    [
        ("Kamran Aliyev, arrested on Monday, was released the next day.", EventType.RELEASE),
        ("The blogger police detained on Monday, Leyla Aliyeva, was fined the following day.", EventType.SENTENCE),
    ],
)
def test_the_next_day_counts_from_what_is_said_of_somebody_right_before(told: str, type_: EventType) -> None:
    assert [event["date"] for event in events(told, EventType.DETENTION)] == ["2025-03-10"]
    assert [event["date"] for event in events(told, type_)] == ["2025-03-11"]


@pytest.mark.parametrize("to", ["until", "to"])
def test_a_session_put_off_on_a_day_to_another_lasts_not_from_one_to_the_other(to: str) -> None:
    (hearing,) = events(f"The trial of Kamran Aliyev was postponed on Monday {to} April 3.", EventType.HEARING)
    assert (hearing["date"], hearing["outcome"], hearing["stance"]) == ("2025-03-10", "postponed", "asserted")


def test_probation_beside_prison_does_not_suspend_it() -> None:
    text = "Kamran Aliyev was sentenced to two years in prison and three years of probation on Monday."
    (sentence,) = events(text, EventType.SENTENCE)
    assert (sentence["term"], sentence.get("outcome")) == ("P2Y", None)


def test_who_escapes_being_jailed_is_not_jailed() -> None:
    text = "Kamran Aliyev escaped being jailed when the court fined him instead."
    assert events(text, EventType.DETENTION) == []
    assert [event["outcome"] for event in events(text, EventType.SENTENCE)] == ["fine"]
    assert len(events("Kamran Aliyev escaped and was detained on Monday.", EventType.DETENTION)) == 1


def test_one_more_verb_behind_a_clause_that_only_says_when() -> None:
    text = (
        "Kamran Aliyev was arrested on May 28, 2024, while working on a story about a club in Ganja, was for 13 months forbidden "
        "to leave the country and has been behind bars since February 3."
    )
    assert [e["date"] for e in events(text, EventType.DETENTION)] == ["2024-05-28", "2025-02-03"]
    (ban,) = events(text, EventType.RESTRICTION)
    assert (ban["people"], ban["term"]) == (["Kamran Aliyev"], "P13M")


def test_the_same_evening_is_that_of_the_day_told_last() -> None:
    text = (
        "In custody since November 16, 2023, and jailed for five years in March, Kamran Aliyev was pardoned on November 12 "
        "and flown to Berlin the same evening."
    )
    assert {e["date"] for e in events(text, EventType.RELEASE)} == {"2024-11-12"}


def test_a_day_in_may_makes_nothing_only_possible() -> None:
    (told,) = events("In May 2024 an appeal court overturned the conviction of Kamran Aliyev.", EventType.APPEAL_RULING)
    assert (told["outcome"], told["date"]) == ("overturned", "2024-05")
