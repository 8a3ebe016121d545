"""Those who ask, and those who are asked, are none of those for whom something is asked."""

from __future__ import annotations

from told import events

from habeas.model import EventType


def test_whoever_bears_the_office_that_is_asked_is_asked() -> None:
    (event,) = events("Senators urged Hasanov's predecessor, Rauf Hasanov, to raise the case of Ali Veliyev.", EventType.APPEAL)
    assert (event["people"], event["addressee"]) == (["Ali Veliyev"], "Rauf Hasanov")
    (event,) = events("CPJ called for Ali Veliyev to be freed.", EventType.APPEAL)
    assert event["people"] == ["Ali Veliyev"]


def test_those_who_lead_the_senators_are_not_the_prisoners() -> None:
    text = (
        "Led by Rauf Hasanov and Ali Veliyev, 27 senators have written to the minister about prisoners in Minsk. "
        "The captives suffer beatings, the letter says."
    )
    assert [event.get("people", []) for event in events(text, EventType.ILL_TREATMENT)] == [[]]


def test_they_are_none_whom_the_sentence_lists_behind() -> None:
    text = "They urged the court in Ganja to free Ali Veliyev and Rauf Hasanov."
    assert not any("Veliyev" in event.get("actor", "") for event in events(text, EventType.APPEAL))
