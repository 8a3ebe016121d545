"""Notes on people and events: written, withdrawn, and shown to those who may see them.

Always true: the text of a confidential note leaves this module by `shown_to` alone, which writes the showing down first; whoever
writes says who they are. Notes follow a person through joins and separations, since they hang on one mention.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from habeas.model import HabeasError
from habeas.register.decisions import BY_RULE
from habeas.register.keys import key_of
from habeas.register.models import Mention, Note, NoteShowing, Person, ReadingRow
from habeas.register.record import be_the_one_writer

TEXT_LENGTH = 20_000


class NoteRefused(HabeasError, ValueError):
    """A note that cannot be kept, or of which there is none."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as somebody may see it: without its text where it is not for them."""

    key: str
    about: str
    subject: str
    confidential: bool
    written_by: str
    written_at: dt.datetime
    text: str | None


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note without the text of a confidential one, with whom or what it is about, and when it was withdrawn by whom."""

    note: NoteView
    names: tuple[str, ...]
    withdrawn_by: str
    withdrawn_at: dt.datetime | None


def write_note(subject: str, text: str, *, confidential: bool, by: str) -> Note:
    """Keeps a note on the person with this mention, or the event of this reading. Raises `NoteRefused`."""
    kept = _refuse_unsaid(text, by)
    about = _about(subject)
    with transaction.atomic():
        be_the_one_writer()
        return _written(about, subject, kept, confidential, by, None)


def withdraw_note(key: str, *, by: str, why: str) -> Note:
    """Takes a note back: it is shown to nobody any more, and kept. Raises `NoteRefused`."""
    kept = _refuse_unsaid(why, by)
    with transaction.atomic():
        be_the_one_writer()
        note = standing(key)
        return _written(note.about, note.subject, kept, note.confidential, by, note)


def standing(key: str) -> Note:
    """The note with this key, unless it is withdrawn. Raises `NoteRefused`."""
    note = Note.objects.filter(key=key, withdraws=None, withdrawn_by=None).first()
    if note is None:
        raise NoteRefused(f"there is no note {key!r} that stands; habeas note list shows those there are")
    return note


def notes_on(person: str, readings: Collection[str]) -> list[Note]:
    """The notes that stand on the person with this key, and on events read in `readings`, in the order they were written."""
    mentions = Mention.objects.filter(person=person).values_list("key", flat=True)
    on_person = Note.objects.filter(about=Note.About.PERSON, subject__in=[*mentions, person])
    on_events = Note.objects.filter(about=Note.About.EVENT, subject__in=readings)
    return list((on_person | on_events).filter(withdraws=None, withdrawn_by=None).distinct())


def shown_to(account: str, notes: Sequence[Note]) -> list[NoteView]:
    """The notes with their texts, to be shown to somebody who may see them; the confidential ones are written down as shown."""
    now = timezone.now()
    confidential = [note for note in notes if note.confidential]
    if confidential and not account:
        raise NoteRefused("a confidential note is shown to nobody who is not known by name")
    with transaction.atomic():
        NoteShowing.objects.bulk_create(
            NoteShowing(key=showing_key(note.key, account, now), note=note, shown_to=account, shown_at=now)
            for note in confidential
        )
    return [_view(note, note.text) for note in notes]


def shown_to_all(notes: Sequence[Note]) -> list[NoteView]:
    """Those that are not confidential."""
    return [_view(note, note.text) for note in notes if not note.confidential]


def listed_notes() -> list[ListedNote]:
    """Every note, withdrawn ones too; confidential ones without their texts."""
    found = list(Note.objects.filter(withdraws=None).select_related("withdrawn_by"))
    names = _names([note.subject for note in found])
    listed = []
    for note in found:
        withdrawal = getattr(note, "withdrawn_by", None)
        listed.append(
            ListedNote(
                note=_view(note, None if note.confidential else note.text),
                names=names.get(note.subject, ()),
                withdrawn_by=withdrawal.written_by if withdrawal else "",
                withdrawn_at=withdrawal.written_at if withdrawal else None,
            )
        )
    return listed


def showings() -> Sequence[NoteShowing]:
    """To whom confidential notes were shown, the last first."""
    return NoteShowing.objects.select_related("note").all()  # type: ignore[return-value]


def person_of(note: Note) -> Person | None:
    """A person on whose page the note stands."""
    if note.about == Note.About.PERSON:
        return Person.objects.filter(mentions__key=note.subject).first()
    return Person.objects.filter(participations__event__sources__reading=note.subject).first()


def note_key(about: str, subject: str, text: str, confidential: bool, by: str, at: dt.datetime, withdraws: str | None) -> str:
    """The key that follows from what a note holds."""
    return key_of("note", about, subject, text, confidential, by, at.isoformat(), withdraws)


def showing_key(note: str, shown_to: str, at: dt.datetime) -> str:
    """The key that follows from what a showing holds."""
    return key_of("note shown", note, shown_to, at.isoformat())


def _refuse_unsaid(text: str, by: str) -> str:
    kept = text.replace("\r\n", "\n").strip()
    if not kept:
        raise NoteRefused("a note says something")
    if len(kept) > TEXT_LENGTH or "\x00" in kept:
        raise NoteRefused(f"a note is plain text of up to {TEXT_LENGTH} characters")
    if not by.strip() or len(by) > 80 or by.startswith(BY_RULE):
        raise NoteRefused("a note says by whom it is, in up to 80 characters")
    return kept


def _about(subject: str) -> str:
    if Mention.objects.filter(key=subject, person__isnull=False).exists():
        return Note.About.PERSON
    if ReadingRow.objects.filter(key=subject).exists():
        return Note.About.EVENT
    raise NoteRefused(
        f"there is neither a person nor a reading {subject!r}; keys are in habeas people --format jsonl "
        "and habeas events --format jsonl"
    )


def _written(about: str, subject: str, text: str, confidential: bool, by: str, withdraws: Note | None) -> Note:
    now = timezone.now()
    return Note.objects.create(
        key=note_key(about, subject, text, confidential, by, now, withdraws.key if withdraws else None),
        about=about,
        subject=subject,
        text=text,
        confidential=confidential,
        written_by=by,
        written_at=now,
        withdraws=withdraws,
    )


def _view(note: Note, text: str | None) -> NoteView:
    return NoteView(
        key=note.key,
        about=note.about,
        subject=note.subject,
        confidential=note.confidential,
        written_by=note.written_by,
        written_at=note.written_at,
        text=text,
    )


def _names(subjects: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Whom notes are about: the person's name, or those the reading names."""
    people = Mention.objects.filter(key__in=subjects, person__isnull=False).values_list("key", "person__name")
    names: dict[str, tuple[str, ...]] = {key: (name,) for key, name in people}
    for row in ReadingRow.objects.filter(key__in=subjects):
        names[row.key] = (row.type, *row.value().event.people)
    return names
