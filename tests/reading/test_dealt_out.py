"""Terms, days and charges dealt out person by person, in one sentence, over semicolons, behind a heading, line by line."""

from __future__ import annotations

from typing import Any

import pytest
from told import events

from habeas.model import EventType, Segment
from habeas.reading import read

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Mammadova"


def _dealt(text: str, kind: EventType, field: str = "term") -> dict[tuple[str, ...], Any]:
    return {tuple(e.get("people", ())): e.get(field) for e in events(text, kind)}


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} got nine years, {_B} eight and {_C} seven.",
        f"{_A} (nine years), {_B} (eight) and {_C} (seven) were sentenced on Friday.",
        f"The court gave nine years to {_A}; eight years to {_B}; and seven to {_C}.",
        f"{_A}, {_B} and {_C} were sentenced to nine, eight and seven years.",
        f"They were handed these terms on Friday: {_A}, nine years; {_B}, eight years; {_C}, seven.",
        f"The sentences:\n- {_A}: 9 years\n- {_B}: 8 years\n- {_C}: 7 years",
        f"Those sentenced on Friday by the Ganja Court of Appeal:\n1. {_A}, nine years\n2. {_B}, eight years\n3. {_C}, seven",
        f"Nine years for {_A}, eight for {_B}, seven for {_C}: such were the sentences handed down on Friday.",
        f"The judge imposed nine years on {_A}, eight on {_B} and seven years on {_C}.",
    ],
)
def test_sentences_are_dealt_out(text: str) -> None:
    dealt = _dealt(text, EventType.SENTENCE)
    assert {who: dealt.get(who) for who in ((_A,), (_B,), (_C,))} == {(_A,): "P9Y", (_B,): "P8Y", (_C,): "P7Y"}


def test_the_term_of_a_relative_clause_is_no_share() -> None:
    text = f"{_A}, who is serving six years in another case, got nine years, {_B} eight and {_C} seven."
    told = [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)]
    assert told[:3] == [([_A], "P9Y"), ([_B], "P8Y"), ([_C], "P7Y")]


@pytest.mark.parametrize(
    "text",
    [
        f"The prosecutor asked for nine years for {_A}, eight for {_B} and seven for {_C}.",
        f"The prosecutor sought the following terms: {_A}, 9 years; {_B}, 8 years; {_C}, 7 years.",
        f"The prosecutor requested the following terms:\n{_A} - 9 years\n{_B} - 8\n{_C} - 7",
        f"Nine years for {_A}, eight for {_B}, seven for {_C}: that is what the prosecutor asked for on Friday.",
    ],
)
def test_what_the_prosecution_wants_is_dealt_out_and_is_no_sentence(text: str) -> None:
    assert _dealt(text, EventType.SENTENCE_SOUGHT) == {(_A,): "P9Y", (_B,): "P8Y", (_C,): "P7Y"}
    assert not events(text, EventType.SENTENCE)


def test_remands_are_dealt_out_by_term_and_by_day() -> None:
    assert _dealt(f"The court remanded {_A} for four months and {_B} for three.", EventType.REMAND) == {
        (_A,): "P4M",
        (_B,): "P3M",
    }
    text = f"On Friday the court extended the arrest of {_A} until July 5 and that of {_B} until June 3."
    assert _dealt(text, EventType.REMAND_EXTENSION, "until") == {(_A,): "2025-07-05", (_B,): "2025-06-03"}


def test_one_term_and_its_end_are_of_all() -> None:
    text = f"On Friday the custody of {_A} and {_B} was extended by 30 days, until April 13."
    (extension,) = events(text, EventType.REMAND_EXTENSION)
    assert (extension["people"], extension["term"], extension["until"]) == ([_A, _B], "P30D", "2025-04-13")


def test_the_rest_are_those_without_a_share_of_their_own() -> None:
    text = f"The court sent {_A}, {_B} and {_C} to pre-trial detention – {_B} for four months, the rest for three months."
    assert _dealt(text, EventType.REMAND) == {(_B,): "P4M", (_A, _C): "P3M"}


def test_charges_are_dealt_out() -> None:
    text = f"{_A} was charged with smuggling, {_B} with tax evasion and {_C} with forgery."
    dealt = _dealt(text, EventType.CHARGE, "charges")
    assert {who: of[0]["offence"] for who, of in dealt.items()} == {(_A,): "smuggling", (_B,): "tax evasion", (_C,): "forgery"}


def test_what_is_said_of_one_share_is_not_said_of_the_others() -> None:
    text = f"The court sentenced {_A} to nine years for treason and {_B} to a suspended term of two years for forgery."
    told = {tuple(e["people"]): e for e in events(text, EventType.SENTENCE)}
    assert [c["offence"] for c in told[(_A,)]["charges"]] == ["treason"]
    assert [c["offence"] for c in told[(_B,)]["charges"]] == ["forgery"]
    assert (told[(_A,)].get("outcome"), told[(_B,)]["outcome"]) == (None, "suspended")


@pytest.mark.parametrize(
    "text",
    [
        f"A doctor treated them: {_A}, three days; {_B}, two.",
        f"He said his demands were: {_A}, two years; {_B}, three.",
        f"The terms of the law: {_A} could get nine years; {_B}, eight.",
        f"{_A} has worked there for nine years; {_B}, three.",
    ],
)
def test_lists_of_other_things_are_no_sentences(text: str) -> None:
    assert not events(text, EventType.SENTENCE)


def test_an_age_in_brackets_is_no_term() -> None:
    (sentence,) = events(f"{_A} (41) and {_B} (35) were sentenced to nine years on Friday.", EventType.SENTENCE)
    assert (sentence["people"], sentence["term"]) == ([_A, _B], "P9Y")


def test_days_and_places_of_several_behind_one_verb() -> None:
    text = f"{_A} was detained in Ganja on Monday, {_B} in Baku on Tuesday and {_C} on Wednesday."
    told = {tuple(e["people"]): (e.get("place"), e["date"]) for e in events(text, EventType.DETENTION)}
    assert told == {(_A,): ("Ganja", "2025-03-10"), (_B,): ("Baku", "2025-03-11"), (_C,): (None, "2025-03-12")}


def test_one_named_behind_what_he_is_has_a_day_and_place_of_his_own() -> None:
    text = f"{_A} was detained on Monday in Ganja and her husband, {_B}, on Tuesday in Baku."
    told = {tuple(e["people"]): (e["place"], e["date"]) for e in events(text, EventType.DETENTION)}
    assert told == {(_A,): ("Ganja", "2025-03-10"), (_B,): ("Baku", "2025-03-11")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A} went on hunger strike on Sunday, and {_B} on Monday.", EventType.HUNGER_STRIKE),
        (f"{_A} was fined on Sunday and {_B} on Monday.", EventType.SENTENCE),
        (f"{_A} was acquitted on Sunday, {_B} on Monday.", EventType.ACQUITTAL),
    ],
)
def test_days_of_several_behind_what_was_done(text: str, kind: EventType) -> None:
    told = {tuple(e["people"]): e["date"] for e in events(text, kind)}
    assert told == {(_A,): "2025-03-09", (_B,): "2025-03-10"}


def test_the_day_before_the_verb_is_of_all() -> None:
    told = events(f"On Monday {_A} was moved to Prison No. 4, {_B} to Prison No. 8.", EventType.TRANSFER)
    assert [(e["people"], e["place"], e["date"]) for e in told] == [
        ([_A], "Prison No. 4", "2025-03-10"),
        ([_B], "Prison No. 8", "2025-03-10"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} was detained on Monday and later met {_B} on Tuesday.",
        f"{_A} was detained in Ganja, {_B}'s lawyer in Baku said.",
        f"{_A} was detained on Monday, and {_B}, on Tuesday, wrote to the court.",
    ],
)
def test_who_has_a_verb_of_his_own_is_not_told_of(text: str) -> None:
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [[_A]]


def test_rulings_on_several_terms() -> None:
    text = f"The appeals court reduced {_A}'s term by two years and {_B}'s by one."
    assert _dealt(text, EventType.APPEAL_RULING) == {(_A,): "P2Y", (_B,): "P1Y"}
    text = f"The appeals court left {_A}'s nine years unchanged and cut {_B}'s seven years to five."
    assert (_B,) not in {who for who, term in _dealt(text, EventType.APPEAL_RULING).items() if term == "P7Y"}


def test_who_is_given_something_else_has_no_part_in_the_term() -> None:
    text = f"The court ordered four months of pre-trial detention for {_A}, three for {_B} and house arrest for {_C}."
    assert _dealt(text, EventType.REMAND) == {(_A,): "P4M", (_B,): "P3M"}


def test_days_of_their_own() -> None:
    text = f"{_A} was sentenced to nine years in 2020, and {_B} to seven in 2021."
    assert _dealt(text, EventType.SENTENCE, "date") == {(_A,): "2020", (_B,): "2021"}


@pytest.mark.parametrize("days", ["March 11 and 12, respectively", "March 11 and March 12 respectively"])
def test_days_dealt_out_respectively(days: str) -> None:
    text = f"{_A} of Radio Sheki and {_B} of Radio Ganja were arrested on {days}."
    assert _dealt(text, EventType.DETENTION, "date") == {(_A,): "2025-03-11", (_B,): "2025-03-12"}


def test_one_day_is_not_dealt_out_among_terms() -> None:
    text = f"{_A} and {_B} were sentenced on March 10 to five and six years, respectively."
    assert _dealt(text, EventType.SENTENCE, "date") == {(_A,): "2025-03-10", (_B,): "2025-03-10"}


def test_whoever_has_no_day_of_his_own_rests_on_none() -> None:
    text = f"In March 2024 police arrested {_A} (March 3), {_C} (March 5) and {_B}."
    (reading,) = (r for r in read([Segment(id="article", text=text)]) if r.event.people == (_B,))
    assert reading.event.date is None
    assert "date" not in reading.evidence


def test_a_term_of_days_of_one_is_not_that_of_both_who_were_detained() -> None:
    text = f"{_A} and {_B} were detained on Monday and later ordered to spend 20 and 10 days in jail, respectively."
    told = [(e["people"], e.get("term")) for e in events(text, EventType.DETENTION)]
    assert told == [([_A, _B], None), ([_A], "P20D"), ([_B], "P10D")]


def test_respective_terms_of_years_and_months() -> None:
    text = f"{_A} and {_B} were sentenced to three years and nine months, and two years and three months, respectively."
    first, second = events(text, EventType.SENTENCE)
    assert (first["people"], first["term"]) == ([_A], "P3Y9M")
    assert (second["people"], second["term"]) == ([_B], "P2Y3M")


def test_terms_asked_for_several_are_not_those_of_the_last_named() -> None:
    (sought,) = events(
        f"{_A} was held at home. Prosecutors had requested jail terms of five to six years.", EventType.SENTENCE_SOUGHT
    )
    assert sought["people"] == []


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("The judge sentenced eight people: three of them to 2.5 years and five to two years.", [(3, "P2Y6M"), (5, "P2Y")]),
        ("The court sentenced eight activists, three of them to two years and five to three years.", [(3, "P2Y"), (5, "P3Y")]),
    ],
)
def test_of_so_many_so_many_get_their_own_term(text: str, shares: list[tuple[int, str]]) -> None:
    assert [(e.get("count"), e.get("term")) for e in events(text, EventType.SENTENCE)] == shares


def test_what_is_given_to_others_instead_is_not_given_to_those_before() -> None:
    text = "Seven of them were placed in pre-trial detention for four months, the other two under police supervision."
    assert [(e["group"], e["count"]) for e in events(text, EventType.RESTRICTION)] == [("the other two", 2)]
    text = f"{_A} was placed in pre-trial detention, {_B} under police supervision."
    assert [e["people"] for e in events(text, EventType.RESTRICTION)] == [[_B]]
    text = f"{_A} was released on May 5, 2024 under police supervision."
    assert [e["people"] for e in events(text, EventType.RESTRICTION)] == [[_A]]
