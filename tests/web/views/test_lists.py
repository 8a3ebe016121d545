"""Lists in the desk: looked at, kept, shown with who is who, held side by side."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from habeas.register import decisions, record
from habeas.register.accounts import Role
from habeas.register.assessments import assessments_of
from habeas.register.lists import holding, keeping, reading
from habeas.register.lists.own import own_list, publish_own_list
from habeas.register.lists.shelf import lists_kept
from habeas.register.models import ListFile, Person
from habeas.register.verify import verify
from web.conftest import PASSWORD

SignedIn = Callable[[Role], Client]
SCRIPT = "<script>alert(1)</script>"
FIRST = f"""Prisoner,Arrested,Status,Notes
Mammad Azizov,07.03.2013,detained,x
Shahin Novruzlu,07.03.2013,detained,=1+1
=cmd|x Abbasova,21.11.2013,detained,{SCRIPT}
Ilgar Mammadov,2013,detained,
Tofiq Yaqublu,04.02.2013,detained,
"""
SECOND = """Məhbus;Həbs tarixi;Status
Məmməd Əzizov;07.03.2013;released
Shahin Novruzlu;07.03.2013;detained
Tofiq Yaqublu;04.02.2013;detained
Ilgar Mammadov;2013;detained
Hilal Mammadov;21.06.2012;detained
"""
ABOUT = {"publisher": "Union", "as_of": "2014-05-01", "definition": "PACE Resolution 1900"}


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def sent(client: Client, raw: str | bytes, name: str = "list.csv", **about: str) -> tuple[int, str, str]:
    """A file is sent: the status, the page shown, and its address."""
    raw = raw.encode() if isinstance(raw, str) else raw
    answer = client.post("/lists/import/", {**ABOUT, **about, "file": SimpleUploadedFile(name, raw)}, follow=True)
    return answer.status_code, answer.content.decode(), answer.redirect_chain[-1][0] if answer.redirect_chain else ""


def filled(html: str, **more: object) -> dict[str, object]:
    """What the form of a page that was shown sends, with its selects as they stand."""
    form = html[html.index('<form class="given wide"') :]
    form = form[: form.index("</form>")]
    found: dict[str, object] = {"heading": []}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name is not None and name[1] == "heading" and value is not None:
            found["heading"].append(value[1].replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">"))  # type: ignore[attr-defined]
        elif name is not None and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = value[1] if value is not None else ""
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {**found, **more}


def kept(client: Client, raw: str, **about: str) -> str:
    """A list looked at and kept; the page of its edition."""
    _, html, address = sent(client, raw, **about)
    answer = client.post(address, filled(html, do="keep"), follow=True)
    assert answer.status_code == 200, text_of(answer.content.decode())
    assert answer.redirect_chain[-1][0].startswith("/lists/editions/")
    return answer.content.decode()


@pytest.fixture
def two(client: Client, register: list[str]) -> Client:
    """Two editions of a list, beside the pages."""
    kept(client, FIRST)
    kept(client, SECOND, as_of="2015-05-01")
    return client


def test_a_list_is_looked_at_before_it_is_kept(client: Client, register: list[str], home: Path) -> None:
    status, html, address = sent(client, FIRST)
    page = text_of(html)
    assert status == 200 and "list.csv : 5 people. It is the first edition of this publisher. Nothing is kept yet." in page
    assert "Mammad Azizov 2013-03-07 detained" in page
    assert not ListFile.objects.exists() and len(list((home / "held").iterdir())) == 1
    answer = client.post(address, filled(html, do="keep"), follow=True)
    shown = text_of(answer.content.decode())
    assert "Kept, with 5 people." in shown and "By the definition: PACE Resolution 1900" in shown
    file = ListFile.objects.get()
    assert file.columns == {"name": "Prisoner", "arrested": "Arrested", "status": "Status"}
    assert not list((home / "held").iterdir()), "what was kept is held no longer"
    assert client.get(address).status_code == 410
    assert client.get(f"/lists/editions/{file.key}/original").content.decode() == FIRST
    assert not list(verify()) and not record.differences()


def test_headings_are_taken_as_chosen_and_remembered_for_the_publisher(client: Client, register: list[str]) -> None:
    raw = "Wer,Arrested,Status,Notes\nIlya Yashin,27.06.2022,detained,a\n"
    status, html, address = sent(client, raw, as_of="2023-01-01")
    assert status == 200 and "Choose below which column holds the names" in text_of(html)
    chosen = client.post(address, filled(html, do="look", **{"column-0": "name"})).content.decode()
    assert "Ilya Yashin 2022-06-27 detained" in text_of(chosen), "the others are told by their headings"
    without = client.post(address, filled(chosen, do="look", **{"column-2": ""})).content.decode()
    assert "Ilya Yashin 2022-06-27" in text_of(without) and "2022-06-27 detained" not in text_of(without)
    changed = client.post(address, filled(without, do="keep", **{"column-2": "status"}))
    assert changed.status_code == 409 and not ListFile.objects.exists(), "what is kept is what was shown"
    twice = client.post(address, filled(without, do="look", **{"column-3": "name"}))
    assert twice.status_code == 400 and "cannot both be taken for: Name" in text_of(twice.content.decode())
    client.post(address, filled(without, do="keep"))
    assert ListFile.objects.get().columns == {"name": "Wer", "arrested": "Arrested", "status": ""}
    again = text_of(sent(client, raw.replace("27.06", "28.06"), as_of="2023-05-01")[1])
    assert "Against the edition as of 1 January 2023" in again and "2022-06-28 detained" not in again


def test_a_list_wider_than_what_can_be_chosen_is_kept_by_its_headings(client: Client, register: list[str]) -> None:
    wide = [f"Note {number}" for number in range(70)]
    raw = f"{','.join(wide)},Prisoner,Arrested\n{'x,' * 70}Ilya Yashin,27.06.2022\n"
    kept(client, raw, as_of="2023-01-01")
    assert ListFile.objects.get().columns == {"name": "Prisoner", "arrested": "Arrested"}


def test_why_it_may_be_kept_is_checked_at_the_edge(two: Client) -> None:
    raw = "Name,Arrested\nMammad Azizov,07.03.2013\n"
    _, html, address = sent(two, raw, as_of="2016-01-01")
    for why, said in (("x" * 501, "at most 500 characters"), ("so\0", "Null characters")):
        refused = two.post(address, filled(html, do="keep", accept=why))
        assert refused.status_code == 400 and said in refused.content.decode()
    assert ListFile.objects.count() == 2


def test_a_file_is_read_once_when_it_is_kept(client: Client, register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept(client, FIRST)
    _, html, address = sent(client, SECOND, as_of="2015-05-01")
    times: list[str] = []
    read = reading.read_tables
    monkeypatch.setattr(reading, "read_tables", lambda raw, name: (times.append(name), read(raw, name))[1])
    monkeypatch.setattr(keeping, "read_tables", reading.read_tables)
    assert client.post(address, filled(html, do="keep")).status_code == 302 and times == ["list.csv"]


def test_what_stops_an_import_is_shown_and_may_pass_with_a_reason(two: Client) -> None:
    raw = "Name,Arrested\nMammad Azizov,07.03.2013\nMamed Azizov,07.03.2013\nShahin Novruzlu,07.03.2043\n"
    _, html, address = sent(two, raw, as_of="2042-01-01")
    page = text_of(html)
    assert "a day that has not come yet" in page and "arrested 2043-03-07 is after" in page
    assert "seem to be one person" in page and "the list has 3 people, and had 5 as of 2015-05-01" in page
    refused = two.post(address, filled(html, do="keep"))
    assert refused.status_code == 400 and "It was not kept." in text_of(refused.content.decode())
    assert ListFile.objects.count() == 2
    two.post(address, filled(html, do="keep", accept="so it was sent"))
    assert ListFile.objects.get(as_of="2042-01-01").accepted == "so it was sent"


def test_a_list_says_what_each_edition_changed_and_who_is_who(two: Client) -> None:
    listed = two.get("/lists/").content.decode()
    assert "Union 1 May 2015 of 2 editions 5 1 added, 1 gone, 1 changed" in text_of(listed)
    address = re.search(r'href="(/lists/[a-z0-9]{16}-union/)"', listed)
    assert address is not None
    page = text_of(two.get(address[1]).content.decode())
    assert "Added 1 Hilal Mammadov No longer on it 1 =cmd|x Abbasova Changed 1 Məmməd Əzizov" in page
    assert "Status: detained → released" in page
    assert two.get(address[1].replace("union", "else")).headers["Location"] == address[1]
    edition = two.get(f"/lists/editions/{lists_kept()[0].last.key}/").content.decode()
    assert re.search(r'Məmməd Əzizov.*?href="/people/[a-z0-9]+-mammad-azizov/"', edition, re.DOTALL)
    assert "nobody whom pages tell of has this name" in edition
    assert "Unsure: the name may be that of Ilgar Mammadov" in text_of(edition)
    key = lists_kept()[0].last.key
    parts = {part: text_of(two.get(f"/lists/editions/{key}/?part={part}").content.decode()) for part in ("added", "known")}
    assert "Hilal Mammadov 5" in parts["added"] and "Tofiq" not in parts["added"] and "Hilal Mammadov 5" not in parts["known"]
    assert two.get(f"/lists/editions/{key}/?part=x").status_code == 404


def test_who_is_unsure_is_decided_where_it_is_shown(two: Client) -> None:
    key = lists_kept()[0].last.key
    html = two.get(f"/lists/editions/{key}/").content.decode()
    form = re.search(r'name="one" value="([a-z0-9]+)"><input type="hidden" name="other" value="([a-z0-9]+)"', html)
    assert form is not None
    said = {"one": form[1], "other": form[2], "from": "person", "why": "the same man", "acting_as": "N", "decision": "same"}
    assert two.post("/review/people/decide", said).status_code == 302
    assert "the same man" in text_of(two.get(f"/lists/editions/{key}/").content.decode())


def test_two_editions_side_by_side_and_as_tables_that_compute_nothing(two: Client) -> None:
    newer, older = (edition.key for edition in lists_kept()[0].editions)
    asked = {"a": older, "b": newer}
    page = text_of(two.get("/lists/compare/", asked).content.decode())
    assert "All 6 On both, and they contradict 1 Cannot be told" in page and "status: held / released" in page
    only = text_of(two.get("/lists/compare/", {**asked, "standing": "only in A"}).content.decode())
    assert "=cmd|x Abbasova" in only and "Hilal Mammadov" not in only
    saved = two.get("/lists/compare/compared.csv", asked)
    assert saved.headers["Content-Disposition"] == 'attachment; filename="compared.csv"'
    rows = list(csv.DictReader(io.StringIO(saved.content.decode("utf-8-sig"))))
    assert len(rows) == 6 and any(row["in A"].startswith("'=cmd") for row in rows)
    sheet = load_workbook(io.BytesIO(two.get("/lists/compare/compared.xlsx", asked).content)).active
    assert sheet is not None and all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert two.get("/lists/compare/compared.exe", asked).status_code == 404
    assert two.get("/lists/compare/", {"a": older, "b": "nothing"}).status_code == 400
    assert two.get("/lists/compare/").status_code == 200


def test_the_registers_own_list_is_an_edition_and_nobodys_view(client: Client, register: list[str]) -> None:
    asked = {"publisher": "Our register", "as_of": "2013-03-20"}
    html = client.get("/lists/own/", asked).content.decode()
    assert "Who would stand on it 4" in text_of(html)
    shown = re.search(r'name="shown" value="([^"]+)"', html)
    assert shown is not None
    assert client.post("/lists/own/", {**asked, "shown": "x"}).status_code == 409 and not ListFile.objects.exists()
    edition = client.post("/lists/own/", {**asked, "shown": shown[1]}, follow=True).content.decode()
    assert "the row was made of what the register has of them" in text_of(edition)
    before = Person.objects.count()
    assert before == 4 and not any(assessments_of(person.key) for person in Person.objects.all())
    later = own_list(dt.date(2014, 12, 1))
    step = publish_own_list(later, "Our register", accept="one was pardoned").step
    assert [row.name for row in step.gone] == ["Shahin Novruzlu"] and len(step.kept) == 3
    assert not record.differences() and not list(verify())
    refused = sent(client, FIRST, publisher="Our register")[1]
    assert "is the name of the register" in refused and ListFile.objects.count() == 2


def test_who_is_withheld_is_not_on_the_own_list(client: Client, register: list[str]) -> None:
    someone = Person.objects.get(name="Bakhtiyar Guliyev")
    decisions.withhold_person(someone.key, by="N", why="asked for it")
    page = text_of(client.get("/lists/own/", {"publisher": "R", "as_of": "2013-03-20"}).content.decode())
    assert "Bakhtiyar" not in page and "one person is left out, withheld from publication" in page


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.pdf", b"%PDF-1.7\n", "is a PDF"),
        ("a.xlsx", b"PK\x03\x04 no workbook", "is damaged"),
        ("../../etc/passwd.xls", b"\xd0\xcf\x11\xe0", "passwd.xls: is in the old format"),
        ("a.csv", b"Name\n" + b"x" * 40_000, "has a cell of 40000 characters"),
        ("a.html", b"<p>no table here</p>", "has no table in it"),
        (f"{SCRIPT}.csv", b"", "is empty"),
        ("big.csv", b"Name\n" + b"Somebody Else\n" * 1_600_000, "larger than 20 MB"),
    ],
)
def test_what_is_no_list_is_refused_and_nothing_is_held(
    client: Client, home: Path, db: None, name: str, raw: bytes, said: str
) -> None:
    status, html, _ = sent(client, raw, name)
    assert status == 400 and said in html and SCRIPT not in html and "/tmp" not in html
    assert not (home / "held").exists()


def test_what_a_hostile_list_says_is_text(two: Client) -> None:
    raw = f'Name,"{SCRIPT}",Status\n"{SCRIPT} Abbasov","{SCRIPT}","=HYPERLINK(""x"")"\n'
    evil = f"Evil {SCRIPT}"
    _, html, address = sent(two, raw, publisher=evil, as_of="2015-01-01")
    assert SCRIPT not in html and "&lt;script&gt;" in html
    page = two.post(address, filled(html, do="keep", publisher=evil), follow=True)
    assert page.status_code == 200 and "&lt;script&gt;" in page.content.decode() and SCRIPT not in page.content.decode()
    key = ListFile.objects.get(publisher=evil).key
    (own_page,) = re.findall(r'href="(/lists/[a-z0-9]{16}-evil[^"]*)"', two.get("/lists/").content.decode())
    for shown in ("/lists/", own_page, f"/lists/compare/?a={key}&b={key}"):
        html = two.get(shown).content.decode()
        assert SCRIPT not in html and "&lt;script&gt;" in html
    for shown in (f"/lists/editions/{one.last.key}/" for one in lists_kept()):
        assert SCRIPT not in two.get(shown).content.decode()


def test_what_is_wrong_is_said_beside_the_field(client: Client, home: Path, db: None) -> None:
    for about, said in (({"publisher": " "}, "required"), ({"as_of": "2014-02-30"}, "valid date"), ({"as_of": ""}, "required")):
        status, html, _ = sent(client, FIRST, **about)
        assert status == 400 and said in html
    assert client.post("/lists/import/", ABOUT).status_code == 400
    assert client.get("/lists/own/", {"as_of": "soon"}).status_code == 400


def test_a_ticket_is_for_an_hour_and_for_one_person(home: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = holding.hold(b"x", "a.csv", whose="account 1")
    assert holding.held(ticket, whose="account 1").raw == b"x"
    for wrong, whose in ((ticket, "account 2"), (ticket[:-1] + "_", "account 1"), ("nothing", "account 1")):
        with pytest.raises(holding.NotHeld):
            holding.held(wrong, whose=whose)
    for number in range(20):
        holding.hold(b"y", f"{number}.csv", whose="account 1")
    assert len(list((home / "held").iterdir())) == 12, "the oldest go"
    others = holding.hold(b"o", "o.csv", whose="account 2")
    holding.hold(b"y", "more.csv", whose="account 1")
    assert holding.held(others, whose="account 2").raw == b"o", "but not those of others"
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + holding.LONGEST + 1)
    last = holding.hold(b"z", "z.csv", whose="account 1")
    assert len(list((home / "held").iterdir())) == 1 and (home / "held").stat().st_mode & 0o077 == 0
    assert holding.held(last, whose="account 1").raw == b"z"
    monkeypatch.setattr(time, "time", lambda: now + 2 * holding.LONGEST + 2)
    with pytest.raises(holding.NotHeld):
        holding.held(last, whose="account 1")
    assert not list((home / "held").iterdir()), "what nobody may have any more is gone when it is asked for"
    holding.let_go(last, whose="account 1")


def test_a_file_that_was_left_goes_when_a_page_of_lists_is_opened(
    client: Client, home: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    for page in ("/lists/", "/lists/import/"):
        holding.hold(b"x", "a.csv", whose="account 1")
        monkeypatch.setattr(time, "time", lambda: now + holding.LONGEST + 60)
        assert client.get(page).status_code == 200
        assert not list((home / "held").iterdir())
        monkeypatch.setattr(time, "time", lambda: now)


def test_viewers_see_and_documenters_add(register: list[str], signed_in: SignedIn) -> None:
    documenter = signed_in(Role.DOCUMENTER)
    kept(documenter, FIRST)
    _, html, address = sent(documenter, SECOND, as_of="2015-05-01")
    viewer = signed_in(Role.VIEWER)
    key = lists_kept()[0].last.key
    for seen in ("/lists/", f"/lists/editions/{key}/", f"/lists/editions/{key}/original", f"/lists/compare/?a={key}&b={key}"):
        assert viewer.get(seen).status_code == 200
    assert "Add an edition" not in viewer.get("/lists/").content.decode()
    for forbidden in ("/lists/import/", address, "/lists/own/"):
        assert viewer.get(forbidden).status_code == 403 and viewer.post(forbidden, filled(html, do="keep")).status_code == 403
    assert signed_in(Role.REVIEWER).get(address).status_code == 410, "somebody else's file"
    assert Client().get("/lists/").status_code == 303 and Client().get(f"/lists/editions/{key}/original").status_code == 303
    forged = Client(enforce_csrf_checks=True)
    forged.login(username="documenter", password=PASSWORD)
    forged.cookies = documenter.cookies
    for address_ in ("/lists/import/", address, "/lists/own/"):
        assert forged.post(address_, ABOUT).status_code == 403
    assert ListFile.objects.count() == 1
