"""Those of whom a list has just told, meant by "all of them", "both of whom", "all three of them"."""

from __future__ import annotations

from typing import Any

import pytest
from told import events

from habeas.model import EventType

THREE = ["Ivan Petrov", "Anna Smirnova", "Oleg Sidorov"]


def _people(text: str, kind: EventType) -> list[Any]:
    return [event.get("people") for event in events(text, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Vera Kim was jailed in 2019. The week ended with nothing new for Ivan Petrov, Anna Smirnova and Oleg Sidorov, all of "
        "them detained in December after a rally.",
        "The court freed Ivan Petrov, Anna Smirnova and Oleg Sidorov, all of whom had been detained in December.",
        "Vera Kim was jailed in 2019. Ivan Petrov, an editor, Anna Smirnova, a reporter, and Oleg Sidorov, all of whom were "
        "arrested in May, are at home.",
    ],
)
def test_all_of_them_are_those_listed_right_before(text: str) -> None:
    assert THREE in _people(text, EventType.DETENTION)


def test_each_of_them_is_no_subject_of_the_participle() -> None:
    text = (
        "Lawyers for Ivan Petrov, Anna Smirnova and Oleg Sidorov, each of them sentenced to five years, said they would appeal."
    )
    assert _people(text, EventType.SENTENCE) == [THREE]


def test_all_three_of_them_are_three() -> None:
    text = (
        "Ivan Petrov, Anna Smirnova and Oleg Sidorov were arrested. All three of them were charged. The three of them were freed."
    )
    assert _people(text, EventType.CHARGE) == [THREE]
    assert _people(text, EventType.RELEASE) == [THREE]
    assert _people(f"{text} Two of them were fined.", EventType.SENTENCE) == [[]]


def test_all_of_them_are_the_group_that_stands_last() -> None:
    text = "A letter was signed by Ivan Petrov and Anna Smirnova. Dozens of protesters came and all of them were arrested."
    assert [(e.get("people"), e["group"]) for e in events(text, EventType.DETENTION)] == [([], "Dozens of protesters")]


def test_what_is_said_of_both_is_told_apart_from_the_rest_of_the_sentence() -> None:
    text = "Ivan Petrov and Anna Smirnova, both of them jailed in 2020, were freed on Monday."
    assert [e["date"] for e in events(text, EventType.DETENTION)] == ["2020"]
    assert [e["date"] for e in events(text, EventType.RELEASE)] == ["2025-03-10"]


def test_those_of_a_list_each_with_what_he_is() -> None:
    text = "Ivan Petrov, an editor, Anna Smirnova, a reporter, and Oleg Sidorov, a lawyer, were detained on Monday."
    assert _people(text, EventType.DETENTION) == [THREE]


def test_two_of_them_are_the_subject_of_what_is_told_next() -> None:
    text = "Five students were arrested, and two of them, Ivan Petrov and Oleg Sidorov, are serving three years each."
    assert _people(text, EventType.SENTENCE) == [["Ivan Petrov", "Oleg Sidorov"]]
    assert _people(text, EventType.DETENTION) == [[]]


def test_who_tells_of_a_group_with_himself_in_it_is_one_of_them() -> None:
    text = "Anna Petrova, an editor, told reporters that police detained four women, including herself, on Monday."
    told = events(text, EventType.DETENTION)
    assert [(e["people"], e["count"]) for e in told] == [(["Anna Petrova"], 4)]


def test_those_among_them_are_not_whom_it_is_done_to_alone() -> None:
    text = "The hearing of 17 defendants, among them Ivan Petrov and Oleg Sidorov, who were detained at a rally, was postponed."
    told = [(e["people"], e["count"]) for e in events(text, EventType.HEARING)]
    assert told == [(["Ivan Petrov", "Oleg Sidorov"], 17)]


def test_a_paragraph_that_opens_with_another_case_is_about_others() -> None:
    text = "Vera Kim was arrested in May. Ivan Petrov was freed on Monday.\nThe Open Door case was postponed."
    assert _people(text, EventType.HEARING) == [[]]
    same = (
        "Vera Kim was arrested in May. Ivan Petrov was freed on Monday in the Open Door case.\nThe Open Door case was postponed."
    )
    assert _people(same, EventType.HEARING) == [["Ivan Petrov"]]


@pytest.mark.parametrize(
    "text",
    [
        "Police summoned Ivan Petrov and Anna Smirnova, who edit the daily, and Oleg Sidorov. All three were later arrested.",
        "The police also questioned Ivan Petrov, Anna Smirnova and Oleg Sidorov. The three were arrested in the evening.",
    ],
)
def test_all_three_are_those_named_since_the_last_event(text: str) -> None:
    before = "Vera Kim, Jan Smit and Karl Weber were jailed pending trial in March.\n"
    assert _people(before + text, EventType.DETENTION) == [THREE]


def test_lawyers_who_visit_are_not_both_of_them() -> None:
    text = "Vera Kim and Ivan Petrov were jailed. The lawyers Anna Smirnova and Oleg Sidorov came. Both had been beaten."
    assert _people(text, EventType.ILL_TREATMENT) == [["Vera Kim", "Ivan Petrov"]]


def test_the_editor_of_a_site_is_named_behind_the_comma() -> None:
    text = "Vera Kim was jailed. The editor of the news site Yeni Hayat Haber, Ivan Petrov, was arrested on Monday."
    assert _people(text, EventType.DETENTION) == [["Vera Kim"], ["Ivan Petrov"]]


def test_all_of_them_in_the_next_paragraph_are_those_told_of_right_before() -> None:
    before = "Vera Kim was fined in 2019. Ivan Petrov, Anna Smirnova and Oleg Sidorov were arrested in May."
    assert _people(f"{before}\nAll of them were charged with treason.", EventType.CHARGE) == [THREE]
    assert _people(f"{before}\nBoth of them were charged with treason.", EventType.CHARGE) == [[]]
    assert _people(f"{before} Eva Novak was freed.\nAll of them had been beaten.", EventType.ILL_TREATMENT) == [[]]


@pytest.mark.parametrize("opening", [", namely", " - namely"])
def test_those_named_behind_namely_are_the_group_and_nobody_told_of_before(opening: str) -> None:
    named = f"{opening} Ivan Petrov, Anna Smirnova and Oleg Sidorov"
    denied = f"Vera Kim was fined in 2019. The defendants{named}, denied the charges."
    assert _people(denied, EventType.RESPONSE) == [THREE]
    assert _people(f"The court freed the journalists{named}.", EventType.RELEASE) == [THREE]


def test_those_who_speak_for_the_group_are_not_meant_by_namely() -> None:
    text = "The lawyers, namely Ivan Petrov and Anna Smirnova, said that the defendants denied the charges."
    assert _people(text, EventType.RESPONSE) == [[]]


def test_so_many_are_those_told_of_in_the_paragraph() -> None:
    text = (
        "Ivan Petrov, Anna Smirnova and Oleg Sidorov were arrested in May.\nVera Kim was freed on Monday, while her colleagues "
        "Eva Novak and Pavel Novak were brought before a judge, who released them. The three had been taken into custody at home."
    )
    assert ["Vera Kim", "Eva Novak", "Pavel Novak"] in _people(text, EventType.DETENTION)


def test_his_co_defendants_are_all_others_told_of() -> None:
    text = (
        "The court acquitted Vera Kim and Ivan Petrov. The {} Anna Smirnova{} upheld.\n"
        "The court had sentenced Smirnova to life in prison and her {} co-defendants to 18 years."
    )
    told = events(text.format("convictions of", " and Oleg Sidorov were", "three"), EventType.SENTENCE)
    assert [e["people"] for e in told if e.get("term") == "P18Y"] == [["Vera Kim", "Ivan Petrov", "Oleg Sidorov"]]
    told = events(text.format("conviction of", " was", "three"), EventType.SENTENCE)
    assert [e["people"] for e in told if e.get("term") == "P18Y"] == [[]]
