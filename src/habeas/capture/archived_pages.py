"""The records of a web archive -> the pages among them.

In: a WARC file, or a WACZ with WARC files in it. Out: for each record a `PageInput`, or a `LeftOut` that says why it is none.
Always true: a page's bytes are those the server sent, unpacked, and its record goes with it as it was archived; a record whose
digests do not fit gives no page; everything is read in a stream, so that an archive of any size takes no more memory than its
largest page.
"""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders

from habeas.capture.decoding import SIZE_LIMIT, InputRefused, refuse_unless_page
from habeas.capture.page_input import ArchivedRecord, PageInput
from habeas.capture.unpacking import Unpackable
from habeas.capture.wacz import warcs_in
from habeas.capture.warc_records import ArchiveDamaged, Record, records
from habeas.capture.web_answer import Answer, NoAnswer, answer_in, answer_of_resource
from habeas.model import MediaType

_SUFFIXES: Final = (".warc", ".warc.gz", ".wacz")
_BLOCK_LIMIT: Final = SIZE_LIMIT + 256 * 1024
_MEDIA_TYPES: Final[dict[str, MediaType | None]] = {
    "text/html": None,  # some servers call everything so: the bytes say what it is
    "application/xhtml+xml": MediaType.HTML,
    "text/plain": MediaType.PLAIN,
    "application/pdf": MediaType.PDF,
    "application/x-pdf": MediaType.PDF,
}
_FOR_PROGRAMS: Final = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is no page: where it is, why, whether it is a loss (one that should have been a page), and what is counted of it."""

    where: str
    reason: str
    is_loss: bool
    kind: str = "record"

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class _NoPage(Exception):
    """Why a record is no page."""

    def __init__(self, reason: str, *, is_loss: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_loss = is_loss


def is_web_archive(path: Path) -> bool:
    """Whether its name says so."""
    return path.name.lower().endswith(_SUFFIXES)


def pages_of_archive(path: Path, *, lang: str) -> Iterator[PageInput | LeftOut]:
    """What each record is, in order. Raises `InputRefused` where the archive is damaged, cut off, or none."""
    try:
        for name, opened in _warc_files(path):
            with opened as file:
                for record in records(file, _may_be_page, block_limit=_BLOCK_LIMIT):
                    yield _page_or_not(record, name, lang)
    except ArchiveDamaged as damage:
        raise InputRefused(str(path), str(damage)) from damage
    except OSError as error:
        raise InputRefused(str(path), f"cannot be read ({error.strerror or error})") from error


def _warc_files(path: Path) -> Iterator[tuple[str, AbstractContextManager[BinaryIO]]]:
    if path.name.lower().endswith(".wacz"):
        yield from warcs_in(path)
    else:
        yield path.name, path.open("rb")


def _may_be_page(headers: StatusAndHeaders) -> bool:
    kind = headers.get_header("WARC-Type")
    return kind == "response" or (kind == "resource" and _type_of(headers.get_header("Content-Type") or "") in _MEDIA_TYPES)


def _page_or_not(record: Record, archive: str, lang: str) -> PageInput | LeftOut:
    where = f"{archive}, record {record.number}"
    uri = record.header("WARC-Target-URI").strip().removeprefix("<").removesuffix(">")
    place = f"{where} ({uri[:200]})" if uri else where
    try:
        answer = _answer(record, uri)
        refuse_unless_page(answer.page, place)
    except _NoPage as why:
        return LeftOut(place, why.reason, why.is_loss)
    except InputRefused as why:
        return LeftOut(place, why.problem, is_loss=True)
    except (Unpackable, NoAnswer, ArchiveDamaged) as why:
        return LeftOut(place, str(why), is_loss=True)
    return PageInput(
        id=uri,
        raw=answer.page,
        media_type=_MEDIA_TYPES[_type_of(answer.content_type)],
        url=uri,
        captured=_day(record.header("WARC-Date")),
        lang=lang,
        charset=_charset(answer.content_type),
        archived=ArchivedRecord(archive, tuple(record.headers.headers), record.block or b""),
    )


def _answer(record: Record, uri: str) -> Answer:
    """Raises `_NoPage` for what is no page, `NoAnswer` or `Unpackable` for what should be one."""
    if not record.fits:
        raise _NoPage("does not fit its digest: it was changed after it was archived", is_loss=True)
    kind = record.header("WARC-Type")
    if kind == "revisit":
        raise _NoPage("says that a page had not changed since it was archived before (revisit)")
    if kind not in ("response", "resource"):
        raise _NoPage(f"is no page but a record of type {kind[:20]!r}")
    _refuse_unless_of_the_web(uri)
    if record.block is None and record.length > _BLOCK_LIMIT:
        raise _NoPage(
            f"is larger than {SIZE_LIMIT // 1024 // 1024} MB", is_loss=_may_be_page(record.headers) and kind == "resource"
        )
    if record.block is None:
        raise _NoPage(f"is of type {_type_of(record.header('Content-Type'))[:40]!r}")
    said = record.header("Content-Type")
    answer = answer_in(record.block, limit=SIZE_LIMIT) if kind == "response" else answer_of_resource(record.block, said)
    if answer.status != 200:
        raise _NoPage(f"is an answer with status {answer.status}")
    if _type_of(answer.content_type) not in _MEDIA_TYPES:
        raise _NoPage(f"is of type {_type_of(answer.content_type)[:40]!r}")
    if not answer.fits(record.header("WARC-Payload-Digest")):
        raise _NoPage("does not fit its payload digest: it was changed after it was archived", is_loss=True)
    return answer


def _refuse_unless_of_the_web(uri: str) -> None:
    try:
        parts = urlsplit(uri)
    except ValueError:
        raise _NoPage("has an address that cannot be understood", is_loss=True) from None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        raise _NoPage("has no address of the web")
    if parts.path.lower().endswith(_FOR_PROGRAMS):
        raise _NoPage("is written for programs (robots.txt and the like)")


def _type_of(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _charset(content_type: str) -> str | None:
    header = Message()
    header["Content-Type"] = content_type
    named = header.get_content_charset()
    try:
        return codecs.lookup(named).name if named else None
    except (LookupError, ValueError):
        return None


def _day(date: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(date[:10])
    except ValueError:
        return None
