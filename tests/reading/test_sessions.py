"""Sessions of a court: what was only to be is not told as done, and what was put off is one event; which ruling a judge's is."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    "text",
    [
        f"The trial of {_A} had been scheduled for Tuesday but did not take place because the judge was ill.",
        f"The trial of {_A} was due to open on Tuesday but was adjourned.",
    ],
)
def test_a_session_put_off_is_one_event_with_its_day(text: str) -> None:
    (event,) = events(text, EventType.HEARING)
    assert (event["outcome"], event["date"], event.get("stance")) == ("postponed", "2025-03-11", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        f"The trial of {_A}, due to start on Wednesday, has been put off.",
        f"The trial of {_A}, due to start in Ganja on Wednesday, has been put off.",
        f"{_A} was arrested in May. The hearing, scheduled for Wednesday, was postponed until April 2.",
    ],
)
def test_the_day_of_a_session_put_off_is_not_read_both_ways(text: str) -> None:
    (event,) = events(text, EventType.HEARING)
    assert event["outcome"] == "postponed"
    assert "date" not in event


def test_what_had_been_due_is_not_told_as_done() -> None:
    (event,) = events(f"The trial of {_A} had been due to open on Monday.", EventType.HEARING)
    assert event["stance"] == "planned"


def test_a_session_set_anew_stays_beside_the_one_put_off() -> None:
    found = events(f"The trial of {_A} was postponed on Monday. The trial will open on April 2.", EventType.HEARING)
    assert sorted(event["date"] for event in found) == ["2025-03-10", "2025-04-02"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"The court held its first hearing on Wednesday in the case of {_A}.", "2025-03-12"),
        (f"The court began hearing the case against {_A} on Wednesday.", "2025-03-12"),
        (f"{_A} collapsed during the second hearing on Wednesday.", "2025-03-12"),
        (f"The next hearing in the case of {_A} is on Wednesday.", "2025-03-19"),
        (f"The court will begin hearing the case against {_A} on Wednesday.", "2025-03-19"),
    ],
)
def test_a_session_told_as_past_lies_in_the_past(text: str, day: str) -> None:
    assert {event["date"] for event in events(text, EventType.HEARING)} == {day}


def test_a_judge_is_that_of_the_news_and_not_of_what_lies_further_back() -> None:
    told = f"The appeals court increased the sentence of {_A}. {_A} was convicted in December. Judge {_B} read the ruling."
    assert [event.get("judge") for event in events(told, EventType.APPEAL_RULING)] == [_B]
    assert [event.get("judge") for event in events(told, EventType.SENTENCE)] == [None]


def test_a_fine_of_another_time_is_no_part_of_the_sentence() -> None:
    found = events(
        f"A court sentenced {_A} to six years in prison. In 2018 he was fined for the same offence.", EventType.SENTENCE
    )
    assert [(event.get("term"), event.get("date")) for event in found] == [("P6Y", None), (None, "2018")]


def test_a_fine_beside_a_term_is_part_of_the_sentence() -> None:
    found = events(f"A court sentenced {_A} to six years in prison. He was also fined 3,000 euros.", EventType.SENTENCE)
    assert [event.get("term") for event in found] == ["P6Y"]


@pytest.mark.parametrize("chaired", ["a preparatory session chaired by", "a hearing chaired by", "a session headed by"])
def test_who_chairs_a_session_is_its_judge(chaired: str) -> None:
    text = f"{_A} was arrested in May. The case is before the Baku court, where {chaired} Javid Huseynov is set for March 28."
    (told,) = events(text, EventType.HEARING)
    assert (told.get("judge"), "Javid Huseynov" in told["people"]) == ("Javid Huseynov", False)
