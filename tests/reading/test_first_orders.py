"""An order that a court gives right after an arrest is the first, one that comes later goes on from it."""

from __future__ import annotations

from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


def test_days_after_the_arrest_it_is_the_first() -> None:
    text = f"{_A} was detained in Ganja on March 3; on March 5 a court decided to keep him in custody until May 5."
    assert [e["until"] for e in events(text, EventType.REMAND)] == ["2025-05-05"]
    assert events(text, EventType.REMAND_EXTENSION) == []


def test_months_after_it_is_a_further_one() -> None:
    text = f"{_A} has been in custody since January. A court ruled on Monday to keep him in custody until May 5."
    assert events(text, EventType.REMAND) == []
    assert [e["until"] for e in events(text, EventType.REMAND_EXTENSION)] == ["2025-05-05"]


def test_a_term_ends_after_its_order_and_not_after_today() -> None:
    text = f"On December 20 a court extended the arrest of {_A} until February 5."
    assert [(e["date"], e["until"]) for e in events(text, EventType.REMAND_EXTENSION)] == [("2024-12-20", "2025-02-05")]


def test_who_was_taken_days_before_is_not_held_once_more() -> None:
    text = f"{_A} was detained in Ganja on March 3; on March 5 the judges decided that he would stay in custody until May 5."
    assert events(text, EventType.REMAND_EXTENSION) == []
    assert [e["until"] for e in events(text, EventType.REMAND)] == ["2025-05-05"]
