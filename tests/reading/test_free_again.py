"""Who is free again, by what road, and what only looks like it."""

from __future__ import annotations

import datetime as dt

import pytest
from told import events

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read


def test_who_was_said_to_be_in_prison_can_get_out() -> None:
    text = "The case of Ali Hasanov, a blogger in prison for two years, is well known. He got out in July."
    assert [(e["people"], e["date"]) for e in events(text, EventType.RELEASE)] == [(["Ali Hasanov"], "2024-07")]
    assert events("The books of Ali Hasanov, a blogger, are well known. He got out in July.", EventType.RELEASE) == []


def test_the_tag_of_house_arrest_is_no_measure_of_its_own() -> None:
    text = "On Monday a court changed the detention of Ali Hasanov to house arrest with an electronic bracelet."
    assert [e["outcome"] for e in events(text, EventType.RELEASE)] == ["house_arrest"]
    assert events(text, EventType.RESTRICTION) == []


def test_what_is_done_to_those_who_see_it_done_is_done_to_their_own() -> None:
    text = "Ali Hasanov was detained on Monday. Twelve lawyers have seen their licences revoked since 2015."
    assert [(e["people"], e["count"]) for e in events(text, EventType.RESTRICTION)] == [([], 12)]


@pytest.mark.parametrize("asked", ["told the authorities to", "invited the authorities to", "reminded the authorities to"])
def test_what_somebody_is_told_to_do_is_not_done(asked: str) -> None:
    assert events(f"The committee {asked} release Ali Hasanov.", EventType.RELEASE) == []


def test_one_of_those_freed_is_the_one_named() -> None:
    (freed,) = events("Ali Hasanov was one of 16 people freed on Monday.", EventType.RELEASE)
    assert freed["people"] == ["Ali Hasanov"]


def test_what_is_to_be_done_is_planned() -> None:
    (planned,) = events("Ali Hasanov is to be released on Monday.", EventType.RELEASE)
    assert (planned["stance"], planned["date"]) == ("planned", "2025-03-17")


def test_a_decree_that_is_signed_is_done() -> None:
    (pardon,) = events("On Monday the president signed a decree to pardon Ali Hasanov.", EventType.RELEASE)
    assert (pardon["stance"], pardon["outcome"]) == ("asserted", "pardon")
    assert events("On Monday the president was urged to sign a decree to pardon Ali Hasanov.", EventType.RELEASE) == []


def test_they_are_those_only_counted_in_the_sentence_before() -> None:
    text = "Police detained twelve activists on Sunday. They were released on Monday."
    assert [(e["group"], e["count"], e["date"]) for e in events(text, EventType.RELEASE)] == [
        ("twelve activists", 12, "2025-03-10")
    ]


def test_neither_means_both() -> None:
    text = "Ali Hasanov and Leyla Yunus were released on Monday. Neither may leave the country."
    assert [e["people"] for e in events(text, EventType.RESTRICTION)] == [["Ali Hasanov", "Leyla Yunus"]]


def test_those_named_before_among_them_are_meant() -> None:
    text = "On Monday thirty inmates, the theologian Ali Hasanov and the teacher Leyla Yunus among them, were released."
    (freed,) = events(text, EventType.RELEASE)
    assert freed["people"] == ["Ali Hasanov", "Leyla Yunus"]


def test_a_dateline_is_no_subject() -> None:
    text = "VILNIUS, 10 March – A group of 52 freed prisoners arrived here on Monday."
    assert [e["count"] for e in events(text, EventType.RELEASE)] == [52]


def test_members_of_a_party_stand_before_what_they_belong_to() -> None:
    text = "To the sound of drums and trumpets six defenders of the Kura river walked out of Gobustan prison on Monday."
    assert [e["count"] for e in events(text, EventType.RELEASE)] == [6]


def test_who_the_source_is_was_not_freed_for_the_story() -> None:
    text = "Ali Hasanov limps and has been wearing a bandage for weeks, according to a former inmate set free in May."
    assert events(text, EventType.RELEASE) == []


def test_a_title_that_speaks_of_people_freed_is_about_people_held() -> None:
    segment = Segment(
        id="article",
        title="Two prisoners freed before a visit",
        text="Ali Hasanov and Leyla Yunus were back with their families on Monday.",
        date=Edtf.of_day(dt.date(2025, 3, 14)),
    )
    assert [r.event.people for r in read([segment]) if r.event.type is EventType.RELEASE] == [("Ali Hasanov", "Leyla Yunus")]


def test_the_judge_who_grants_bail_does_not_grant_it_to_himself() -> None:
    text = "Leila Hasanova was jailed in May. Judge Ali Aliyev granted her bail on March 3."
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [["Leila Hasanova"]]


def test_what_ended_a_time_in_prison_has_happened() -> None:
    text = "Ali Hasanov was held in Gobustan prison until he was released on March 3."
    assert [(e["people"], e["date"]) for e in events(text, EventType.RELEASE)] == [(["Ali Hasanov"], "2025-03-03")]
    assert events("Ali Hasanov will be held in Gobustan prison until he is released.", EventType.RELEASE) == []
    assert events("Ali Hasanov refused to eat until he was released.", EventType.RELEASE) == []


@pytest.mark.parametrize(
    ("text", "people", "date"),
    [
        ("Kamran Aliyev had spent 13 months behind bars before his release last July.", ["Kamran Aliyev"], "2024-07"),
        ("Kamran Aliyev was held for 40 days before his release on 3 June 2024.", ["Kamran Aliyev"], "2024-06-03"),
    ],
)
def test_the_day_of_a_release_is_none_of_what_it_ended(text: str, people: list[str], date: str) -> None:
    (release,) = events(text, EventType.RELEASE)
    assert (release["people"], release["date"]) == (people, date)
    (held,) = events(text, EventType.DETENTION)
    assert "date" not in held


def test_where_somebody_lives_since_his_release_is_not_where_he_was_freed() -> None:
    (release,) = events("Since his release in May, the editor Kamran Aliyev has lived in Berlin.", EventType.RELEASE)
    assert (release["date"], release.get("place")) == ("2024-05", None)


def test_who_was_seized_is_free_when_he_is_home() -> None:
    text = "The reporter Kamran Aliyev, who was abducted in March, was back with his family on Friday."
    (release,) = events(text, EventType.RELEASE)
    assert (release["people"], release["date"]) == (["Kamran Aliyev"], "2025-03-14")


def test_who_belongs_to_an_agency_of_a_people_leaves_free() -> None:
    text = "Ayla Demir of Gazete Yol and Mehmet Kaya of the Kurdish agency left the courthouse free."
    (release,) = events(text, EventType.RELEASE)
    assert release["people"] == ["Ayla Demir", "Mehmet Kaya"]


def test_out_of_custody_nobody_is_ordered_held() -> None:
    text = "Judges ordered the pharmacist Hana Levy out of custody on Tuesday."
    assert [event["date"] for event in events(text, EventType.RELEASE)] == ["2025-03-11"]
    assert events(text, EventType.REMAND) == []
