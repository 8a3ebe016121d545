"""Where a page tells of several cases, what is told of one is not taken for another."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Yunusova"
_VERDICT = f"The Khatai District Court found {_A} and {_B} guilty of smuggling on Monday."


@pytest.mark.parametrize(
    "told",
    [
        f"{_C} was sentenced in 2021 to seven years.",
        f"{_C}, a blogger, was sentenced last year to seven years.",
        f"{_C} got seven years in May 2023.",
    ],
)
def test_a_verdict_of_another_year_has_not_the_court_or_charge_of_the_one_before(told: str) -> None:
    (sentence,) = [event for event in events(f"{_VERDICT}\n{told}", EventType.SENTENCE) if event["people"] == [_C]]
    assert sentence["term"] == "P7Y"
    assert "court" not in sentence and not sentence.get("charges")


def test_a_verdict_of_the_same_month_has_its_court() -> None:
    text = f"The Khatai District Court sentenced {_A} to six years in May 2023. {_C} was sentenced the same month to seven years."
    assert [event["court"] for event in events(text, EventType.SENTENCE)] == ["Khatai District Court"] * 2


_TRIED = f"The Khatai court tried {_A} and {_B} on Monday. {_B} pleaded not guilty."


@pytest.mark.parametrize(
    "asked",
    [
        "asked for ten years for each.",
        "requested ten years for each defendant.",
        "asked the court to jail each for ten years.",
        "demanded that each get ten years.",
    ],
)
def test_each_is_everyone_the_paragraph_has_told_of(asked: str) -> None:
    text = f"{_C} was freed on Friday.\n{_TRIED} The prosecutor {asked}"
    (sought,) = events(text, EventType.SENTENCE_SOUGHT)
    assert (sought["people"], sought["term"]) == ([_A, _B], "P10Y")


def test_each_is_a_subject_or_object_as_well() -> None:
    text = f"Police detained {_A} and {_B}. {_B} was beaten. The judge sentenced each to six years."
    assert [event["people"] for event in events(text, EventType.SENTENCE)] == [[_A, _B]]


@pytest.mark.parametrize("rest", ["The other two", "The remaining two", "Two others", "The two other men"])
def test_the_other_two_are_none_of_the_two_named_before(rest: str) -> None:
    text = f"{_A} of Radio Sheki and {_B} of Radio Ganja were arrested on Monday.\n{rest} were freed without charge."
    (release,) = events(text, EventType.RELEASE)
    assert (release["people"], release["group"], release["count"]) == ([], rest, 2)


def test_the_other_two_are_the_rest_of_three_where_one_was_told_of() -> None:
    text = f"{_A}, {_B} and {_C} were detained. {_C} was beaten. The other two were freed."
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [[_A, _B]]


@pytest.mark.parametrize(
    ("told", "term"),
    [
        ("The appeals court raised the term to six in May, the heaviest penalty handed to a blogger since 2011.", "P6Y"),
        ("The appeals court cut the sentence to two and a half on Monday.", "P2Y6M"),
        (f"The appeals court cut the sentence of {_A}, convicted of damaging a police car, from five years to three.", "P3Y"),
    ],
)
def test_what_a_term_is_changed_to_shares_its_unit_and_counts_nobody(told: str, term: str) -> None:
    (ruling,) = events(f"A court gave {_A} four years in November. {told}", EventType.APPEAL_RULING)
    assert (ruling["people"], ruling["term"], ruling.get("group"), ruling.get("count")) == ([_A], term, None, None)


def test_what_else_is_cut_to_a_number_is_no_term() -> None:
    text = f"{_A} got nine years. His newspaper cut its staff to five. The court cut the number of charges to seven."
    assert [event["term"] for event in events(text, EventType.SENTENCE)] == ["P9Y"]
    assert events(text, EventType.APPEAL_RULING) == []


def test_somebody_by_whom_a_verdict_is_measured_is_not_sentenced() -> None:
    text = f"The court jailed {_A} for five years, the longest term given to a blogger."
    (sentence,) = events(text, EventType.SENTENCE)
    assert (sentence["people"], sentence.get("group")) == ([_A], None)


def test_the_journalists_of_a_page_are_not_the_last_two_of_them() -> None:
    told = f"{_C} was arrested on March 6.\n{_A} and {_B} were arrested on March 11."
    (release,) = events(f"{told}\nThe journalists were freed on Friday.", EventType.RELEASE)
    assert (release["people"], release["group"]) == ([], "The journalists")
    (release,) = events(f"{told} The journalists were freed on Friday.", EventType.RELEASE)
    assert release["people"] == [_A, _B]


def test_the_order_that_a_judge_reserves_is_his_own() -> None:
    text = f"The court heard {_A} and {_B} on Monday. Judge Emin Karimov, who had reserved his order, refused a plea for bail."
    assert [event["people"] for event in events(text, EventType.APPEAL_RULING)] == [[_A, _B]]


def test_a_member_of_an_assembly_is_no_body_beside_the_one_before() -> None:
    text = f"A court on Monday handed over lawyer {_C} and former MNA {_A} to police on three-day physical remand."
    assert [event["people"] for event in events(text, EventType.REMAND)] == [[_C, _A]]


@pytest.mark.parametrize(
    ("told", "term"),
    [
        (f"On appeal, six months were cut from the sentence of {_A}.", None),
        (f"The court knocked six months off {_A}'s sentence.", None),
        (f"The court cut two years from {_A}'s nine-year sentence.", None),
        (f"The court cut {_A}'s nine-year sentence to seven.", "P7Y"),
        (f"The court cut the sentence of {_A} to seven years.", "P7Y"),
        (f"The court upheld {_A}'s nine-year sentence.", "P9Y"),
    ],
)
def test_what_is_taken_off_a_term_is_not_the_term(told: str, term: str | None) -> None:
    assert [event.get("term") for event in events(told, EventType.APPEAL_RULING)] == [term]


@pytest.mark.parametrize("rest", ["the other two", "the others"])
def test_the_others_are_whoever_of_a_list_was_not_named_again(rest: str) -> None:
    listed = f"{_A}, {_B} and {_C} were detained on Monday."
    (release,) = events(f"{listed} {_C} was fined; {rest} were freed.", EventType.RELEASE)
    assert release["people"] == [_A, _B]
    (release,) = events(f"{listed} One of them was fined; {rest} were freed.", EventType.RELEASE)
    assert (release["people"], release["group"]) == ([], rest)


def test_the_other_of_two_is_nobody_where_one_of_them_is_not_named() -> None:
    listed = f"{_A} and {_B} were detained on Monday."
    assert [e["people"] for e in events(f"{listed} {_B} was fined; the other was freed.", EventType.RELEASE)] == [[_A]]
    assert [e["people"] for e in events(f"{listed} One of them was fined; the other was freed.", EventType.RELEASE)] == [[]]


def test_other_defendants_are_none_of_those_named() -> None:
    text = f"{_A} and {_B} were fined. Each of the eleven other defendants was sentenced to five years in prison."
    assert [e["people"] for e in events(text, EventType.SENTENCE) if e.get("term")] == [[]]


@pytest.mark.parametrize(("part", "count"), [("Two of the three", 2), ("One of the three", None)])
def test_two_of_the_three_are_not_all_three(part: str, count: int | None) -> None:
    text = f"{_A}, {_B} and {_C} were detained on Monday. {part} were beaten."
    (beaten,) = events(text, EventType.ILL_TREATMENT)
    assert (beaten["people"], beaten["group"], beaten.get("count")) == ([], part, count)


def test_arrests_are_those_of_as_many_as_are_named_behind_the_colon() -> None:
    (arrests,) = events(f"Two arrests followed on Monday: {_A} and {_B}.", EventType.DETENTION)
    assert (arrests["people"], arrests["count"]) == ([_A, _B], 2)
    (arrests,) = events(f"Three arrests followed on Monday: {_A} and {_B} told of them.", EventType.DETENTION)
    assert arrests["people"] == []


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (
            f"A higher court cut {_A}'s term to four years and left those of {_B} and {_C} unchanged.",
            EventType.APPEAL_RULING,
            [([_A], "reduced"), ([_B, _C], "upheld")],
        ),
        (
            f"A court upheld the sentence of {_A} and overturned those of {_B} and {_C}.",
            EventType.APPEAL_RULING,
            [([_A], "upheld"), ([_B, _C], "overturned")],
        ),
        (
            f"The court dismissed the motion and left {_A} under house arrest until May.",
            EventType.APPEAL_RULING,
            [([_A], "rejected")],
        ),
        (
            f"A court halved the terms of {_A} and {_B} and left {_C}'s nine years untouched.",
            EventType.APPEAL_RULING,
            [([_A, _B], "reduced"), ([_C], "upheld")],
        ),
        (f"Bail was denied to {_A} and {_B} on Monday.", EventType.APPEAL_RULING, [([_A, _B], "rejected")]),
        (f"The military court confirmed the death sentence of {_A}.", EventType.APPEAL_RULING, [([_A], "upheld")]),
        (f"A magistrate granted bail to {_A} and {_B} on Monday.", EventType.RELEASE, [([_A, _B], "bail")]),
        (f"{_A} has been freed, as have {_B} and {_C}.", EventType.RELEASE, [([_A], None), ([_B, _C], None)]),
        (f"New charges were laid against {_A} on Monday.", EventType.CHARGE, [([_A], None)]),
        (
            f"{_A} was charged with fraud in May. In June the charges against him were made graver and now include treason.",
            EventType.CHARGE,
            [([_A], None), ([_A], None)],
        ),
    ],
)
def test_what_becomes_of_one_and_of_others(text: str, kind: EventType, told: list[tuple[list[str], str | None]]) -> None:
    assert [(event["people"], event.get("outcome")) for event in events(text, kind)] == told


@pytest.mark.parametrize(
    "further",
    [f"while it cleared {_C}", f"and acquitted {_C}", f"but {_C} was freed"],
)
def test_whoever_a_further_verb_tells_of_has_no_share(further: str) -> None:
    told = events(f"A court gave ten years to {_A} and five to {_B}, {further}.", EventType.SENTENCE)
    assert [(event["people"], event["term"]) for event in told] == [([_A], "P10Y"), ([_B], "P5Y")]


def test_life_is_a_share_beside_years() -> None:
    told = events(f"A court gave 15 years each to {_A} and {_B} and life to {_C}.", EventType.SENTENCE)
    assert [(event["people"], event["term"]) for event in told] == [([_A, _B], "P15Y"), ([_C], "life")]
    told = events(f"A judge gave two years to {_A}. Her speech gave hope and life to {_B}.", EventType.SENTENCE)
    assert [(event["people"], event["term"]) for event in told] == [([_A], "P2Y")]


def test_so_was_behind_what_is_told_aside() -> None:
    told = events(
        f"{_A}, who is serving nine years, was moved in February to a prison in Omsk. So were {_B} and {_C}.", EventType.TRANSFER
    )
    assert [event["people"] for event in told] == [[_A], [_B, _C]]


def test_what_somebody_is_said_to_be_losing_is_hers() -> None:
    (told,) = events(f"{_A} was refused visits, his wife said, and {_C} is said to be losing her sight.", EventType.HEALTH)
    assert (told["people"], told["stance"]) == ([_C], "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "The City Court sentenced Kamran Aliyev to two years, while the Regional Court sentenced Rauf Hasanov to three years.",
        "Kamran Aliyev was sentenced to two years by the City Court, and Rauf Hasanov was sentenced to three years by the "
        "Regional Court.",
    ],
)
def test_each_of_two_courts_deals_out_its_own_terms(text: str) -> None:
    told = [(e["people"], e["court"], e["term"]) for e in events(text, EventType.SENTENCE)]
    assert told == [(["Kamran Aliyev"], "City Court", "P2Y"), (["Rauf Hasanov"], "Regional Court", "P3Y")]


def test_it_is_the_court_that_acts_before_in_the_sentence() -> None:
    text = (
        "The High Court gave Kamran Aliyev eight years.\n"
        "The City Court issued two sentences of five years against Rauf Hasanov, while it sentenced Igor Bely to nine years."
    )
    assert [(e["people"], e["court"]) for e in events(text, EventType.SENTENCE)] == [
        (["Kamran Aliyev"], "High Court"),
        (["Rauf Hasanov"], "City Court"),
        (["Igor Bely"], "City Court"),
    ]


def test_a_court_that_sits_in_a_prison_is_not_the_court_named_behind() -> None:
    text = (
        "The junta's special court in Insein Prison sentenced Kamran Aliyev to two years, while the Regional Court sentenced "
        "Rauf Hasanov to three years."
    )
    assert [(e["people"], e.get("court")) for e in events(text, EventType.SENTENCE)] == [
        (["Kamran Aliyev"], None),
        (["Rauf Hasanov"], "Regional Court"),
    ]


def test_terms_of_growing_units_are_two() -> None:
    text = "Kamran Aliyev and Rauf Hasanov received 44 months and three years respectively in jail."
    told = [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)]
    assert told == [(["Kamran Aliyev"], "P44M"), (["Rauf Hasanov"], "P3Y")]


def test_a_day_and_another_article_are_no_part_of_the_name_of_a_law() -> None:
    text = (
        "A case was opened against Kamran Aliyev under Article 66(d) of the Telecommunications Law and Article 505(a) of the "
        "Penal Code on March 3."
    )
    (event,) = events(text, EventType.CHARGE)
    assert [c["law"] for c in event["charges"]] == ["Telecommunications Law", "Penal Code"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The court convicted five activists of propaganda, giving them total 19 years in prison.", None),
        ("Kamran Aliyev and Rauf Hasanov were sentenced to a combined 20 years in prison.", None),
        ("Kamran Aliyev was sentenced to a total of nine years in prison.", "P9Y"),
        ("Five activists were each sentenced to a total of nine years in prison.", "P9Y"),
        ("Kamran Aliyev and Rauf Hasanov were sentenced to nine years in prison.", "P9Y"),
    ],
)
def test_what_several_got_together_is_the_term_of_none_of_them(text: str, term: str | None) -> None:
    assert [e.get("term") for e in events(text, EventType.SENTENCE)] == [term]


def test_a_term_before_the_clause_that_tells_who_gave_it() -> None:
    (event,) = events("Amnesty condemned the nine-year prison term that the court imposed on Kamran Aliyev.", EventType.SENTENCE)
    assert (event["people"], event["term"]) == (["Kamran Aliyev"], "P9Y")
