"""A day in the phrase of a noun is that noun's, unless it happened there or the words only say when."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A court in Minsk sentenced Kamran Aliyev over last year's strikes to nine years in prison.", EventType.SENTENCE),
        ("Kamran Aliyev was arrested in connection with the 17 January demonstration in Minsk.", EventType.DETENTION),
        ("Kamran Aliyev was sentenced to five years for a post of 3 May 2023 on the war.", EventType.SENTENCE),
        ("Kamran Aliyev was detained for May 9 attack.", EventType.DETENTION),
        ("Police arrested Kamran Aliyev in relation to a December 3, 2020, article he published.", EventType.DETENTION),
        ("Police arrested Kamran Aliyev over his March 1 post about the mayor.", EventType.DETENTION),
        ("Kamran Aliyev was jailed ahead of a hearing on March 13.", EventType.DETENTION),
        ("Kamran Aliyev was freed on bail until his next hearing on March 31.", EventType.RELEASE),
        ("Kamran Aliyev was remanded in custody until the next hearing on March 31.", EventType.REMAND),
        ("Kamran Aliyev was charged in connection with a scuffle at an August 1 rally.", EventType.CHARGE),
        ("Kamran Aliyev was acquitted of violence at last year's election.", EventType.ACQUITTAL),
        ("Last year's sentence of nine years against Kamran Aliyev was upheld.", EventType.APPEAL_RULING),
        ("A court sentenced Kamran Aliyev, the bard of last year's strikes, to nine years in prison.", EventType.SENTENCE),
    ],
)
def test_it_is_not_the_day_of_the_event(text: str, kind: EventType) -> None:
    assert [event.get("date") for event in events(text, kind)] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("At Monday's hearing Kamran Aliyev was sentenced to nine years.", EventType.SENTENCE, "2025-03-10"),
        ("Police detained Kamran Aliyev during Sunday's march.", EventType.DETENTION, "2025-03-09"),
        ("Police detained Kamran Aliyev at Sunday's march.", EventType.DETENTION, "2025-03-09"),
        ("Kamran Aliyev was jailed for five years during last year's protests.", EventType.SENTENCE, "2024"),
        ("Kamran Aliyev was arrested on the morning of 3 May 2024.", EventType.DETENTION, "2024-05-03"),
        ("Friday's arrest of Kamran Aliyev came as a surprise.", EventType.DETENTION, "2025-03-14"),
        ("Monday's hearing in the trial of Kamran Aliyev was postponed.", EventType.HEARING, "2025-03-10"),
        ("Friday's verdict sends Kamran Aliyev to prison for nine years.", EventType.SENTENCE, "2025-03-14"),
        ("Kamran Aliyev was captured in the wake of the offensive of September 2023.", EventType.DETENTION, "2023-09"),
        ("On March 6 police officers searched the home of Kamran Aliyev.", EventType.SEARCH, "2025-03-06"),
    ],
)
def test_what_happens_at_something_happens_on_its_day(text: str, kind: EventType, day: str) -> None:
    assert [event.get("date") for event in events(text, kind)] == [day]


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (
            "Arrested in 2013, Kamran Aliyev was sentenced to five years by the Ganja Court in March 2014.",
            "sentence",
            ["2014-03"],
        ),
        ("Arrested in 2013, Kamran Aliyev was freed after six days.", "release", [None]),
        ("Born in 1980, Kamran Aliyev was arrested in Ganja.", "detention", [None]),
        ("Found guilty on Monday, Kamran Aliyev was sentenced to five years.", "sentence", ["2025-03-10"]),
        ("Days after being arrested on May 3, Kamran Aliyev was charged.", "detention", ["2024-05-03"]),
        ("Last fall, after being moved to a colony on Sept. 6, Kamran Aliyev was beaten.", "ill_treatment", ["2024-09/2024-11"]),
        ("Last fall, after being moved to a colony on Sept. 6, Kamran Aliyev was beaten.", "transfer", ["2024-09-06"]),
    ],
)
def test_what_a_sentence_opens_with_keeps_its_day(text: str, kind: str, days: list[str | None]) -> None:
    told = events(text, EventType(kind))
    assert [event.get("date") for event in told] == days


@pytest.mark.parametrize(
    "text",
    [
        "Kamran Aliyev was remanded in custody until the next hearing on March 31.",
        "The court kept Kamran Aliyev in custody until a hearing set for March 31.",
        "Kamran Aliyev was remanded on Monday until the next hearing on March 31.",
    ],
)
def test_custody_until_a_hearing_ends_on_its_day(text: str) -> None:
    assert [event.get("until") for event in events(text, EventType.REMAND)] == ["2025-03-31"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kamran Aliyev was sentenced a year after his arrest while filming protests on February 28, 2021.", EventType.SENTENCE),
        ("Kamran Aliyev died in prison a month after his transfer to Ganja on March 3.", EventType.DEATH),
    ],
)
def test_the_day_of_what_something_came_after(text: str, kind: EventType) -> None:
    assert [event.get("date") for event in events(text, kind)] == [None]
