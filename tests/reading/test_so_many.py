"""How many it happened to, and which of them are named."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


def test_what_happened_to_one_of_many_happened_to_nobody_else() -> None:
    text = f"Police arrested 14 people, among them the student leader {_A}, who was later freed without charge."
    (arrest,), (release,) = events(text, EventType.DETENTION), events(text, EventType.RELEASE)
    assert (arrest["group"], arrest["people"]) == ("14 people", [_A])
    assert release["people"] == [_A]
    assert "group" not in release
    assert "count" not in release


def test_several_are_held_and_no_trial() -> None:
    text = "No date has been set for the trial of the six, who have been held at Camp Makindye since January."
    assert events(text, EventType.HEARING) == []
    (held,) = events(text, EventType.DETENTION)
    assert (held["count"], held["date"]) == (6, "2025-01")


def test_a_number_behind_a_month_counts_people() -> None:
    (arrest,) = events(
        "On 6-8 March nine journalists of Sahar TV and its partner organisation were detained.", EventType.DETENTION
    )
    assert (arrest["group"], arrest["count"], arrest["date"]) == ("nine journalists", 9, "2025-03-06/2025-03-08")


def test_of_two_subjects_neither_is_lost() -> None:
    (release,) = events("State news agency Sahar said 14 women and 16 men had been pardoned.", EventType.RELEASE)
    assert (release["group"], release["count"]) == ("14 women and 16 men", 30)


@pytest.mark.parametrize(
    ("further", "people"),
    [
        ("In May a court jailed these two.", ["Kamran Aliyev", "Rauf Hasanov"]),
        ("In May a court sent both to prison.", ["Kamran Aliyev", "Rauf Hasanov"]),
        ("In May a court sent these two to prison and gave Emin Guliyev three years.", ["Kamran Aliyev", "Rauf Hasanov"]),
        ("In May a court sent these two to prison. Rauf Hasanov was given three years.", ["Rauf Hasanov"]),
    ],
)
def test_these_two(further: str, people: list[str]) -> None:
    told = events(f"Kamran Aliyev and Rauf Hasanov were arrested in March. {further}", EventType.SENTENCE)
    assert told[0]["people"] == people


def test_so_many_are_all_of_whom_the_paragraph_tells() -> None:
    text = "Leyla Mammadova was fined in May.\nKamran Aliyev and Rauf Hasanov were jailed for six years. Emin Guliyev got five."
    (told,) = events(f"{text} On Monday the city court upheld the verdict against the three.", EventType.APPEAL_RULING)
    assert told["people"] == ["Kamran Aliyev", "Rauf Hasanov", "Emin Guliyev"]


def test_one_of_so_many_of_a_body() -> None:
    (told,) = events("Kamran Aliyev is one of 11 members of Hasanov's staff who were arrested on Monday.", EventType.DETENTION)
    assert told["people"] == ["Kamran Aliyev"]


def test_what_was_done_to_some_among_so_many_before_and_behind_what_else_was_done() -> None:
    text = (
        "Kamran Aliyev and Rauf Hasanov are among 11 current and former members of Guliyev's team who were arrested in May, "
        "after police had searched their homes, and charged under Article 278 of the Criminal Code."
    )
    told = [e for kind in (EventType.DETENTION, EventType.SEARCH, EventType.CHARGE) for e in events(text, kind)]
    assert [(e["type"], e["people"]) for e in told] == [
        (kind, ["Kamran Aliyev", "Rauf Hasanov"]) for kind in ("detention", "search", "charge")
    ]


@pytest.mark.parametrize(
    ("further", "people"),
    [
        ("The first two were freed on Monday.", ["Kamran Aliyev", "Rauf Hasanov"]),
        ("The last two were freed on Monday.", ["Emin Guliyev", "Ali Amirov"]),
        ("The last two journalists in the country were freed on Monday.", ["Emin Guliyev", "Ali Amirov"]),
    ],
)
def test_the_first_and_the_last_of_those_told_of(further: str, people: list[str]) -> None:
    text = "A court quashed the convictions of Kamran Aliyev and Rauf Hasanov and upheld those of Emin Guliyev and Ali Amirov."
    (told,) = events(f"{text} {further}", EventType.RELEASE)
    assert told["people"] == people


def test_the_first_two_are_nobody_where_no_more_were_told_of() -> None:
    (told,) = events(
        "Kamran Aliyev and Rauf Hasanov were fined. The first two prisoners were freed on Monday.", EventType.RELEASE
    )
    assert told.get("people", []) == []


def test_they_are_those_counted_last() -> None:
    text = (
        "Kamran Aliyev, Rauf Hasanov and Emin Guliyev were arrested in May. Aliyev was charged with treason and Hasanov and "
        "Guliyev with libel; none of the three has been tried. A judge prolonged their detention by four months."
    )
    (told,) = events(text, EventType.REMAND_EXTENSION)
    assert told["people"] == ["Kamran Aliyev", "Rauf Hasanov", "Emin Guliyev"]


def test_the_remaining_named_behind_a_dash_and_what_they_did() -> None:
    text = (
        "Ten were let go. The remaining three - students Kamran Aliyev and Rauf Hasanov and the pastor Emin Guliyev - appeared "
        "before a magistrate in Baku on Tuesday, pleaded not guilty to unlawful assembly and were granted bail."
    )
    people = ["Kamran Aliyev", "Rauf Hasanov", "Emin Guliyev"]
    assert [e["people"] for e in events(text, EventType.RELEASE)][-1] == people
    (answer,) = events(text, EventType.RESPONSE)
    assert answer["people"] == people
    assert events(text, EventType.APPEAL) == []


@pytest.mark.parametrize("seen_as", ["regards the two as prisoners of conscience", "recognises the two as political prisoners"])
def test_what_several_are_taken_for_is_no_part_of_them(seen_as: str) -> None:
    (listing,) = events(f"{_A} and {_B} were jailed in May. Amnesty International {seen_as}.", EventType.LISTING)
    assert listing["people"] == [_A, _B]


@pytest.mark.parametrize(
    "behind",
    [
        "Among those still in custody are Kamran Aliyev and Rauf Hasanov.",
        "Kamran Aliyev and Rauf Hasanov remain in jail.",
        "Still behind bars are Kamran Aliyev and Rauf Hasanov. Anar Mammadov and Ali Guliyev wrote about it.",
    ],
)
def test_those_who_are_still_held_are_not_the_ones_freed(behind: str) -> None:
    assert [event["people"] for event in events(f"Two men were released on Monday. {behind}", EventType.RELEASE)] == [[]]


def test_those_named_behind_a_number_of_those_freed_are_they() -> None:
    text = "Two men were released on Monday. Kamran Aliyev and Rauf Hasanov were met by friends."
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [["Kamran Aliyev", "Rauf Hasanov"]]
