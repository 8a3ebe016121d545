"""Several people of one surname, who are named by it alone."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_TWO = "Aziz Ahtarov and his brother Asan Ahtarov were convicted with Nariman Seitov."
_BOTH = ["Aziz Ahtarov", "Asan Ahtarov"]


@pytest.mark.parametrize(
    "family", ["The Ahtarovs", "The Ahtarov brothers", "Both Ahtarovs", "The two Ahtarovs", "The Ahtarov cousins"]
)
def test_all_who_bear_it_are_meant(family: str) -> None:
    (told,) = events(f"{_TWO} {family} were detained on May 4.", EventType.DETENTION)
    assert (told["people"], told["date"]) == (_BOTH, "2024-05-04")


def test_what_is_theirs() -> None:
    (told,) = events(f"{_TWO} Police searched the Ahtarovs' home.", EventType.SEARCH)
    assert told["people"] == _BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Aziz Ahtarov was convicted. The Ahtarovs were detained on May 4.",
        f"{_TWO} The Ahtarovs' lawyer was detained on May 4.",
        f"{_TWO} The Ahtarovs' brothers were detained on May 4.",
        f"{_TWO} Refat Ahtarov teaches music. Both Ahtarovs were detained on May 4.",
        "Minister Aziz Ahtarov spoke of Asan Ahtarov. The Ahtarovs were detained on May 4.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert [e.get("people", []) for e in events(text, EventType.DETENTION) if e.get("people")] == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Leyla and Arif Yunusov were detained on Monday.", ["Leyla Yunusov", "Arif Yunusov"]),
        ("Police detained the brothers Ogtay and Farid Aliyev.", ["Ogtay Aliyev", "Farid Aliyev"]),
        ("Nurlan, Ali and Timur Omarov were detained on Monday.", ["Nurlan Omarov", "Ali Omarov", "Timur Omarov"]),
        ("Ali Hasanov was tried with John Smith. On Monday Ali and John Smith were detained.", ["Ali Hasanov", "John Smith"]),
        ("Mr Hasan and Kamran Aliyev were detained on Monday.", ["Hasan", "Kamran Aliyev"]),
        ("The opposition leader Navalny and Kamran Aliyev were detained.", ["Navalny", "Kamran Aliyev"]),
    ],
)
def test_a_surname_said_once_is_that_of_all_given_names_before_it(text: str, people: list[str]) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert told["people"] == people
