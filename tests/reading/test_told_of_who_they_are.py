"""What is told behind who somebody is ("X, a reporter arrested in May") happened to X; behind whose mother X is, it did not."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Leyla Hasanova"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A}, a journalist arrested in March 2023, remains in prison.", EventType.DETENTION),
        (f"{_A}, a journalist and human rights activist arrested under the Security Act in May, is ill.", EventType.DETENTION),
        (f"They spoke with {_A}, an activist detained by police on March 3.", EventType.DETENTION),
        (f"{_A}, a teacher sentenced to five years in March 2023, has gone on hunger strike.", EventType.SENTENCE),
        (f"{_A}, a poet beaten by guards, was freed on Monday.", EventType.ILL_TREATMENT),
        (f"{_A}, a reporter for the daily Sabah arrested in March, was freed.", EventType.DETENTION),
    ],
)
def test_what_is_told_behind_who_somebody_is(text: str, kind: EventType) -> None:
    assert [e["people"] for e in events(text, kind)] == [[_A]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_B}, mother of a student arrested in March, said the cells were cold.", EventType.DETENTION),
        (f"{_B}, mother of a student who was arrested in March, said the cells were cold.", EventType.DETENTION),
        (f"{_B}, the lawyer for an editor held since May, was questioned.", EventType.DETENTION),
        (f"{_B}, the lawyer of a reporter jailed for nine years, was questioned.", EventType.SENTENCE),
        (f"The court freed {_B}, an editor and jailed blogger.", EventType.DETENTION),
    ],
)
def test_what_is_told_of_another(text: str, kind: EventType) -> None:
    assert not events(text, kind)
