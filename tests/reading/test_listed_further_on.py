"""Those counted in one place and named in another: further on in the sentence, or part by part."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Mammadova"


@pytest.mark.parametrize(
    "text",
    [
        f"Of the six, two were freed on bail: {_A} and {_B}.",
        f"Two were freed on bail: the editor {_A} and {_B}.",
        f"Two men seized in the square, {_A} and {_B}, were freed.",
        f"Two men seized in the square, {_A} & {_B}, were freed.",
        f"Two other activists held at the rally, {_A}, who is a teacher, and {_B}, were freed on Monday.",
    ],
)
def test_listed_further_on_in_the_sentence(text: str) -> None:
    (told,) = events(text, EventType.RELEASE)
    assert (told["people"], told["count"]) == ([_A, _B], 2)


@pytest.mark.parametrize("led_to", [", ", " – ", " - "])
@pytest.mark.parametrize("between", [" and ", ", ", " & ", " along with "])
def test_right_behind_it_a_list_may_end_anywhere(led_to: str, between: str) -> None:
    (told,) = events(f"Police detained two activists{led_to}{_A}{between}{_B} on Sunday.", EventType.DETENTION)
    assert (told["people"], told["count"]) == ([_A, _B], 2)


@pytest.mark.parametrize(
    "text",
    [
        f"Two people were freed on Monday, {_A} and {_B} told the agency.",
        f"Two activists were freed, {_A} and {_B} remain in custody.",
        f"Two activists were freed by two judges, {_A} and {_B}.",
        f"Two activists were freed, said their lawyers, {_A} and {_B}.",
        f"Two activists were freed after a talk with the journalists, {_A} and {_B}.",
        f"Three activists were freed with a warning, {_A} and {_B}.",
        f"Two women held with Nigar Rzayeva, {_C} and Aida Karimova, were freed.",
    ],
)
def test_no_list_of_those_counted(text: str) -> None:
    (told,) = events(text, EventType.RELEASE)
    assert told.get("people", []) == []


_PARTS = (
    f"Three of them remain in custody: {_A}, who is married to Samir Guliyev, {_B} and {_C}. "
    "Vusal Nabiyev was freed. The other two, namely Aida Karimova and Nigar Rzayeva, were moved to house arrest."
)
_ALL = [_A, _B, _C, "Vusal Nabiyev", "Aida Karimova", "Nigar Rzayeva"]


@pytest.mark.parametrize("group", ["the six", "six activists"])
def test_named_part_by_part(group: str) -> None:
    (told,) = events(f"Police arrested {group} on January 16. {_PARTS}", EventType.DETENTION)
    assert (sorted(told["people"]), told["date"]) == (sorted(_ALL), "2025-01-16")


def test_each_of_so_many() -> None:
    (told,) = events(
        f"Prosecutors requested a six-year prison term for each of the six employees of the site. {_PARTS}",
        EventType.SENTENCE_SOUGHT,
    )
    assert (sorted(told["people"]), told["count"], told["term"]) == (sorted(_ALL), 6, "P6Y")


@pytest.mark.parametrize("group", ["the seven", "seven activists"])
def test_parts_of_another_number(group: str) -> None:
    (told,) = events(f"Police arrested {group} on January 16. {_PARTS}", EventType.DETENTION)
    assert told.get("people", []) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"The journalists, {_A}, {_B} and {_C}, were freed on Monday.", [_A, _B, _C]),
        (f"A judge freed the journalists, {_A}, {_B} and {_C}, on Monday.", [_A, _B, _C]),
        (f"The journalists, {_A} said, were freed on Monday.", []),
        (f"On Monday a judge freed the journalists, {_A} and {_B} said.", []),
    ],
)
def test_uncounted_and_named_between_commas(text: str, people: list[str]) -> None:
    (told,) = events(text, EventType.RELEASE)
    assert told.get("people", []) == people


def test_the_arrest_of_one_and_of_others() -> None:
    (told,) = events(f"The arrest of {_A}, a baker, and of five others on Monday was a surprise.", EventType.DETENTION)
    assert (told["people"], told["group"]) == ([_A], "five others")


def test_named_behind_what_they_belong_to() -> None:
    (told,) = events(f"A court freed the members of the Writers Union, {_A} and {_B}, on Monday.", EventType.RELEASE)
    assert told["people"] == [_A, _B]


def test_one_named_behind_a_body_and_others_beside_her() -> None:
    led = "A court on Friday extended the remand of the chief organiser of the Writers Union (WU)"
    text = f"{led}, {_A}, and of five other activists."
    (told,) = events(
        f"{text} The other activists are {_B}, {_C}, Emin Guliyev, Ali Amirov and Nigar Amirli.", EventType.REMAND_EXTENSION
    )
    assert told["people"] == [_A, _B, _C, "Emin Guliyev", "Ali Amirov", "Nigar Amirli"]


def test_others_behind_a_comma_are_arrested_as_well() -> None:
    (told,) = events(f"Police arrested the organiser of the Writers Union, {_A}, and five others on Monday.", EventType.DETENTION)
    assert (told["people"], told["group"]) == ([_A], "five others")


def test_among_whom_were() -> None:
    (told,) = events(
        f"In all, 31 people were pardoned, among whom were the poets {_A} and {_B} and the cleric {_C}.", EventType.RELEASE
    )
    assert (told["people"], told["count"]) == ([_A, _B, _C], 31)
