"""The organisation that "it" means, and two who discuss something by telephone."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_ARRESTED = "Police arrested Kamran Aliyev."


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"{_ARRESTED} The French embassy said it was watching. It called for his release.", "French embassy"),
        (f"{_ARRESTED} Amnesty International said it was watching. It called for his release.", "Amnesty International"),
        (f"{_ARRESTED} The French embassy said it was watching. The EU urged Baku to free him. It called for his release.", "EU"),
    ],
)
def test_the_one_that_spoke_last(text: str, actor: str) -> None:
    assert events(text, EventType.APPEAL)[-1]["actor"] == actor


def test_who_says_so() -> None:
    text = f"{_ARRESTED} The British embassy said it was following the case. The blogger had been beaten, it said."
    (told,) = events(text, EventType.ILL_TREATMENT)
    assert told["attribution"] == "British embassy"


def test_two_who_discuss_something_by_telephone() -> None:
    text = "President Daniel Marsh and Alexander Orlenko discussed the release of prisoners by telephone in August."
    (told,) = events(text, EventType.MEETING)
    assert (told["people"], told["date"]) == (["Daniel Marsh", "Alexander Orlenko"], "2024-08")
    text = "John Smith and Alexander Petrov spoke by telephone with fans."
    assert events(text, EventType.MEETING) == []


_TWO = "Kamran Aliyev and Rauf Hasanov were detained in May."


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Relatives have camped outside the prison since January. They demand that the authorities free both men.", "Relatives"),
        ("Lawmakers in London spoke of the case. They urged Baku to free the men.", "Lawmakers"),
        ("The two activists are held in Ganja. They urged Baku to free them.", "Kamran Aliyev; Rauf Hasanov"),
    ],
)
def test_they_are_those_the_sentence_before_begins_with(text: str, actor: str) -> None:
    assert [told["actor"] for told in events(f"{_TWO} {text}", EventType.APPEAL)] == [actor]
