"""What happened to somebody else as well: "so was Jones", "the same measure was chosen for Jones"."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Guliyeva"


@pytest.mark.parametrize(
    ("text", "kind", "people", "fields"),
    [
        (f"{_A} was arrested on Monday. So was {_B}.", EventType.DETENTION, [_B], {"date": "2025-03-10"}),
        (
            f"{_A} was arrested on Monday; so were {_B} and {_C}, who run it.",
            EventType.DETENTION,
            [_B, _C],
            {"date": "2025-03-10"},
        ),
        (f"{_A} was arrested on Monday, and so was {_B}.", EventType.DETENTION, [_B], {"date": "2025-03-10"}),
        (f"{_A} was arrested on Monday. {_B}, his deputy, was too.", EventType.DETENTION, [_B], {"date": "2025-03-10"}),
        (f"{_A} was jailed pending trial. So was {_B}, on a charge of treason.", EventType.REMAND, [_B], {}),
        (
            f"{_A} was ordered held for four months. The same measure was chosen for {_B}.",
            EventType.REMAND,
            [_B],
            {"term": "P4M"},
        ),
        (
            f"{_A} got five years in jail. {_B} and {_C} received the same sentence.",
            EventType.SENTENCE,
            [_B, _C],
            {"term": "P5Y"},
        ),
        (f"{_A} was jailed for a year. {_B} was sentenced to the same term.", EventType.SENTENCE, [_B], {"term": "P1Y"}),
        (f"{_A} was beaten in custody. The same happened to {_B}.", EventType.ILL_TREATMENT, [_B], {}),
        (f"{_A} died in prison. So did {_B}.", EventType.DEATH, [_B], {}),
    ],
)
def test_it_is_told_of_them_too(text: str, kind: EventType, people: list[str], fields: dict[str, str]) -> None:
    (found,) = [event for event in events(text, kind) if event["people"] == people]
    assert found.items() >= fields.items()


@pytest.mark.parametrize("first", ["was detained on March 2", "was the first to be detained, on March 2"])
@pytest.mark.parametrize("stop", [".", ";"])
def test_others_follow_on_days_of_their_own(first: str, stop: str) -> None:
    text = f"{_A} {first}{stop} {_B}, a writer, followed on March 4 and his colleague {_C} a week later."
    found = [(event["people"], event["date"]) for event in events(text, EventType.DETENTION)]
    assert found == [([_A], "2025-03-02"), ([_B], "2025-03-04"), ([_C], "2025-03-11")]


def test_what_was_told_of_those_before_may_be_theirs_alone() -> None:
    _, found = events(f"{_A} was sentenced to nine years in May. {_B} followed in June.", EventType.SENTENCE)
    assert (found["people"], found["date"], found.get("term")) == ([_B], "2024-06", None)


def test_it_is_told_of_a_group_too() -> None:
    _, found = events(f"{_A} was arrested on Monday. So were three of his colleagues.", EventType.DETENTION)
    assert (found["group"], found["count"]) == ("three of his colleagues", 3)


@pytest.mark.parametrize(
    "text",
    [
        f"{_A}, who was arrested in May, was a poet. So was {_B}.",
        f"{_A} was not arrested. So was {_B}.",
        f"{_A} was arrested on Monday. So was the lawyer of {_B}.",
        f"{_A} was arrested on Monday. The meeting was long. So was {_B}.",
        f"{_A} was arrested on Monday. {_B} followed in a car.",
        f"{_A} was arrested on Monday. {_B} followed the case for years.",
        f"{_A} was arrested on Monday. The same question was put to {_B}.",
    ],
)
def test_it_is_not_told_of_others(text: str) -> None:
    assert [event for event in events(text, EventType.DETENTION) if _B in event["people"]] == []


@pytest.mark.parametrize(
    ("further", "told"),
    [
        (f"as two days earlier had been the lawyer {_B}", [([_A], "2025-03-10"), ([_B], "2025-03-08")]),
        (f"as had been {_B} a week earlier", [([_A], "2025-03-10"), ([_B], "2025-03-03")]),
        (f"as had been {_B}", [([_A], "2025-03-10"), ([_B], None)]),
        ("as her brother had been in May", [([_A], "2025-03-10")]),
        (f"as it had been {_B} who led the march", [([_A], "2025-03-10")]),
    ],
)
def test_as_it_had_happened_to_another_before(further: str, told: list[tuple[list[str], str | None]]) -> None:
    found = events(f"{_A} was arrested on Monday, {further}.", EventType.DETENTION)
    assert [(e["people"], e.get("date")) for e in found] == told


def test_a_month_is_the_next_one_after_the_first() -> None:
    _, found = events(f"{_A} was detained on March 17, 2023. {_B} followed in April.", EventType.DETENTION)
    assert (found["people"], found["date"]) == ([_B], "2023-04")


def test_a_year_is_added_to_the_term_of_somebody_told_of_before() -> None:
    text = f"{_A}, to whose initial term a further year was added the last time he was tried, was moved to a colony."
    (found,) = events(text, EventType.SENTENCE)
    assert (found["people"], found["term"]) == ([_A], "P1Y")
    (listed,) = events(f"The list of political prisoners contains 300 names. {text}", EventType.LISTING)
    assert listed["count"] == 300


def test_those_by_whom_he_was_followed_on_a_day_of_their_own() -> None:
    first, then = events(f"{_A} was arrested on Monday, followed by {_B} and {_C} on Tuesday.", EventType.DETENTION)
    assert (first["people"], first["date"]) == ([_A], "2025-03-10")
    assert (then["people"], then["date"]) == ([_B, _C], "2025-03-11")


@pytest.mark.parametrize("behind", ["followed by police to his home", f"followed by {_B} in a car"])
def test_without_a_day_nobody_is_told_of_who_followed(behind: str) -> None:
    (told,) = events(f"{_A} was arrested on Monday, {behind}.", EventType.DETENTION)
    assert told["people"] == [_A]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{_A} was arrested on Monday. {_B} had been arrested two hours earlier.", [_B]),
        (f"{_A} was arrested on Monday, followed by {_B} an hour later.", [_B]),
    ],
)
def test_hours_later_is_the_same_day(text: str, people: list[str]) -> None:
    _, then = events(text, EventType.DETENTION)
    assert (then["people"], then["date"]) == (people, "2025-03-10")
