"""Court, judge, place and day where they stand beside the clause that tells of an event, or in the sentence before or after."""

from __future__ import annotations

from typing import Any

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


def _one(text: str, kind: EventType) -> dict[str, Any]:
    (found,) = events(text, kind)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "court"),
    [
        (
            f"{_A} was brought before a military tribunal in September and convicted in one day.",
            EventType.SENTENCE,
            "military tribunal",
        ),
        (
            f"By decision of the Nasimi court {_A} will sit in the remand prison three months longer.",
            EventType.REMAND_EXTENSION,
            "Nasimi court",
        ),
        (
            f"The Khatai District Court heard the case of {_A} on Monday. The court remanded him for four months.",
            EventType.REMAND,
            "Khatai District Court",
        ),
        (
            f"An objection to the arrest of {_A} was dismissed by the regional court on Monday.",
            EventType.APPEAL_RULING,
            "regional court",
        ),
        (
            f"Prosecutors contest the ruling of the Ganja District Court which on Monday cleared {_A} of plotting riots.",
            EventType.ACQUITTAL,
            "Ganja District Court",
        ),
        (f"{_A} was released on Friday by order of the Ganja Regional Court.", EventType.RELEASE, "Ganja Regional Court"),
        (f"{_A} was detained outside the Supreme Court on Friday.", EventType.DETENTION, None),
        (f"{_A} was freed in the courtroom of the Ganja Regional Court on Friday.", EventType.RELEASE, None),
        (f"The Ganja Court fined Rauf Hasanov. {_A} was remanded for two months.", EventType.REMAND, None),
    ],
)
def test_the_court(text: str, kind: EventType, court: str | None) -> None:
    assert _one(text, kind).get("court") == court


def test_letters_in_a_bracket_are_the_name_of_a_court() -> None:
    text = f"The Court for Economic Crimes (CREC) heard {_A} on Monday. CREC handed him two years on Friday."
    assert _one(text, EventType.SENTENCE)["court"] == "CREC"


def test_the_judge_of_a_further_sentence() -> None:
    text = f"The hearing of {_A}'s case was adjourned on Monday. Judge Rauf Hasanov granted a request of the prosecutor."
    assert _one(text, EventType.HEARING)["judge"] == "Rauf Hasanov"


@pytest.mark.parametrize(
    ("further", "day"),
    [
        ("The verdict came on Friday.", "2025-03-14"),
        ("Such was the ruling of the Ganja Regional Court on Friday.", "2025-03-14"),
        ("The sentence was handed down late on Friday.", "2025-03-14"),
        ("The verdict was condemned on Friday by Open Door.", None),
        ("The decision of the union to strike was taken on Friday.", None),
        ("The decision on his appeal is expected on Friday.", None),
        ("The verdict came two years after a raid on Friday.", None),
        ("The arrest took place on Friday.", None),
    ],
)
def test_a_noun_names_back_what_was_told(further: str, day: str | None) -> None:
    assert _one(f"{_A} was sentenced to nine years. {further}", EventType.SENTENCE).get("date") == day


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        (f"{_A} was in Prison No. 4 since May; on Monday a court placed him under house arrest.", True),
        (f"{_A} has been held in a remand prison since May. On Monday the Khatai court placed him under house arrest.", True),
        (f"{_A} left prison on Monday and was placed under house arrest.", True),
        (f"{_A} spent seven months in prison and was put under house arrest on Monday.", True),
        (f"{_A} was detained on Sunday. On Monday the court placed him under house arrest for two months.", False),
        (f"The court placed {_A} under house arrest on Monday. He had been detained on Sunday.", False),
        (f"Rauf Hasanov has been in prison since May. On Monday a court placed {_A} under house arrest.", False),
    ],
)
def test_house_arrest_after_prison_is_a_release(text: str, freed: bool) -> None:
    releases = [e for e in events(text, EventType.RELEASE) if e.get("outcome") == "house_arrest"]
    remands = [e for e in events(text, EventType.REMAND) if e.get("date") == "2025-03-10"]
    assert (len(releases), len(remands)) == ((1, 0) if freed else (0, 1))


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (f"{_A} was beaten with a belt at the Ganja Main Police Department.", EventType.ILL_TREATMENT, "Ganja Main Police"),
        (f"{_A} was seized on a Minsk street on Monday.", EventType.DETENTION, "a Minsk street"),
        (f"{_A} was led away from his residence on Monday.", EventType.DETENTION, "his residence"),
        (f"{_A} was in Prison No. 4 since May.", EventType.DETENTION, "Prison No. 4"),
        (f"{_A}, back from Berlin, was detained on Monday.", EventType.DETENTION, None),
    ],
)
def test_the_place(text: str, kind: EventType, place: str | None) -> None:
    found = _one(text, kind).get("place")
    assert found is None if place is None else place.removeprefix("a ") in (found or "")


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (f"On Monday a Ganja judge ordered that {_A} be kept in jail for three months.", EventType.REMAND, "2025-03-10"),
        (
            f"The court ordered on Thursday that {_A} stay inside for another twelve days.",
            EventType.REMAND_EXTENSION,
            "2025-03-13",
        ),
        (f"On March 3 the Ganja Court ruled that {_A} should serve five years.", EventType.SENTENCE, "2025-03-03"),
        (f"{_A} was seized on 21 August and on the 23rd a court remanded him.", EventType.REMAND, "2024-08-23"),
        (f"All charges against {_A} were lifted on the 12th.", EventType.ACQUITTAL, "2025-03-12"),
        (f"{_A} was arrested on the 23rd floor.", EventType.DETENTION, None),
    ],
)
def test_the_day(text: str, kind: EventType, day: str | None) -> None:
    assert _one(text, kind).get("date") == day


def test_what_the_judge_rules_at_a_session_has_its_day_and_court() -> None:
    text = f"The trial of {_A} opened at the Ganja Court on Monday. Presiding judge Rauf Hasanov rejected a motion to free him."
    ruling = _one(text, EventType.APPEAL_RULING)
    assert (ruling["court"], ruling["date"], ruling["judge"]) == ("Ganja Court", "2025-03-10", "Rauf Hasanov")


@pytest.mark.parametrize(
    ("text", "kind", "until"),
    [
        (f"{_A}'s arrest was extended by three months, that is until June 6.", EventType.REMAND_EXTENSION, "2025-06-06"),
        (f"{_A} is to stay in custody till at least May 3.", EventType.REMAND_EXTENSION, "2025-05-03"),
        (f"{_A}'s arrest was extended by a court that sits until June 6.", EventType.REMAND_EXTENSION, None),
    ],
)
def test_the_end(text: str, kind: EventType, until: str | None) -> None:
    assert _one(text, kind).get("until") == until


def test_what_somebody_was_tried_for() -> None:
    text = f'{_A}, tried together with nine others for "group violence" under Article 225, was sent down for two years.'
    assert [c["article"] for c in _one(text, EventType.SENTENCE)["charges"]] == ["225"]
    text = f"A judge tried {_A} for treason and sentenced Rauf Hasanov to nine years."
    assert not _one(text, EventType.SENTENCE).get("charges")


def test_the_court_named_right_before_a_judge_rules() -> None:
    text = (
        f"The crowded dock at the Ganja District Court emptied on Thursday. Judge Rauf Hasanov found {_A} guilty of fraud and "
        "gave him six years. The singer Leyla Mammadova got five."
    )
    told = events(text, EventType.SENTENCE)
    assert [e.get("court") for e in told] == ["Ganja District Court"] * 2
    assert [bool(e.get("charges")) for e in told] == [True, False]


def test_no_court_is_taken_where_two_are_named() -> None:
    text = f"The Supreme Court and the Ganja Court were both closed. The judge sentenced {_A} to nine years."
    assert "court" not in _one(text, EventType.SENTENCE)
