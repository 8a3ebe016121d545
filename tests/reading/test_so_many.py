"""How many it happened to, and which of them are named."""

from __future__ import annotations

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
