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
        ("They took the outlet's director Ulvi Samadli away.", "Ulvi Samadli", "the outlet's director Ulvi Samadli"),
        (
            "They took Farid Aghazada, an economist working with Radio Liberty, away.",
            "Farid Aghazada",
            "Farid Aghazada, an economist working with Radio Liberty",
        ),
        ("Shahnaz Aslangizi of Toplum TV was there.", "Shahnaz Aslangizi", "Shahnaz Aslangizi of Toplum TV"),
        (
            "Azerbaijani opposition politician Tofig Sadiglu was beaten.",
            "Tofig Sadiglu",
            "Azerbaijani opposition politician Tofig Sadiglu",
        ),
        ("His lawyer, Agil Sabir, disagreed.", "Agil Sabir", "His lawyer, Agil Sabir"),
        ("Police arrested reporter Belay Mekuria at home.", "Belay Mekuria", "reporter Belay Mekuria"),
        ("The jailed reporter Belay Mekuria is ill.", "Belay Mekuria", "The jailed reporter Belay Mekuria"),
        ("Zhang Lian, 41, a former lawyer, is ill.", "Zhang Lian", "Zhang Lian, 41, a former lawyer"),
    ],
)
def test_the_phrase_takes_in_titles_roles_and_appositions(text: str, name: str, expected: str) -> None:
    assert phrase(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anar Rahimli, who was arrested in April, is ill.",
        "Anar Rahimli, arrested in April, is ill.",
        "Anar Rahimli, sentenced to nine years, is ill.",
        "Anar Rahimli, a day after his arrest, fell ill.",
        "Anar Rahimli was an election monitor.",
    ],
)
def test_the_phrase_stops_before_what_tells_an_event(text: str) -> None:
    assert phrase(text, "Anar Rahimli") == "Anar Rahimli"


def test_the_apposition_stops_before_where_somebody_is_held() -> None:
    text = "They tried Anar Rahimli, an election monitor in custody since April."
    assert phrase(text, "Anar Rahimli") == "Anar Rahimli, an election monitor"


def test_a_role_between_two_names_belongs_to_the_one_it_stands_before() -> None:
    text = "The media's director, Ulvi Samadli, editor-in-chief, Sevinj Jabbarova, and reporter Hafiz Bayramli were tried."
    assert person(text, "Ulvi Samadli").roles == ("media's director",)
    assert person(text, "Sevinj Jabbarova").roles == ("editor-in-chief",)
    assert person(text, "Hafiz Bayramli").roles == ("reporter",)


def test_a_plural_role_speaks_for_all_who_are_listed() -> None:
    text = "Judges Ayten Aliyeva, Zafar Ahmadov and Azer Talibov left. Rufat Samadov stayed."
    classes = {m.text: m.role_class for m in find_names(text) if isinstance(m, PersonMention)}
    assert [classes[name] for name in ("Ayten Aliyeva", "Zafar Ahmadov", "Azer Talibov")] == [RoleClass.JUDGE] * 3
    assert classes["Rufat Samadov"] is RoleClass.UNKNOWN


@pytest.mark.parametrize(
    ("text", "name", "role_class"),
    [
        ("Judge Jvebe Nakashidze adjourned.", "Jvebe Nakashidze", RoleClass.JUDGE),
        ("Nikoloz Margvelashvili presided over the panel.", "Nikoloz Margvelashvili", RoleClass.JUDGE),
        ("The trial, presided over by Rasim Samedov, goes on.", "Rasim Samedov", RoleClass.JUDGE),
        ("Prosecutor Hasan Hematifar spoke.", "Hasan Hematifar", RoleClass.PROSECUTOR),
        ("Her mother, Ofelya Mirzayeva, said so.", "Ofelya Mirzayeva", RoleClass.RELATIVE),
        ("State Department spokesman Matthew Mason said so.", "Matthew Mason", RoleClass.SPOKESPERSON),
        ("UK ambassador Fergus Allan said so.", "Fergus Allan", RoleClass.DIPLOMAT),
        ("Senator Rick Sutton wrote.", "Rick Sutton", RoleClass.OFFICIAL),
        ("Ali Najafov, the head of the State Security Service, said so.", "Ali Najafov", RoleClass.OFFICIAL),
        ("Ulvi Samadli, the head of Abzas Media, said so.", "Ulvi Samadli", RoleClass.CIVIC),
        ("The spokeswoman of the foreign ministry, Mao Lin, said so.", "Mao Lin", RoleClass.SPOKESPERSON),
        ("Its envoy in Geneva, Ali Najafov, said so.", "Ali Najafov", RoleClass.DIPLOMAT),
        ("The lawyer Vadim Kobrin was arrested.", "Vadim Kobrin", RoleClass.LAWYER),
        ("Gubad Rahimoglu wrote from prison.", "Gubad Rahimoglu", RoleClass.UNKNOWN),
    ],
)
def test_the_class_of_the_role(text: str, name: str, role_class: RoleClass) -> None:
    assert person(text, name).role_class is role_class


def test_gender_from_title_role_and_given_name() -> None:
    text = "Ms. Quoxal spoke. His wife Lamiya Orujeva and the spokesman Xyr Brindt left with Nargiz Salmanova."
    genders = {m.text: m.gender for m in find_names(text) if isinstance(m, PersonMention)}
    assert genders == {"Quoxal": "f", "Lamiya Orujeva": "f", "Xyr Brindt": "m", "Nargiz Salmanova": "f"}


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        (", who heads the press department of the Interior Ministry", RoleClass.OFFICIAL),
        (", who speaks for the Penitentiary Service", RoleClass.SPOKESPERSON),
        (", who represents Human Rights Watch in the region", RoleClass.CIVIC),
    ],
)
def test_an_office_told_in_a_clause_belongs_to_the_phrase(clause: str, role: RoleClass) -> None:
    text = f"Anar Rahimli{clause}, said so."
    assert (phrase(text, "Anar Rahimli"), person(text, "Anar Rahimli").role_class) == (f"Anar Rahimli{clause}", role)


@pytest.mark.parametrize(
    "clause",
    [", who heads for Baku", ", who leads the Popular Front Party and was arrested in May", ", who represents the accused"],
)
def test_a_clause_that_tells_more_or_of_no_body_does_not(clause: str) -> None:
    assert phrase(f"Anar Rahimli{clause}, said so.", "Anar Rahimli") == "Anar Rahimli"
