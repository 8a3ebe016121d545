"""Lists of people: `ListFile` and `ListRow` only ever grow, as captures and readings do; `ListStanding` is folded from them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH


class ListFile(models.Model):
    """One edition of a publisher's list as it was handed in: which bytes, where they are kept, how its columns were read.

    `accepted` is why a person let it pass although something about it should be looked at.
    """

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    publisher = models.TextField()
    as_of = models.DateField()
    definition = models.TextField(blank=True)
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    columns = models.JSONField()
    date_order = models.CharField(max_length=12)
    reader = models.CharField(max_length=20)
    accepted = models.TextField(blank=True)
    added_at = models.DateTimeField()
    row_count = models.PositiveIntegerField()
    warc_file = models.CharField(max_length=120, db_index=True)
    warc_offset = models.PositiveBigIntegerField()
    warc_length = models.PositiveBigIntegerField()

    class Meta:
        ordering: ClassVar = ["publisher", "as_of", "added_at", "key"]

    def __str__(self) -> str:
        return f"{self.publisher}, as of {self.as_of}"


class ListRow(models.Model):
    """One person as one row of a list has them: the row's cells as they stand, and what was read from them."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    file = models.ForeignKey(ListFile, on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    table = models.TextField()
    row = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    name = models.TextField()
    cells = models.JSONField()
    entry = models.JSONField()

    class Meta:
        ordering: ClassVar = ["file", "position"]

    def __str__(self) -> str:
        return f"{self.name} ({self.file_id}, row {self.row})"


class ListStanding(models.Model):
    """Someone on an edition of a list.

    `listed` is the row in which the publisher's list first had them, `before` the one in the edition before; `changes` what it
    says otherwise now: {"status": ["held", "released"]}; `person` whose row it is, where pages tell of them.
    """

    class Change(models.TextChoices):
        ADDED = "added"
        KEPT = "kept"
        CHANGED = "changed"

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    row = models.ForeignKey(ListRow, on_delete=models.PROTECT, related_name="standings")
    listed = models.ForeignKey(ListRow, on_delete=models.PROTECT, related_name="listings")
    before = models.ForeignKey(ListRow, null=True, on_delete=models.PROTECT, related_name="standings_after")
    person = models.ForeignKey("Person", null=True, on_delete=models.CASCADE, related_name="listings")
    change = models.CharField(max_length=10, choices=Change.choices)
    changes = models.JSONField()
    why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["row"]

    def __str__(self) -> str:
        return f"{self.change}: {self.row_id}"
