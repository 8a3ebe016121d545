"""Lists: read whatever their form, kept edition by edition, stopped where something is odd, held against each other."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

import pytest
from django.db import DatabaseError, connection
from hypothesis import given
from hypothesis import strategies as st
from keeping import PAGES, keep
from openpyxl import load_workbook

from habeas.capture.tables import FileRefused, read_tables
from habeas.identity import Listed, Mention, Standing, compare_lists
from habeas.model import Edtf
from habeas.register import queries, record
from habeas.register.decisions import DecisionRefused, decide, take_back
from habeas.register.lists.cells import DateOrder, articles_in, date_in, date_order, names_in, status_in
from habeas.register.lists.comparing import compare_sides, side, side_of_file
from habeas.register.lists.keeping import Imported, ImportStopped, import_list
from habeas.register.lists.reading import ListRefused, read_list
from habeas.register.lists.standing import people_on
from habeas.register.lists.writing import as_csv, as_xlsx
from habeas.register.models import ListFile, ListRow, ListStanding, Person
from habeas.register.models import Mention as MentionRow
from habeas.register.verify import verify

FIRST = """Name,Date of arrest,Articles,Status
Ülvi Həsənli,20.11.2023,"206.3.2, 192",detained
Sevinc Abbasova,21.11.2023,206.3.2,detained
Nərgiz Absalamova,01.12.2023,206.3.2,detained
Tofiq Yaqublu,14.12.2023,178,detained
Anar Məmmədli,29.04.2024,206.3.2,detained
"""
SECOND = """Name;Date of arrest;Articles;Status
Гасанлы Ульви;20 ноября 2023 г.;206.3.2, 192;detained
Sevinj Abbasova;21.11.2023;206.3.2;released
Nargiz Absalamova;02.12.2023;206.3.2;detained
Anar Mammadli;29.04.2024;206.3.2;detained
Bahruz Samadov;21.08.2024;274;detained
"""


def kept(text: str, as_of: str = "2024-05-01", **given: object) -> Imported:
    day = dt.date.fromisoformat(as_of)
    return import_list(text.encode(), "list.csv", publisher="Union", as_of=day, **given)  # type: ignore[arg-type]


# --- Reading --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("20.11.2023", "2023-11-20"),
        ("20/11/2023", "2023-11-20"),
        ("2023-11-20", "2023-11-20"),
        ("2023-11-20 00:00", "2023-11-20"),
        ("45250", "2023-11-20"),
        ("20 ноября 2023 г.", "2023-11-20"),
        ("November 20, 2023", "2023-11-20"),
        ("20th Nov 2023", "2023-11-20"),
        ("20 noyabr 2023", "2023-11-20"),
        ("20 лістапада 2023", "2023-11-20"),
        ("20 листопада 2023", "2023-11-20"),
        ("house arrest since 20.11.23", "2023-11-20"),
        ("ноябрь 2023", "2023-11"),
        ("11.2023", "2023-11"),
        ("in 2023", "2023"),
    ],
)
def test_dates_in_the_forms_that_lists_have(cell: str, date: str) -> None:
    assert str(date_in(cell)) == date


@pytest.mark.parametrize("cell", ["11.0000", "0000-05", "May 0000"])
def test_there_is_no_year_0(cell: str) -> None:
    assert date_in(cell) is None


def test_digits_of_other_scripts_are_the_same_numbers() -> None:
    assert str(date_in("٢٠٢٣-١١")) == "2023-11"


@pytest.mark.parametrize("fault", ["cut", "flipped", "encrypted"])
def test_a_damaged_workbook_is_refused_in_a_line(fault: str) -> None:
    whole = as_xlsx("x", ["name"], [["Ülvi Həsənli"]])
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = {part: package.read(part) for part in package.namelist()}
        at = package.getinfo("xl/workbook.xml").header_offset + 30 + len("xl/workbook.xml")
    changed = bytearray(whole)
    if fault == "cut":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            for part, content in parts.items():
                package.writestr(part, content[:40] if part == "xl/workbook.xml" else content)
        changed = bytearray(packed.getvalue())
    elif fault == "flipped":
        changed[at + 2] ^= 0xFF
    else:
        for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            begin = changed.find(sign)
            while begin >= 0:
                changed[begin + place] |= 1
                begin = changed.find(sign, begin + 4)
    with pytest.raises(FileRefused, match="damaged"):
        read_tables(bytes(changed), "list.xlsx")


@pytest.mark.parametrize("markup", ["<td colspan=100>x" * 20_000, "<td>x" * 600])
def test_a_row_of_a_page_without_end_is_refused(markup: str) -> None:
    with pytest.raises(FileRefused, match="columns"):
        read_tables(f"<html><body><table><tr>{markup}</table>".encode(), "list.html")


def test_days_and_months_are_told_apart_by_the_column() -> None:
    assert date_order(["03/04/2024", "03/25/2024"]) is DateOrder.MONTH_FIRST
    assert date_order(["03/04/2024", "25/03/2024"]) is DateOrder.DAY_FIRST
    assert date_order(["03/04/2024"]) is None
    assert date_order(["25/03/2024", "03/25/2024"]) is None
    assert str(date_in("03/04/2024", DateOrder.MONTH_FIRST)) == "2024-03-04"
    assert date_in("31.02.2023") is None and date_in("unknown") is None


@given(st.text(max_size=40))
def test_any_cell_can_be_looked_at(cell: str) -> None:
    date_in(cell)
    articles_in(cell)
    status_in(cell)
    assert all(spellings for spellings, _ in names_in(cell))


def test_several_names_in_one_cell() -> None:
    def names(cell: str) -> list[list[str]]:
        return [spellings for spellings, _ in names_in(cell)]

    assert names("1. Ülvi Həsənli\n2. Sevinc Abbasova") == [["Ülvi Həsənli"], ["Sevinc Abbasova"]]
    assert names("Ulvi Hasanli, Sevinj Abbasova and Nargiz Absalamova") == [
        ["Ulvi Hasanli"],
        ["Sevinj Abbasova"],
        ["Nargiz Absalamova"],
    ]
    assert names("Həsənli, Ülvi*") == [["Həsənli, Ülvi"]]
    assert names_in("Ülvi Həsənli\nUlvi Hasanli (born 1987)") == [(["Ülvi Həsənli", "Ulvi Hasanli"], 1987)]


def test_articles_are_no_dates_and_a_status_is_what_was_said_last() -> None:
    assert articles_in("206.3.2, 193-1.3.2 (06.05.2014)") == {"206.3.2", "193.1.3.2"}
    assert status_in("8 years (06.05.2014); pardoned 17.03.2016") == "released"
    assert status_in("отбывает наказание") == "imprisoned"
    assert status_in("—") == ""


MESSY = """Список политзаключенных на 1 мая 2024 г.;;;
№;ФИО;Задержание;
;;дата;статьи
Часть I;Часть I;Часть I;Часть I
1;Ульви Гасанлы*;20.11.2023;206.3.2
;;;
№;ФИО;Задержание дата;Задержание статьи
2;Севиндж Аббасова¹;32.11.2023;206.3.2
Итого;2;;
* по данным адвоката;;;
"""


def test_headings_in_two_rows_sums_notes_and_headings_between() -> None:
    read = read_list(MESSY.encode(), "list.csv")
    assert [entry.name for entry in read.entries] == ["Ульви Гасанлы", "Севиндж Аббасова"]
    assert read.columns["arrested"] and read.entries[0].dates == {"arrested": "2023-11-20"}
    assert read.entries[0].articles == ("206.3.2",)
    assert {left.why for left in read.left_out} == {
        "a heading or a note between the rows",
        "the headings again",
        "a sum",
    }
    assert len(read.unread) == 1 and "32.11.2023" in read.unread[0]
    assert read.entries[0].cells["ФИО"] == "Ульви Гасанлы*"


def test_a_name_in_parts_and_a_heading_that_is_given() -> None:
    parts = "Фамилия,Имя,Отчество,Год рождения\nЯшин,Илья,Валерьевич,1983\n"
    (entry,) = read_list(parts.encode(), "x").entries
    assert entry.name == "Яшин, Илья Валерьевич" and entry.dates == {"born": "1983"}
    unknown = "Who,When\nIlya Yashin,27.06.2022\n"
    with pytest.raises(ListRefused, match="--column name=HEADING"):
        read_list(unknown.encode(), "x")
    read = read_list(unknown.encode(), "x", {"name": "Who", "arrested": "When"})
    assert read.entries[0].dates == {"arrested": "2022-06-27"}
    with pytest.raises(ListRefused, match="has no column 'Whom'"):
        read_list(unknown.encode(), "x", {"name": "Whom"})


# --- Keeping --------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_new_edition_says_who_was_added_who_is_gone_and_what_changed() -> None:
    first = kept(FIRST)
    assert first.is_new and len(first.step.added) == 5
    second = kept(SECOND, "2024-10-01")
    assert [row.name for row in second.step.added] == ["Bahruz Samadov"]
    assert [row.name for row in second.step.gone] == ["Tofiq Yaqublu"]
    changed = {row.name: found for row, found in second.step.changed}
    assert changed["Sevinj Abbasova"]["status"] == ["detained", "released"]
    assert changed["Nargiz Absalamova"]["arrested"] == ["2023-12-01", "2023-12-02"]
    assert set(changed["Гасанлы Ульви"]) == {"name"}
    assert ListStanding.objects.filter(change="added").count() == 6
    assert ListStanding.objects.get(row__name="Гасанлы Ульви").listed.name == "Ülvi Həsənli"
    assert record.differences() == () and record.rebuild() == ()
    assert list(verify()) == []


@pytest.mark.django_db
def test_the_same_file_is_kept_once_and_columns_are_remembered() -> None:
    text = "Who,When\nIlya Yashin,27.06.2022\n"
    kept(text, columns={"name": "Who", "arrested": "When"})
    assert not kept(text).is_new
    assert kept(text.replace("27.06", "28.06"), "2024-06-01").step.changed
    assert ListFile.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "as_of", "said"),
    [
        (FIRST + "Ulvi Hasanli,20.11.2023,206.3.2,detained\n", "2024-06-01", "seem to be one person"),
        (FIRST.replace("20.11.2023", "20.11.2033"), "2024-06-01", "is after the list's own day"),
        (FIRST, "2999-01-01", "has not come yet"),
        ("\n".join(FIRST.splitlines()[:4]), "2024-06-01", "has 3 people, and had 5"),
    ],
    ids=["somebody twice", "a future date", "a future edition", "a sudden drop"],
)
def test_what_should_be_looked_at_stops_an_edition(text: str, as_of: str, said: str) -> None:
    kept(FIRST)
    before = list(record.lines())
    with pytest.raises(ImportStopped, match="nothing was kept") as stopped:
        kept(text, as_of)
    assert any(said in concern for concern in stopped.value.concerns)
    assert ListFile.objects.count() == 1 and list(record.lines()) == before
    assert kept(text, as_of, accept="checked with the publisher").is_new
    assert ListFile.objects.get(accepted="checked with the publisher")


@pytest.mark.django_db
def test_namesakes_with_other_fathers_or_days_of_arrest_do_not_stop_it() -> None:
    text = "Name,Arrested\nNijat Nazim oglu Aliyev,20.05.2012\nNijat Yaser oglu Aliyev,20.05.2012\nNijat Aliyev,01.01.2020\n"
    assert kept(text).is_new


@pytest.mark.django_db
def test_what_a_person_decided_of_two_rows_holds() -> None:
    kept(FIRST)
    kept(SECOND, "2024-10-01")
    one, other = (ListRow.objects.get(name=name).key for name in ("Ülvi Həsənli", "Гасанлы Ульви"))
    decide(one, other, same=False, by="N.", why="another man")
    assert ListStanding.objects.get(row_id=other).change == "added"
    assert record.differences() == ()


LISTED = """Name,Date of arrest
Рашад Гасанов,14.03.2013
Zaur Məmmədov,30.03.2013
"""


@pytest.mark.django_db
def test_a_row_is_linked_to_the_person_of_the_pages_by_a_decision_that_says_why() -> None:
    keep(*PAGES[:2])
    kept(LISTED)
    person = Person.objects.get(mentions__spelling="Rashad Hasanov")
    _, (his, other) = people_on("Union")
    assert (his.person, other.person) == (person.key, None)
    assert "the same day of detention 2013-03-14" in his.why
    view, before = (queries.person(person.key, day) for day in (dt.date(2024, 5, 1), dt.date(2024, 4, 30)))
    assert view is not None and view.summary.lists == ("Union, 2024-05-01",)
    assert before is not None and before.summary.lists == ()
    assert any("Рашад Гасанов" in decision.names for decision in view.identity)
    assert record.rebuild() == () and list(verify()) == []


@pytest.mark.django_db
def test_of_two_editions_each_row_says_by_what_it_is_the_person_s() -> None:
    keep(*PAGES[:2])
    kept(LISTED)
    kept(LISTED, "2024-10-01")
    _, (his, _) = people_on("Union")
    assert his.why.startswith("as another row of a list: ") and "publisher" in his.why
    _, (before, _) = people_on("Union@2024-05-01")
    assert "the same day of detention 2013-03-14" in before.why and "another row" not in before.why
    assert his.person == before.person


@pytest.mark.django_db
def test_a_decision_on_a_name_of_one_word_is_refused() -> None:
    keep(*PAGES[:2])
    kept("Name\nРашад\n")
    row, mention = ListRow.objects.get().key, MentionRow.objects.first()
    assert mention is not None
    with pytest.raises(DecisionRefused, match="one word"):
        decide(row, mention.key, same=True, by="N.", why="so")


@pytest.mark.django_db
def test_whichever_comes_first_the_row_is_the_same_persons() -> None:
    kept(LISTED)
    assert people_on("Union")[1][0].person is None and Person.objects.count() == 0
    keep(*PAGES[:2])
    assert people_on("Union")[1][0].person == Person.objects.get(mentions__spelling="Rashad Hasanov").key
    assert record.differences() == ()


@pytest.mark.django_db
def test_a_person_takes_a_row_from_somebody_and_gives_it_back() -> None:
    keep(*PAGES[:2])
    kept(LISTED)
    before = people_on("Union")
    mentions = Person.objects.filter(mentions__isnull=False).values_list("mentions__key", flat=True)
    taken = [decide(before[1][0].key, key, same=False, by="N.", why="his cousin") for key in mentions]
    assert people_on("Union")[1][0].person is None
    for decision in taken:
        take_back(decision.key, by="N.", why="no cousin of that name")
    assert people_on("Union") == before


@pytest.mark.django_db
def test_rows_can_be_neither_changed_nor_deleted_and_a_change_is_seen() -> None:
    kept(FIRST)
    with pytest.raises(DatabaseError, match="only grows"):
        ListRow.objects.update(name="x")


@pytest.mark.django_db
def test_verify_sees_a_row_that_was_changed() -> None:
    kept(FIRST)
    with connection.cursor() as cursor:
        drop = "DROP TRIGGER register_listrow_no_change ON register_listrow"
        cursor.execute(drop if connection.vendor == "postgresql" else "DROP TRIGGER register_listrow_no_update")
    ListRow.objects.filter(name="Tofiq Yaqublu").update(name="Tofiq Yaqubov")
    problems = [str(fault) for fault in verify()]
    assert any("no longer fits its key" in problem for problem in problems)
    assert any("is not protected" in problem for problem in problems)


# --- Comparing ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_two_lists_in_different_scripts() -> None:
    kept(FIRST)
    found = compare_sides(side("Union@2024-12-31"), side_of_file(SECOND.encode(), "b.csv"))
    standings = {(line.name_a, line.name_b): line.standing for line in found.lines}
    assert standings == {
        ("Ülvi Həsənli", "Гасанлы Ульви"): Standing.SAME,
        ("Sevinc Abbasova", "Sevinj Abbasova"): Standing.CONTRADICTORY,
        ("Nərgiz Absalamova", "Nargiz Absalamova"): Standing.CONTRADICTORY,
        ("Anar Məmmədli", "Anar Mammadli"): Standing.SAME,
        ("Tofiq Yaqublu", ""): Standing.ONLY_IN_A,
        ("", "Bahruz Samadov"): Standing.ONLY_IN_B,
    }
    assert all(line.why for line in found.lines)


def listed(name: str, prefix: str, number: int, **given: object) -> Listed:
    return Listed(Mention(id=f"{prefix}{number}", name=name, page=prefix, **given))  # type: ignore[arg-type]


def test_whoever_is_under_investigation_in_custody_is_held() -> None:
    def found(*statuses: str) -> Standing:
        row = "Name,Date of arrest,Status\nÜlvi Həsənli,20.11.2023,"
        one, other = (side_of_file(f"{row}{status}\n".encode(), f"{status}.csv") for status in statuses)
        (line,) = compare_sides(one, other).lines
        return line.standing

    assert found("detained", "under investigation") is Standing.SAME
    assert found("detained", "released") is Standing.CONTRADICTORY
    assert found("detained", "sentenced to 9 years") is Standing.CONTRADICTORY


@pytest.mark.parametrize(
    ("heading", "row", "name", "arrested"),
    [
        ("№,S.A.A.,Həbs tarixi", "1,Ülvi Həsənli,20 noyabr 2023", "Ülvi Həsənli", "2023-11-20"),
        ('#,"სახელი, გვარი",დაკავების თარიღი', "1,ნიკა გვარამია,16 მაისი 2022", "ნიკა გვარამია", "2022-05-16"),
        ("№,Аты-жөні,Ұсталған күні", "1,Айгүл Өтепова,12.03.2023", "Айгүл Өтепова", "2023-03-12"),
        ("Sıra,Adı Soyadı,Gözaltı tarihi", "1,Ahmet Şık,29 Aralık 2016", "Ahmet Şık", "2016-12-29"),
        ("Անուն ազգանուն,Ձերբակալման օրը", "Նիկոլ Փաշինյան,1 հուլիսի 2009", "Նիկոլ Փաշինյան", "2009-07-01"),
    ],
)
def test_headings_and_months_of_many_languages(heading: str, row: str, name: str, arrested: str) -> None:
    (entry,) = read_list(f"{heading}\n{row}\n".encode(), "list.csv").entries
    assert (entry.name, entry.dates["arrested"]) == (name, arrested)


def test_where_no_heading_is_known_the_headings_are_named_and_not_the_title() -> None:
    with pytest.raises(ListRefused, match="'Wer', 'Wann'") as refused:
        read_list(b"A title,A title\nWer,Wann\nN. N.,2020\n", "list.csv")
    assert refused.value.headings == ("Wer", "Wann")


def test_two_namesakes_that_nothing_tells_apart_are_unsure() -> None:
    a = [listed("Nijat Aliyev", "a", 1)]
    b = [listed("Nicat Əliyev", "b", 1), listed("Ниджат Алиев", "b", 2)]
    assert {each.standing for each in compare_lists(a, b)} <= {Standing.UNSURE, Standing.ONLY_IN_B}
    day = Edtf.parse("2020-01-01")
    a, b = [listed("Nijat Aliyev", "a", 1, arrest_date=day)], [listed("Nicat Əliyev", "b", 1, arrest_date=day), b[1]]
    assert [each.standing for each in compare_lists(a, b)] == [Standing.SAME, Standing.ONLY_IN_B]


names = st.sampled_from(
    ["Nijat Aliyev", "Ниджат Алиев", "Ülvi Həsənli", "Ульви Гасанлы", "Sevinc Abbasova", "N. Aliyev", "Tofiq Yaqublu"]
)
days = st.sampled_from([None, Edtf.parse("2023-11-20"), Edtf.parse("2023-11-21")])


@given(
    st.lists(st.tuples(names, days), max_size=5), st.lists(st.tuples(names, days), max_size=5), st.randoms(use_true_random=False)
)
def test_everyone_stands_somewhere_once_and_the_order_of_rows_does_not_matter(
    ones: list[tuple[str, Edtf | None]], others: list[tuple[str, Edtf | None]], chance: object
) -> None:
    a = [listed(name, "a", number, arrest_date=day) for number, (name, day) in enumerate(ones)]
    b = [listed(name, "b", number, arrest_date=day) for number, (name, day) in enumerate(others)]
    found = compare_lists(a, b)
    sure = [each for each in found if each.standing is not Standing.UNSURE]
    for ids in ([each.one.id for each in sure if each.one], [each.other.id for each in sure if each.other]):
        assert len(ids) == len(set(ids))
    shown = {listed.id for each in found for listed in (each.one, each.other) if listed}
    assert shown == {listed.id for listed in (*a, *b)}
    chance.shuffle(a)  # type: ignore[attr-defined]
    chance.shuffle(b)  # type: ignore[attr-defined]
    assert _told(compare_lists(a, b)) == _told(found)


def _told(found: Iterable[object]) -> set[tuple[object, ...]]:
    return {(e.standing, e.one and e.one.id, e.other and e.other.id, e.why) for e in found}  # type: ignore[attr-defined]


# --- Writing --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\uff1d1"])
def test_no_cell_becomes_a_formula(cell: str) -> None:
    written = as_csv(["a"], [[cell]]).decode("utf-8-sig").splitlines()[1]
    assert written.lstrip('"').startswith("'")
    sheet = load_workbook(io.BytesIO(as_xlsx("x", ["a"], [[cell]]))).active
    assert sheet is not None and sheet["A2"].data_type == "s"


def test_no_part_of_a_cell_becomes_one_where_semicolons_divide() -> None:
    written = as_csv(["a"], [["Bell; =1+1"], ["Bell - Dorn; Moor"]]).decode("utf-8-sig").splitlines()
    assert written[1:] == ["Bell; '=1+1", "Bell - Dorn; Moor"]


def test_a_workbook_holds_texts_of_every_kind() -> None:
    raw = as_xlsx("A/B", ["a", "b"], [["Ülvi \x00\x0b", "x" * 40_000]])
    sheet = load_workbook(io.BytesIO(raw)).active
    assert sheet is not None and [cell.value for cell in sheet[2]] == ["Ülvi ", "x" * 32_767]
