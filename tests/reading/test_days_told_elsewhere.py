"""A day told beside an event, or before it, is the event's only where the words say so."""

from __future__ import annotations

import datetime as dt

import pytest
from told import events

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (f"{_A} had been missing since March 3, the day the police took him from his home.", EventType.DETENTION, "2025-03-03"),
        (f"On March 3, the day {_A} was arrested, it rained.", EventType.DETENTION, "2025-03-03"),
        (f"{_A} was arrested in May and has since been charged with treason.", EventType.CHARGE, None),
        (f"{_A} was held in May, after he had written about it, and charged with treason.", EventType.CHARGE, None),
        (f"{_A} was freed on March 3, after 14 months, but is not allowed to leave the country.", EventType.RESTRICTION, None),
        (f"Having been acquitted in 2022, {_A} was charged anew.", EventType.ACQUITTAL, "2022"),
        (f"{_A} has been held since March 3, the day on which police searched his flat.", EventType.SEARCH, "2025-03-03"),
        (f"On March 3, the day before {_A} was arrested, it rained.", EventType.DETENTION, None),
        (
            f"He fell ill on March 1. {_A} is missing since March 3. The wife was freed that night.",
            EventType.RELEASE,
            "2025-03-03",
        ),
        (f"{_A} was arrested on March 3, two months after his release on bail in another case.", EventType.RELEASE, None),
        (f"The judge set the next hearing in the case of {_A} for April 6. The ministry denied it.", EventType.RESPONSE, None),
        (f"The hearing of {_A} is set for April 6. He denied the charges.", EventType.RESPONSE, None),
        (f"{_A} was held at a police station from March 7 to 10 and freed.", EventType.RELEASE, "2025-03-10"),
        (f"The trial of {_A} opened on Monday. He denied the charges.", EventType.RESPONSE, "2025-03-10"),
        (f"{_A} was fined on June 5, 2022; on July 7 the police arrested him.", EventType.DETENTION, "2022-07-07"),
        (f"{_A} was jailed in March 2019. In May he was freed.", EventType.RELEASE, "2024-05"),
        (
            f"{_A} was due to leave on May 9, 2023, but on April 2 of that year he was beaten.",
            EventType.ILL_TREATMENT,
            "2023-04-02",
        ),
    ],
)
def test_the_day_is_the_one_that_is_meant(text: str, kind: EventType, day: str | None) -> None:
    assert [event.get("date") for event in events(text, kind)] == [day]


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (f"{_A} was detained on June 5, 2023, and on July 7 was charged with fraud.", EventType.CHARGE, "2023-07-07"),
        (
            f"{_A} was detained on December 9, 2009, and on January 25 was jailed for two years.",
            EventType.SENTENCE,
            "2010-01-25",
        ),
        (
            f"{_A}, who was detained on 12 March 2023, was on 20 February jailed for two years.",
            EventType.SENTENCE,
            "2025-02-20",
        ),
        (f"{_A} was detained on June 5, 2023. On July 7 he was charged with fraud.", EventType.CHARGE, "2024-07-07"),
        (f"{_A} was held in December 2023 and was jailed for two years on February 28.", EventType.SENTENCE, "2025-02-28"),
    ],
)
def test_a_year_said_once_holds_for_what_the_sentence_goes_on_to(text: str, kind: EventType, date: str) -> None:
    assert [event["date"] for event in events(text, kind)] == [date]


def test_the_day_it_was_put_off_to_has_passed() -> None:
    text = f"The trial of {_A} was put off until November 26. On that day a court convicted him and jailed him for a year."
    segment = Segment(id="article", text=text, date=Edtf.of_day(dt.date(2025, 12, 29)))
    dates = [r.event.date for r in read([segment]) if r.event.type is EventType.SENTENCE]
    assert [str(date.text) for date in dates if date] == ["2025-11-26"]


def test_that_september_opens_no_clause() -> None:
    text = (
        f"{_A} was freed in March 2019. He was picked up again that September and was sentenced in December 2021 to five years."
    )
    assert [e["date"] for e in events(text, EventType.DETENTION)] == ["2019-09"]
    assert [(e["term"], e["date"]) for e in events(text, EventType.SENTENCE)] == [("P5Y", "2021-12")]


def test_a_teacher_at_a_school_was_taken_on_a_day_of_his_own() -> None:
    text = f"{_A} was arrested in May 2017, and {_B}, a teacher at the school in Ganja, in September of that year."
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [([_A], "2017-05"), ([_B], "2017-09")]


def test_somebody_is_not_freed_since_he_is_held() -> None:
    (freed,) = events(f"{_A}, who had been held since May and was freed, has spoken.", EventType.RELEASE)
    assert "date" not in freed
