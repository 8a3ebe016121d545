"""What happened to somebody at another time, or to more than him, is another event."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"Police arrested {_A} for the third time in half a year. He was first arrested on July 20 with {_B}.",
            [([_A], None), ([_A, _B], "2024-07-20")],
        ),
        (f"Police detained {_A} again. He was first detained in May 2023.", [([_A], None), ([_A], "2023-05")]),
        (f"{_A} was re-arrested. He had initially been arrested in May 2023.", [([_A], None), ([_A], "2023-05")]),
        (
            f"Police arrested {_A} for the third time on Monday. He was first arrested for a post.",
            [([_A], "2025-03-10"), ([_A], None)],
        ),
        (f"{_A} was first arrested for a post. Police arrested him again on Monday.", [([_A], None), ([_A], "2025-03-10")]),
        (f"{_A} was re-arrested on Monday. He was first arrested for a post.", [([_A], "2025-03-10"), ([_A], None)]),
        (f"{_A} was arrested in Baku. He was first arrested on May 3 with {_B}.", [([_A, _B], "2024-05-03")]),
    ],
)
def test_the_first_time_and_again(text: str, told: list[tuple[list[str], str | None]]) -> None:
    assert [(e["people"], e.get("date")) for e in events(text, EventType.DETENTION)] == told


def test_what_one_is_charged_with_is_not_what_two_are() -> None:
    text = f"{_A} is charged with spreading lies. {_A} and {_B} were charged with incitement in 2020."
    told = [(e["people"], [c["offence"] for c in e["charges"]]) for e in events(text, EventType.CHARGE)]
    assert told == [([_A], ["spreading lies"]), ([_A, _B], ["incitement"])]


def test_the_day_of_one_is_not_that_of_all() -> None:
    told = events(f"{_A} and {_B} were detained. {_A} was seized on May 3.", EventType.DETENTION)
    assert [(e["people"], e.get("date")) for e in told] == [([_A, _B], None), ([_A], "2024-05-03")]
    (one,) = events(f"{_A} and {_B} were detained on May 3. {_A} was seized at home.", EventType.DETENTION)
    assert (one["people"], one["date"]) == ([_A, _B], "2024-05-03")


def test_what_was_over_by_then_has_days_of_its_own() -> None:
    (told,) = events("Kamran Aliyev was released, having served since 2014 a five-year sentence.", EventType.RELEASE)
    assert told.get("date") is None
    (told,) = events("Kamran Aliyev was released on Monday, having been held since 2014.", EventType.RELEASE)
    assert told.get("date") == "2025-03-10"


@pytest.mark.parametrize(
    ("text", "date", "stance"),
    [
        ("Ali Hasanov was ordered to appear in court on March 20.", "2025-03-20", "planned"),
        ("The judge ordered Ali Hasanov to return to court on April 2.", "2025-04-02", "planned"),
        ("Ali Hasanov was due to return to court on March 20.", "2025-03-20", "planned"),
        ("Ali Hasanov was due to appear in court on March 3.", "2025-03-03", "planned"),
        ("Ali Hasanov was ordered to appear in court on March 3.", "2025-03-03", "asserted"),
        ("Ali Hasanov returned to court on March 10.", "2025-03-10", "asserted"),
    ],
)
def test_a_day_in_court_that_was_ordered_or_due(text: str, date: str, stance: str) -> None:
    (hearing,) = events(text, EventType.HEARING)
    assert (hearing["date"], hearing["stance"]) == (date, stance)


def test_a_day_on_which_somebody_was_due_to_be_freed() -> None:
    (release,) = events("Ali Hasanov was due to be released on March 20.", EventType.RELEASE)
    assert (release["date"], release["stance"]) == ("2025-03-20", "planned")


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Police detained 22 people in January and 39 more in March.", EventType.DETENTION, [(22, "2025-01"), (39, "2025-03")]),
        (
            "Twelve people were fined in May, seven in June and another two in July.",
            EventType.SENTENCE,
            [(12, "2024-05"), (7, "2024-06"), (2, "2024-07")],
        ),
        ("Police detained 22 people in January and 39 cars in March.", EventType.DETENTION, [(22, "2025-01")]),
        ("Twelve people were fined in May, and 20 in June were freed.", EventType.SENTENCE, [(12, "2024-05")]),
        ("Twelve people were jailed in May, and two died in June.", EventType.DETENTION, [(12, "2024-05")]),
    ],
)
def test_so_many_more_on_a_day_of_their_own(text: str, kind: EventType, told: list[tuple[int, str]]) -> None:
    assert [(event["count"], event["date"]) for event in events(text, kind)] == told
