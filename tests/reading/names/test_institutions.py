"""Courts, prisons, bodies, places, cases and occasions as pages name them."""

from __future__ import annotations

import pytest

from habeas.reading.mentions import Kind
from habeas.reading.names import BodyMention, CourtMention, PlaceMention, PrisonMention, find_names


def texts(text: str, kind: Kind) -> list[str]:
    return [m.text for m in find_names(text) if m.kind is kind]


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("The Baku Serious Crimes Court ruled.", "Baku Serious Crimes Court"),
        ("The Khatai District Court of Baku ruled.", "Khatai District Court of Baku"),
        ("A court in Shanghai ruled.", "court in Shanghai"),
        ("On Monday a Baku court ruled.", "Baku court"),
        ("The European Court of Human Rights ruled.", "European Court of Human Rights"),
        ("A Revolutionary Court in Mashhad ruled.", "Revolutionary Court in Mashhad"),
        ("He came to the West Kowloon Magistrates' Courts.", "West Kowloon Magistrates' Courts"),
        ("The Lagos Chief Magistrate's Court sat.", "Lagos Chief Magistrate's Court"),
        ("Istanbul's 25th Heavy Penal Court ruled.", "25th Heavy Penal Court"),
        ("The Baku Court for Grave Crimes ruled.", "Baku Court for Grave Crimes"),
        ("The Kutaisi Court of Appeals ruled.", "Kutaisi Court of Appeals"),
        ("Hong Kong's High Court ruled.", "High Court"),
        ("The Federal First Instance Court ruled.", "Federal First Instance Court"),
        ("A court in the Siberian city of Barnaul ruled.", "court in the Siberian city of Barnaul"),
        ("A military court ruled.", "military court"),
        ("The People's Court in Hanoi ruled.", "People's Court in Hanoi"),
        ("The Strasbourg court ruled.", "Strasbourg court"),
    ],
)
def test_courts_as_named_in_full(text: str, court: str) -> None:
    assert [(m.text, m.named) for m in find_names(text) if isinstance(m, CourtMention)] == [(court, True)]


def test_the_court_alone_is_unnamed_and_in_court_is_none() -> None:
    assert [(m.text, m.named) for m in find_names("Then the court adjourned.") if isinstance(m, CourtMention)] == [
        ("court", False)
    ]
    assert texts("He spoke in court about court documents.", Kind.COURT) == []


@pytest.mark.parametrize(
    ("text", "prison", "subtype"),
    [
        ("He is in Baku Pretrial Detention Center No. 1 now.", "Baku Pretrial Detention Center No. 1", "detention_centre"),
        ("He is in Penal Colony No. 4 now.", "Penal Colony No. 4", "colony"),
        ("She is in penal colony No. 3 in Vitebsk now.", "penal colony No. 3 in Vitebsk", "colony"),
        ("She is in Evin prison now.", "Evin prison", "prison"),
        ("He is at the Umbaki prison now.", "Umbaki prison", "prison"),
        ("He sat in a punishment cell.", "punishment cell", "cell"),
        ("He was taken to El Helicoide again.", "El Helicoide", "prison"),
        ("He was taken to IK-6 again.", "IK-6", "colony"),
        ("He lies in a prison hospital.", "prison hospital", "hospital"),
        ("Back in Riyadh's al-Malaz Prison he wrote.", "al-Malaz Prison", "prison"),
    ],
)
def test_prisons(text: str, prison: str, subtype: str) -> None:
    assert [(m.text, m.subtype.value) for m in find_names(text) if isinstance(m, PrisonMention)] == [(prison, subtype)]


def test_prison_as_a_state_is_no_place() -> None:
    assert texts("He got nine years in prison, a long prison term.", Kind.PRISON) == []


@pytest.mark.parametrize(
    ("text", "body", "subtype"),
    [
        ("The Committee to Protect Journalists wrote.", "Committee to Protect Journalists", "ngo"),
        ("Reporters Without Borders wrote.", "Reporters Without Borders", "ngo"),
        ("The Popular Front Party wrote.", "Popular Front Party", "party"),
        ("The Republican People's Party wrote.", "Republican People's Party", "party"),
        ("Yesterday Toplum TV was closed.", "Toplum TV", "outlet"),
        ("The State Security Service denied it.", "State Security Service", "government"),
        ("The Prosecutor General's Office denied it.", "Prosecutor General's Office", "prosecution"),
        ("The Izmir Chief Public Prosecutor's Office denied it.", "Izmir Chief Public Prosecutor's Office", "prosecution"),
        (
            "The Union for Freedom of Political Prisoners in Azerbaijan met.",
            "Union for Freedom of Political Prisoners in Azerbaijan",
            "ngo",
        ),
        ("Then the authorities denied it.", "authorities", "government"),
        ("Later Baku police denied it.", "Baku police", "police"),
        ("Human rights groups wrote.", "Human rights groups", "ngo"),
        ("Then the European Parliament wrote.", "European Parliament", "parliament"),
        ("The Committee for the Protection of Abilov's Rights wrote.", "Committee for the Protection of Abilov's Rights", "ngo"),
        ("The Heydar Aliyev Foundation wrote.", "Heydar Aliyev Foundation", "ngo"),
    ],
)
def test_bodies(text: str, body: str, subtype: str) -> None:
    assert [(m.text, m.subtype.value) for m in find_names(text) if isinstance(m, BodyMention)] == [(body, subtype)]


def test_a_word_that_only_describes_the_next_is_no_body() -> None:
    assert texts("They stood before a police station with government critics.", Kind.BODY) == []


def test_a_known_body_gives_way_to_a_surname_of_the_page() -> None:
    text = "Police detained Salih Turan. Later Turan was freed."
    assert [m.text for m in find_names(text) if m.kind is Kind.PERSON] == ["Salih Turan", "Turan"]


def test_countries_and_capitals_can_act_and_towns_cannot() -> None:
    text = "Azerbaijan and Washington quarrelled over Mashhad and the Lachin corridor."
    found = {m.text: m.can_act for m in find_names(text) if isinstance(m, PlaceMention)}
    assert found == {"Azerbaijan": True, "Washington": True, "Mashhad": False, "Lachin corridor": False}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("He spoke in the Abzas Media case again.", "Abzas Media case"),
        ("The “Meydan TV” case goes on.", "“Meydan TV” case"),
        ("The Gezi Park trial goes on.", "Gezi Park trial"),
        ("The Hong Kong 47 trial goes on.", "Hong Kong 47 trial"),
    ],
)
def test_cases_with_a_name(text: str, case: str) -> None:
    assert texts(text, Kind.CASE) == [case]


def test_a_case_without_a_name_is_none() -> None:
    assert texts("The criminal case and the Baku court case were closed in the case.", Kind.CASE) == []


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Ahead of COP29 they wrote.", "COP29"),
        ("Ahead of the COP29 climate summit they wrote.", "COP29 climate summit"),
        ("At the Davos Economic Forum they met.", "Davos Economic Forum"),
        ("He was pardoned for Independence Day yesterday.", "Independence Day"),
        ("A state visit to the United Kingdom was planned.", "state visit to the United Kingdom"),
    ],
)
def test_occasions(text: str, occasion: str) -> None:
    assert texts(text, Kind.OCCASION) == [occasion]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Amnesty condemned the verdict.", "Amnesty"),
        ("Amnesty's Jane Brown condemned it.", "Amnesty"),
        ("The attorney general's office said so.", "attorney general's office"),
    ],
)
def test_a_word_that_may_be_an_ordinary_one_names_a_body_by_what_it_does(text: str, body: str) -> None:
    assert texts(text, Kind.BODY) == [body]


def test_and_none_where_it_does_nothing() -> None:
    assert texts("Amnesty for all was promised.", Kind.BODY) == []
