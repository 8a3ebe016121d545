"""Is everything kept still as it was written? Faults, one by one.

In: the register. Out: `Fault`s; none where all is well. Always true: every file, every record in it, every row of what only grows
and every quote is looked at; nothing is changed; what a crash may leave (a record that no row names, a torn end behind the last
one) is no fault.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.db import connection

from habeas.model import RecordRefused
from habeas.register import warc
from habeas.register.add import key_of_row, reading_key, record_headers, text_digest
from habeas.register.decisions import decision_key
from habeas.register.home import home
from habeas.register.models import Capture, Decision, ReadingRow, SegmentRow


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what."""

    what: str
    problem: str

    def __str__(self) -> str:
        return f"{self.what}: {self.problem}"


def verify() -> Iterator[Fault]:
    """Every fault found."""
    folder = home() / "warc"
    return chain(_files(folder), _captures(folder), _texts(), _readings(), _decisions(), _protection())


# --- Files ----------------------------------------------------------------------------------------------------------------


def _files(folder: Path) -> Iterator[Fault]:
    """Files that rows name must be there; what stands between named records must be whole records too."""
    named: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for file, offset, length in Capture.objects.values_list("warc_file", "warc_offset", "warc_length"):
        named[file].append((offset, length))
    for file, spans in sorted(named.items()):
        path = folder / file
        if path.is_file():
            yield from (Fault(f"file {file}", problem) for problem in _between(path, sorted(spans)))
        else:
            yield Fault(f"file {file}", f"is missing from {folder}; {len(spans)} captures are in it")


def _between(path: Path, spans: list[tuple[int, int]]) -> Iterator[str]:
    end = 0
    for offset, length in spans:
        if offset < end:
            yield f"the records at {end} and {offset} overlap"
        elif offset > end:
            try:
                warc.read_all(path, end, offset)
            except warc.RecordDamaged as damage:
                yield f"bytes {end} to {offset}: {damage}"
        end = offset + length


# --- Rows -----------------------------------------------------------------------------------------------------------------


def _captures(folder: Path) -> Iterator[Fault]:
    for row in Capture.objects.iterator():
        yield from (Fault(f"capture {row.key} ({row.page_id})", problem) for problem in _capture(folder, row))


def _capture(folder: Path, row: Capture) -> Iterator[str]:
    if key_of_row(row) != row.key:
        yield "the row was changed: what it says no longer fits its key"
    if row.segments.count() != row.segment_count or row.readings.count() != row.reading_count:
        yield "segments or readings are missing, or there are more than were read"
    try:
        original = warc.read(folder, warc.Location(row.warc_file, row.warc_offset, row.warc_length))
    except warc.RecordDamaged as damage:
        yield f"its record in {row.warc_file} at {row.warc_offset} is damaged: {damage}"
    except OSError as error:
        yield f"its record in {row.warc_file} cannot be read ({error.strerror})"
    else:
        yield from _against_record(row, original)


def _against_record(row: Capture, original: warc.Original) -> Iterator[str]:
    if hashlib.sha256(original.payload).hexdigest() != row.sha256 or len(original.payload) != row.size:
        yield f"the bytes in {row.warc_file} are not those the row describes"
    said = record_headers(row) | {"WARC-Target-URI": warc.page_uri(row.url, row.page_id)}
    for name, value in said.items():
        if original.headers.get(name, "") != value:
            yield f"the row and the record differ in {name}: {value!r} and {original.headers.get(name, '')!r}"


def _texts() -> Iterator[Fault]:
    for row in SegmentRow.objects.iterator():
        if text_digest(row.title, row.date, row.text) != row.sha256:
            yield Fault(f"text {row.segment} of capture {row.capture_id}", "was changed: it does not fit its digest")


def _readings() -> Iterator[Fault]:
    texts: dict[tuple[str, str], str] = {}
    for row in ReadingRow.objects.order_by("capture", "position").iterator():
        if not any(capture == row.capture_id for capture, _ in texts):
            texts = {(s.capture_id, s.segment): s.text for s in SegmentRow.objects.filter(capture=row.capture_id)}
        for problem in _reading(row, texts.get((row.capture_id, row.segment))):
            yield Fault(f"reading {row.key} of capture {row.capture_id}", problem)


def _reading(row: ReadingRow, text: str | None) -> Iterator[str]:
    try:
        reading = row.value()
    except RecordRefused as refused:
        yield f"was changed: it is no reading ({refused})"
        return
    event = reading.event
    columns = (row.segment, row.type, row.frame, row.reader, row.quote, row.start, row.end)
    said = (event.segment, event.type.value, reading.frame, reading.reader, event.quote, event.start, event.end)
    if reading_key(row.capture_id, row.position, reading) != row.key or columns != said:
        yield "was changed: what it says no longer fits its key"
    if text is None:
        yield f"its segment {row.segment} is missing"
    elif text[event.start : event.end] != event.quote or any(more not in text for more in event.quote_more):
        yield "its quote does not stand in the text"


def _decisions() -> Iterator[Fault]:
    for row in Decision.objects.iterator():
        said = (row.kind, row.mention, row.other, row.decided_by, row.why, row.decided_at.isoformat(), row.undoes_id)
        if decision_key(*said) != row.key:
            yield Fault(f"decision {row.key}", "was changed: what it says no longer fits its key")


def _protection() -> Iterator[Fault]:
    """The triggers that keep what is kept from being changed."""
    postgresql = connection.vendor == "postgresql"
    triggers = "SELECT tgname FROM pg_trigger" if postgresql else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(triggers)
        there = {name for (name,) in cursor.fetchall()}
    for model in (Capture, SegmentRow, ReadingRow, Decision):
        table = model._meta.db_table
        needed = {f"{table}_no_change"} if postgresql else {f"{table}_no_update", f"{table}_no_delete", f"{table}_no_replace"}
        if not needed <= there:
            yield Fault(f"table {table}", f"is not protected against changes: {', '.join(sorted(needed - there))} is gone")
