"""A ruling in an infinitive that another verb only leads to is a fact; a verdict quashed and sent back is one ruling."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    "text",
    [
        f"The judges went on to uphold the sentence of {_A}.",
        f"The judges needed only ten minutes to uphold the sentence of {_A}.",
        f"The judges did not hesitate to uphold the sentence of {_A}.",
        f"The judges proceeded to uphold the sentence of {_A}.",
    ],
)
def test_the_judges_did_so(text: str) -> None:
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["people"], ruling["outcome"]) == ([_A], "upheld")


@pytest.mark.parametrize(
    "text",
    [
        f"The judges need ten minutes to uphold the sentence of {_A}.",
        f"The judges hesitated to uphold the sentence of {_A}.",
        f"The judges went home to discuss the sentence of {_A}.",
    ],
)
def test_nothing_was_done(text: str) -> None:
    assert not events(text, EventType.APPEAL_RULING)


def test_quashed_and_sent_back_is_one_ruling() -> None:
    text = f"The Supreme Court quashed the verdict against {_A} on Monday and returned the case to the court of first instance."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["outcome"], ruling["date"], ruling["court"]) == ("overturned", "2025-03-10", "Supreme Court")


def test_the_day_stands_with_the_verb_that_leads_to_it() -> None:
    (ruling,) = events(f"On March 3 the judges needed only ten minutes to uphold the sentence of {_A}.", EventType.APPEAL_RULING)
    assert ruling["date"] == "2025-03-03"
