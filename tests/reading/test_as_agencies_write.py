"""Turns of court reports between Baku and Minsk: who heads a body, who tells it, what a court took up."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Leyla Safarova", "Rovshana Najafova"
_HELD = f"The court extended the arrest of {_A} and {_B}."


@pytest.mark.parametrize(
    "body",
    [
        "the Institute for Peace and Democracy",
        "the Institute for Reporters' Freedom and Safety",
        "the Center for Election Monitoring and Democracy Education",
        "the Center for Protection of Rights",
        "the Forum for Free Elections and Civic Rights",
        "Novaya Gazeta newspaper",
    ],
)
def test_who_heads_a_body_is_named_right_behind_it(body: str) -> None:
    (arrest,) = events(f"The head of {body} {_A} was arrested on Monday.", EventType.DETENTION)
    assert arrest["people"] == [_A]


def test_a_name_that_is_part_of_a_body_s_stays_so() -> None:
    (arrest,) = events(f"A member of the Committee for the Defence of {_A} was arrested.", EventType.DETENTION)
    assert not arrest.get("people")


@pytest.mark.parametrize("role", ["lawyer", "the lawyer", "her lawyer", "rights defender", "human rights activist"])
def test_who_tells_it_is_not_the_one_it_happened_to(role: str) -> None:
    (beating,) = events(f"According to {role} {_C}, {_A} was beaten.", EventType.ILL_TREATMENT)
    assert (beating["people"], beating["attribution"]) == ([_A], _C)


def test_who_tells_it_is_not_the_journalist_told_of_behind_the_comma() -> None:
    (beating,) = events(f"According to lawyer {_C}, the journalist was beaten.", EventType.ILL_TREATMENT)
    assert not beating.get("people") and beating["attribution"] == _C


@pytest.mark.parametrize(
    ("speakers", "by"),
    [
        ("The lawyers", "lawyers"),
        ("The two lawyers", "two lawyers"),
        ("The relatives", "relatives"),
        ("The families", "families"),
        ("Their colleagues", "Their colleagues"),
        ("The experts", "experts"),
    ],
)
def test_those_who_speak_for_prisoners_are_not_the_prisoners(speakers: str, by: str) -> None:
    (beating,) = events(f"{_HELD}\n{speakers} said that both had been beaten.", EventType.ILL_TREATMENT)
    assert (beating["people"], beating["attribution"]) == ([_A, _B], by)


def test_lawyers_who_are_held_may_speak_for_themselves() -> None:
    text = f"Lawyers {_A} and {_B} were detained on Monday.\nThe lawyers said that they had been beaten."
    (beating,) = events(text, EventType.ILL_TREATMENT)
    assert (beating["people"], beating["attribution"]) == ([_A, _B], f"{_A}; {_B}")


_TOOK_UP = "On March 10, the Khatai District Court, chaired by Fuad Mikayilov, {} a petition to free {}, held since May."


@pytest.mark.parametrize("took_up", ["considered", "examined", "heard", "took up"])
@pytest.mark.parametrize("glue", [" ", "\n"])
def test_what_a_court_took_up_it_decided_there_and_then(took_up: str, glue: str) -> None:
    text = glue.join((_TOOK_UP.format(took_up, _A), "The court did not satisfy the petition, leaving him under arrest."))
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert (ruling["court"], ruling["judge"], ruling["date"]) == ("Khatai District Court", "Fuad Mikayilov", "2025-03-10")


def test_a_court_of_another_paragraph_that_took_nothing_up_is_not_taken() -> None:
    text = f"On March 10, the Khatai District Court was closed to the press.\nThe court did not satisfy the petition of {_A}."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert {"court", "date"}.isdisjoint(ruling)


def test_this_was_decided_where_and_when() -> None:
    text = f"The arrest of {_A} has been extended for three months. This was decided today in the Khatai District Court."
    (extended,) = events(text, EventType.REMAND_EXTENSION)
    assert (extended["court"], extended["date"], extended["term"]) == ("Khatai District Court", "2025-03-14", "P3M")


def test_what_this_was_decided_of_is_a_ruling() -> None:
    text = f"{_A} was arrested on May 3, 2024. This was decided today in the Khatai District Court."
    assert events(text, EventType.DETENTION)[0]["date"] == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    [
        f"The head of the human rights organization Spring {_A} was arrested.",
        f"The leader of the opposition party Yurd {_A} was arrested.",
        f"The founder of the news website Open Door {_A} was arrested.",
        f"Editor of the newspaper Yeni Kend, {_A}, was arrested.",
        f"The leader of the Yurd political party {_A} was arrested.",
    ],
)
def test_a_body_behind_its_kind_is_no_part_of_a_name(text: str) -> None:
    (arrest,) = events(text, EventType.DETENTION)
    assert arrest["people"] == [_A]


def test_reporters_of_an_agency_with_a_short_name_stand_in_a_list() -> None:
    agency = f"Kend News Agency (KA) correspondents {_C} and Rauf Hasanov"
    text = f"In the same case, Spring editor {_A}, reporter {_B} and {agency} were detained."
    (arrest,) = events(text, EventType.DETENTION)
    assert arrest["people"] == [_A, _B, _C, "Rauf Hasanov"]


@pytest.mark.parametrize("put", ["placed {} in jail", "put {} in prison", "threw {} in jail"])
def test_whom_the_authorities_put_in_jail_they_do_not_list(put: str) -> None:
    text = f"Authorities {put.format('27 people')} on charges of preparing for riots."
    (arrest,) = events(text, EventType.DETENTION)
    assert (arrest["count"], arrest["actor"], events(text, EventType.LISTING)) == (27, "Authorities", [])


def test_left_in_custody_is_not_free() -> None:
    assert events(f"{_A} and {_B} were left in custody in a remand prison.", EventType.RELEASE) == []


@pytest.mark.parametrize(
    ("text", "ill"),
    [
        (f"The trial of {_A} was postponed. The reason was that his lawyer fell ill.", []),
        (f"{_A} was jailed on Monday. His mother is in hospital.", []),
        (f"{_A} was jailed on Monday. His health has deteriorated.", [_A]),
        (f"{_A} was jailed on Monday. His lawyer says he is seriously ill.", [_A]),
    ],
)
def test_who_is_ill(text: str, ill: list[str]) -> None:
    assert [name for event in events(text, EventType.HEALTH) for name in event["people"]] == ill


_ALL = f"{_A}, {_B} and {_C} were jailed on Monday. "


@pytest.mark.parametrize(
    ("who", "fined"),
    [
        ("All but Aliyev were", [_B, _C]),
        ("All of them, except Aliyev, were", [_B, _C]),
        ("Everyone except Aliyev and Safarova was", [_C]),
        ("All defendants, with the exception of Aliyev, were", [_B, _C]),
        ("Apart from Aliyev, Safarova was", [_B]),
    ],
)
def test_whoever_is_excepted_is_none_of_them(who: str, fined: list[str]) -> None:
    (fine,) = events(f"{_ALL}{who} also fined.", EventType.SENTENCE)
    assert fine["people"] == fined


def test_they_were_fined_but_for_one() -> None:
    (fine,) = events(f"{_ALL}They were also fined, except Aliyev.", EventType.SENTENCE)
    assert fine["people"] == [_B, _C]


def test_how_many_were_detained_is_nobody_s_arrest_and_no_list() -> None:
    text = f"{_A} was taken into custody in Amed (tr. Kend), bringing the number of journalists detained today to five."
    (arrest,) = events(text, EventType.DETENTION)
    assert (arrest["people"], arrest["place"], events(text, EventType.LISTING)) == ([_A], "Amed", [])


def test_hours_under_arrest_are_no_remand() -> None:
    text = "The detainees were placed under arrest for 48 hours on October 23, 2022."
    assert events(text, EventType.REMAND) == []
    assert events(text, EventType.DETENTION)[0]["term"] == "PT48H"


def test_everybody_is_moved_to_a_place_of_his_own() -> None:
    others = f"{_B}, a lawyer, to Colony No. 15 in Mahilou, and {_C} to Colony No. 17 in Shklov"
    text = f"{_A} was sent to Prison No. 4 in Horki, {others}."
    assert [(e["people"], e["place"]) for e in events(text, EventType.TRANSFER)] == [
        ([_A], "Prison No. 4 in Horki"),
        ([_B], "Colony No. 15 in Mahilou"),
        ([_C], "Colony No. 17 in Shklov"),
    ]


def test_whoever_is_named_behind_a_place_is_no_part_of_it() -> None:
    (moved,) = events(f"{_A} was sent to the Mogilev colony, and {_B} to Shklov.", EventType.TRANSFER)
    assert (moved["people"], moved["place"]) == ([_A], "Mogilev colony")


def test_his_two_associates_are_those_named_right_behind() -> None:
    (sentence,) = events(f"Rights defender {_A} and his two associates {_B} and {_C} got five years.", EventType.SENTENCE)
    assert sentence["people"] == [_A, _B, _C]


def test_a_term_comes_before_who_tells_it() -> None:
    text = f"Today the court extended the arrest of {_A}, for another 2 months – until May 13, his lawyer {_C} said."
    (extended,) = events(text, EventType.REMAND_EXTENSION)
    assert (extended["term"], extended["until"], extended["attribution"]) == ("P2M", "2025-05-13", _C)


def test_terms_in_order_and_terms_of_their_own() -> None:
    others = f"{_C} and Vadim Sadikov to 12 years, and Refat Alimov to 8"
    text = f"{_A} and {_B} were sentenced to 19 and 18 years of imprisonment, {others}."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [
        ([_A], "P19Y"),
        ([_B], "P18Y"),
        ([_C, "Vadim Sadikov"], "P12Y"),
        (["Refat Alimov"], "P8Y"),
    ]


def test_guilty_as_charged_is_no_charge() -> None:
    assert events(f"The court declared {_A} guilty as charged and sentenced him to six years in prison.", EventType.CHARGE) == []


def test_muslim_is_a_given_name_too() -> None:
    (sentence,) = events("Muslim Aliyev was sentenced to 19 years in prison.", EventType.SENTENCE)
    assert sentence["people"] == ["Muslim Aliyev"]


def test_a_term_stands_behind_all_that_somebody_is() -> None:
    text = f"A Batumi court has arrested {_A}, a participant in the protest movement in support of musician {_B}, for two days."
    (arrest,) = events(text, EventType.DETENTION)
    assert (arrest["people"], arrest["court"], arrest["term"]) == ([_A], "Batumi court", "P2D")


def test_no_road_demands_anything() -> None:
    asked = "demanding the release of political prisoners"
    text = f"Supporters of the party have been blocking the road near the Georgian Parliament {asked}."
    (appeal,) = events(text, EventType.APPEAL)
    assert appeal["actor"].startswith("Supporters")


def test_days_given_in_a_clause_of_its_own_are_an_arrest() -> None:
    given = "sentencing him to a 10-day administrative imprisonment"
    text = f"The Zugdidi District Court found {_A} guilty of petty hooliganism, {given}."
    (arrest,) = events(text, EventType.DETENTION)
    assert (arrest["people"], arrest["court"], arrest["term"]) == ([_A], "Zugdidi District Court", "P10D")


@pytest.mark.parametrize(
    "asked",
    [
        "demanded in a joint letter that the authorities drop the charges against her",
        "urged in a statement that the court drop the charges against her",
        "and individuals demanded in a joint letter that the Kend authorities drop the charges against her",
    ],
)
def test_what_is_demanded_in_a_letter_has_not_happened(asked: str) -> None:
    text = f"{_B} was jailed on Monday. Open Door deplored the sentence, and 72 organisations {asked}."
    assert events(text, EventType.ACQUITTAL) == []
    assert [appeal["people"] for appeal in events(text, EventType.APPEAL)] == [[_B]]


def test_a_role_of_several_says_nothing_of_one_name() -> None:
    text = (
        "Its former leaders Albert Ho and Chow Mei-ling stand accused of subversion. "
        "Chow gave up a doctorate when she found what she cared about. On June 4 she was arrested."
    )
    assert [arrest["people"] for arrest in events(text, EventType.DETENTION)] == [["Chow Mei-ling"]]


def test_a_pronoun_says_elsewhere_who_is_a_woman() -> None:
    text = (
        "Chow Mei-ling and Lee Kwok-wai stand accused of subversion. "
        "Chow gave up a doctorate when she found what she cared about. On June 4 he was arrested."
    )
    assert [arrest["people"] for arrest in events(text, EventType.DETENTION)] == [["Lee Kwok-wai"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"On March 1, a court in Kend remanded in custody for four months {_A} and {_B}, who run the office.", EventType.REMAND),
        (f"The court placed under house arrest for two months {_A} and {_B}.", EventType.REMAND),
        (f"Police released on bail on Monday the journalists {_A} and {_B}.", EventType.RELEASE),
        (f"The court jailed for nine years opposition leaders {_A} and {_B}.", EventType.SENTENCE),
    ],
)
def test_to_whom_it_is_done_stands_behind_how_long_and_when(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind)] == [[_A, _B]]


def test_who_tells_it_behind_a_day_was_not_freed() -> None:
    assert events(f"The agency freed nobody, said on Monday {_A}.", EventType.RELEASE) == []


def test_christian_before_a_name_that_nobody_knows_is_a_given_name() -> None:
    (charge,) = events(f"The ministry charged Christian Tadesse and {_A} with terrorism.", EventType.CHARGE)
    assert charge["people"] == ["Christian Tadesse", _A]
    assert events("Christian Solidarity was charged with terrorism.", EventType.CHARGE) == []
