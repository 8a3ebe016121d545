"""What a court ruled, said behind what is to be: its day and court are those of the ruling, and it is no plan."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize("judged", ["the Nizami District Court", f"Judge {_B} of the Nizami District Court"])
def test_the_day_and_the_court_of_the_ruling(judged: str) -> None:
    text = f"{_A} was arrested on Monday. He broke the law and is to spend 12 days in detention, {judged} ruled on Wednesday."
    arrest, days = events(text, EventType.DETENTION)
    assert (arrest["date"], "term" in arrest) == ("2025-03-10", False)
    assert (days["date"], days["term"], days["court"]) == ("2025-03-12", "P12D", "Nizami District Court")
    assert days["stance"] == "asserted"


def test_what_others_say_behind_is_no_ruling() -> None:
    (days,) = events(f"{_A} will spend 22 days behind bars, his lawyer said on Friday.", EventType.DETENTION)
    assert days["stance"] == "planned"


def test_the_day_of_a_ruling_is_not_that_of_what_was_before() -> None:
    (detention,) = events(f"{_A} had been unlawfully arrested, the European Court ruled on Friday.", EventType.DETENTION)
    assert "date" not in detention


def test_what_was_ruled_is_of_the_day_and_the_court_of_the_ruling() -> None:
    (sentence,) = events(f"{_A} was jailed for nine years, the Khatai District Court ruled on Tuesday.", EventType.SENTENCE)
    assert (sentence["date"], sentence["court"]) == ("2025-03-11", "Khatai District Court")


@pytest.mark.parametrize("jailed", ["had been jailed", "was wrongly jailed"])
def test_a_court_may_rule_on_what_others_did(jailed: str) -> None:
    (sentence,) = events(f"{_A} {jailed} for nine years, the Constitutional Court ruled on Tuesday.", EventType.SENTENCE)
    assert "date" not in sentence
