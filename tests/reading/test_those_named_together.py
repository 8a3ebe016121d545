"""Several people of whom one thing is told, each with what he is, or with a clause about one between them."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

KARIM, LEYLA = "Rashid Karimov", "Leyla Mammadova"


@pytest.mark.parametrize(
    "text",
    [
        f"{KARIM}, who wrote about corruption, and {LEYLA} were arrested on Monday.",
        f"{KARIM}, a reporter who had covered protests, and {LEYLA}, his editor, were arrested on Monday.",
        f"{KARIM}, who wrote about corruption and led a party, and {LEYLA} were arrested on Monday.",
        f"Police arrested {KARIM}, who wrote about corruption, and {LEYLA} on Monday.",
        f"On Monday police arrested {KARIM}, who edits the site, and his colleague {LEYLA}.",
    ],
)
def test_a_clause_about_the_first_does_not_take_the_second_away(text: str) -> None:
    (arrest,) = events(text, EventType.DETENTION)
    assert (arrest["people"], arrest["date"]) == ([KARIM, LEYLA], "2025-03-10")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{KARIM} was detained on Monday, as was his lawyer {LEYLA}.", [KARIM, LEYLA]),
        (f"{KARIM} was detained on Monday, as was reported by {LEYLA}.", [KARIM]),
        (f"Those arrested on Monday are {KARIM}, editor of Sahar, {LEYLA}, a reporter, and Anar Aliyev.", None),
        (f"Others arrested in the case are {KARIM}, {LEYLA} and Anar Aliyev.", None),
        (f"Police arrested {KARIM}, editor of Sahar, {LEYLA}, a reporter, and Anar Aliyev on Monday.", None),
        (f"Three people were arrested: {KARIM}, editor of Sahar; {LEYLA}, a reporter; and Anar Aliyev, a blogger.", None),
        (f"Police detained {KARIM}, editor of Sahar; the reporter {LEYLA}; and Anar Aliyev, a blogger.", None),
    ],
)
def test_a_list_is_read_to_its_end(text: str, people: list[str] | None) -> None:
    (arrest,) = events(text, EventType.DETENTION)
    assert arrest["people"] == (people or [KARIM, LEYLA, "Anar Aliyev"])


def test_who_is_written_about_is_not_arrested_with_the_writer() -> None:
    (arrest,) = events(f"Police arrested {KARIM}, who wrote about corruption, poverty, and {LEYLA}.", EventType.DETENTION)
    assert arrest["people"] == [KARIM]


def test_two_subjects_behind_what_the_first_is() -> None:
    (arrest,) = events(f"A former deputy, {KARIM}, and his driver were detained on Monday.", EventType.DETENTION)
    assert arrest["people"] == [KARIM]


def test_a_list_of_terms_extended_names_all() -> None:
    text = (
        f"Thus, the arrest terms of {KARIM}, director of the Institute of Free Initiatives (IFI); member of the same Institute "
        f"Rustam Velizade; founder of 'Sahar TV' {LEYLA} and employees of this publication: Anar Aliyev and Ali Nabizade have "
        "been extended for three months."
    )
    (extension,) = events(text, EventType.REMAND_EXTENSION)
    assert extension["people"] == [KARIM, "Rustam Velizade", LEYLA, "Anar Aliyev", "Ali Nabizade"]
    assert extension["term"] == "P3M"
