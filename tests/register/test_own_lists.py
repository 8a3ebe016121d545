"""The register's own list, what an import would keep, and courts by their names: the same on every database."""

from __future__ import annotations

import datetime as dt

import pytest
from keeping import ARREST, PAGES, keep
from pytest_django import DjangoAssertNumQueries

from habeas.register import record
from habeas.register.assessments import View, assessments_of
from habeas.register.bodies import Body, bodies, body, body_key, name_with
from habeas.register.clocks import Moment, counted
from habeas.register.lists.comparing import compare_sides, compared_editions, side
from habeas.register.lists.keeping import consider, import_list, keep_read
from habeas.register.lists.own import OwnListRefused, own_list, own_publisher, publish_own_list
from habeas.register.lists.reading import ListRefused, columns_as_chosen, tables_in
from habeas.register.lists.shelf import (
    edition_with,
    editions_named,
    list_with,
    lists_kept,
    publishers_handed_in,
    rows_of,
    step_of,
)
from habeas.register.lists.standing import standings_on
from habeas.register.models import Decision, ListFile, ListStanding, Person
from habeas.register.status import Kind
from habeas.register.verify import verify

pytestmark = pytest.mark.django_db
DAY = dt.date(2013, 4, 1)
RAW = b"Name,Date of arrest,Status\nRashad Hasanov,14.03.2013,detained\nTofiq Yaqublu,04.02.2013,detained\n"


def test_an_own_list_is_evidence_of_nothing_and_knows_whose_rows_it_has() -> None:
    keep(*PAGES)
    before = (Person.objects.count(), Decision.objects.count())
    first = publish_own_list(own_list(DAY), "Our register")
    assert [entry.name for entry in first.read.entries] == ["Rashad Gasanov"] and first.is_new
    assert not publish_own_list(own_list(DAY), own_publisher()).is_new
    standing = ListStanding.objects.get()
    assert standing.person == Person.objects.get(name__startswith="Rashad")
    assert (Person.objects.count(), Decision.objects.count()) == before
    assert assessments_of(standing.person_id or "") == ()
    assert counted(Moment(DAY), View("Our register")).most == 0, "nobody is a political prisoner because the register says so"
    for moment in (Moment(DAY), Moment(DAY, DAY), Moment(DAY, None, dt.date.today())):
        assert counted(moment).most == 1
    assert not record.differences() and not list(verify())
    record.rebuild()
    assert ListStanding.objects.get().person_id == standing.person_id


def test_two_own_lists_differ_by_who_is_on_them_whatever_they_are_called() -> None:
    keep(("arrest.txt", "2013-03-15", ARREST))
    publish_own_list(own_list(DAY), "Our register")
    keep(*PAGES[1:], ("more.txt", "2013-03-20", {"Rashad Gasanov is held.": {"type": "hearing", "people": ["Rashad Gasanov"]}}))
    serving = own_list(dt.date(2014, 6, 1), kinds=[Kind.SERVING])
    assert serving.definition == "held (serving), as reported"
    step = publish_own_list(serving, "Our register").step
    assert len(step.kept) == 1 and not step.added and not step.gone
    assert step.changed[0][1]["status"][1].startswith("serving until")
    (kept,) = lists_kept()
    assert [one.is_own for one in kept.editions] == [True, True] and step_of(kept.last).changed[0].row


def test_an_own_list_has_a_name_that_no_other_has() -> None:
    keep(*PAGES)
    import_list(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1))
    with pytest.raises(OwnListRefused, match="say under which name"):
        publish_own_list(own_list(DAY), " ")
    with pytest.raises(OwnListRefused, match="give the register's own another name"):
        publish_own_list(own_list(DAY), "Union")
    with pytest.raises(OwnListRefused, match="nobody is held, as reported; regarded as political prisoners by Nobody"):
        publish_own_list(own_list(DAY, view=View("Nobody")), "Ours")
    publish_own_list(own_list(DAY), "Ours")
    with pytest.raises(ListRefused, match="the register's own lists"):
        consider(RAW, "list.csv", publisher="Ours", as_of=DAY)
    found = compare_sides(side("Ours"), side("Union"))
    assert {str(standing): number for standing, number in found.counts.items() if number} == {"same": 1, "only in B": 1}


def test_what_would_be_kept_is_said_and_nothing_is() -> None:
    keep(*PAGES)
    first = consider(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1))
    assert first.is_new and first.before is None and not first.concerns and not ListFile.objects.exists()
    kept = import_list(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1))
    assert kept.key == first.file.key
    again = consider(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1))
    assert not again.is_new
    later = consider(RAW + b"Rashad Hasanov,,\n", "list.csv", publisher="Union", as_of=dt.date(2012, 5, 1))
    assert later.before is None and any("seem to be one person" in concern for concern in later.concerns)
    assert any("is after the list's own day" in concern for concern in later.concerns)


def test_a_column_that_is_none_stays_none() -> None:
    shown = ["Name", "Date of arrest", "Status"]
    chosen = columns_as_chosen(tables_in(RAW, "list.csv"), {"name": "Name", "arrested": "Date of arrest"}, shown)
    assert chosen == {"name": "Name", "arrested": "Date of arrest", "status": ""}
    found = consider(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1), columns=chosen)
    assert found.read.columns == chosen and all(not entry.status for entry in found.read.entries)
    parts = "Фамилия,Имя,Отчество\nАзизов,Мамед,Расул\n".encode()
    shown = ["Фамилия", "Имя", "Отчество"]
    without = columns_as_chosen(tables_in(parts, "list.csv"), {"surname": "Фамилия", "given": "Имя"}, shown)
    entries = consider(parts, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1), columns=without).read.entries
    assert [entry.name for entry in entries] == ["Азизов, Мамед"]


def test_a_column_that_nobody_was_shown_is_taken_for_what_its_heading_says() -> None:
    chosen = columns_as_chosen(tables_in(RAW, "list.csv"), {}, ["date of arrest"])
    assert chosen == {"arrested": ""}
    found = consider(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1), columns=chosen)
    assert found.read.columns == {"name": "Name", "status": "Status", "arrested": ""}


def test_what_was_read_under_a_name_that_has_become_the_registers_own_is_not_kept() -> None:
    keep(*PAGES)
    read = consider(RAW, "list.csv", publisher="Ours", as_of=DAY).read
    publish_own_list(own_list(DAY), "Ours")
    with pytest.raises(ListRefused, match="the register's own lists"):
        keep_read(read, RAW, "list.csv", "Ours", DAY, "")
    assert ListFile.objects.count() == 1


def test_two_editions_are_compared_anew_when_there_is_one_more() -> None:
    keep(*PAGES)
    kept = import_list(RAW, "list.csv", publisher="Union", as_of=dt.date(2013, 5, 1))
    later = RAW.replace(b"Tofiq Yaqublu", b"Ilgar Mammadov")
    to_come = consider(later, "list.csv", publisher="Union", as_of=dt.date(2013, 6, 1)).file.key
    assert compared_editions(kept.key, to_come) is None
    import_list(later, "list.csv", publisher="Union", as_of=dt.date(2013, 6, 1))
    found = compared_editions(kept.key, to_come)
    assert found is not None and compared_editions(kept.key, to_come) is found
    assert {str(standing): number for standing, number in found.counts.items() if number} == {
        "same": 1,
        "only in A": 1,
        "only in B": 1,
    }


def test_whose_row_it_may_be_is_said_where_nothing_tells() -> None:
    keep(*PAGES)
    kept = import_list(
        "Name\nHəsənov Rəşad\nZaur Qurbanlı\nTofiq Yaqublu\n".encode(), "a.csv", publisher="Union", as_of=dt.date(2013, 5, 1)
    )
    rows = rows_of(standings_on(kept.key))
    unknown = {row.on.name: [one.name for one in row.perhaps] for row in rows if row.on.person is None}
    assert unknown["Tofiq Yaqublu"] == []
    assert unknown.get("Həsənov Rəşad", ["Rashad Gasanov"])[0] in {"Rashad Hasanov", "Rashad Gasanov"}


def test_a_court_by_its_name() -> None:
    keep(*PAGES)
    (court,) = bodies(Body.COURT)
    assert (court.name, court.people, court.events, court.last) == ("Baku Court of Grave Crimes", 1, 1, dt.date(2014, 5, 6))
    assert court.key == body_key(Body.COURT, court.name) and name_with(Body.COURT, court.key) == court.name
    view = body(Body.COURT, court.name)
    assert view.summary == court and len(view.record) == 1 and view.people[0].events == 1
    assert name_with(Body.JUDGE, court.key) is None


def test_one_list_is_asked_for_alone(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for publisher in ("Union", "Another", "A third"):
        import_list(RAW, "list.csv", publisher=publisher, as_of=dt.date(2013, 5, 1))
        import_list(RAW + b"Zaur Qurbanli,,\n", "list.csv", publisher=publisher, as_of=dt.date(2013, 6, 1))
    lists = lists_kept()
    assert [one.publisher for one in lists] == ["A third", "Another", "Union"] == publishers_handed_in()
    assert [key for key, _, _ in editions_named()] == [edition.key for one in lists for edition in one.editions]
    for one in lists:
        with django_assert_num_queries(3):
            assert list_with(one.key) == one
        with django_assert_num_queries(3):
            assert edition_with(one.last.key) == (one, one.last)
    assert list_with("nothing") is None and edition_with("nothing") is None
    assert [name for _, name in step_of(lists[0].last).added] == ["Zaur Qurbanli"]
