"""Charges named in the sentences after an arrest, a verdict or another charge."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


def test_what_they_include_belongs_to_the_verdicts_right_before() -> None:
    text = f"{_A} got nine years and {_B} two. The charges included smuggling and tax evasion."
    assert events(text, EventType.CHARGE) == []
    told = events(text, EventType.SENTENCE)
    assert [(e["people"], [c["offence"] for c in e["charges"]]) for e in told] == [
        ([_A], ["smuggling", "tax evasion"]),
        ([_B], ["smuggling", "tax evasion"]),
    ]


def test_what_is_added_is_another_charge() -> None:
    told = events(f"{_A} was charged with fraud. Tax evasion and forgery were later added.", EventType.CHARGE)
    assert [[c["offence"] for c in e["charges"]] for e in told] == [["fraud"], ["Tax evasion", "forgery"]]


def test_what_there_was_at_first() -> None:
    text = f"{_A} was charged in May. At first there was a single charge, smuggling (Article 206 of the Criminal Code)."
    (told,) = events(text, EventType.CHARGE)
    assert told["charges"] == [{"law": "Criminal Code", "article": "206", "offence": "smuggling"}]


@pytest.mark.parametrize("further", ["He will be kept there until March 20.", "He is to stay there until March 20."])
@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (f"A court in Ganja remanded {_A} on Monday.", EventType.REMAND),
        (f"{_A} was put in a punishment cell on Monday.", EventType.ILL_TREATMENT),
    ],
)
def test_until_when_somebody_is_kept_there(before: str, kind: EventType, further: str) -> None:
    (told,) = events(f"{before} {further}", kind)
    assert (told["date"], told["until"]) == ("2025-03-10", "2025-03-20")


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} was beaten by guards in May. He will stay there until June 2.",
        f"{_A} was put in a punishment cell in May. He was then moved to a colony, where he is to stay there until June 2030.",
        f"{_A} was tortured in May. {_B} is to remain there until June 2027.",
        f"{_A} was remanded in May. He was sentenced to five years on Monday. He will be held there until June 2029.",
    ],
)
def test_it_is_said_of_the_sentence_right_before_alone(text: str) -> None:
    told = [*events(text, EventType.ILL_TREATMENT), *events(text, EventType.REMAND)]
    assert [(event["people"], event.get("until")) for event in told] == [([_A], None)]


def test_charges_that_take_the_place_of_others_are_charges_of_their_own() -> None:
    told = events(
        "Kamran Aliyev was charged with fraud. In June the charges were supplemented with forgery and tax evasion.",
        EventType.CHARGE,
    )
    assert [([c["offence"] for c in e["charges"]], e.get("date")) for e in told] == [
        (["fraud"], None),
        (["forgery", "tax evasion"], "2024-06"),
    ]


def test_what_was_left_out_is_an_offence() -> None:
    (told,) = events("Kamran Aliyev was accused at first of not paying taxes.", EventType.CHARGE)
    assert [c["offence"] for c in told["charges"]] == ["not paying taxes"]


@pytest.mark.parametrize("deed", ["helping the enemy", "spreading false news", "aiding a foreign state"])
def test_charges_may_be_of_deeds_as_well(deed: str) -> None:
    (told,) = events(f"The prosecutor brought charges of treason and of {deed} against {_A} and {_B}.", EventType.CHARGE)
    assert (told["people"], [c["offence"] for c in told["charges"]]) == ([_A, _B], ["treason", deed])


@pytest.mark.parametrize(
    ("behind", "articles"),
    [
        (": Articles 192.3.2 (illegal business) and 206.4 (smuggling by a group).", ["192.3.2", "206.4"]),
        (": the trial, under Article 206.4, is to begin in June.", []),
        (".", []),
    ],
)
def test_what_opens_behind_the_colon_is_what_the_charge_came_to(behind: str, articles: list[str]) -> None:
    (told,) = events(f"On May 3 the charges against {_A} were made graver{behind}", EventType.CHARGE)
    assert [c["article"] for c in told.get("charges", [])] == articles
