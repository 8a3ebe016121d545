"""A group that a page counts is known by name wherever the page names it: before its names, behind them, and by a description."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C, _D, _E, _F = "Marta Kolin", "Pavel Drenov", "Ilir Basha", "Goran Petrov", "Anna Novak", "Sergei Lapin"
_PART_BY_PART = (
    f"Prosecutors say that {_A}, {_B} and {_C} organised an illegal strike; two more people, {_D} and {_E}, are accused of "
    "printing leaflets for it."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The trial of five union leaders opened on Monday. {}", EventType.HEARING),
        ("Five union leaders went on trial. {} The defendants pleaded not guilty.", EventType.RESPONSE),
        ("Five union leaders went on trial. {} The judge refused bail to the five and left.", EventType.APPEAL_RULING),
        ("The trial of five union leaders opened. The judge refused bail to the five and left.\n{}", EventType.APPEAL_RULING),
        ("The trial of five union leaders opened. The defendants pleaded not guilty.\n{}", EventType.RESPONSE),
        ("Five union leaders went on trial. {} The Labour Office recognised the five as political prisoners.", EventType.LISTING),
        ("Five union leaders went on trial. {} The union asked the president to let the five go.", EventType.APPEAL),
    ],
)
def test_named_part_by_part(text: str, kind: EventType) -> None:
    assert {_A, _B, _C, _D, _E} in [set(event.get("people", [])) for event in events(text.format(_PART_BY_PART), kind)]


@pytest.mark.parametrize(
    "text",
    [
        f"Six journalists are on trial. Four of them work for Channel 5: {_A}, {_B}, {_C} and {_D}. The other two, {_E} and "
        f"{_F}, edit a weekly. On Monday the journalists were remanded in custody.",
        f"Six journalists are on trial. {_A}, {_B} and {_C} work for Channel 5. {_D}, {_E} and {_F} edit a weekly. "
        "On Monday a judge remanded all six in custody.",
    ],
)
def test_all_of_whom_the_last_are_but_some(text: str) -> None:
    (told,) = events(text, EventType.REMAND)
    assert set(told["people"]) == {_A, _B, _C, _D, _E, _F}


def test_those_of_another_noun_are_others() -> None:
    text = (
        f"Police arrested three monks on Wednesday and four villagers on Thursday. The monks are {_A}, {_B} and {_C}. "
        "The three were taken to a prison. The villagers were freed after questioning."
    )
    (told,) = events(text, EventType.RELEASE)
    assert (told["group"], told.get("people", [])) == ("The villagers", [])


def test_a_group_with_a_list_of_its_own_is_another() -> None:
    text = (
        f"The trial of four critics opened. In January five other exiles were charged: {_A}, {_B}, {_C}, {_D} and {_E}. "
        f"The court took up the case of {_F} and {_A}. Two more people, Olga Belova and Denis Rogov, figure in it. "
        "The judge released the four."
    )
    (told,) = events(text, EventType.RELEASE)
    assert set(told["people"]) == {_F, _A, "Olga Belova", "Denis Rogov"}
    (told,) = events(text, EventType.CHARGE)
    assert set(told["people"]) == {_A, _B, _C, _D, _E}


@pytest.mark.parametrize(
    "text",
    [
        f"Police arrested three lawyers. {_A} was fined in May. {_B} was fined in June. {_C} was fined in July. {_D} was freed.",
        f"{_A}, {_B} and {_C} were fined in May. Police arrested three lawyers.",
        f"Police arrested four lawyers. {_A}, {_B} and {_C} were fined.",
        f"Police arrested four lawyers over posts by the site's founder, {_A}. They met {_B}. Its editors, {_C} and {_D}, fled.",
    ],
)
def test_not_sure_to_be_those_counted(text: str) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert told.get("people", []) == []


@pytest.mark.parametrize(
    ("text", "group", "number"),
    [
        ("Five women's rights campaigners were detained.", "Five women's rights campaigners", 5),
        ("Three farmers' union leaders were detained.", "Three farmers' union leaders", 3),
        ("Four exiles were detained on their return.", "Four exiles", 4),
    ],
)
def test_counted_by_what_they_stand_for(text: str, group: str, number: int) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert (told["group"], told["count"]) == (group, number)


def test_a_thing_in_quotation_marks_is_nobody() -> None:
    text = f'Two journalists were arrested: {_A}, who runs the channel "Severny Krug", and {_B}.'
    (told,) = events(text, EventType.DETENTION)
    assert told["people"] == [_A, _B]


_SIX = f"{_A}, {_B}, {_C}, {_D}, {_E} and {_F}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Press Watch condemned the jailing of six reporters on Monday.", EventType.CONDEMNATION),
        ("Press Watch called for the release of six reporters.", EventType.APPEAL),
        ("Police beat six reporters in custody.", EventType.ILL_TREATMENT),
        ("A court barred six reporters from leaving the country.", EventType.RESTRICTION),
        ("Memorial recognised six reporters as political prisoners.", EventType.LISTING),
        ("Six reporters denied the charges in court.", EventType.RESPONSE),
    ],
)
def test_whatever_is_told_of_those_counted(text: str, kind: EventType) -> None:
    (told,) = events(f"{text}\n{_SIX} were arrested in May.", kind)
    assert set(told["people"]) == {_A, _B, _C, _D, _E, _F}


def test_who_acts_is_not_one_of_those_it_happens_to() -> None:
    (told,) = events(f"Six lawmakers condemned the arrest of Olga Belova.\n{_SIX} signed the letter.", EventType.CONDEMNATION)
    assert told["people"] == ["Olga Belova"]


_FOUR = f"Four students were arrested in May: {_A}, {_B}, {_C} and {_D}."


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{_FOUR} The accused maintain their innocence.", [_A, _B, _C, _D]),
        (f"{_FOUR} The accused denied the charges.", [_A, _B, _C, _D]),
        (f"{_FOUR} {_B} was fined in June. The accused have denied the charges.", [_A, _B, _C, _D]),
        (f"{_FOUR} {_B} was fined in June. The accused denied the charges.", [_B]),
        (f"{_A} was arrested in May. The accused denied the charges.", [_A]),
        (f"{_A} was arrested in May and {_B} in June. The accused has denied the charges.", []),
        (f"The accused, {_A} and {_B}, denied the charges.", [_A, _B]),
        (f"{_FOUR} None of the defendants pleaded guilty.", [_A, _B, _C, _D]),
        (f"{_FOUR} None of them has pleaded guilty.", [_A, _B, _C, _D]),
        (f"Police detained five people. {_A} has been in prison since May. None of the defendants admitted guilt.", []),
    ],
)
def test_one_or_several_accused(text: str, people: list[str]) -> None:
    (told,) = events(text, EventType.RESPONSE)
    assert told.get("people", []) == people


def test_those_accused_may_hold_an_office() -> None:
    text = (
        f"Five employees of a charity went on trial. {_A}, who founded it, is in custody. Her deputies {_B} and {_C} are under "
        f"house arrest. The drivers {_D} and {_E} were released. The five were then put on a list of political prisoners."
    )
    (told,) = events(text, EventType.LISTING)
    assert set(told["people"]) == {_A, _B, _C, _D, _E}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            f"Three policemen were acquitted on Monday of beating {_A} in custody.\n{_A}, who was arrested in May with two "
            f"friends, {_B} and {_C}, was freed.",
            EventType.ACQUITTAL,
        ),
        (
            f"Chairman {_A}, his deputy {_B} and editor {_C} were asked about three students who were arrested last week. "
            "The three will be charged with arson.",
            EventType.CHARGE,
        ),
        (
            f"Police detained nine students and three teachers. The teachers, {_A}, {_B} and {_C}, were released on Saturday. "
            "The students are still in prison; on Sunday a court prolonged their arrest by 15 days.",
            EventType.REMAND_EXTENSION,
        ),
        (
            f"{_A} and {_B} were arrested in May. The trial of 17 journalists continued on Monday. "
            "The court adjourned the case until July 4.",
            EventType.HEARING,
        ),
    ],
)
def test_those_counted_are_not_those_named_before(text: str, kind: EventType) -> None:
    found = events(text, kind)
    assert found
    assert all(event.get("people", []) == [] for event in found)


def test_lawyers_may_be_those_accused() -> None:
    text = f"Three lawyers were arrested on Monday: {_A}, {_B} and {_C}. The lawyers are suspected of financing terrorism."
    (told,) = events(text, EventType.CHARGE)
    assert told["people"] == [_A, _B, _C]


@pytest.mark.parametrize(
    "text",
    [
        f"Eight activists were arrested, including the party's treasurer, {_A}, and the head of its youth wing, {_B}.",
        f"Eight activists were arrested, among them the head of the party's youth wing, {_A}, and its spokeswoman, {_B}.",
        f"Eight activists were arrested. Those arrested include the head of its youth wing, {_A}, and its spokeswoman, {_B}.",
        f"Eight activists were arrested. Among them are the head of the party's youth wing, {_A}, and its treasurer, {_B}.",
    ],
)
def test_who_some_of_them_are_stands_before_their_names(text: str) -> None:
    named = [event["people"] for event in events(text, EventType.DETENTION) if event.get("people")]
    assert named == [[_A, _B]]


@pytest.mark.parametrize(
    "text",
    [
        f"Eight activists were arrested, including five women, {_A} said.",
        f"Eight activists were arrested, among them a man of 70, {_A} told reporters.",
    ],
)
def test_who_says_it_is_none_of_those_arrested(text: str) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert told.get("people", []) == []


def test_those_counted_in_one_breath() -> None:
    text = (
        f"Three bloggers and a singer were arrested in Aran. The bloggers are {_A}, {_B} and {_C}; the singer is {_D}. "
        "A judge remanded the four for two months."
    )
    (told,) = events(text, EventType.DETENTION)
    assert set(told["people"]) == {_A, _B, _C, _D}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"Two reporters were freed on Monday. Still in custody are {_A} and {_B}. They deny it.", []),
        (
            f"Two reporters were freed on Monday. It rained.\n{_A} and {_B} edit a weekly\nOthers remain in prison. More later.",
            [_A, _B],
        ),
    ],
)
def test_whom_its_own_line_tells_to_be_held_was_not_freed(text: str, people: list[str]) -> None:
    (told,) = events(text, EventType.RELEASE)
    assert told.get("people", []) == people
