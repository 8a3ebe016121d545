"""Notes on people and events, and to whom confidential ones were shown. Both only ever grow.

Always true: the database itself refuses to change or delete a row here; a row's key follows from what the row holds; a note is
withdrawn by another row; no export, log or public page holds a confidential note.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH


class Note(models.Model):
    """What somebody noted of a person (`subject` is the key of a mention) or of an event (of a reading); or why a note was
    withdrawn.
    """

    class About(models.TextChoices):
        PERSON = "person"
        EVENT = "event"

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    about = models.CharField(max_length=10, choices=About.choices)
    subject = models.CharField(max_length=KEY_LENGTH, db_index=True)
    text = models.TextField()
    confidential = models.BooleanField()
    written_by = models.CharField(max_length=80)
    written_at = models.DateTimeField()
    withdraws = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="withdrawn_by")

    class Meta:
        ordering: ClassVar = ["written_at", "key"]

    def __str__(self) -> str:
        return f"a note on {self.about} {self.subject} ({self.key})"


class NoteShowing(models.Model):
    """A confidential note was shown to somebody."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="showings")
    shown_to = models.CharField(max_length=80)
    shown_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering: ClassVar = ["-shown_at", "key"]

    def __str__(self) -> str:
        return f"{self.note_id} to {self.shown_to}, {self.shown_at}"
