"""Whose "the next hearing" and "the verdict" are where nobody is named beside them."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

ONE = "Kamran Aliyev, an editor, was arrested on 2 May 2024."
TWO = f"{ONE} Leyla Mammadova, a painter, was arrested a day later."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{ONE} The next hearing is scheduled for March 25.", EventType.HEARING),
        (f"{ONE} The preparatory hearing was held on Tuesday.", EventType.HEARING),
        (f"{ONE} The EU expressed concern at the verdict.", EventType.CONDEMNATION),
        ("Kamran Aliyev died in prison on Monday. The EU condemned the death.", EventType.CONDEMNATION),
        ("Kamran Aliyev was given six years, a verdict that was condemned by the EU.", EventType.CONDEMNATION),
        (f"{ONE} A hundred women appealed to the president for leniency.", EventType.APPEAL),
        (f"{ONE} The EU called on Baku to quash the verdict.", EventType.APPEAL),
    ],
)
def test_they_are_theirs_of_whom_alone_the_text_has_told(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind)] == [["Kamran Aliyev"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{TWO} The next hearing is scheduled for March 25.", EventType.HEARING),
        (f"{ONE} The EU expressed concern at the arrests of editors.", EventType.CONDEMNATION),
        (f"{ONE} The painter Leyla Mammadova stood beside him. The EU expressed concern at the verdict.", EventType.CONDEMNATION),
        (f"{ONE} The EU called for an investigation into the elections.", EventType.APPEAL),
        (f"{TWO} A hundred women appealed to the president for leniency.", EventType.APPEAL),
    ],
)
def test_they_are_nobodys_where_there_are_others(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind)] == [[]]
