"""Those tried together, of whom one is named with a number of others and all are named where the terms are told."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Emin Tofigi"
_ALL = [_A, _B, _C]
_HEARD = f"The Baku Court of Appeal on Friday heard the complaint of {_A} and of two other men. The panel upheld the verdict.\n"
_TERMS = f"By the verdict {_A} has to spend 10 years in prison, {_B} 9 years, and {_C} 3 years and 2 months."


def test_a_ruling_is_on_all_who_were_heard() -> None:
    (ruling,) = events(_HEARD + _TERMS, EventType.APPEAL_RULING)
    assert (ruling["people"], ruling["group"], ruling["count"]) == (_ALL, "two other men", 2)


def test_a_ruling_on_the_one_who_is_named_again_is_on_him() -> None:
    heard = f"The court on Friday heard the complaint of {_A} and of two other men. The panel upheld the verdict of {_A}.\n"
    (ruling,) = events(heard + _TERMS, EventType.APPEAL_RULING)
    assert ruling["people"] == [_A]


def test_not_where_another_number_got_terms() -> None:
    terms = f"By the verdict {_A} has to spend 10 years in prison, and {_B} 9 years."
    (ruling,) = events(_HEARD + terms, EventType.APPEAL_RULING)
    assert ruling["people"] == [_A]


def test_a_group_of_the_same_name_is_the_one_counted_before() -> None:
    text = (
        "Three journalists were detained on Monday. The journalists were charged with treason on Tuesday.\n"
        f"{_A}, {_B} and {_C} have written about the president."
    )
    (charge,) = events(text, EventType.CHARGE)
    assert charge["people"] == _ALL


@pytest.mark.parametrize("them", ["The defendants", "The young people", "They"])
def test_all_to_whom_a_sentence_deals_out_terms(them: str) -> None:
    text = f"{_A} got ten years, {_B} and Leyla Orujova nine years each, and {_C} three years. {them} were arrested in May."
    (detention,) = events(text, EventType.DETENTION)
    assert detention["people"] == [_A, _B, "Leyla Orujova", _C]


@pytest.mark.parametrize("said", ["he went on", "he continued", "the lawyer pointed out", "it was noted"])
def test_what_is_said_between_commas_tells_of_its_subject(said: str) -> None:
    text = f"{_A} was jailed in May. {_B}, {said}, was also accused of treason on Monday."
    (charge,) = events(text, EventType.CHARGE)
    assert charge["people"] == [_B]
    assert charge.get("attribution") != "it"


def test_a_term_behind_a_rare_surname_is_no_number_of_a_thing() -> None:
    found = events(f"{_A} has to spend 10 years in prison, and {_C} 3 years and 2 months.", EventType.SENTENCE)
    assert [(e["people"], e["term"]) for e in found] == [([_A], "P10Y"), ([_C], "P3Y2M")]


_FREED = "Five activists were freed, among them"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"Others arrested in May are also free again, among them {_A} and {_B}.", [_A, _B]),
        (f"{_FREED} two senior members of the ousted Popular Front Party, spokesman {_A} and adviser {_B}.", [_A, _B]),
        (f"{_FREED} two journalists, {_A} and {_B}.", [_A, _B]),
        (f"{_FREED} two journalists, {_A} and {_B} said.", None),
    ],
)
def test_a_part_of_a_group_that_is_named(text: str, named: list[str] | None) -> None:
    assert [e.get("people") or None for e in events(text, EventType.RELEASE)] == [named]


def test_others_are_not_whom_they_know() -> None:
    assert not events(f"Others who know {_A} were arrested in May.", EventType.DETENTION)


def test_whose_adviser_somebody_is_has_no_share_in_his_term() -> None:
    text = f"{_A}, an adviser of opposition leader {_B}, got nine years and {_C} three."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [([_A], "P9Y"), ([_C], "P3Y")]


def test_a_year_each() -> None:
    (sentence,) = events(f"{_A} and {_B} were given a year each in May.", EventType.SENTENCE)
    assert (sentence["people"], sentence["term"]) == ([_A, _B], "P1Y")


def test_what_was_sought_for_each() -> None:
    (sought,) = events(
        f"{_A} and {_B} got five years. The prosecution had sought seven for each of them.", EventType.SENTENCE_SOUGHT
    )
    assert (sought["people"], sought["term"]) == ([_A, _B], "P7Y")


def test_a_street_is_nobody() -> None:
    (told,) = events("Ten people were arrested in the vicinity of Paseo Martí.", EventType.DETENTION)
    assert (told["group"], told["people"]) == ("Ten people", [])


def test_reporters_with_a_term_of_their_own_are_others() -> None:
    text = f"{_A} got three years and {_B} two and a half. In February two reporters were jailed for two years."
    found = [(e.get("people") or None, e["term"]) for e in events(text, EventType.SENTENCE)]
    assert found == [([_A], "P3Y"), ([_B], "P2Y6M"), (None, "P2Y")]


def test_what_somebody_is_also_charged_with_is_a_charge_of_its_own() -> None:
    text = f"{_A} was charged with fraud in May. He is also accused of forming a criminal group."
    assert len(events(text, EventType.CHARGE)) == 2
    once = f"{_A} was charged with fraud in May. He is accused of forming a criminal group."
    assert len(events(once, EventType.CHARGE)) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"Two, {_A} and a minor, were freed on bail on Monday.", [_A]),
        (f"Two activists were freed: {_A} and a student.", [_A]),
        (f"Three men, {_A}, {_B} and a student, were freed on Monday.", [_A, _B]),
        (f"Two, {_A} and a lawyer said, were freed on Monday.", None),
        (f"Two activists were freed on Monday, {_A} and a friend said.", None),
    ],
)
def test_one_of_a_number_is_not_named(text: str, named: list[str] | None) -> None:
    assert [e.get("people") or None for e in events(text, EventType.RELEASE)] == [named]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A} was arrested on Monday, his lawyer {_B} said, and went on hunger strike.", EventType.HUNGER_STRIKE),
        (f"{_A} was arrested on Monday. He was beaten, {_B} says, and lost consciousness.", EventType.HEALTH),
        (f"{_A} fell ill, his lawyer {_B} said, and was taken to hospital.", EventType.HEALTH),
    ],
)
def test_what_goes_on_behind_the_one_who_says_it_is_not_told_of_him(text: str, kind: EventType) -> None:
    assert {name for e in events(text, kind) for name in e["people"]} == {_A}


@pytest.mark.parametrize("asked", ["called for his release", "urged Georgia to free him"])
def test_what_is_asked_behind_what_somebody_says_is_asked_by_him(asked: str) -> None:
    (appeal,) = events(f"{_A} was arrested on Monday, {_B} said, and {asked}.", EventType.APPEAL)
    assert appeal["actor"] == _B


def test_who_spoke_last_goes_on_telling() -> None:
    told = f"{_A} was jailed for three years. Lawyer {_B} says that the drugs were planted."
    text = f"{told} He said there was no evidence of any crime."
    assert {e["actor"] for e in events(text, EventType.RESPONSE)} == {_B}
    alone = f"{_A} was jailed for three years. He said there was no evidence of any crime."
    assert {e["actor"] for e in events(alone, EventType.RESPONSE)} == {_A}


def test_a_colleague_is_any_one() -> None:
    told = f"The court jailed {_A} for three years and {_B} for two."
    text = f"{told} {_A} wrote that he had met a colleague who had come out of jail."
    assert [(e["people"], e["group"]) for e in events(text, EventType.RELEASE)] == [([], "a colleague")]
