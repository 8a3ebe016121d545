"""Notes on a person's page: for whom they are, and who was shown them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from habeas.register import queries
from habeas.register.accounts import Role
from habeas.register.accounts.keeping import add_account
from habeas.register.models import Note, NoteShowing
from habeas.register.notes import write_note
from habeas.web.addresses import person_address
from web.conftest import PASSWORD
from web.registers import SCRIPT

SignedIn = Callable[[Role], Client]
pytestmark = pytest.mark.django_db
SECRET = "the family's address"


@pytest.fixture
def person(register: list[str]) -> queries.PersonSummary:
    return next(one for one in queries.people(queries.Edtf.parse("2020-01-01").day) if one.name == "Bakhtiyar Guliyev")


@pytest.fixture
def address(person: queries.PersonSummary) -> str:
    return person_address(person.key, person.name)


def _without_tokens(page: HttpResponse) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())


def _write(client: Client, person: queries.PersonSummary, **sent: str) -> tuple[int, str]:
    answer = client.post(f"/people/{person.key}/notes/", {"about": person.key, "text": SECRET, **sent})
    return answer.status_code, answer.headers.get("Location", "")


def test_a_documenter_writes_and_is_shown_a_confidential_note(
    signed_in: SignedIn, person: queries.PersonSummary, address: str
) -> None:
    client = signed_in(Role.DOCUMENTER)
    assert _write(client, person, confidential="on") == (302, f"{address}#notes")
    note = Note.objects.get()
    assert (note.written_by, note.confidential, note.about) == ("documenter", True, "person")
    assert not NoteShowing.objects.exists()
    page = client.get(address).content.decode()
    assert "the family&#x27;s address" in page
    assert NoteShowing.objects.get().shown_to == "documenter"
    client.get("/people/")
    assert NoteShowing.objects.count() == 1


def test_a_viewer_neither_writes_nor_learns_that_there_is_one(
    signed_in: SignedIn, person: queries.PersonSummary, address: str
) -> None:
    client = signed_in(Role.VIEWER)
    before = _without_tokens(client.get(address))
    write_note(person.key, SECRET, confidential=True, by="Aysel")
    assert _without_tokens(client.get(address)) == before
    assert _write(client, person) == (403, "")
    assert client.post(f"/notes/{Note.objects.get().key}/withdraw/", {"why": "x"}).status_code == 403
    write_note(person.key, "for all to read", confidential=False, by="Aysel")
    assert "for all to read" in client.get(address).content.decode()
    assert not NoteShowing.objects.exists()


def test_on_a_register_without_accounts_notes_bear_the_name_typed_and_none_is_confidential(
    client: Client, person: queries.PersonSummary, address: str
) -> None:
    write_note(person.key, SECRET, confidential=True, by="Aysel")
    assert "the family" not in client.get(address).content.decode()
    assert client.post(f"/notes/{Note.objects.get().key}/withdraw/", {"why": "x"}).status_code == 404
    refused = client.post(f"/people/{person.key}/notes/", {"about": person.key, "text": "seen in court"})
    assert refused.status_code == 400 and "Say who you are." in refused.content.decode()
    assert _write(client, person, text="seen in court", acting_as="N. Documenter", confidential="on")[0] == 302
    note = Note.objects.get(text="seen in court")
    assert (note.written_by, note.confidential) == ("N. Documenter", False)
    assert "seen in court" in client.get(address).content.decode()


def test_a_note_on_an_event_stands_on_the_page_of_everyone_in_it(signed_in: SignedIn, person: queries.PersonSummary) -> None:
    found = queries.person(person.key, queries.Edtf.parse("2020-01-01").day)
    assert found is not None
    client = signed_in(Role.REVIEWER)
    reading = found.events[0].sources[0].reading
    assert _write(client, person, about=reading, text="seen by a neighbour")[0] == 302
    assert Note.objects.get().about == "event"
    for name in found.events[0].people:
        page = client.get(f"/people/{name.person}/", follow=True).content.decode()
        assert "seen by a neighbour" in page and "about this event" in page


def test_a_note_is_shown_as_text(signed_in: SignedIn, person: queries.PersonSummary, address: str) -> None:
    client = signed_in(Role.DOCUMENTER)
    _write(client, person, text=SCRIPT)
    page = client.get(address).content.decode()
    assert SCRIPT not in page and "&lt;script&gt;" in page


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": "x" * 20_001}, {"about": "nothing"}, {"text": "a\x00b"}])
def test_what_is_no_note_is_said_and_not_kept(signed_in: SignedIn, person: queries.PersonSummary, sent: dict[str, str]) -> None:
    assert _write(signed_in(Role.DOCUMENTER), person, **sent)[0] == 400
    assert not Note.objects.exists()


def test_a_note_on_nobody_is_not_found(signed_in: SignedIn, register: list[str]) -> None:
    client = signed_in(Role.DOCUMENTER)
    assert client.post("/people/nobody/notes/", {"text": "x"}).status_code == 404
    assert client.post("/notes/nothing/withdraw/", {"why": "x"}).status_code == 404


def test_a_note_is_withdrawn_with_a_reason(signed_in: SignedIn, person: queries.PersonSummary, address: str) -> None:
    client = signed_in(Role.DOCUMENTER)
    note = write_note(person.key, SECRET, confidential=True, by="Aysel")
    without = client.post(f"/notes/{note.key}/withdraw/", {"why": " "}, follow=True).content.decode()
    assert "say why" in without and "the family" in without
    gone = client.post(f"/notes/{note.key}/withdraw/", {"why": "asked for it"}, follow=True).content.decode()
    assert "The note is withdrawn." in gone and "the family" not in gone
    assert Note.objects.get(withdraws=note).written_by == "documenter"


def test_a_forged_note_is_refused(signed_in: SignedIn, person: queries.PersonSummary) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(Role.DOCUMENTER).cookies
    assert _write(client, person)[0] == 403
    assert not Note.objects.exists()


def test_administrators_see_who_was_shown_what(signed_in: SignedIn, person: queries.PersonSummary, address: str) -> None:
    note = write_note(person.key, SECRET, confidential=True, by="Aysel")
    administrator = signed_in(Role.ADMINISTRATOR)
    assert "has been shown to anybody" in administrator.get("/audit/").content.decode()
    signed_in(Role.DOCUMENTER).get(address)
    page = administrator.get("/audit/").content.decode()
    assert note.key in page and "documenter" in page and person_address(person.key, person.name) in page
    assert "the family" not in page
    for role in (Role.VIEWER, Role.DOCUMENTER, Role.REVIEWER):
        assert signed_in(role).get("/audit/").status_code == 403


def test_a_closed_account_is_shown_nothing(signed_in: SignedIn, person: queries.PersonSummary, address: str) -> None:
    from habeas.register.accounts.keeping import close_account

    write_note(person.key, SECRET, confidential=True, by="Aysel")
    client = signed_in(Role.DOCUMENTER)
    close_account("documenter")
    add_account("Another", Role.VIEWER, PASSWORD)
    assert client.get(address).status_code == 303
    assert not NoteShowing.objects.exists()
