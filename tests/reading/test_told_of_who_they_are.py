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


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        (
            f"29-year-old {_A}, 22-year-old {_B} and 21-year-old Rauf Hasanov are serving 18 months.",
            EventType.SENTENCE,
            [_A, _B, "Rauf Hasanov"],
        ),
        (f"The court sentenced 29-year-old {_A} and 22-year-old {_B} to nine years.", EventType.SENTENCE, [_A, _B]),
        (f"The 29-year-old {_A} was freed.", EventType.RELEASE, [_A]),
        (f"The court freed jailed {_A} on Monday.", EventType.RELEASE, [_A]),
        (f"Amnesty demanded the release of imprisoned {_A}.", EventType.APPEAL, [_A]),
        (f"Police jailed {_A} on Monday.", EventType.DETENTION, [_A]),
        (f"A tribunal that convicted {_A} was dissolved.", EventType.SENTENCE, [_A]),
    ],
)
def test_what_stands_before_a_name(text: str, kind: EventType, people: list[str]) -> None:
    assert [e["people"] for e in events(text, kind)] == [people]
