"""What states, bodies and their officials do about it: who condemns, asks, punishes and meets, where the sentence is crooked."""

from __future__ import annotations

import datetime as dt

import pytest

from habeas.model import Edtf, Event, EventType, Segment
from habeas.reading import read_segment


def read(text: str) -> list[Event]:
    day = Edtf.of_day(dt.date(2025, 3, 14))
    return [r.event for r in read_segment(Segment(id="article", text=text, date=day), "en").readings]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("A travesty, the State Department called the trial on Tuesday.", EventType.CONDEMNATION, "State Department"),
        (
            "Ten deputies put their names to a letter, dated May 15, that asks him to seek the release of Kamran Aliyev.",
            EventType.APPEAL,
            "deputies",
        ),
        (
            "In Brussels a spokesperson voiced regret and requested that Kamran Aliyev be released.",
            EventType.APPEAL,
            "spokesperson",
        ),
        ("Three judges were placed under EU sanctions on Monday.", EventType.SANCTION, "EU"),
    ],
)
def test_who_speaks_or_acts_is_found(text: str, kind: EventType, actor: str) -> None:
    assert actor in [event.actor for event in read(text) if event.type is kind]


def test_a_condition_is_no_demand() -> None:
    assert not read("Should the ministry release Kamran Aliyev, Norway will say so, Amnesty International said.")


def test_what_is_told_with_that_asks_for_nothing() -> None:
    told = read("Kamran Aliyev told Norway that he refuses to recognise the verdict and the charges.")
    assert not [event for event in told if event.type is EventType.APPEAL]


def test_sanctions_of_one_sentence_are_one_event_and_no_restriction() -> None:
    (event,) = read("Canada followed on March 3 with a travel ban and an asset freeze on two judges.")
    assert (event.type, event.outcome, event.actor) == (EventType.SANCTION, "imposed", "Canada")


@pytest.mark.parametrize(
    ("text", "people", "group"),
    [
        ("Embassy officials received Kamran Aliyev on Monday.", ("Kamran Aliyev",), "Embassy officials"),
        (
            "Keith Smith, Donald Brown's special envoy, sat down with Alexander Petrov in Minsk.",
            ("Keith Smith", "Alexander Petrov"),
            None,
        ),
        (
            "Interior secretary Jane Brown sat down with the spokesman of the group, Kamran Aliyev, for an hour.",
            ("Jane Brown", "Kamran Aliyev"),
            None,
        ),
    ],
)
def test_those_who_meet(text: str, people: tuple[str, ...], group: str | None) -> None:
    assert (people, group) in [(event.people, event.group) for event in read(text) if event.type is EventType.MEETING]


def test_those_who_meet_others_do_not_meet_each_other() -> None:
    assert not read("Kamran Aliyev and Rashad Mammadov met football fans in Baku.")


def test_what_is_urged_is_an_appeal_whatever_it_is_once_somebody_is_held() -> None:
    urged = "Amnesty International urged Norway to go further."
    assert not read(urged)
    assert EventType.APPEAL in [event.type for event in read(f"Kamran Aliyev was arrested on Monday. {urged}")]
