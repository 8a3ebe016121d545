"""How many were held on a day, and what changed between two."""

import csv
import datetime as dt
import io
import json
import re

import openpyxl
import pytest
from django.test import Client

from habeas.register.accounts import Role
from habeas.register.clocks import Moment, compared, counted
from habeas.register.lists.keeping import import_list
from habeas.register.lists.own import own_list, publish_own_list
from habeas.register.notes import write_note
from web.registers import ARREST, RELEASE
from web.shown import text_of


def test_the_count_the_figures_and_the_names_with_their_sentences(client: Client, register: list[str]) -> None:
    html = client.get("/status/", {"on": "2013-03-20"}).content.decode()
    page, found = text_of(html), counted(Moment.parse("2013-03-20"))
    assert "How many were held on a day?" in page
    assert f"{found.most} people held on 20 March 2013" in page
    assert all(one.name in page for one in found.people)
    assert ARREST in page.replace("&#x27;", "'")
    for name, counts in found.figures.items():
        assert all(f"{value} {count}" in page for value, count in counts.items() if name in ("article", "court", "judge")), name
    for address, anchor in re.findall(r'href="(/pages/[a-z0-9]+/)#([^"]+)"', html):
        assert f'<mark id="{anchor}">' in client.get(address).content.decode()
    (custody,) = re.findall(r'<a href="(/people/\?[^"]*custody=remanded)">', html)
    listed = client.get(custody.replace("&amp;", "&")).content.decode()
    assert re.search(r'aria-current="true">All <span class="count">(\d)', listed)[1] == str(found.figures["custody"]["remanded"])


def test_it_is_told_as_known_then_and_in_one_view(client: Client, register: list[str]) -> None:
    asked = {"on": "2014-12-01", "known": "2013-12-31"}
    page = text_of(client.get("/status/", asked).content.decode())
    then = counted(Moment.parse("2014-12-01@2013-12-31"))
    assert f"{then.most} people held on 1 December 2014" in page or f"{then.least} to {then.most}" in page
    assert "As the pages published by 31 December 2013 tell it." in page
    assert "nobody was held" in text_of(client.get("/status/", {**asked, "recorded": "2000-01-01"}).content.decode())
    regarded = text_of(
        client.get("/status/", {"on": "2013-03-20", "regarded_by": "Nobody", "definition": "pace-1900"}).content.decode()
    )
    assert "regarded as political prisoners on that day by Nobody under" in regarded
    assert "nobody was held" in regarded


def test_what_changed_person_by_person(client: Client, register: list[str]) -> None:
    asked = {"since": "2014-09-01", "until": "2014-12-01"}
    page = text_of(client.get("/status/changes/", asked).content.decode())
    changes = compared(Moment.parse("2014-09-01"), Moment.parse("2014-12-01")).changes
    assert "Shahin Novruzlu" in {change.name for change in changes}
    assert re.search(r"Shahin Novruzlu held not held left Release, 17 October 2014", page)
    assert RELEASE in page
    told = json.loads(client.get("/status/changes/", {**asked, "format": "json"}).content)
    assert [change["name"] for change in told["changes"]] == [change.name for change in changes]
    assert told["before"]["most"] - told["after"]["most"] == sum(change["now"] == "not held" for change in told["changes"]) - sum(
        change["was"] == "not held" for change in told["changes"]
    )
    learned = text_of(
        client.get(
            "/status/changes/", {"since": "2014-12-01", "since_known": "2013-12-31", "until": "2014-12-01"}
        ).content.decode()
    )
    assert "not held" in learned and "now known" in learned


def test_what_is_saved_is_what_is_shown(client: Client, register: list[str]) -> None:
    found = counted(Moment.parse("2013-03-20"))
    names = [one.name for one in found.people]
    response = client.get("/status/", {"on": "2013-03-20", "format": "csv"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="held-2013-03-20.csv"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == names
    assert {row["Name"]: row["Spellings"] for row in rows}["Mammad Azizov"] == "Mammad Azizov; Mamed Azizov"
    assert all(row["Where they stand"].startswith("http://testserver/pages/") for row in rows)
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/status/", {"on": "2013-03-20", "format": "xlsx"}).content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == names
    told = json.loads(client.get("/status/", {"on": "2013-03-20", "format": "json"}).content)
    assert (told["on"], told["least"], told["most"], told["figures"]) == ("2013-03-20", found.least, found.most, found.figures)
    figures = client.get("/status/", {"on": "2013-03-20", "format": "csv", "part": "figures"}).content.decode("utf-8-sig")
    assert "Court,Khatai District Court,3" in figures


def test_the_link_to_the_view_asks_for_no_file(client: Client, register: list[str]) -> None:
    html = client.get("/status/", {"on": "2013-03-20", "part": "figures", "format": "exe"}).content.decode()
    (settled, *_) = re.findall(r'<ul class="saving">\s*<li><a href="\?([^"]*)"', html)
    assert settled == "on=2013-03-20"


@pytest.mark.parametrize(
    "asked",
    [
        {"on": "2013-03-20", "known": "soon"},
        {"on": "2013-02-30"},
        {"on": "2013-03-20", "definition": "nobody's"},
        {"since": "2013-01-01", "until": "2013-03-20", "until_known": "soon"},
    ],
)
def test_nothing_is_counted_where_a_field_is_not_understood(client: Client, register: list[str], asked: dict[str, str]) -> None:
    html = client.get("/status/changes/" if "since" in asked else "/status/", asked).content.decode()
    assert 'class="error"' in html
    assert not any(each in html for each in ('class="great"', 'class="saving"', "<table", 'class="empty"'))


@pytest.mark.parametrize(
    ("address", "asked"),
    [("/status/", {"on": "2013-03-20"}), ("/status/changes/", {"since": "2013-01-01", "until": "2013-03-20"})],
)
def test_the_registers_own_lists_are_nobodys_view(
    client: Client, register: list[str], address: str, asked: dict[str, str]
) -> None:
    day = dt.date(2013, 3, 20)
    import_list(b"Name\nMammad Azizov\n", "list.csv", publisher="Union", as_of=day, definition="Seized for words")
    publish_own_list(own_list(day), "Ours")
    html = client.get(address, asked).content.decode()
    offered = set(re.findall(r'<option value="([^"]+)"', html))
    assert {"Union", "Seized for words", "pace-1900"} <= offered
    assert offered.isdisjoint({"Ours", "held, as reported"})


@pytest.mark.parametrize("address", ["/status/", "/status/changes/"])
def test_what_cannot_be_understood_is_said(client: Client, home: object, db: None, address: str) -> None:
    wrong = {"on": "2014-02-30", "since": "2014-02-30"}
    assert 'class="error"' in client.get(address, wrong).content.decode()
    assert client.get(address, {**wrong, "format": "csv"}).status_code == 400
    assert client.get(address, {"format": "exe"}).status_code == 200
    assert client.get(address, {"definition": "x" * 999, "regarded_by": "\x00"}).status_code == 200


def test_confidential_notes_are_in_no_file(register: list[str], signed_in) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    for one in counted(Moment.parse("2013-03-20")).people:
        write_note(one.key, "kept from everyone", confidential=True, by="Aysel")
    for address in ("/status/?on=2013-03-20", "/people/?on=2013-03-20", "/status/changes/?since=2013-01-01&until=2013-03-20"):
        for as_ in ("csv", "json"):
            assert b"kept from" not in client.get(f"{address}&format={as_}").content
