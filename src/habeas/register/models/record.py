"""The record: people, their mentions, events, who took part in them, where they were read, and answers to appeals; and which
texts were taken from one another.

Always true: every row follows from readings, texts and decisions, by `habeas.register.folding` and `habeas.capture.copies` alone,
down to its key; the order in
which pages came in leaves no trace; `habeas rebuild` makes the same rows again.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH
from habeas.register.models.kept import Capture, ReadingRow, SegmentRow


class Person(models.Model):
    """Someone held or prosecuted. The key is that of their first mention; every other mention's key leads here as well."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    name = models.CharField(max_length=300)
    surname_only = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["surname_only", "name", "key"]

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """A name in a page (a lone surname: in one segment of it), and whose it is: no prisoner's where `person` is none. `identity`
    is the first mention of those taken for the same one's; `founds`: for what this page says they belong in the register."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    identity = models.CharField(max_length=KEY_LENGTH, db_index=True)
    founds = models.BooleanField()
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="mentions")
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="mentions")
    segment = models.CharField(max_length=40, blank=True)
    spelling = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["spelling", "key"]

    def __str__(self) -> str:
        return f"{self.spelling} in {self.capture_id}"


class Stay(models.Model):
    """Days through which where somebody stood is the same: it follows from the events about them; see `habeas.register.periods`.

    `told` is the text of `habeas.register.whereabouts`, said of the first day.
    """

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stays")
    first = models.DateField()
    last = models.DateField()
    told = models.TextField()

    class Meta:
        ordering: ClassVar = ["person_id", "first"]
        indexes: ClassVar = [models.Index(fields=["last", "first"], name="stay_days")]

    def __str__(self) -> str:
        return f"{self.person_id} from {self.first} to {self.last}"


class Period(models.Model):
    """Days on which somebody was held, or may have been: it follows from the events about them; see `habeas.register.periods`.
    `asked_for`: whether an appeal names them, whenever it was made and whatever became of it."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="periods")
    surname_only = models.BooleanField()
    first = models.DateField()
    last = models.DateField()
    certain = models.BooleanField()
    kind = models.CharField(max_length=20, blank=True)
    unconfirmed = models.BooleanField()
    since = models.DateField(null=True)
    ends_first = models.DateField(null=True)
    ends_last = models.DateField(null=True)
    confirmed = models.DateField(null=True)
    asked_for = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["person_id", "first"]
        indexes: ClassVar = [
            models.Index(fields=["last", "first", "kind", "certain", "surname_only", "unconfirmed"], name="period_days")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} from {self.first} to {self.last}"


class PrisonStay(models.Model):
    """Somebody was held in a prison, as far as reported: it follows from the events about them; see `habeas.register.episodes`.

    `since` and `until` are EDTF, empty where no day is known; `at_latest`: they were there by `since`; `event` says so; `went_to`
    is the prison after it; `is_there`: nothing shows that they left. `body` is the key of the prison's name.
    """

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="prison_stays")
    body = models.CharField(max_length=KEY_LENGTH)
    since = models.CharField(max_length=40, blank=True)
    at_latest = models.BooleanField()
    until = models.CharField(max_length=40, blank=True)
    event = models.CharField(max_length=KEY_LENGTH)
    went_to = models.TextField(blank=True)
    is_there = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["person_id", "since", "key"]
        indexes: ClassVar = [models.Index(fields=["body", "is_there"], name="prison_stay_there")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.body} since {self.since or 'some day'}"


class SexTold(models.Model):
    """What tells of somebody that they are a woman or a man: it follows from the events about them, their names, the lists that
    have them and what people decided; see `habeas.register.folding.sexes`.

    One row for all that says it in the same `words`, `times` often; the first `reading` or `mention`, the `row` of a list or the
    `decision` where that stands. `counts`: not overruled by a person's decision.
    """

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sexes")
    sex = models.CharField(max_length=10, blank=True)
    by = models.CharField(max_length=12)
    words = models.TextField()
    times = models.PositiveIntegerField()
    reading = models.ForeignKey(ReadingRow, null=True, on_delete=models.PROTECT, related_name="sexes")
    mention = models.ForeignKey(Mention, null=True, on_delete=models.CASCADE, related_name="sexes")
    row = models.ForeignKey("ListRow", null=True, on_delete=models.PROTECT, related_name="sexes")
    decision = models.CharField(max_length=KEY_LENGTH, blank=True)
    counts = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["person_id", "by", "sex", "words"]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.sex or 'not known'} ({self.by})"


class EventRow(models.Model):
    """One thing that happened, told by one or several sources. Texts that hold nothing are empty.

    `support` says for each field which values were read where: {"term": [{"value": "P8Y", "readings": [key, …]}, …]}, the
    value shown first; a corrected value names its "decisions". `standing`: confirmed by a person, reported (it entered by the
    policy), or unreviewed (it waits, and nothing builds on it). `contradicted`: its sources give different days, terms or
    outcomes. `published`: the last word on showing it to everyone, if any.
    `decisions`: those about its readings.
    """

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    type = models.CharField(max_length=20)
    stance = models.CharField(max_length=10)
    date = models.CharField(max_length=40, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    told_by = models.DateField(null=True)
    group = models.TextField(blank=True)
    actor = models.TextField(blank=True)
    count = models.CharField(max_length=80, blank=True)
    count_of = models.CharField(max_length=10, blank=True)
    count_sum = models.PositiveBigIntegerField(null=True)
    count_parts = models.JSONField()
    court = models.TextField(blank=True)
    judge = models.TextField(blank=True)
    case = models.TextField(blank=True)
    charges = models.JSONField()
    term = models.CharField(max_length=40, blank=True)
    until = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=120, blank=True)
    addressee = models.TextField(blank=True)
    target = models.TextField(blank=True)
    demands = models.JSONField()
    occasion = models.TextField(blank=True)
    occasion_date = models.CharField(max_length=40, blank=True)
    place = models.TextField(blank=True)
    attribution = models.TextField(blank=True)
    support = models.JSONField()
    pages = models.PositiveIntegerField()
    independent_sources = models.PositiveIntegerField()
    standing = models.CharField(max_length=12, db_index=True)
    contradicted = models.BooleanField()
    confidence = models.FloatField(null=True)
    published = models.BooleanField(null=True)
    decisions = models.JSONField()

    class Meta:
        ordering: ClassVar = ["earliest", "latest", "type", "key"]
        indexes: ClassVar = [
            models.Index(fields=["type", "earliest"], name="event_type_date"),
            models.Index(fields=["type", "latest"], name="event_type_last"),
            models.Index(fields=["type", "told_by"], name="event_type_told"),
            models.Index(fields=["earliest", "latest"], name="event_bounds"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.date or '(no date)'} ({self.key})"


class Participation(models.Model):
    """A name in an event: as someone it is about, or as who did it; and the readings that name them. `identity`: the first
    mention of those taken for the same one's, where they may be a prisoner."""

    class Role(models.TextChoices):
        ABOUT = "about"
        ACTOR = "actor"

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    event = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="participations")
    identity = models.CharField(max_length=KEY_LENGTH, db_index=True, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=10, choices=Role.choices)
    position = models.PositiveIntegerField()
    name = models.TextField()
    readings = models.JSONField()

    class Meta:
        ordering: ClassVar = ["event", "position", "key"]

    def __str__(self) -> str:
        return f"{self.name} in {self.event_id}"


class Source(models.Model):
    """An event was read here. One sentence can be the source of several events: three people sentenced to different terms."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    reading = models.ForeignKey(ReadingRow, on_delete=models.PROTECT, related_name="sources")
    event = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="sources")

    class Meta:
        ordering: ClassVar = ["event", "reading"]

    def __str__(self) -> str:
        return f"{self.event_id} in {self.reading_id}"


class Answer(models.Model):
    """A response that answers an appeal, and what speaks for that."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    appeal = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="answers")
    response = models.ForeignKey(EventRow, on_delete=models.CASCADE, related_name="answered")
    why = models.TextField()

    class Meta:
        ordering: ClassVar = ["appeal", "response"]

    def __str__(self) -> str:
        return f"{self.response_id} answers {self.appeal_id}"


class PageRelation(models.Model):
    """What two texts of different pages are to one another, the shorter first; `share` of its words stand in the other.

    `stretches`: [start, end, start in the other, end in the other, words that are the same], characters of the two texts.
    """

    class Kind(models.TextChoices):
        COPY = "copy"
        EXCERPT = "excerpt"
        ROUNDUP = "roundup"
        QUOTATION = "quotation"

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="relations")
    segment = models.CharField(max_length=40)
    other = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="relations_of_longer")
    other_segment = models.CharField(max_length=40)
    share = models.FloatField()
    other_share = models.FloatField()
    words = models.PositiveIntegerField()
    other_words = models.PositiveIntegerField()
    stretches = models.JSONField()

    class Meta:
        ordering: ClassVar = ["capture", "segment", "other", "other_segment"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.segment} of {self.capture_id} and {self.other_segment} of {self.other_id}"


class TextMark(models.Model):
    """By its marks a text finds those that it may share a passage with; see `habeas.capture.copies.words`."""

    mark = models.BigIntegerField(db_index=True)
    text = models.ForeignKey(SegmentRow, on_delete=models.PROTECT, related_name="marks")

    def __str__(self) -> str:
        return f"{self.mark} of {self.text_id}"
