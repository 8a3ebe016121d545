"""Who answers what is said of him: governments and their officials, the accused, and those who speak for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read


def answers(text: str) -> list[dict[str, Any]]:
    segment = Segment(id="article", text=text, date=Edtf.of_day(dt.date(2025, 3, 14)))
    found = (reading.event for reading in read([segment]))
    return [event.model_dump(mode="json", exclude_none=True) for event in found if event.type is EventType.RESPONSE]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Baku was silent.", "Baku"),
        ("A spokesman for the prison service would not discuss it.", "spokesman for the prison service"),
        ("Deputy interior minister Rauf Aliyev would not discuss it.", "Rauf Aliyev"),
        ("The ambassador to the EU, Rauf Aliyev, called the resolution a farce.", "Rauf Aliyev"),
        ("Rauf Aliyev, spokesman of the ministry, assured reporters that nobody was hurt.", "Rauf Aliyev"),
        ("“Nobody is in jail for his opinions,” the justice minister repeated on television.", "justice minister"),
        (
            "They wrote to the Government of Belarus, which maintained that his rights had been respected.",
            "Government of Belarus",
        ),
    ],
)
def test_a_state_answers_through_its_bodies_and_officials(text: str, actor: str) -> None:
    assert [a["actor"] for a in answers(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the opposition called the resolution a farce.",
        "The spokeswoman of the union would not discuss it.",
        "Senator Rauf Aliyev called the report a farce.",
        "Vilnius University was silent.",
    ],
)
def test_who_belongs_to_no_government_answers_for_none(text: str) -> None:
    assert answers(text) == []


def test_the_accused_who_answer_are_those_it_is_about() -> None:
    (answer,) = answers("Kamran Aliyev was arrested in May. Aliyev calls the case revenge.")
    assert answer["people"] == ["Kamran Aliyev"]


def test_whoever_answers_for_another_is_not_the_one_it_is_about() -> None:
    (answer,) = answers("Lawyer Rauf Hasanov denied the charges.")
    assert (answer["actor"], answer.get("people", [])) == ("Rauf Hasanov", [])


def test_an_official_who_met_somebody_still_answers_for_his_government() -> None:
    (answer,) = answers("Foreign minister Rauf Aliyev met Leyla Yunus in Baku. Aliyev said there were no political prisoners.")
    assert answer["actor"] == "Rauf Aliyev"


def test_who_is_quoted_by_another_is_the_one_who_says_it() -> None:
    (answer,) = answers("The agency quoted a police official as saying the arrests were lawful.")
    assert answer["actor"] == "police official"


def test_what_a_lawyer_says_that_his_client_says_is_told_once() -> None:
    (answer,) = answers("Lawyer Rauf Hasanov told reporters that his client declared herself innocent.")
    assert answer["actor"] == "his client"


def test_what_only_says_that_somebody_was_asked_does_not_hide_the_answer() -> None:
    (answer,) = answers("The deputy minister, asked about it in Geneva, said that all prisoners enjoyed their full rights.")
    assert answer["actor"] == "deputy minister"


def test_a_noun_for_the_one_held_answers_in_his_name() -> None:
    (answer,) = answers("Kamran Aliyev was charged with fraud. The blogger calls the case an act of revenge.")
    assert (answer["actor"], answer["people"]) == ("Kamran Aliyev", ["Kamran Aliyev"])


@pytest.mark.parametrize("name", ["Karimova", "Loan"])
def test_the_client_is_whoever_is_named_behind(name: str) -> None:
    text = f"Kamran Aliyev and Nguyen Thi {name} were arrested in May. Aliyev was beaten. "
    found = answers(text + f"Lawyer Rauf Hasanov told reporters that his client {name} had declared herself innocent.")
    assert [a.get("people", []) for a in found] == [[f"Nguyen Thi {name}"]]


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("The country has no political prisoners, the minister insists.", "minister"),
        ("He is held in ordinary conditions, the Penitentiary Service maintains.", "Penitentiary Service"),
        ("Nobody has beaten the editor, the police chief says.", "police chief"),
        ("The whole case was made up, says his lawyer.", "his lawyer"),
    ],
)
def test_what_is_said_may_stand_before_who_says_it(said: str, actor: str) -> None:
    (answer,) = answers(f"The editor Ruslan Petrov was jailed in May. {said}")
    assert (answer["actor"], answer["outcome"]) == (actor, "denied")


@pytest.mark.parametrize("who", ["Petrov", "the editor", "his lawyer"])
def test_a_charge_may_be_denied_by_name(who: str) -> None:
    (answer,) = answers(f"The editor Ruslan Petrov is accused of threatening an officer, which {who} denied.")
    assert answer["outcome"] == "denied"
