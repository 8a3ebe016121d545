"""Who was tried in his absence, where another verb of the sentence tells it than the one that names the term."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} was tried in his absence and sentenced to nine years.",
        f"{_A}, tried in absentia, received nine years.",
        f"{_A}, who was tried in absentia, was sentenced to nine years.",
        f"Tried in absentia, {_A} was jailed for nine years.",
        f"{_A} was sentenced to nine years in his absence.",
    ],
)
def test_told_in_another_verb(text: str) -> None:
    (sentence,) = events(text, EventType.SENTENCE)
    assert (sentence["term"], sentence["outcome"]) == ("P9Y", "in_absentia")


@pytest.mark.parametrize(
    "text",
    [
        f"The court sentenced {_A}, whose brother {_B} was tried in absentia, to nine years.",
        f"In the absence of evidence {_A} was tried and sentenced to nine years.",
        f"In the absence of his lawyer, {_A} was tried and sentenced to nine years.",
    ],
)
def test_another_or_something_was_absent(text: str) -> None:
    (sentence,) = events(text, EventType.SENTENCE)
    assert "outcome" not in sentence


def test_what_he_got_instead_of_a_suspended_sentence() -> None:
    (sentence,) = events(f"Instead of a suspended sentence {_A} got nine years in a colony.", EventType.SENTENCE)
    assert (sentence["term"], "outcome" in sentence) == ("P9Y", False)
