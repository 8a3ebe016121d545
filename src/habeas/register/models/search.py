"""What search looks in: `SearchEntry`, a text of the record or a kept one as words; `SearchWord`, by which sounds a word is
found.

Always true: every row follows from the record and the texts kept, by `habeas.register.search.index` alone. The database keeps its
own full-text index of the entries (see the migration): FTS5 in SQLite by triggers, GIN in PostgreSQL by generated columns.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH


class SearchEntry(models.Model):
    """One spelling of a person, one event, or one part of a kept page; `owner` is the key of that person, event or capture.

    `written` has the words as they stand, `folded` the same romanised and without accents where that differs; both in small
    letters, a space around each word. `part` is the segment of a text, `row` its number in the table of texts. `day` is by what
    hits are ordered, `country` where an event was, as far as its court, place or law names one.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        EVENT = "event"
        TEXT = "text"

    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    owner = models.CharField(max_length=KEY_LENGTH)
    part = models.CharField(max_length=40, blank=True)
    row = models.BigIntegerField(null=True, db_index=True)
    spelling = models.TextField(blank=True)
    day = models.DateField(null=True)
    country = models.CharField(max_length=60, blank=True)
    written = models.TextField()
    folded = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["kind", "owner", "key"]
        indexes: ClassVar = [
            models.Index(fields=["kind", "owner"], name="search_owner"),
            models.Index(fields=["country", "kind"], name="search_country"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.owner} ({self.key})"


class SearchWord(models.Model):
    """A word that may be a name, under one of the keys of its sounds."""

    word = models.CharField(max_length=64)
    sounds = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["word", "sounds"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sounds", "word"], name="one_word_a_sound")]

    def __str__(self) -> str:
        return f"{self.word} ({self.sounds})"
