"""What a clause set into a sentence says of a group, and who the group is whose names stand at the sentence's end."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


def test_a_clause_about_a_group_is_read_by_itself() -> None:
    text = "Five others, whose testimony helped to convict the editor, got off with terms of six years in January."
    assert [(e["group"], e["term"]) for e in events(text, EventType.SENTENCE)] == [("Five others", "P6Y")]
    text = "The activists, who were jailed in May, pleaded not guilty on Monday."
    assert [e["group"] for e in events(text, EventType.DETENTION)] == ["The activists"]
    assert [e["outcome"] for e in events(text, EventType.RESPONSE)] == ["denied"]


def test_a_clause_about_somebodys_own_is_read_by_itself() -> None:
    text = "Ali Veliyev, whose arrest in May caused an outcry, appeared in court for the first time on Monday."
    assert [(e["people"], e["date"]) for e in events(text, EventType.HEARING)] == [(["Ali Veliyev"], "2025-03-10")]
    text = "Ali Veliyev, whose trial opened on Monday, denies all charges."
    (response,) = events(text, EventType.RESPONSE)
    assert "date" not in response


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Three others got off with six years: the managers Ali Veliyev and Rauf Hasanov and paralegal Leyla Mammadova.",
            ["Ali Veliyev", "Rauf Hasanov", "Leyla Mammadova"],
        ),
        ("Two others got off with six years: baker Ali Veliyev and his cousin Rauf Hasanov.", ["Ali Veliyev", "Rauf Hasanov"]),
        ("Two others got off with six years: Ali Veliyev thanked Rauf Hasanov.", []),
        ("Two others got off with six years: the union thanked Ali Veliyev and Rauf Hasanov.", []),
        ("Two others got off with six years: the retired baker Ali Veliyev and Rauf Hasanov.", ["Ali Veliyev", "Rauf Hasanov"]),
        ("Two others got off with six years: the decision by Ali Veliyev pleased Rauf Hasanov.", []),
        ("Two others got off with six years: lawyer Ali Veliyev and his colleague Rauf Hasanov confirmed it.", []),
    ],
)
def test_those_counted_are_named_behind_a_colon_each_with_what_he_is(text: str, people: list[str]) -> None:
    assert [e.get("people", []) for e in events(text, EventType.SENTENCE)] == [people]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (
            "Ali Veliyev, the union recalled, is a poet and was detained on August 2, 2024.",
            EventType.DETENTION,
            {"people": ["Ali Veliyev"], "date": "2024-08-02"},
        ),
        (
            "Ali Veliyev, his lawyer said, was beaten in custody.",
            EventType.ILL_TREATMENT,
            {"people": ["Ali Veliyev"], "attribution": "his lawyer", "stance": "alleged"},
        ),
        (
            "Three men, a rights group says, were beaten by guards in May.",
            EventType.ILL_TREATMENT,
            {"group": "Three men", "attribution": "rights group", "stance": "alleged", "date": "2024-05"},
        ),
        (
            "Ali Veliyev, Minister Rauf Hasanov told reporters, was released on Monday.",
            EventType.RELEASE,
            {"people": ["Ali Veliyev"], "date": "2025-03-10"},
        ),
        (
            "Ali Veliyev, the union said on Monday, was detained in May.",
            EventType.DETENTION,
            {"people": ["Ali Veliyev"], "date": "2024-05", "attribution": "union"},
        ),
    ],
)
def test_who_tells_it_between_somebody_and_the_verb(text: str, kind: EventType, said: dict[str, object]) -> None:
    (event,) = events(text, kind)
    assert {name: event.get(name) for name in said} == said


def test_who_tells_it_to_somebody_behind_what_is_told() -> None:
    for told in ("told reporters", "told the agency on Monday"):
        (event,) = events(f"Ali Veliyev has been beaten, his lawyer {told}.", EventType.ILL_TREATMENT)
        assert (event["attribution"], event["stance"]) == ("his lawyer", "alleged")
    (event,) = events("Ali Veliyev has been beaten, the guards told him to be silent.", EventType.ILL_TREATMENT)
    assert "attribution" not in event


def test_who_does_it_behind_the_day_that_opens_the_sentence() -> None:
    (event,) = events("In August police detained Ali Veliyev.", EventType.DETENTION)
    assert (event["actor"], event["date"]) == ("police", "2024-08")
    assert "place" not in event
