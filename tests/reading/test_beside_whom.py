"""Somebody stands near: whose brother it is, whom others were arrested with, what they were called; and what day it was."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Rashid Karimov", "Leyla Mammadova"


@pytest.mark.parametrize(
    "text",
    [f"A court acquitted {_A}'s brother.", f"The case against {_A}'s brother was dropped.", f"Police freed {_A}'s brother."],
)
def test_what_happens_to_a_brother_happens_to_nobody_named(text: str) -> None:
    found = [event for kind in (EventType.ACQUITTAL, EventType.RELEASE) for event in events(text, kind)]
    assert found == []
    assert events(text.replace("'s brother", ""), EventType.ACQUITTAL) + events(text.replace("'s brother", ""), EventType.RELEASE)


@pytest.mark.parametrize(
    "text",
    [
        f"Masked men stormed the flat of {_B} and took away her husband.",
        f"{_B} said police had arrested her son.",
        f"{_B} was at work when officers came and took her husband into custody.",
        f"The raid on the flat of {_B} ended in the arrest of her brother.",
        f"{_B} condemned her brother's arrest.",
        f"The arrest of {_B}'s lawyer shocked her colleagues.",
        f"{_B} was questioned, and her mother was detained.",
    ],
)
def test_who_has_a_relative_taken_away_is_not_taken(text: str) -> None:
    assert [event for event in events(text, EventType.DETENTION) if event["people"]] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_B}'s sister is on hunger strike.", EventType.HUNGER_STRIKE),
        (f"The trial of {_B}'s husband began on March 3.", EventType.HEARING),
        (f"The court extended the arrest of {_B}'s husband by three months.", EventType.REMAND_EXTENSION),
        (f"Prosecutors asked for nine years for the husband of {_B}.", EventType.SENTENCE_SOUGHT),
        (f"{_B} said her son had been moved to a punishment cell.", EventType.ILL_TREATMENT),
        (f"Amnesty International called for the release of {_B}'s husband.", EventType.APPEAL),
    ],
)
def test_what_is_told_of_a_relative_is_not_told_of_whose_he_is(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind) if event["people"]] == []


def test_the_judge_who_holds_a_relative_is_not_held() -> None:
    assert events(f"A judge prolonged the custody of the son of {_B} until May 3.", EventType.REMAND_EXTENSION) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A} and his brother are on hunger strike.", EventType.HUNGER_STRIKE),
        (f"The trial of {_A} and his wife began on March 3.", EventType.HEARING),
        (f"{_A}'s mother said that her son had been moved to a punishment cell.", EventType.ILL_TREATMENT),
        (f"The appeal of {_A}'s lawyer was rejected on March 3.", EventType.APPEAL_RULING),
        (f"The mother of {_A} begged the president for mercy.", EventType.APPEAL),
        (f"{_A} was arrested in May. His wife is not allowed to see him.", EventType.ILL_TREATMENT),
    ],
)
def test_what_is_told_of_him_beside_or_by_a_relative(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind)] == [[_A]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"Police detained {_A} and his wife on Monday.", [_A]),
        (f"Her brother and {_A} were detained on Monday.", [_A]),
        (f"Police detained her brother, {_A}, on Monday.", [_A]),
        (f"The arrest of her brother {_A} on Monday shocked {_B}.", [_A]),
    ],
)
def test_a_relative_who_is_named_or_stands_beside_somebody(text: str, people: list[str]) -> None:
    assert [event["people"] for event in events(text, EventType.DETENTION)] == [people]


@pytest.mark.parametrize("beside", ["together with his sister", "along with five others", "with two other activists"])
def test_those_charged_beside_somebody_are_no_offence(beside: str) -> None:
    (charge,) = events(f"{_A} was charged {beside} on Monday.", EventType.CHARGE)
    assert (charge["people"], charge.get("charges", [])) == ([_A], [])
    (charge,) = events(f"{_A} was charged with smuggling two activists.", EventType.CHARGE)
    assert [c["offence"] for c in charge["charges"]] == ["smuggling two activists"]


def test_who_was_arrested_with_somebody_is_not_freed_with_him() -> None:
    text = f"Police released {_A} on bail hours after arresting him along with 500 party supporters."
    (release,), (arrest,) = events(text, EventType.RELEASE), events(text, EventType.DETENTION)
    assert (release["people"], release.get("group")) == ([_A], None)
    assert (arrest["people"], arrest["group"]) == ([_A], "500 party supporters")


def test_what_one_is_stands_before_the_name() -> None:
    text = f"{_A} was jailed for ten years. His co-defendant {_B} received life."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [([_A], "P10Y"), ([_B], "life")]


def test_what_several_are_stands_before_their_names() -> None:
    text = (
        f"The activist Aysel Huseynova got four years.\nHer co-defendants {_A}, {_B} and Anar Aliyev were given eight years each."
    )
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)][-1] == ([_A, _B, "Anar Aliyev"], "P8Y")


def test_the_next_hearing_is_set_for_a_day_to_come() -> None:
    text = f"The court ruled on Wednesday to keep {_A} in detention; the next hearing is set for May 6."
    (hearing,) = events(text, EventType.HEARING)
    assert (hearing["date"], hearing["stance"]) == ("2025-05-06", "planned")


def test_years_ago_today_is_the_very_day() -> None:
    (arrest,) = events(f"Three years ago today the police came for {_A}.", EventType.DETENTION)
    assert arrest["date"] == "2022-03-14"


def test_a_part_of_a_number_is_no_more_than_that_part() -> None:
    (ruling,) = events("Six of the eight had their sentences reduced on appeal in June.", EventType.APPEAL_RULING)
    assert (ruling["group"], ruling["count"]) == ("Six of the eight", 6)


def test_how_long_somebody_was_held_is_no_day() -> None:
    (arrest,) = events(f"Police held {_A} for five hours before letting him go.", EventType.DETENTION)
    assert arrest["term"] == "PT5H"
    assert "date" not in arrest


def test_criticism_is_not_that_of_who_prompted_it() -> None:
    text = "In May Minsk announced it would hold the summit, prompting criticism by rights groups and relatives of those in jail."
    (said,) = events(text, EventType.CONDEMNATION)
    assert said["actor"].startswith("rights groups")
    assert "attribution" not in said


@pytest.mark.parametrize(
    "text",
    [
        "In a judgment of June 7, 2018, the European Court of Human Rights held that Ali Hasanov had been arrested.",
        "On May 3 the charge against Ali Hasanov was changed to Article 206.4, which said that he had been arrested.",
    ],
)
def test_no_day_and_no_article_says_anything(text: str) -> None:
    assert [event.get("attribution", "") for event in events(text, EventType.DETENTION)] == [""]
