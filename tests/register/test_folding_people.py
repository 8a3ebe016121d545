"""Who is who: names and context together, never a name alone."""

from __future__ import annotations

import pytest
from stories import told

from habeas.identity import RULES
from habeas.register.folding import Record, Told, fold


def people(*readings: Told) -> list[set[str]]:
    """The spellings of each person in the register."""
    record: Record = fold(readings)
    spelled: dict[str, set[str]] = {person.key: set() for person in record.people}
    for mention in record.mentions:
        if mention.person_id is not None:
            spelled[mention.person_id].add(mention.spelling)
    return sorted(spelled.values(), key=sorted)


def test_a_name_alone_joins_nobody() -> None:
    first = told("p1", "2014-05-06", "sentence", "Rashad Hasanov", term="P7Y6M")
    second = told("p2", "2019-02-01", "detention", "Rashad Hasanov", date="2019-01-30")
    assert people(first, second) == [{"Rashad Hasanov"}, {"Rashad Hasanov"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"date": "2013-03-14"}, {"date": "2013-03-14"}),
        ({"case": "NIDA case"}, {"case": "the case of NIDA"}),
        ({"articles": ("228.3", "220.1")}, {"articles": ("228.3", "220.1", "234.1")}),
        (
            {"articles": ("228.3",), "court": "Baku Grave Crimes Court"},
            {"articles": ("228.3",), "court": "Court of Grave Crimes, Baku"},
        ),
    ],
    ids=["same day of arrest", "same case", "two articles", "two weak signs"],
)
def test_spellings_are_one_person_where_context_agrees(first: dict[str, object], second: dict[str, object]) -> None:
    one = told("p1", "2013-04-02", "detention", "Rashad Hasanov", **first)
    other = told("p2", "2013-12-19", "detention", "Rashad Gasanov", **second)
    assert people(one, other) == [{"Rashad Gasanov", "Rashad Hasanov"}]


@pytest.mark.parametrize("given", [{"articles": ("221",)}, {"term": "P8Y"}, {"court": "Baku Grave Crimes Court"}])
def test_one_weak_sign_is_too_little(given: dict[str, object]) -> None:
    one = told("p1", "2013-04-02", "sentence", "Rashad Hasanov", **given)
    other = told("p2", "2019-12-19", "sentence", "Rashad Hasanov", **given)
    assert len(people(one, other)) == 2


def test_for_equal_spellings_one_other_name_in_both_texts_suffices_and_for_others_not() -> None:
    def page(name: str, day: str, kind: str) -> tuple[Told, Told]:
        return told(f"p{day}", day, kind, name), told(f"p{day}", day, "detention", "Zaur Gurbanli", date="2013-04-01")

    equal = people(*page("Rashad Hasanov", "2013-04-02", "health"), *page("Rashad Hasanov", "2014-05-06", "transfer"))
    alike = people(*page("Rashad Hasanov", "2013-04-02", "health"), *page("Rashad Gasanov", "2014-05-06", "transfer"))
    assert equal == [{"Rashad Hasanov"}, {"Zaur Gurbanli"}]
    assert alike == [{"Rashad Gasanov"}, {"Rashad Hasanov"}, {"Zaur Gurbanli"}]


def test_the_same_codefendants_speak_for_one_person_in_whatever_spelling() -> None:
    one = told("p1", "2013-04-02", "listing", "Rashad Hasanov", "Mammad Azizov", "Zaur Gurbanli")
    other = told("p2", "2014-04-30", "hunger_strike", "Rashad Gasanov", "Mamed Azizov", "Zaur Gurbanly")
    assert people(one, other) == [
        {"Mamed Azizov", "Mammad Azizov"},
        {"Rashad Gasanov", "Rashad Hasanov"},
        {"Zaur Gurbanli", "Zaur Gurbanly"},
    ]


def test_namesakes_whose_fathers_differ_stay_two() -> None:
    one = told("p1", "2024-06-01", "detention", "Nijat Nazim oglu Aliyev", date="2024-05-30")
    other = told("p2", "2024-06-02", "detention", "Nijat Yaser oglu Aliyev", date="2024-05-30")
    assert len(people(one, other)) == 2


def test_two_in_one_list_are_two_people_even_with_one_name() -> None:
    together = told("p1", "2013-04-02", "detention", "Nijat Aliyev", "Nijat Aliev", date="2012-05-20")
    assert len(people(together)) == 2


def test_a_bare_surname_joins_nobody_across_pages_nor_across_segments() -> None:
    full = told("p1", "2014-05-06", "sentence", "Rashad Hasanov", date="2014-05-06", term="P7Y6M")
    other_page = told("p2", "2014-05-07", "sentence", "Hasanov", date="2014-05-06", term="P7Y6M")
    teaser = told("p1", "2014-05-06", "sentence", "Hasanov", date="2014-05-06", term="P7Y6M", segment="brief-1")
    assert people(full, other_page, teaser) == [{"Hasanov"}, {"Hasanov"}, {"Rashad Hasanov"}]
    record = fold([full, other_page])
    assert [p.surname_only for p in sorted(record.people, key=lambda p: p.name)] == [True, False]


def test_a_link_gives_its_reasons_in_words() -> None:
    one = told("p1", "2013-04-02", "detention", "Rashad Hasanov", date="2013-03-14")
    other = told("p2", "2013-12-19", "detention", "Rashad Gasanov", date="2013-03-14")
    (link,) = fold([one, other]).links
    assert link.same and set(link.names) == {"Rashad Hasanov", "Rashad Gasanov"}
    assert "the same day of detention 2013-03-14" in link.why
    assert link.by == RULES


def test_context_adds_up_over_pages() -> None:
    """The third page fits neither of the first two alone, but both together."""
    first = told("p1", "2013-04-02", "charge", "Ilgar Mammadov", articles=("221",), case="NIDA case")
    second = told("p2", "2013-09-13", "sentence", "Ilgar Mamedov", term="P8Y", court="Baku Grave Crimes Court", case="NIDA case")
    third = told(
        "p3", "2017-05-18", "sentence", "Ilqar Mammadov", term="P8Y", articles=("221",), court="Court of Grave Crimes, Baku"
    )
    assert people(first, second, third) == [{"Ilgar Mamedov", "Ilgar Mammadov", "Ilqar Mammadov"}]
    assert len(people(first, third)) == len(people(second, third)) == 2


def test_the_same_rare_name_in_one_time_is_one_person_and_a_common_one_is_not() -> None:
    def two(name: str) -> list[set[str]]:
        arrest = told("p1", "2014-08-06", "detention", name, date="2014-08-05")
        return people(arrest, told("p2", "2015-08-14", "sentence", name, date="2015-08-13", term="P8Y6M"))

    assert two("Tofig Yagublu") == [{"Tofig Yagublu"}]
    assert two("Nijat Aliyev") == [{"Nijat Aliyev"}, {"Nijat Aliyev"}]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("meeting", {}),
        ("appeal", {"actor": "Amnesty International", "stance": "demanded"}),
        ("condemnation", {"actor": "CPJ"}),
        ("sanction", {"actor": "United States"}),
        ("detention", {"stance": "demanded"}),
        ("sentence", {"stance": "denied"}),
        ("detention", {"stance": "planned"}),
    ],
)
def test_some_events_bring_nobody_into_the_register(kind: str, given: dict[str, object]) -> None:
    assert people(told("p1", "2025-01-22", kind, "Isaac Herzog", **given)) == []


def test_a_hearing_that_is_set_does_bring_someone_in() -> None:
    assert people(told("p1", "2014-04-30", "hearing", "Rashad Hasanov", stance="planned")) == [{"Rashad Hasanov"}]


def test_an_appeal_names_the_person_that_other_pages_brought_in() -> None:
    held = told("p1", "2015-07-01", "listing", "Leyla Yunus", "Arif Yunus")
    asked = told("p2", "2015-07-10", "appeal", "Leyla Yunus", "Arif Yunus", "Ilgar Mammadov", actor="Sixteen senators")
    record = fold([held, asked])
    (appeal,) = (e for e in record.events if e.type == "appeal")
    named = {p.name: p.person_id is not None for p in record.participations if p.event_id == appeal.key and p.role == "about"}
    assert named == {"Leyla Yunus": True, "Arif Yunus": True, "Ilgar Mammadov": False}


def test_the_key_of_a_person_is_that_of_their_first_mention() -> None:
    early = told("p1", "2013-04-02", "detention", "Rashad Hasanov", date="2013-03-14")
    late = told("p2", "2013-12-19", "detention", "Rashad Gasanov", date="2013-03-14")
    (alone,), (both,) = fold([late]).people, fold([early, late]).people
    assert alone.key != both.key
    assert {m.key for m in fold([early, late]).mentions} == {alone.key, both.key}
