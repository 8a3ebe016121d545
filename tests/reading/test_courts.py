"""Hearings and rulings of courts: whose they are, when they are, and what is told of but once."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


def test_what_is_ruled_on_behind_its_noun_is_not_told_once_more() -> None:
    text = "The acquittal of Kamran Aliyev was overturned by the Court of Appeal."
    assert [e["outcome"] for e in events(text, EventType.APPEAL_RULING)] == ["overturned"]
    assert events(text, EventType.ACQUITTAL) == []
    text = "A court in Ganja ruled that the detention of Kamran Aliyev was legal."
    assert [e["outcome"] for e in events(text, EventType.APPEAL_RULING)] == ["upheld"]
    assert events(text, EventType.DETENTION) == []


def test_a_ruling_told_in_the_present_is_told_when_it_was_given() -> None:
    (ruling,) = events("The verdict on Kamran Aliyev stands, the Supreme Court ruled on Monday.", EventType.APPEAL_RULING)
    assert (ruling["date"], ruling["stance"]) == ("2025-03-10", "asserted")


def test_the_day_of_a_case_called_for_hearing_is_that_of_the_hearing() -> None:
    (hearing,) = events("The case of Kamran Aliyev came up for hearing on March 3.", EventType.HEARING)
    assert hearing["date"] == "2025-03-03"


def test_what_is_pleaded_is_no_wish() -> None:
    (hearing,) = events("Kamran Aliyev pleaded not guilty at the opening of his trial on Monday.", EventType.HEARING)
    assert (hearing["people"], hearing["date"]) == (["Kamran Aliyev"], "2025-03-10")


def test_a_ruling_that_judges_call_theirs_is_about_the_one_named_behind_it() -> None:
    (hearing,) = events("Judges have reserved their ruling on Kamran Aliyev's appeal until April 5.", EventType.HEARING)
    assert hearing["people"] == ["Kamran Aliyev"]


def test_witnesses_are_a_plural_of_witness() -> None:
    (hearing,) = events("Witnesses were questioned in the trial of Kamran Aliyev on Monday.", EventType.HEARING)
    assert hearing["people"] == ["Kamran Aliyev"]


def test_a_day_over_an_entry_is_that_of_what_it_tells() -> None:
    text = "Monday: The trial of Kamran Aliyev entered its third week.\nTuesday. The retrial of Leyla Yunus opened in Ganja."
    told = {e["people"][0]: e["date"] for e in events(text, EventType.HEARING)}
    assert told == {"Kamran Aliyev": "2025-03-10", "Leyla Yunus": "2025-03-11"}


def test_a_day_over_an_entry_is_not_that_of_what_was_before() -> None:
    text = "Monday: The trial of Kamran Aliyev resumed. He had been arrested in a raid on his office."
    (arrest,) = events(text, EventType.DETENTION)
    assert "date" not in arrest


def test_a_hearing_put_off_is_told_on_the_day_it_was_put_off() -> None:
    (hearing,) = events("The trial of Kamran Aliyev was put off until May 2 on Thursday.", EventType.HEARING)
    assert (hearing["date"], hearing["outcome"], hearing["stance"]) == ("2025-03-13", "postponed", "asserted")


def test_what_is_to_be_heard_lies_ahead() -> None:
    (hearing,) = events("Mitigation for Kamran Aliyev is to be heard from June 25.", EventType.HEARING)
    assert (hearing["date"], hearing["stance"]) == ("2025-06-25", "planned")


def test_whom_a_ruling_names_nowhere_is_the_one_the_sentence_is_about() -> None:
    text = "Kamran Aliyev stays in custody after a judge in Batumi found no ground to soften the measure."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["people"], ruling["outcome"]) == (["Kamran Aliyev"], "rejected")


def test_whose_sentence_is_that_of_those_right_before() -> None:
    text = "The report dwells on Kamran Aliyev and Rauf Mammadov, whose sentences the Supreme Court ratified on March 3."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["people"], ruling["outcome"]) == (["Kamran Aliyev", "Rauf Mammadov"], "upheld")


def test_the_lawyer_who_tells_of_a_ruling_is_none_of_those_it_is_on() -> None:
    text = "On Monday the Supreme Court affirmed the sentence against Leyla Karimova, her lawyer Rauf Mammadov disclosed."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert ruling["people"] == ["Leyla Karimova"]


@pytest.mark.parametrize(
    "text",
    [
        "The court dismissed the appeal of Kamran Aliyev and upheld his seven-year sentence.",
        "The court upheld the seven-year sentence of Kamran Aliyev, rejecting his appeal.",
    ],
)
def test_a_ruling_told_from_both_sides_is_one(text: str) -> None:
    assert [(e["people"], e["outcome"]) for e in events(text, EventType.APPEAL_RULING)] == [(["Kamran Aliyev"], "upheld")]


def test_what_is_refused_beside_a_sentence_upheld_is_another_ruling() -> None:
    text = "The court rejected Kamran Aliyev's motion for bail and upheld his detention."
    assert [e["outcome"] for e in events(text, EventType.APPEAL_RULING)] == ["rejected", "upheld"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The court increased Kamran Aliyev's sentence by two years to nine.", "P9Y"),
        ("The court reduced Kamran Aliyev's sentence by two years.", None),
        ("The court reduced Kamran Aliyev's sentence by two years, to seven years.", "P7Y"),
    ],
)
def test_by_how_much_a_term_was_changed_is_not_the_term(text: str, term: str | None) -> None:
    assert [event.get("term") for event in events(text, EventType.APPEAL_RULING)] == [term]


def test_breaking_an_article_is_no_offence_of_its_own() -> None:
    text = "Kamran Aliyev was charged with violating Article 361 of the Criminal Code."
    assert [event["charges"] for event in events(text, EventType.CHARGE)] == [[{"law": "Criminal Code", "article": "361"}]]


def test_rulings_of_two_courts_one_above_the_other_are_two() -> None:
    text = "The Supreme Court on Monday rejected an appeal by Kamran Aliyev. The High Court had rejected his appeal before."
    assert [e["court"] for e in events(text, EventType.APPEAL_RULING)] == ["Supreme Court", "High Court"]
    text = "The Baku Court of Appeal rejected an appeal by Kamran Aliyev on Monday. The Court of Appeal left him in custody."
    assert [e["court"] for e in events(text, EventType.APPEAL_RULING)] == ["Baku Court of Appeal"]


def test_a_sentence_is_imposed_by_a_court_on_somebody() -> None:
    (sentence,) = events(
        f"A one-year jail sentence has been imposed by a Casablanca court on {_A}, the editor of Sahar.", EventType.SENTENCE
    )
    assert (sentence["people"], sentence["court"], sentence["term"]) == ([_A], "Casablanca court", "P1Y")
