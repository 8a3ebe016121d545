"""What only ever grows: captures with the texts cut from them, readings of these texts, decisions.

Always true: the database itself refuses to change or delete a row here (triggers, see the second migration); a row's key follows
from what the row holds, so that a changed row no longer fits its key; a capture names a WARC record that was on disk before it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.model import Reading
from habeas.register.keys import KEY_LENGTH


class Capture(models.Model):
    """A page as it was found: which bytes, where they are kept, and what the one who handed them in said about them."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=64)
    charset = models.CharField(max_length=40, blank=True)
    page_id = models.TextField()
    url = models.TextField(blank=True)
    published = models.DateField(null=True)
    captured = models.DateField(null=True)
    lang = models.CharField(max_length=35)
    added_at = models.DateTimeField()
    warc_file = models.CharField(max_length=120, db_index=True)
    warc_offset = models.PositiveBigIntegerField()
    warc_length = models.PositiveBigIntegerField()
    segment_count = models.PositiveIntegerField()
    reading_count = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["added_at", "key"]
        indexes: ClassVar = [models.Index(fields=["added_at"], name="capture_added")]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.key})"


class SegmentRow(models.Model):
    """The text of one part of a capture as it was when it was read: what quotes are spans of."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="segments")
    position = models.PositiveIntegerField()
    segment = models.CharField(max_length=40)
    title = models.TextField(blank=True)
    date = models.CharField(max_length=40, blank=True)
    date_source = models.CharField(max_length=40, blank=True)
    anchored_on_capture = models.BooleanField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["capture", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["capture", "segment"], name="one_text_a_segment")]

    def __str__(self) -> str:
        return f"{self.segment} of {self.capture_id}"


class ReadingRow(models.Model):
    """One event as one version of the reader read it from one segment; `reading` is the whole of it as JSON."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="readings")
    position = models.PositiveIntegerField()
    segment = models.CharField(max_length=40)
    type = models.CharField(max_length=20)
    frame = models.TextField()
    reader = models.CharField(max_length=40)
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reading = models.JSONField()

    class Meta:
        ordering: ClassVar = ["capture", "position"]

    def __str__(self) -> str:
        return f"{self.type} in {self.segment} of {self.capture_id} ({self.key})"

    def value(self) -> Reading:
        """The reading. Raises `RecordRefused` where the row holds something else."""
        return Reading.from_json(self.reading)


class Decision(models.Model):
    """What was decided, by whom (a person or a named rule), when and why.

    `one` and `other`: the two mentions (or rows of lists) that are one person's or two people's; else the reading, or the
    mention, that stands first for what it is about, and nothing or a second one. `names`: these in words. `said`: what else it
    says; of events, all the readings it is about; of publishing a person, the mentions. A decision is taken back by another that
    names it in `undoes`.
    """

    class Kind(models.TextChoices):
        SAME_PERSON = "same_person"
        DIFFERENT_PEOPLE = "different_people"
        ACCEPT = "accept"
        REJECT = "reject"
        AMEND = "amend"
        SAME_EVENT = "same_event"
        DIFFERENT_EVENTS = "different_events"
        PUBLISH = "publish"
        WITHHOLD = "withhold"
        ASSESS = "assess"
        SEX = "sex"

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    one = models.CharField(max_length=KEY_LENGTH, db_index=True)
    other = models.CharField(max_length=KEY_LENGTH, db_index=True, blank=True)
    names = models.JSONField()
    said = models.JSONField(null=True)
    decided_by = models.CharField(max_length=80)
    why = models.TextField()
    decided_at = models.DateTimeField()
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        ordering: ClassVar = ["decided_at", "key"]
        indexes: ClassVar = [
            models.Index(fields=["decided_at", "kind", "decided_by"], name="decision_made_of_kind"),
            models.Index(fields=["decided_by", "decided_at"], name="decision_made_by"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.one} {self.other} ({self.decided_by})"
