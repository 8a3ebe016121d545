"""What is written into a field stands for what it says and no more."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        (f"On Friday it was lawyer {_A}, who died in a Baku prison that day.", EventType.DEATH, "place", "Baku prison"),
        (f"{_A}, in Umbaki prison since March 3, has been freed.", EventType.RELEASE, "place", "Umbaki prison"),
        (f"{_A} was moved to Penal Colony No. 4 on Jan. 5.", EventType.TRANSFER, "place", "Penal Colony No. 4"),
        ("According to the Union, 73 political prisoners were behind bars on March 1.", EventType.LISTING, "actor", "Union"),
        (
            "According to the Mechanism for Recognition of Prisoners, at least 73 people were behind bars as of March 1.",
            EventType.LISTING,
            "actor",
            "Mechanism for Recognition of Prisoners",
        ),
        (
            f"The union, which had condemned the jailing of {_A}, said five members were on trial.",
            EventType.CONDEMNATION,
            "attribution",
            None,
        ),
    ],
)
def test_a_field_holds_no_words_of_another_clause(text: str, kind: EventType, field: str, value: str | None) -> None:
    assert [event.get(field) for event in events(text, kind)] == [value]


@pytest.mark.parametrize("said", ["who faces group violence charges", "who is accused of group violence"])
def test_in_what_case_somebody_is_held_is_no_charge_beside(said: str) -> None:
    text = f"The court on March 3 ordered pretrial detention for {_A}, {said}."
    (remand,) = events(text, EventType.REMAND)
    assert [charge["offence"] for charge in remand["charges"]] == ["group violence"]
    assert events(text, EventType.CHARGE) == []


def test_a_charge_that_was_brought_stands_beside() -> None:
    text = f"The court remanded {_A}, who was charged with treason last week, for two months."
    assert len(events(text, EventType.CHARGE)) == len(events(text, EventType.REMAND)) == 1


def test_the_day_of_the_deed_is_not_that_of_the_charge_in_which_somebody_is_held() -> None:
    text = f"The court ordered {_A} held, who faces group violence charges in connection with a scuffle at an August 1 rally."
    assert events(text, EventType.CHARGE) == []
    assert [event.get("date") for event in events(text, EventType.REMAND)] == [None]


def test_those_who_are_told_it_do_not_say_it() -> None:
    text = f"{_A} was beaten in the isolator, his lawyer, Rauf Hasanov, told reporters."
    assert [event["attribution"] for event in events(text, EventType.ILL_TREATMENT)] == ["Rauf Hasanov"]


def test_a_minister_begged_to_release_somebody_is_asked() -> None:
    text = f"{_A} was jailed in May. His mother begged the minister to release him."
    assert [(event["people"], event["addressee"]) for event in events(text, EventType.APPEAL)] == [([_A], "minister")]
