"""What courts and police did in the end, and which court "it" is."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A} was sentenced in May, only for the court to release him a week later.", EventType.RELEASE),
        (f"The judge freed {_A}, only for police to arrest him at the gate.", EventType.DETENTION),
        (
            f"{_A} was sentenced to six years in prison, only for an appeals court to throw out the verdict.",
            EventType.APPEAL_RULING,
        ),
        (f"{_A} got six years, only for an appeals court to quash the conviction in June.", EventType.APPEAL_RULING),
    ],
)
def test_what_came_of_it_is_told_as_a_fact(text: str, kind: EventType) -> None:
    (told,) = events(text, kind)
    assert (told["people"], told["stance"]) == ([_A], "asserted")


@pytest.mark.parametrize(
    "text",
    [f"The family waited for the court to release {_A}.", f"It is too early for the court to release {_A}."],
)
def test_what_is_waited_for_is_not(text: str) -> None:
    assert events(text, EventType.RELEASE) == []


@pytest.mark.parametrize(
    ("text", "court"),
    [
        (f"It upheld the sentence of {_B}.", "Court of Appeal"),
        (f"It quashed the detention order against {_B}.", "Court of Appeal"),
        (f"It annulled the decision of a lower court to keep {_B} in detention.", "Court of Appeal"),
        (f"A judge upheld the sentence of {_B}.", None),
    ],
)
def test_it_is_the_court_of_the_sentence_before(text: str, court: str | None) -> None:
    (told,) = events(f"The Court of Appeal freed {_A} on Tuesday. {text}", EventType.APPEAL_RULING)
    assert (told["people"], told.get("court")) == ([_B], court)


@pytest.mark.parametrize("opening", ["As for", "Regarding"])
def test_a_decision_to_keep_them_is_about_them(opening: str) -> None:
    text = f"{opening} {_A} and {_B}, the court upheld the decision to keep them in detention."
    (told,) = events(text, EventType.APPEAL_RULING)
    assert told["people"] == [_A, _B]
