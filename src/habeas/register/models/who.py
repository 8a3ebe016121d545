"""What who is who and what is one statement are told by: so that a page that comes later is held against those names, statements
and decisions alone that it may be about.

Always true: every row follows from readings, lists and decisions, as those of the record do.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH


class Name(models.Model):
    """A full name in a page or in a row of a list, with all that is said around it; the key is the mention's, or the row's.
    `together`: the first of those that are taken for one person's."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    name = models.TextField(db_index=True)
    said = models.JSONField()
    together = models.CharField(max_length=KEY_LENGTH, db_index=True)

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return self.name


class NameMark(models.Model):
    """By its marks a name finds those that it may be another spelling of; see `habeas.register.folding.linking`."""

    mark = models.BigIntegerField(db_index=True)
    name = models.TextField(db_index=True)

    def __str__(self) -> str:
        return f"{self.mark} of {self.name}"


class NamePair(models.Model):
    """Two names that were held against each other, the smaller key first, and the link found; none: two people of one name."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    one = models.CharField(max_length=KEY_LENGTH, db_index=True)
    other = models.CharField(max_length=KEY_LENGTH, db_index=True)
    link = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return f"{self.one} {self.other}"


class Question(models.Model):
    """Two names that may be one person's, which a human has to decide; `weight` is what speaks for it beside the names."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    mention = models.CharField(max_length=KEY_LENGTH, db_index=True)
    other = models.CharField(max_length=KEY_LENGTH, db_index=True)
    names = models.JSONField()
    score = models.FloatField()
    weight = models.IntegerField()
    why = models.TextField()

    class Meta:
        ordering: ClassVar = ["-weight", "-score", "mention", "other"]

    def __str__(self) -> str:
        return " / ".join(self.names)


class StatementTime(models.Model):
    """When a statement may have been made, and when a page told it; see `habeas.register.folding.statements`. One row for each
    month in question. `named`: it names those it is about."""

    reading = models.CharField(max_length=KEY_LENGTH, db_index=True)
    kind = models.CharField(max_length=40)
    named = models.BooleanField()
    month = models.PositiveIntegerField(null=True)
    told = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "named", "month"], name="statement_month"),
            models.Index(fields=["kind", "named", "told"], name="statement_told"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.reading}"


class DecidedReading(models.Model):
    """A person's decision is about this reading; it may have been taken back since. Of all decisions those are read in this way
    that what has come may hang on."""

    reading = models.CharField(max_length=KEY_LENGTH, db_index=True)
    decision = models.CharField(max_length=KEY_LENGTH)

    def __str__(self) -> str:
        return f"{self.decision} about {self.reading}"


class FoldedIn(models.Model):
    """One change of the record: the states that it was in before and after (see `FoldedBy`), and the keys of everybody of whom
    something may be otherwise; none where that may be anybody. The latest alone are here."""

    before = models.CharField(max_length=32)
    after = models.CharField(max_length=32)
    people = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.before} {self.after}"


class FoldedBy(models.Model):
    """By which rules the record was folded; by others it is folded anew. `state` is another whenever anything is folded in or
    decided."""

    rules = models.TextField(primary_key=True)
    state = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.rules
