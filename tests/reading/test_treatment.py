"""Whom ill-treatment and illness are told of: relatives, guards and prisoners told apart."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType
from habeas.reading.mending import may_be, mended

STORY = "Kamran Aliyev, an editor, was sentenced to six years in prison in May 2024. "


@pytest.mark.parametrize(
    "text",
    [
        "Kamran Aliyev's mother said that her son had been beaten.",
        STORY + "His wife, Leyla Karimova, said her husband had been beaten.",
        STORY + "His father used to say that the son had been beaten.",
    ],
)
def test_a_relatives_relative_is_the_prisoner_whose_relative_tells(text: str) -> None:
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Kamran Aliyev"]]


def test_a_relatives_illness_is_not_the_prisoners() -> None:
    assert events(STORY + "His father has diabetes.", EventType.HEALTH) == []
    assert events(STORY + "His wife was taken to hospital.", EventType.HEALTH) == []


def test_what_the_accused_did_was_not_done_to_anybody_held() -> None:
    text = "Kamran Aliyev was arrested for slapping the police chief Rauf Hasanov."
    assert events(text, EventType.ILL_TREATMENT) == []
    assert events("Police chief Rauf Hasanov was slapped by a prisoner.", EventType.ILL_TREATMENT) == []


def test_what_guards_are_accused_of_was_done_to_the_prisoner() -> None:
    (told,) = events(STORY + "Open Door accused the police of beating Kamran Aliyev.", EventType.ILL_TREATMENT)
    assert told["people"] == ["Kamran Aliyev"]


def test_what_somebody_quoted_tells_of_himself_happened_to_him() -> None:
    text = STORY + '"They beat me with rubber hoses for two days in the cellar," Kamran Aliyev told the court.'
    (told,) = events(text, EventType.ILL_TREATMENT)
    assert told["people"] == ["Kamran Aliyev"]
    text = '"They beat me at the market when I was a child," the minister, Rauf Hasanov, said.'
    assert events(STORY + text, EventType.ILL_TREATMENT) == []


def test_the_object_behind_two_verbs_is_that_of_both() -> None:
    (told,) = events(STORY + "Masked officers kicked and punched him in the corridor.", EventType.ILL_TREATMENT)
    assert told["people"] == ["Kamran Aliyev"]


def test_a_visit_cancelled_is_that_of_the_one_whose_wife_is_told_so() -> None:
    text = STORY + "Elchin Sarkarov's wife, Nargiz Karimova, was told that her weekly call is cancelled."
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Elchin Sarkarov"]]


def test_a_group_that_tells_of_itself_is_the_one_beaten() -> None:
    text = "Kamran Aliyev and Rauf Hasanov were sentenced. Several of the prisoners said that they were beaten in the cells."
    (beaten,) = events(text, EventType.ILL_TREATMENT)
    assert beaten["group"].lower() == "several of the prisoners"
    assert not beaten.get("people")


def test_which_people_are_meant_is_no_ill_treatment_of_its_own() -> None:
    assert events("Kamran Aliyev works as a lawyer for prisoners who were beaten.", EventType.ILL_TREATMENT) == []


def test_verbs_with_a_vowel_of_their_own_are_known() -> None:
    assert mended("spat", "spat", "VBD") == "spit"
    assert mended("bled", "bl", "VBD") == "bleed"
    assert mended("shot", "shot", "NN") == "shot"
    assert "undergo" in may_be("underwent")


@pytest.mark.parametrize("deed", ["was arrested for having slapped", "was charged after he allegedly beat"])
def test_who_is_held_for_a_blow_ill_treats_nobody(deed: str) -> None:
    assert events(f"Rauf Hasanov {deed} the guard Oleg Sidorov.", EventType.ILL_TREATMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hasanov's grandmother Zibeyda Osmanova, who is 83, was not allowed to see him.",
        "Hasanov's wife, Zibeyda Osmanova, has been denied visits.",
        "Rauf Hasanov's sister Zibeyda Osmanova was not given any letters.",
        "Hasanov's lawyer Elnur Osmanov was refused a visit.",
    ],
)
def test_who_is_kept_from_somebody_held_is_not_held(text: str) -> None:
    (told,) = events(f"Kamran Aliyev and Rauf Hasanov were arrested in May. {text}", EventType.ILL_TREATMENT)
    assert told["people"] == ["Rauf Hasanov"]


def test_a_relative_who_is_held_as_well_is_treated_so_herself() -> None:
    text = "Kamran Aliyev and his sister, Zibeyda Osmanova, were arrested. Aliyev's sister Zibeyda Osmanova was denied visits."
    (told,) = events(text, EventType.ILL_TREATMENT)
    assert told["people"] == ["Zibeyda Osmanova"]


def test_whose_lawyer_a_motion_was_by_is_ruled_on() -> None:
    (told,) = events("The court rejected the motion of Kamran Aliyev's lawyer Elnur Hasanov.", EventType.APPEAL_RULING)
    assert told["people"] == ["Kamran Aliyev"]


@pytest.mark.parametrize(
    "text",
    [
        "Leyla Yunus said she was not allowed to see her husband Kamran Aliyev, who was detained in May.",
        "Kamran Aliyev was arrested in May. Leyla Yunus said she was not allowed to speak to her husband Kamran Aliyev.",
        "Kamran Aliyev was arrested in May. Aliyev is not allowed to speak to his wife Leyla Yunus.",
        "Kamran Aliyev was seized in May. Leyla Yunus has not been permitted to see her husband since he was seized.",
    ],
)
def test_of_two_kept_apart_it_is_done_to_the_one_held(text: str) -> None:
    assert [event["people"] for event in events(text, EventType.ILL_TREATMENT)] == [["Kamran Aliyev"]]
