"""Whose it is when several people stand in one sentence: those it says it is about, the last one named, those asked for."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C, _D = "Kamran Aliyev", "Rauf Hasanov", "Tural Karimov", "Elchin Mammadov"


def _people(text: str, kind: EventType) -> list[list[str]]:
    return [event.get("people", []) for event in events(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        (
            f"{_A} and {_B} were arrested. They are charged with conspiracy and accused of staging a protest at the court "
            f"demanding the release of {_C} and opposition activists.",
            EventType.CHARGE,
            [[_A, _B]],
        ),
        (f"{_A} and {_B} were jailed. As for {_C} and {_D}, they were released on bail.", EventType.RELEASE, [[_C, _D]]),
        (f"{_A} and {_B} were jailed. Regarding {_C} and {_D}, they were freed on Monday.", EventType.RELEASE, [[_C, _D]]),
        (f"{_A} and {_B} were jailed. Unlike {_C} and {_D}, they were beaten.", EventType.ILL_TREATMENT, [[_A, _B]]),
        (f"{_A} was arrested along with {_B}, who was charged but was released last week.", EventType.RELEASE, [[_B]]),
        (f"{_A} was arrested with {_B}, who was charged, and was released last week.", EventType.RELEASE, [[_A]]),
        (f"{_A}, who was arrested with {_B} and was charged with fraud, was freed.", EventType.RELEASE, [[_A]]),
        (
            f"{_A}, {_B} and former ambassador to the United States {_C} were arrested on Monday.",
            EventType.DETENTION,
            [[_A, _B, _C]],
        ),
        (f"The court jailed {_A} and the former ambassador to France {_B}.", EventType.SENTENCE, [[_A, _B]]),
        (
            f"Judge {_D} heard the case. The prosecution asked the judge to issue sentences of nine years for {_A} and {_B}.",
            EventType.SENTENCE_SOUGHT,
            [[_A, _B]],
        ),
        (f"Judge {_D} heard the case. Prosecutors asked the judge for terms of 13 years.", EventType.SENTENCE_SOUGHT, [[]]),
        (f"Relatives demanded that {_A} and the council keep their word and release all prisoners.", EventType.APPEAL, [[]]),
        (f"Relatives demanded that {_A} free {_B} and drop the charges.", EventType.APPEAL, [[_B]]),
        (f"Relatives demanded that {_A} receive treatment and be freed.", EventType.APPEAL, [[_A]]),
    ],
)
def test_it_is_told_of_those_meant(text: str, kind: EventType, people: list[list[str]]) -> None:
    assert _people(text, kind) == people


def test_nobody_asked_for_by_the_raided_is_raided() -> None:
    text = "Police raided the union's building on Monday. Following the raid on the union's building, it demanded the sacking of "
    assert _people(f"{text}Interior Minister {_A}.", EventType.SEARCH) == [[]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mahmoud Badr was arrested on Monday.", ["Mahmoud Badr"]),
        ("Amr Badr and Mahmoud Rashid were arrested on Monday.", ["Amr Badr", "Mahmoud Rashid"]),
        ("Kobina Zewdo, Genet Osmano and Assefi Adama were arrested.", ["Kobina Zewdo", "Genet Osmano", "Assefi Adama"]),
        ("Ms Song Srey and Ms Hope Land were arrested on Monday.", ["Song Srey", "Hope Land"]),
    ],
)
def test_names_that_are_something_else_as_well(text: str, people: list[str]) -> None:
    """The last word is a prison, a town or a word of the language."""
    assert _people(text, EventType.DETENTION) == [people]


def test_a_surname_that_is_a_prison() -> None:
    text = "Amr Badr and Mahmoud Rashid were arrested. Badr and Rashid have denied the charges. Rashid was moved to Badr prison."
    assert _people(text, EventType.RESPONSE) == [["Amr Badr", "Mahmoud Rashid"]]
    assert _people(text, EventType.TRANSFER) == [["Mahmoud Rashid"]]


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        (
            f"{_A} and {_B} pleaded not guilty to the charges and were remanded in custody until Monday.",
            EventType.REMAND,
            [_A, _B],
        ),
        (f"{_A} pleaded guilty to the charge but was remanded in custody until Monday.", EventType.REMAND, [_A]),
        (f"Activists such as {_A}, {_B} and {_C} were jailed on Monday.", EventType.DETENTION, [_A, _B, _C]),
        (f"Figures such as {_A} and {_B}, who were jailed in May, are on hunger strike.", EventType.HUNGER_STRIKE, [_A, _B]),
        (
            f"Three of the journalists–chief editor {_A}; editor {_B}; and founder {_C}–were arrested on Monday.",
            EventType.DETENTION,
            [_A, _B, _C],
        ),
        (
            f"The magistrate remanded 18 supporters of the party. They include among others {_A}, {_B} and {_C}.",
            EventType.REMAND,
            [_A, _B, _C],
        ),
        (f"Four people were arrested. They are: {_A}, {_B}, {_C} and {_D}.", EventType.DETENTION, [_A, _B, _C, _D]),
        (f"A court sentenced two militants to six months. {_A} and {_B} were convicted in Adrar.", EventType.SENTENCE, [_A, _B]),
    ],
)
def test_lists_of_those_meant(text: str, kind: EventType, people: list[str]) -> None:
    assert _people(text, kind) == [people]


def test_the_latter_is_the_last_named() -> None:
    text = (
        f"{_A} and {_B} were sentenced to ten years. {_C} got nine years, while {_D} received eight years. The latter was freed."
    )
    assert _people(text, EventType.RELEASE) == [[_D]]
    text = f"{_A} and {_B} were sentenced to ten years. The former was freed."
    assert _people(text, EventType.RELEASE) == [[_A]]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (f"{_A} is waiting to be transferred to Penal Colony No. 4.", "planned"),
        (f"{_A} was transferred to Penal Colony No. 4.", "asserted"),
    ],
)
def test_whoever_waits_for_it_has_not_got_it_yet(text: str, stance: str) -> None:
    assert [event["stance"] for event in events(text, EventType.TRANSFER)] == [stance]


def test_a_surname_that_is_a_town_told_of_alone() -> None:
    text = f"A court ordered the remand of Agbo Jalingo in prison. Jalingo was accused of insulting the wife of Governor {_A}."
    assert _people(text, EventType.CHARGE) == [["Agbo Jalingo"]]


@pytest.mark.parametrize(
    ("text", "kind", "groups"),
    [
        (
            "Twelve members of the union were remanded. The group was arrested in May and charged with libel.",
            EventType.CHARGE,
            ["Twelve members"],
        ),
        (f"Open Door said {_A} and {_B} had been arrested. The group was founded in 1990 and fined.", EventType.SENTENCE, []),
        ("The court fined each of them BIF one million.", EventType.SENTENCE, ["each of them"]),
        (f"{_A} was arraigned. The prosecution lawyer, {_B}, urged the defendants to be remanded.", EventType.APPEAL, []),
    ],
)
def test_groups_meant(text: str, kind: EventType, groups: list[str]) -> None:
    assert [event.get("group") for event in events(text, kind)] == groups


def test_the_group_is_those_told_of_last() -> None:
    text = f"{_A}, {_B} and {_C} were jailed on Friday. The group was arrested in May."
    assert _people(text, EventType.DETENTION)[-1] == [_A, _B, _C]
    assert _people(f"{_A} was jailed on Friday. The group was arrested in May.", EventType.DETENTION) == [[_A]]


def test_a_judge_jails_nobody_by_being_named() -> None:
    text = f"Judge {_A} found {_B} and {_C} guilty of “conspiracy”, imprisoned when they tried to challenge President {_D}."
    assert _people(text, EventType.DETENTION) == [[_B, _C]]
    text = f"Justice Zaina Karimova of the Supreme Court heard it. Justice Karimova denied {_A} bail and sent him to prison."
    assert _people(text, EventType.APPEAL_RULING) == [[_A]]


def test_whose_lawyer_tells_it_gets_none_of_it() -> None:
    text = (
        f"A lawyer for the defendants, {_C}, told Reuters that the maximum sentence was 66 years for businessman {_A}, while "
        f"politician {_B} received a 48-year sentence."
    )
    found = events(text, EventType.SENTENCE)
    assert [(event["people"], event["term"]) for event in found] == [([_A], "P66Y"), ([_B], "P48Y")]


def test_how_long_is_no_offence() -> None:
    text = f"{_A} had been detained without trial for more than six weeks."
    assert not events(text, EventType.REMAND_EXTENSION)
    assert [event.get("charges", []) for event in events(text, EventType.DETENTION)] == [[]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{_A} from the Daily Monitor, {_B} from Radio Fana and {_C} from Oromia Media Network were arrested.", [_A, _B, _C]),
        (f"Police arrested {_A} from the Daily Monitor and {_B} from Radio Fana.", [_A, _B]),
        (f"{_A} was fired from the Daily Monitor and arrested.", [_A]),
        (
            f"Four people were arrested. They include: {_A} (a lawyer and official of the ministry); {_B} (lawyer); {_C} (an "
            f"assistant); and {_D} (teacher, union official).",
            [_A, _B, _C, _D],
        ),
    ],
)
def test_lists_of_those_who_are_from_somewhere(text: str, people: list[str]) -> None:
    assert _people(text, EventType.DETENTION) == [people]


def test_what_should_cease_is_no_event() -> None:
    text = "The authorities should cease arbitrarily detaining journalists during times of tension, Open Door said."
    assert not events(text, EventType.DETENTION)
    assert [event["demands"] for event in events(text, EventType.APPEAL)] == [["cease arbitrarily detaining journalists"]]
