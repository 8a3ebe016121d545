"""Other names of one person: "Ali Kato *alias Nubian Lee*", "Zambira, *also known as Ko Win*, …"."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The court freed Ali Bukara alias Nubian Lee, Edward Semura alias Eddie Mutwa and Kenny Kyalo.",
            ["Ali Bukara", "Edward Semura", "Kenny Kyalo"],
        ),
        ("Robert Katende, better known as Bobi Rhine, left. On Monday Rhine was released.", ["Robert Katende"]),
        ('Alan Carter, known as "the Bear", won. On Monday the Bear was released.', ["Alan Carter"]),
        ("Alan Brown (aka Ricardo) was freed.", ["Alan Brown"]),
        ("Police released Zambira, also known as Nyi Nyi Htun, a leader of the revolt.", ["Zambira"]),
        ("Myanmar, also known as Burma, released Alan Carter.", ["Alan Carter"]),
        ("The court freed Ali Bukara alias Doggy City.", ["Ali Bukara"]),
        ("The court freed Ali Bukara, who writes under the pen name Old Fox. Old Fox was released on Monday.", ["Ali Bukara"]),
        ("Ali Bukara, also known by his stage name “Lucky Joe”, was released on Monday.", ["Ali Bukara"]),
        ("Ali Bukara, who blogs under the name Mark Hill, was released on Monday.", ["Ali Bukara"]),
        ("Ali Bukara (a.k.a. Mark Hill) was released on Monday.", ["Ali Bukara"]),
        ("Evin prison, also known as the Hilton, let go Alan Carter, who was released on Monday.", ["Alan Carter"]),
    ],
)
def test_another_name_is_nobody_else(text: str, people: list[str]) -> None:
    told = events(text, EventType.RELEASE)
    assert {name for event in told for name in event.get("people", [])} == set(people)


def test_a_group_is_named_by_names_with_others_behind_them() -> None:
    told = events(
        "The court granted bail to five supporters of the party. Those released this morning include Alan Brown alias Big Al, "
        "Peter Smith and John Carter. The others are Mark Hill alias Bobi Young and David Stone.",
        EventType.RELEASE,
    )
    assert [event["people"] for event in told] == [["Alan Brown", "Peter Smith", "John Carter", "Mark Hill", "David Stone"]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Alan Brown and Peter Hill belong to a group of 49 people who were arrested in May.", ["Alan Brown", "Peter Hill"]),
        ("Alan Brown is part of a group of 12 activists who were arrested in May.", ["Alan Brown"]),
        ("Alan Brown, who belongs to a group of nine men arrested in May, spoke.", ["Alan Brown"]),
        ("Alan Brown is a member of a group whose leaders were arrested in May.", []),
        ("Alan Brown does not belong to the group of nine men arrested in May.", []),
        ("Alan Brown leads a group of 12 activists who were arrested in May.", []),
    ],
)
def test_who_belongs_to_those_it_was_done_to(text: str, people: list[str]) -> None:
    assert [event.get("people", []) for event in events(text, EventType.DETENTION)] == [people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Alan Brown and Peter Hill were among 49 people arrested in May. All 49 were charged.", ["Alan Brown", "Peter Hill"]),
        ("Alan Brown belongs to a group of 49 people arrested in May. The 49 were charged.", ["Alan Brown"]),
        ("Alan Brown was among 49 people arrested in May. Forty of the 49 were charged.", []),
        ("Alan Brown was among 49 people arrested in May. All 50 were charged.", []),
    ],
)
def test_what_happens_to_all_of_them_happens_to_who_is_one(text: str, people: list[str]) -> None:
    assert [event.get("people", []) for event in events(text, EventType.CHARGE)] == [people]
