"""Is everything kept still as it was written? Faults, one by one, and what is worth knowing besides.

In: the register. Out: `Fault`s; none where all is well. And `Note`s: what a crash may leave (a record that no row names, a torn
end behind the last one), files that are not ours, time stamps that failed. Always true: every file, every record in it, every row
of what only grows and every quote is looked at; nothing is changed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

from habeas.model import RecordRefused
from habeas.register import timestamps, warc
from habeas.register.add import ADDED, key_of_row, reading_key, record_headers, text_digest
from habeas.register.decisions import key_of_decision
from habeas.register.home import home
from habeas.register.lists.keeping import list_headers, list_key, row_key
from habeas.register.models import Capture, Decision, ListFile, ListRow, NoteShowing, ReadingRow, SegmentRow, TimeStamp
from habeas.register.models import Note as WrittenNote
from habeas.register.notes import note_key, showing_key

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what."""

    what: str
    problem: str

    def __str__(self) -> str:
        return f"{self.what}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is no fault and should be known all the same."""

    what: str
    remark: str

    def __str__(self) -> str:
        return f"{self.what}: {self.remark}"


def verify(trusted: Sequence[Certificate] = ()) -> Iterator[Fault]:
    """Every fault found; the signatures of time stamps are checked where `trusted` authorities are given."""
    folder = home() / "warc"
    return chain(
        _files(folder),
        _finished(folder),
        _stamps(folder, trusted),
        _captures(folder),
        _texts(),
        _readings(),
        _decisions(),
        _lists(folder),
        _notes(),
        _protection(),
    )


def notes() -> Iterator[Note]:
    """What is worth knowing about the files of originals."""
    folder = home() / "warc"
    return chain(_unnamed_files(folder), _unnamed_records(folder), _unstamped(folder))


# --- Files ----------------------------------------------------------------------------------------------------------------


def _files(folder: Path) -> Iterator[Fault]:
    """Files that rows name must be there; what stands between named records must be whole records too."""
    for file, spans in sorted(_named_spans().items()):
        path = folder / file
        if path.is_file():
            yield from (Fault(f"file {file}", problem) for problem in _between(path, spans))
        else:
            yield Fault(f"file {file}", f"is missing from {folder}; {len(spans)} captures are in it")


def _named_spans() -> dict[str, list[tuple[int, int]]]:
    """For each file that rows name, where the records they name begin and how long they are, in order."""
    named: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for table in (Capture, ListFile):
        for file, offset, length in table._default_manager.values_list("warc_file", "warc_offset", "warc_length"):
            named[file].append((offset, length))
    return {file: sorted(spans) for file, spans in named.items()}


def _between(path: Path, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    end = 0
    for offset, length in spans:
        if offset < end:
            yield f"the records at {end} and {offset} overlap"
        elif offset > end:
            try:
                deque(warc.read_all(path, end, offset), maxlen=0)
            except warc.RecordDamaged as damage:
                yield f"bytes {end} to {offset}: {damage}"
        end = offset + length


def _finished(folder: Path) -> Iterator[Fault]:
    """A finished file must fit the SHA-256 that was written down when it was finished."""
    for digest in sorted(folder.glob("*.warc.gz.sha256")):
        path = digest.with_suffix("")
        said = digest.read_bytes().decode("ascii", "replace")
        if not path.is_file():
            yield Fault(f"file {path.name}", f"is missing from {folder}, where its SHA-256 still is")
        elif said != f"{warc.sha256_of(path)}  {path.name}\n":
            yield Fault(f"file {path.name}", f"does not fit {digest.name}: one of them was changed after the file was finished")


# --- Time stamps ----------------------------------------------------------------------------------------------------------


def _stamps(folder: Path, trusted: Sequence[Certificate]) -> Iterator[Fault]:
    for row in TimeStamp.objects.all():
        if timestamps.stamp_key(row) != row.key:
            yield Fault(f"time stamp {row.key}", "the row was changed: what it says no longer fits its key")
        elif not row.problem:
            try:
                timestamps.check_token(row, folder / row.file, trusted)
            except timestamps.TokenRefused as refused:
                yield Fault(f"time stamp of {row.file}", str(refused))


def _unstamped(folder: Path) -> Iterator[Note]:
    """Finished files that no authority has stamped, with what the last one asked said."""
    for digest in sorted(folder.glob("*.warc.gz.sha256")):
        file = digest.with_suffix("").name
        rows = list(TimeStamp.objects.filter(file=file))
        if any(not row.problem for row in rows):
            continue
        if rows:
            yield Note(f"file {file}", f"time stamp failed on {rows[-1].asked_at:%Y-%m-%d}: {rows[-1].problem}")
        else:
            yield Note(f"file {file}", "is finished and has no time stamp; habeas timestamp asks for one")


# --- What nobody names ----------------------------------------------------------------------------------------------------


def _unnamed_files(folder: Path) -> Iterator[Note]:
    if not folder.is_dir():
        return
    named = set(_named_spans())
    ours = named | {f"{file}.sha256" for file in named} | {f"{file}.sha256.tsr" for file in named}
    for path in sorted(folder.iterdir()):
        if path.name in ours:
            continue
        if ".torn-" in path.name:
            yield Note(f"file {path.name}", f"holds {path.stat().st_size} bytes that a crash cut off; nothing kept is in it")
        elif path.stat().st_size:  # an empty one was made for a page that another writer kept first; the next page goes there
            yield Note(f"file {path.name}", "is named by no row; Habeas did not keep it, or was killed before it could")


def _unnamed_records(folder: Path) -> Iterator[Note]:
    """Pages in files that rows name which no row names themselves; a crash between file and row leaves one such at most."""
    for file, spans in sorted(_named_spans().items()):
        if not (folder / file).is_file():
            continue
        last = spans[-1][0] + spans[-1][1]
        ends = [0, *(offset + length for offset, length in spans)]
        gaps: list[tuple[int, int | None]] = [
            (end, offset) for end, (offset, _) in zip(ends, spans, strict=False) if offset > end
        ]
        for start, end in (*gaps, (last, None)):
            yield from (Note(f"file {file}", remark) for remark in _unnamed_in(folder / file, start, end))


def _unnamed_in(path: Path, start: int, end: int | None) -> Iterator[str]:
    try:
        for offset, record in warc.read_all(path, start, end):
            if record.headers.get("WARC-Type") == "resource" or "Habeas-Capture" in record.headers:
                yield f"the record at {offset} ({record.headers.get('WARC-Target-URI', '')}) is named by no row"
    except warc.RecordDamaged:
        if end is None:  # in a gap between named records it is a fault
            yield "ends with bytes that are no whole record, as a crash leaves; the next page kept sets them aside"


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
    date_in = ADDED if ADDED in original.headers else "WARC-Date"
    said = record_headers(row, date_in=date_in) | {"WARC-Target-URI": warc.page_uri(row.url, row.page_id)}
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
        if key_of_decision(row) != row.key:
            yield Fault(f"decision {row.key}", "was changed: what it says no longer fits its key")


def _lists(folder: Path) -> Iterator[Fault]:
    for row in ListFile.objects.iterator():
        yield from (Fault(f"list {row.key} ({row})", problem) for problem in _list(folder, row))


def _list(folder: Path, row: ListFile) -> Iterator[str]:
    if list_key(row.sha256, row.publisher, row.as_of, row.definition, row.columns, row.date_order) != row.key:
        yield "the row was changed: what it says no longer fits its key"
    rows = list(row.rows.order_by("position"))
    if len(rows) != row.row_count:
        yield "rows are missing, or there are more than were read"
    for each in rows:
        if row_key(row.key, each.position, each.name, each.cells, each.entry) != each.key:
            yield f"row {each.row} was changed: what it says no longer fits its key"
    try:
        original = warc.read(folder, warc.Location(row.warc_file, row.warc_offset, row.warc_length))
    except warc.RecordDamaged as damage:
        yield f"its record in {row.warc_file} at {row.warc_offset} is damaged: {damage}"
        return
    except OSError as error:
        yield f"its record in {row.warc_file} cannot be read ({error.strerror})"
        return
    if hashlib.sha256(original.payload).hexdigest() != row.sha256 or len(original.payload) != row.size:
        yield f"the bytes in {row.warc_file} are not those the row describes"
    for name, value in list_headers(row).items():
        if original.headers.get(name, "") != value:
            yield f"the row and the record differ in {name}: {value!r} and {original.headers.get(name, '')!r}"


def _notes() -> Iterator[Fault]:
    """What a note says is never said here."""
    for note in WrittenNote.objects.iterator():
        said = (note.about, note.subject, note.text, note.confidential, note.written_by, note.written_at, note.withdraws_id)
        if note_key(*said) != note.key:
            yield Fault(f"note {note.key}", "was changed: what it says no longer fits its key")
    for showing in NoteShowing.objects.iterator():
        if showing_key(showing.note_id, showing.shown_to, showing.shown_at) != showing.key:
            yield Fault(f"showing {showing.key} of note {showing.note_id}", "was changed: what it says no longer fits its key")


def _protection() -> Iterator[Fault]:
    """The triggers that keep what is kept from being changed."""
    postgresql = connection.vendor == "postgresql"
    triggers = "SELECT tgname FROM pg_trigger" if postgresql else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(triggers)
        there = {name for (name,) in cursor.fetchall()}
    for model in (Capture, SegmentRow, ReadingRow, Decision, TimeStamp, ListFile, ListRow, WrittenNote, NoteShowing):
        table = model._meta.db_table
        needed = {f"{table}_no_change"} if postgresql else {f"{table}_no_update", f"{table}_no_delete", f"{table}_no_replace"}
        if not needed <= there:
            yield Fault(f"table {table}", f"is not protected against changes: {', '.join(sorted(needed - there))} is gone")
