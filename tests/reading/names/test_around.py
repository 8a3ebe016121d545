"""The phrase around a name: roles before and after, whom they belong to, where the phrase ends."""

from __future__ import annotations

import pytest

from habeas.reading.names import PersonMention, RoleClass, find_names


def person(text: str, name: str) -> PersonMention:
    return next(m for m in find_names(text) if isinstance(m, PersonMention) and m.text == name)


def phrase(text: str, name: str) -> str:
    found = person(text, name)
    return text[found.np_start : found.np_end]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("They took the outlet's director Ulvi Hasanli away.", "Ulvi Hasanli", "the outlet's director Ulvi Hasanli"),
        (
            "They took Farid Mehralizada, an economist working with Radio Liberty, away.",
            "Farid Mehralizada",
            "Farid Mehralizada, an economist working with Radio Liberty",
        ),
        ("Shahnaz Baylargizi of Toplum TV was there.", "Shahnaz Baylargizi", "Shahnaz Baylargizi of Toplum TV"),
        (
            "Azerbaijani opposition politician Tofig Yagublu was beaten.",
            "Tofig Yagublu",
            "Azerbaijani opposition politician Tofig Yagublu",
        ),
        ("His lawyer, Agil Layij, disagreed.", "Agil Layij", "His lawyer, Agil Layij"),
        ("Police arrested reporter Belay Menaye at home.", "Belay Menaye", "reporter Belay Menaye"),
        ("The jailed reporter Belay Menaye is ill.", "Belay Menaye", "The jailed reporter Belay Menaye"),
        ("Zhang Zhan, 41, a former lawyer, is ill.", "Zhang Zhan", "Zhang Zhan, 41, a former lawyer"),
    ],
)
def test_the_phrase_takes_in_titles_roles_and_appositions(text: str, name: str, expected: str) -> None:
    assert phrase(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anar Mammadli, who was arrested in April, is ill.",
        "Anar Mammadli, arrested in April, is ill.",
        "Anar Mammadli, sentenced to nine years, is ill.",
        "Anar Mammadli, a day after his arrest, fell ill.",
        "Anar Mammadli was an election monitor.",
    ],
)
def test_the_phrase_stops_before_what_tells_an_event(text: str) -> None:
    assert phrase(text, "Anar Mammadli") == "Anar Mammadli"


def test_the_apposition_stops_before_where_somebody_is_held() -> None:
    text = "They tried Anar Mammadli, an election monitor in custody since April."
    assert phrase(text, "Anar Mammadli") == "Anar Mammadli, an election monitor"


def test_a_role_between_two_names_belongs_to_the_one_it_stands_before() -> None:
    text = "The media's director, Ulvi Hasanli, editor-in-chief, Sevinj Abbasova, and reporter Hafiz Babali were tried."
    assert person(text, "Ulvi Hasanli").roles == ("media's director",)
    assert person(text, "Sevinj Abbasova").roles == ("editor-in-chief",)
    assert person(text, "Hafiz Babali").roles == ("reporter",)


def test_a_plural_role_speaks_for_all_who_are_listed() -> None:
    text = "Judges Ayten Aliyeva, Zafar Ahmadov and Azer Taghiyev left. Rufat Safarov stayed."
    classes = {m.text: m.role_class for m in find_names(text) if isinstance(m, PersonMention)}
    assert [classes[name] for name in ("Ayten Aliyeva", "Zafar Ahmadov", "Azer Taghiyev")] == [RoleClass.JUDGE] * 3
    assert classes["Rufat Safarov"] is RoleClass.UNKNOWN


@pytest.mark.parametrize(
    ("text", "name", "role_class"),
    [
        ("Judge Jvebe Nachkebia adjourned.", "Jvebe Nachkebia", RoleClass.JUDGE),
        ("Nikoloz Margvelashvili presided over the panel.", "Nikoloz Margvelashvili", RoleClass.JUDGE),
        ("The trial, presided over by Rasim Sadykhov, goes on.", "Rasim Sadykhov", RoleClass.JUDGE),
        ("Prosecutor Hasan Hematifar spoke.", "Hasan Hematifar", RoleClass.PROSECUTOR),
        ("Her mother, Ofelya Maharramova, said so.", "Ofelya Maharramova", RoleClass.RELATIVE),
        ("State Department spokesman Matthew Miller said so.", "Matthew Miller", RoleClass.SPOKESPERSON),
        ("UK ambassador Fergus Auld said so.", "Fergus Auld", RoleClass.DIPLOMAT),
        ("Senator Rick Scott wrote.", "Rick Scott", RoleClass.OFFICIAL),
        ("Ali Naghiyev, the head of the State Security Service, said so.", "Ali Naghiyev", RoleClass.OFFICIAL),
        ("Ulvi Hasanli, the head of Abzas Media, said so.", "Ulvi Hasanli", RoleClass.CIVIC),
        ("The spokeswoman of the foreign ministry, Mao Ning, said so.", "Mao Ning", RoleClass.SPOKESPERSON),
        ("Its envoy in Geneva, Ali Naghiyev, said so.", "Ali Naghiyev", RoleClass.DIPLOMAT),
        ("The lawyer Vadim Kobzev was arrested.", "Vadim Kobzev", RoleClass.LAWYER),
        ("Gubad Ibadoglu wrote from prison.", "Gubad Ibadoglu", RoleClass.UNKNOWN),
    ],
)
def test_the_class_of_the_role(text: str, name: str, role_class: RoleClass) -> None:
    assert person(text, name).role_class is role_class


def test_gender_from_title_role_and_given_name() -> None:
    text = "Ms. Quoxal spoke. His wife Lamiya Orujeva and the spokesman Xyr Brindt left with Nargiz Absalamova."
    genders = {m.text: m.gender for m in find_names(text) if isinstance(m, PersonMention)}
    assert genders == {"Quoxal": "f", "Lamiya Orujeva": "f", "Xyr Brindt": "m", "Nargiz Absalamova": "f"}


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        (", who heads the press department of the Interior Ministry", RoleClass.OFFICIAL),
        (", who speaks for the Penitentiary Service", RoleClass.SPOKESPERSON),
        (", who represents Human Rights Watch in the region", RoleClass.CIVIC),
    ],
)
def test_an_office_told_in_a_clause_belongs_to_the_phrase(clause: str, role: RoleClass) -> None:
    text = f"Anar Mammadli{clause}, said so."
    assert (phrase(text, "Anar Mammadli"), person(text, "Anar Mammadli").role_class) == (f"Anar Mammadli{clause}", role)


@pytest.mark.parametrize(
    "clause",
    [", who heads for Baku", ", who leads the Popular Front Party and was arrested in May", ", who represents the accused"],
)
def test_a_clause_that_tells_more_or_of_no_body_does_not(clause: str) -> None:
    assert phrase(f"Anar Mammadli{clause}, said so.", "Anar Mammadli") == "Anar Mammadli"
