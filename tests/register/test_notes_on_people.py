"""Notes only grow, follow a person, and are withdrawn by another row; who was shown confidential ones is written down."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from keeping import PAGES, keep

from habeas.register.decisions import decide
from habeas.register.models import Mention, Note, NoteShowing, Person, ReadingRow
from habeas.register.notes import (
    NoteRefused,
    listed_notes,
    notes_on,
    person_of,
    shown_to,
    shown_to_all,
    withdraw_note,
    write_note,
)
from habeas.register.verify import verify

pytestmark = pytest.mark.django_db
SECRET = "the family's address"


@pytest.fixture
def person() -> Person:
    keep(*PAGES)
    found = Person.objects.first()
    assert found is not None
    return found


@pytest.fixture
def note(person: Person) -> Note:
    return write_note(person.key, SECRET, confidential=True, by="Aysel")


def test_a_note_is_on_a_person_or_an_event(person: Person, note: Note) -> None:
    reading = ReadingRow.objects.filter(sources__event__participations__person=person).first()
    assert reading is not None
    other = write_note(reading.key, "  two\r\nlines ", confidential=False, by="Aysel")
    assert (note.about, other.about, other.text) == ("person", "event", "two\nlines")
    assert notes_on(person.key, [reading.key]) == [note, other]
    assert person_of(note) == person and person_of(other) is not None
    assert next((one.note.text, one.names[-1]) for one in listed_notes()) == (None, person.name)


@pytest.mark.parametrize(
    ("subject", "text", "by"),
    [
        ("nobody", "x", "Aysel"),
        (None, " ", "Aysel"),
        (None, "x", " "),
        (None, "x", "rule: 1"),
        (None, "x" * 20_001, "Aysel"),
        (None, "a\x00b", "Aysel"),
    ],
)
def test_what_is_no_note_is_refused(person: Person, subject: str | None, text: str, by: str) -> None:
    with pytest.raises(NoteRefused):
        write_note(subject or person.key, text, confidential=True, by=by)
    assert not Note.objects.exists()


def test_showing_a_confidential_note_is_written_down_before_it_is_shown(person: Person, note: Note) -> None:
    plain = write_note(person.key, "for all", confidential=False, by="Aysel")
    assert [view.text for view in shown_to_all([note, plain])] == ["for all"]
    assert not NoteShowing.objects.exists()
    assert [view.text for view in shown_to("Zaur", [note, plain])] == [SECRET, "for all"]
    shown_to("Zaur", [note])
    assert list(NoteShowing.objects.values_list("note", "shown_to")) == [(note.key, "Zaur")] * 2
    with pytest.raises(NoteRefused):
        shown_to("", [note])


def test_a_withdrawn_note_is_shown_to_nobody_and_kept(person: Person, note: Note) -> None:
    withdrawal = withdraw_note(note.key, by="Zaur", why="the family asked for it")
    assert withdrawal.confidential
    assert notes_on(person.key, []) == []
    assert [(one.withdrawn_by, one.note.text) for one in listed_notes()] == [("Zaur", None)]
    for key in (note.key, withdrawal.key, "nothing"):
        with pytest.raises(NoteRefused):
            withdraw_note(key, by="Zaur", why="again")


def test_notes_follow_a_person_who_is_joined_with_another(person: Person, note: Note) -> None:
    other = next(one for one in Person.objects.exclude(key=person.key) if not one.surname_only)
    decide(person.key, other.key, same=True, by="Aysel", why="one file")
    joined = Mention.objects.get(key=person.key).person
    assert joined is not None
    assert notes_on(joined.key, []) == [note]


@pytest.mark.parametrize("table", ["register_note", "register_noteshowing"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET key = key", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_the_database_refuses_to_change_them(note: Note, table: str, statement: str) -> None:
    if "REPLACE" in statement and connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's own")
    shown_to("Zaur", [note])
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="the register only grows"), transaction.atomic():
        cursor.execute(statement.format(table))


def test_verify_sees_a_note_that_was_changed_and_does_not_say_what_it_says(note: Note) -> None:
    shown_to("Zaur", [note])
    assert not [fault for fault in verify() if "note" in fault.what]
    triggers = (
        ["ALTER TABLE register_note DISABLE TRIGGER ALL", "ALTER TABLE register_noteshowing DISABLE TRIGGER ALL"]
        if connection.vendor == "postgresql"
        else ["DROP TRIGGER register_note_no_update", "DROP TRIGGER register_noteshowing_no_update"]
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in triggers:
            cursor.execute(statement)
        cursor.execute("UPDATE register_note SET text = 'planted text'")
        cursor.execute("UPDATE register_noteshowing SET shown_to = 'nobody'")
    faults = [str(fault) for fault in verify()]
    assert any(f"note {note.key}: was changed" in fault for fault in faults)
    assert any(f"of note {note.key}: was changed" in fault for fault in faults)
    assert not any("planted" in fault for fault in faults)
