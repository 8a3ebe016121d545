"""Who is a woman and who a man: told by pages, names and lists, each with its source; contradictions stay; people overrule."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from unittest import mock

import pytest
from keeping import Story, keep

from habeas.model import Sex
from habeas.register import decisions, queries, record
from habeas.register.clocks import Moment, counted, roll
from habeas.register.decisions import DecisionRefused
from habeas.register.folding.sexes import KnownSex
from habeas.register.lists import reading
from habeas.register.lists.comparing import compare_sides, side_of_file
from habeas.register.lists.editions import changes
from habeas.register.lists.keeping import import_list
from habeas.register.lists.kept_editions import editions
from habeas.register.lists.sexes import cell_and_heading, sex_in
from habeas.register.lists.wording import wording
from habeas.register.models import Capture, Decision, ListFile, ListRow, Mention, ReadingRow, SexTold
from habeas.register.sexes import SexEvidence

pytestmark = pytest.mark.django_db

BY = {"by": "N. Documenter", "why": "met her"}
DAY = dt.date(2014, 6, 1)


def arrest(name: str, quote: str) -> Story:
    return {quote: {"type": "detention", "people": [name], "date": "2014-05-01"}}


def told(page: str, name: str, quote: str, day: str = "2014-05-02") -> None:
    keep((page, day, arrest(name, quote)))


def listed(rows: str, *, publisher: str = "Union", as_of: str = "2014-05-05", head: str = "Name,Sex", **more: Any) -> str:
    return import_list(
        f"{head}\n{rows}".encode(),
        "list.csv",
        publisher=publisher,
        as_of=dt.date.fromisoformat(as_of),
        accept="looked at",
        **more,
    ).key


def key_of(name: str) -> str:
    return str(Mention.objects.filter(spelling=name, person__isnull=False).values_list("person", flat=True)[0])


def known(name: str) -> KnownSex:
    view = queries.person(key_of(name), DAY)
    assert view is not None
    assert view.sex.known is view.summary.sex is queries.people_with([key_of(name)], DAY)[key_of(name)].sex
    (one,) = (one for one in roll(Moment(DAY)).people if one.key == key_of(name))
    assert one.sex is view.sex.known
    return view.sex.known


def evidence(name: str) -> list[SexEvidence]:
    view = queries.person(key_of(name), DAY)
    assert view is not None
    return list(view.sex.evidence)


def test_nobody_is_known_by_their_name() -> None:
    told("a.txt", "Natalya Ivanova", "Natalya Ivanova was detained.")
    assert known("Natalya Ivanova") is KnownSex.UNKNOWN
    assert evidence("Natalya Ivanova") == []


def test_a_page_says_it_and_the_sentence_is_the_source() -> None:
    told("a.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained.")
    assert known("Leyla Yunus") is KnownSex.FEMALE
    (one,) = evidence("Leyla Yunus")
    assert one.sentence is not None
    assert (one.by, one.words, one.sentence.quote, one.times) == ("title", "Mrs", "Mrs Leyla Yunus was detained.", 1)
    assert one.reading == ReadingRow.objects.get().key and one.page == Capture.objects.get().key
    told("b.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained in Baku.", "2014-05-03")
    assert [(one.sentence and one.sentence.quote, one.times) for one in evidence("Leyla Yunus")] == [
        ("Mrs Leyla Yunus was detained.", 2)
    ]
    assert record.differences() == ()


def test_a_patronymic_says_it_and_the_page_is_the_source() -> None:
    told("a.txt", "Leyla Islam gizi Yunus", "Leyla Islam gizi Yunus was detained.")
    assert known("Leyla Islam gizi Yunus") is KnownSex.FEMALE
    (one,) = evidence("Leyla Islam gizi Yunus")
    assert (one.by, one.words, one.page) == ("patronymic", "Islam gizi", Capture.objects.get().key)


def test_a_rejected_reading_says_nothing() -> None:
    told("a.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained.")
    told("b.txt", "Leyla Yunus", "Leyla Yunus was detained in Baku.", "2014-05-03")
    reading = ReadingRow.objects.get(quote__startswith="Mrs")
    made = decisions.reject(reading.key, **BY)
    assert known("Leyla Yunus") is KnownSex.UNKNOWN
    decisions.take_back(made.key, **BY)
    assert known("Leyla Yunus") is KnownSex.FEMALE
    assert record.differences() == ()


def test_an_event_that_waits_says_nothing() -> None:
    told("a.txt", "Leyla Yunus", "Leyla Yunus was detained.")
    unsure = {
        "Mrs Leyla Yunus was freed.": {"type": "release", "people": ["Leyla Yunus"], "date": "2014-05-20", "confidence": 0.01}
    }
    keep(("b.txt", "2014-05-21", unsure))
    assert known("Leyla Yunus") is KnownSex.UNKNOWN
    decisions.accept(ReadingRow.objects.get(type="release").key, **BY)
    assert known("Leyla Yunus") is KnownSex.FEMALE


def test_a_list_says_it_and_its_row_is_the_source() -> None:
    told("a.txt", "Leyla Yunus", "Leyla Yunus was detained.")
    told("b.txt", "Arif Yunus", "Arif Yunus was detained.")
    edition = listed("Leyla Yunus,F\nArif Yunus,м\n")
    assert (known("Leyla Yunus"), known("Arif Yunus")) == (KnownSex.FEMALE, KnownSex.MALE)
    (one,) = evidence("Leyla Yunus")
    assert (one.by, one.words, one.publisher, one.edition, one.as_of) == ("list", "F", "Union", edition, dt.date(2014, 5, 5))
    assert one.row == ListRow.objects.get(name="Leyla Yunus").key
    listed("Leyla Yunus,?\n", as_of="2014-05-20")
    assert known("Leyla Yunus") is KnownSex.UNKNOWN, "the last edition that has them speaks for its publisher"
    assert record.differences() == ()


def test_contradictions_are_kept_and_a_person_overrules_them() -> None:
    told("a.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained.")
    listed("Leyla Yunus,M\n")
    listed("Leyla Yunus,M\n", publisher="Committee")
    assert known("Leyla Yunus") is KnownSex.CONTRADICTED
    assert {(str(one.sex), one.counts) for one in evidence("Leyla Yunus")} == {("female", True), ("male", True)}
    made = decisions.say_sex(key_of("Leyla Yunus"), Sex.FEMALE, **BY)
    assert known("Leyla Yunus") is KnownSex.FEMALE
    first, *rest = evidence("Leyla Yunus")
    assert (first.by, first.decision, first.decided_by, first.words) == ("decision", made.key, "N. Documenter", "met her")
    assert len(rest) == 3 and not any(one.counts for one in rest), "what is overruled stays to be seen"
    assert {(str(one.sex), one.overruled) for one in rest} == {("female", False), ("male", True)}
    assert record.differences() == ()
    decisions.take_back(made.key, by="N. Documenter", why="another")
    assert known("Leyla Yunus") is KnownSex.CONTRADICTED
    assert record.differences() == ()


def test_of_several_decisions_the_last_holds_and_that_it_is_not_known_can_be_decided() -> None:
    told("a.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained.")
    decisions.say_sex(key_of("Leyla Yunus"), Sex.OTHER, **BY)
    assert known("Leyla Yunus") is KnownSex.OTHER
    last = decisions.say_sex(key_of("Leyla Yunus"), None, **BY)
    assert known("Leyla Yunus") is KnownSex.UNKNOWN
    decisions.take_back(last.key, **BY)
    assert known("Leyla Yunus") is KnownSex.OTHER
    assert record.rebuild() == ()


def test_a_decision_says_of_whom_by_whom_and_why() -> None:
    told("a.txt", "Leyla Yunus", "Leyla Yunus was detained.")
    for mention, by, why in (
        ("nobody", "N.", "met her"),
        (key_of("Leyla Yunus"), " ", "met her"),
        (key_of("Leyla Yunus"), "N.", ""),
    ):
        with pytest.raises(DecisionRefused):
            decisions.say_sex(mention, Sex.FEMALE, by=by, why=why)
    assert not Decision.objects.filter(kind="sex").exists() and not SexTold.objects.exists()


def test_a_decision_goes_with_the_mention_that_it_was_made_of() -> None:
    told("a.txt", "Leyla Yunus", "Leyla Yunus was detained.")
    told("b.txt", "Leila Yunusova", "Leila Yunusova was detained.", "2014-05-03")
    one, other = (Mention.objects.get(spelling=name).key for name in ("Leyla Yunus", "Leila Yunusova"))
    decisions.say_sex(other, Sex.FEMALE, **BY)
    made = decisions.decide(one, other, same=True, **BY)
    assert known("Leyla Yunus") is KnownSex.FEMALE
    decisions.take_back(made.key, **BY)
    assert (known("Leyla Yunus"), known("Leila Yunusova")) == (KnownSex.UNKNOWN, KnownSex.FEMALE)
    assert record.differences() == ()


def test_how_many_of_those_held_are_women() -> None:
    told("a.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained.")
    told("b.txt", "Arif Yunus", "Mr Arif Yunus was detained.")
    told("c.txt", "Ali Karimli", "Ali Karimli was detained.")
    listed("Leyla Yunus,F,journalist\nArif Yunus,M,journalist\nAli Karimli,,activist\n", head="Name,Sex,Category")
    found = counted(Moment(DAY))
    assert found.figures["sex"] == {"female": 1, "male": 1, "unknown": 1}
    assert found.figures["category"] == {"journalist": 2, "activist": 1}
    assert found.figures_by_sex["category"] == {
        "journalist": {KnownSex.FEMALE: 1, KnownSex.MALE: 1},
        "activist": {KnownSex.UNKNOWN: 1},
    }


def test_what_was_not_known_then_was_not_known() -> None:
    told("a.txt", "Leyla Yunus", "Leyla Yunus was detained.")
    told("b.txt", "Leyla Yunus", "Mrs Leyla Yunus was detained.", "2014-06-10")
    listed("Leyla Yunus,M\n", as_of="2014-06-20")
    by_then = {
        day: counted(Moment(DAY, known=dt.date.fromisoformat(day))).figures["sex"]
        for day in ("2014-06-01", "2014-06-10", "2014-06-20")
    }
    assert by_then == {"2014-06-01": {"unknown": 1}, "2014-06-10": {"female": 1}, "2014-06-20": {"contradicted": 1}}
    decisions.say_sex(key_of("Leyla Yunus"), Sex.FEMALE, **BY)
    assert counted(Moment(DAY, known=dt.date(2014, 6, 20))).figures["sex"] == {"female": 1}, "a decision holds for every moment"
    assert counted(Moment(DAY)).figures["sex"] == {"female": 1}


def test_an_edition_kept_before_there_was_such_a_column_is_asked_by_its_headings() -> None:
    assert cell_and_heading({}, {"Имя": "А. Б.", "Пол": "ж"}, {"name": "Имя"}) == ("ж", "Пол")
    assert cell_and_heading({}, {"Имя": "А. Б.", "Пол": "ж"}, {"name": "Имя", "sex": ""}) == ("", ""), (
        "refused as the list was kept"
    )
    assert cell_and_heading({"sex": "k"}, {"Gender": "f"}, {"sex": "Cins"}) == ("k", "Cins")


def test_what_two_lists_say_otherwise_is_a_contradiction_and_of_two_editions_a_change() -> None:
    head = "Name,Arrested,Sex\n"
    one, same, other, silent = (
        side_of_file(f"{head}Leyla Yunus,2014-05-01,{sex}\n".encode(), f"{name}.csv")
        for name, sex in (("one", "F"), ("same", "female"), ("other", "M"), ("silent", ""))
    )
    assert [line.differences for line in compare_sides(one, other).lines] == [{"sex": ("female", "male")}]
    assert [line.differences for line in compare_sides(one, same).lines] == [{}]
    rows = [side.edition.rows[0] for side in (one, other, silent, same)]
    assert changes(rows[0], rows[1]) == {"sex": ["F", "M"]}
    assert changes(rows[0], rows[2]) == changes(rows[2], rows[0]) == {}, "one edition has such a column and the other has none"
    assert changes(rows[0], rows[3]) == {}, "it is only written otherwise"


def test_a_letter_that_may_be_of_either_under_its_heading_contradicts_nothing() -> None:
    woman, mujer, hombre = (
        side_of_file(f"Name,Arrested,{heading}\nMaria Lopez,2014-05-01,{said}\n".encode(), f"{heading}-{said}.csv")
        for heading, said in (("Sex", "F"), ("Sexo", "M"), ("Sexo", "H"))
    )
    assert [line.differences for line in compare_sides(woman, mujer).lines] == [{}]
    assert [line.differences for line in compare_sides(woman, hombre).lines] == [{"sex": ("female", "male")}]
    told("a.txt", "Maria Lopez", "Maria Lopez was detained.")
    listed("Maria Lopez,M\n", head="Name,Sexo")
    (kept,) = editions()
    assert kept.rows[0].sex is None and known("Maria Lopez") is KnownSex.UNKNOWN


def test_of_such_an_edition_the_register_knows_it_when_it_is_made_anew() -> None:
    told("a.txt", "Leyla Yunus", "Leyla Yunus was detained.")
    before = replace(wording(), columns={column: names for column, names in wording().columns.items() if column != "sex"})
    with mock.patch.object(reading, "wording", lambda: before):
        listed("Leyla Yunus,F\n")
    assert "sex" not in ListFile.objects.get().columns
    assert record.differences() == () and known("Leyla Yunus") is KnownSex.FEMALE


@pytest.mark.parametrize(
    ("heading", "cell", "sex"),
    [
        ("Sex", "F", "female"),
        ("Gender", "Woman", "female"),
        ("Пол", "Ж", "female"),
        ("Пол", "жен.", "female"),
        ("Cinsi", "Qadın", "female"),
        ("Пол", "кадын", "female"),
        ("Cins", "Kişi", "male"),
        ("Стать", "чоловіча", "male"),
        ("Sexo", "H", "male"),
        ("Sexo", "M", None),
        ("Sex", "M", "male"),
        ("Cins", "K", None),
        ("Sex", "?", None),
        ("Sex", "", None),
    ],
)
def test_values_of_a_column(heading: str, cell: str, sex: str | None) -> None:
    assert sex_in(cell, heading) == sex


@pytest.mark.parametrize(
    "heading", ["Sex", "Gender", "Пол", "Cinsi", "cinsiyyəti", "Стать", "Sexo", "Sexe", "Geschlecht", "жынысы"]
)
def test_headings_of_a_column(heading: str) -> None:
    listed("Leyla Yunus,f\n", head=f"Name,{heading}")
    assert ListFile.objects.get().columns["sex"] == heading
