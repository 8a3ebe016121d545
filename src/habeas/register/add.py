"""Pages are kept and read: page inputs in, for each one `Added` out.

Always true: a page is kept whole or not at all: its original is on disk before one transaction writes its capture, texts and
readings together with the change of the record; the same bytes with the same address and days are kept once, whatever they are
called; killed at any moment, the same call completes what is missing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from habeas.capture import PageInput, cut, page_from_input
from habeas.model import Page, Reading, Segment
from habeas.reading import language_read, read
from habeas.register import warc
from habeas.register.home import home
from habeas.register.keys import key_of
from habeas.register.models import Capture, ListFile, ReadingRow, SegmentRow
from habeas.register.record import be_the_one_writer, page_added

ADDED: Final = "Habeas-Added"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a page: its key, whether it was kept now (or before), and how many events were read from how many segments.

    `is_read` is false for a page in a language that is not read: it is kept and cut, and nothing is read from it.
    """

    page_id: str
    key: str
    is_new: bool
    readings: int
    segments: int
    is_read: bool


def add(inputs: Iterable[PageInput], *, together_with: Callable[[str], None] | None = None) -> Iterator[Added]:
    """Keeps and reads each page in turn; what was given out is on disk. Raises `InputRefused` for what cannot be decoded.

    `together_with` is given a page's key within the transaction that keeps it: what it writes is written with the page or not at
    all. For a page that is kept already it is called too.
    """
    for given in inputs:
        yield _add(given, together_with or _nothing)


def _nothing(key: str) -> None:
    del key


def capture_key(given: PageInput) -> str:
    """The key of a capture: the bytes, and what is said about them, save the name they came in under."""
    return _key(hashlib.sha256(given.raw).hexdigest(), given.url, given.published, given.captured, given.lang)


def key_of_row(row: Capture) -> str:
    """The key that follows from what a row holds."""
    return _key(row.sha256, row.url or None, row.published, row.captured, row.lang)


def reading_key(capture: str, position: int, reading: Reading) -> str:
    """The key of a reading: of which capture, at which place among its readings, and all it says."""
    return key_of("reading", capture, position, reading.to_json())


def _key(sha256: str, url: str | None, published: dt.date | None, captured: dt.date | None, lang: str) -> str:
    days = (day.isoformat() if day is not None else None for day in (published, captured))
    return key_of("capture", sha256, url, *days, lang)


def _add(given: PageInput, together_with: Callable[[str], None]) -> Added:
    key = capture_key(given)
    before = Capture.objects.filter(key=key).first()
    if before is not None:
        together_with(key)
        return _added(given, before, is_new=False)
    page = page_from_input(given)
    segments = cut(page)
    language = language_read(page.lang)
    readings = read(segments, lang=language) if language is not None else ()
    with warc.open_for_writing(home() / "warc", named_end) as file, transaction.atomic():
        be_the_one_writer()
        before = Capture.objects.filter(key=key).first()
        if before is not None:
            together_with(key)
            return _added(given, before, is_new=False)
        capture = _keep(given, page, key, file, len(segments), len(readings))
        _keep_texts(capture, segments)
        _keep_readings(capture, readings)
        page_added(key)
        together_with(key)
    return _added(given, capture, is_new=True)


def _added(given: PageInput, row: Capture, *, is_new: bool) -> Added:
    return Added(
        given.id,
        row.key,
        is_new=is_new,
        readings=row.reading_count,
        segments=row.segment_count,
        is_read=language_read(row.lang) is not None,
    )


def named_end(file: str) -> int:
    """Where the last record of a WARC file ends that a row names; 0 where none does."""
    ends = [
        table._default_manager.filter(warc_file=file).aggregate(end=Max(F("warc_offset") + F("warc_length")))["end"]
        for table in (Capture, ListFile)
    ]
    return max((end for end in ends if end), default=0)


def _keep(given: PageInput, page: Page, key: str, file: warc.WarcFile, segments: int, readings: int) -> Capture:
    capture = Capture(
        key=key,
        sha256=hashlib.sha256(given.raw).hexdigest(),
        size=len(given.raw),
        media_type=str(page.media_type),
        charset=given.charset or "",
        page_id=given.id,
        url=given.url or "",
        published=given.published,
        captured=given.captured,
        lang=given.lang,
        added_at=given.exchanges[-1].at if given.exchanges else timezone.now(),
        segment_count=segments,
        reading_count=readings,
    )
    uri = warc.page_uri(capture.url, capture.page_id)
    if given.exchanges:
        location = file.append_exchanges(given.exchanges, record_headers(capture))
    elif given.archived is not None:
        said = {"Habeas-Archive": quote(given.archived.archive, safe=""), **record_headers(capture, date_in=ADDED)}
        location = file.append_archived(given.archived, uri, said)
    else:
        location = file.append(given.raw, capture.media_type, uri, record_headers(capture))
    capture.warc_file, capture.warc_offset, capture.warc_length = location.file, location.offset, location.length
    capture.save(force_insert=True)
    return capture


def record_headers(row: Capture, *, date_in: str = "WARC-Date") -> dict[str, str]:
    """What is said about the page, as headers of its WARC record; those that hold nothing are left out.

    `date_in` is where it says when the page was kept: `ADDED` for a record of a web archive, whose own date is its archive's.
    """
    said = {
        date_in: row.added_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "Habeas-Capture": row.key,
        "Habeas-Page": quote(row.page_id, safe=""),
        "Habeas-Published": row.published.isoformat() if row.published else "",
        "Habeas-Captured": row.captured.isoformat() if row.captured else "",
        "Habeas-Language": row.lang,
        "Habeas-Charset": row.charset,
        "Habeas-Media-Type": row.media_type,
    }
    return {name: value for name, value in said.items() if value}


def _keep_texts(capture: Capture, segments: Sequence[Segment]) -> None:
    SegmentRow.objects.bulk_create(
        SegmentRow(
            capture=capture,
            position=position,
            segment=segment.id,
            title=segment.title or "",
            date=str(segment.date or ""),
            date_source=segment.date_source or "",
            anchored_on_capture=segment.anchored_on_capture,
            text=segment.text,
            sha256=text_digest(segment.title or "", str(segment.date or ""), segment.text),
        )
        for position, segment in enumerate(segments)
    )


def text_digest(title: str, date: str, text: str) -> str:
    """SHA-256 of what a segment says."""
    return hashlib.sha256("\0".join((title, date, text)).encode("utf-8", "surrogatepass")).hexdigest()


def _keep_readings(capture: Capture, readings: Sequence[Reading]) -> None:
    ReadingRow.objects.bulk_create(
        ReadingRow(
            key=reading_key(capture.key, position, reading),
            capture=capture,
            position=position,
            segment=reading.event.segment,
            type=reading.event.type.value,
            frame=reading.frame,
            reader=reading.reader,
            quote=reading.event.quote,
            start=reading.event.start,
            end=reading.event.end,
            reading=reading.to_json(),
        )
        for position, reading in enumerate(readings)
    )
