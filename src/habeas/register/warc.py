"""Originals as evidence: every capture is a record of a WARC 1.1 file under `HABEAS_HOME/warc/`.

In: a page's bytes and what was said about it, or the exchanges with a server that led to it. Out: a `Location` (file, offset,
length), on disk before it is given out. Always true: a record is a gzip member of its own with payload and block digests; a page
that was fetched is a `response` record behind its `request` and the redirects before; nothing that a row names is ever changed or
moved; what a crash left half written is set aside before anything is written behind it; one process at a time writes to a file.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import re
import secrets
import uuid
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import quote

from warcio.warcwriter import WARCWriter

from habeas.capture.decoding import SIZE_LIMIT
from habeas.capture.fetching import Exchange
from habeas.capture.page_input import ArchivedRecord
from habeas.capture.unpacking import Unpackable
from habeas.capture.warc_records import ArchiveDamaged, Record, hasher, records
from habeas.capture.web_answer import NoAnswer, answer_in, answer_of_resource
from habeas.register.home import made

ROTATE_AT: Final = 1 << 30
"""A file that has grown to this many bytes gets no further records."""

_VERSION: Final = "WARC/1.1"
_AFTER: Final = 1 << 16
_OURS: Final = "habeas-"
_WRITTEN_ANEW: Final = frozenset({"warc-type", "warc-target-uri", "content-type", "content-length"})
"""Headers of a record that is taken over which are written from what it holds."""
_AS_WRITTEN: Final = {name.lower(): name for name in ("WARC-Date", "WARC-Record-ID", "WARC-Block-Digest", "WARC-Payload-Digest")}
"""Headers that every record has once, whatever letters an archive wrote them in."""
_NAME_OF_HEADER: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_END_OF_HEAD: Final = re.compile(rb"\n\r?\n")
_TRANSFER_CODING: Final = re.compile(rb"^Transfer-Encoding:", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record stands: the file's name in the folder, and the span of its gzip member in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Original:
    """A record as read back: headers by their names, and the page's bytes."""

    headers: Mapping[str, str]
    payload: bytes


class RecordDamaged(ValueError):
    """A record that cannot be read, or whose digests do not fit what it holds."""


@contextmanager
def open_for_writing(folder: Path, named_end: Callable[[str], int]) -> Iterator[WarcFile]:
    """A file to append to, for this process alone while the context lasts.

    `named_end` gives for a file's name the end of the last record that a row names (0 where none does).
    """
    made(folder)
    file = _unfinished(folder, named_end) or _new(folder)
    try:
        yield file
    finally:
        file.handle.close()


@dataclass(frozen=True, slots=True)
class WarcFile:
    """An open, locked file whose end is the end of a record."""

    path: Path
    handle: IO[bytes]

    def append(self, payload: bytes, media_type: str, uri: str, headers: Mapping[str, str]) -> Location:
        """Writes one `resource` record and waits until it is on disk. `headers` are further WARC headers."""
        offset = self._begin()
        digest = sha256_digest(payload)
        record = WARCWriter(BytesIO(), warc_version=_VERSION).create_warc_record(
            uri,
            "resource",
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type=media_type,
            warc_headers_dict={"WARC-Payload-Digest": digest, "WARC-Block-Digest": digest, **headers},
        )
        end = self._write(record)
        os.fsync(self.handle.fileno())
        return Location(self.path.name, offset, end - offset)

    def append_archived(self, record: ArchivedRecord, uri: str, headers: Mapping[str, str]) -> Location:
        """Writes a record of a web archive as it was archived, block and headers, and waits until it is on disk. `headers` are
        further WARC headers; what another register said of the page in its own is left out, and what is not printable."""
        offset = self._begin()
        end = self._write(_archived(record, uri, headers))
        os.fsync(self.handle.fileno())
        return Location(self.path.name, offset, end - offset)

    def append_exchanges(self, exchanges: Sequence[Exchange], headers: Mapping[str, str]) -> Location:
        """Writes a `request` and a `response` record for each and waits until they are on disk; the place of the last `response`.

        `headers` are further WARC headers of that last one.
        """
        offset = self._begin()
        end = offset
        for number, exchange in enumerate(exchanges, start=1):
            response_id = f"<urn:uuid:{uuid.uuid4()}>"
            offset = self._write(_request(exchange, response_id))
            end = self._write(_response(exchange, response_id, headers if number == len(exchanges) else {}))
        os.fsync(self.handle.fileno())
        return Location(self.path.name, offset, end - offset)

    def _begin(self) -> int:
        """The offset of the first record to come."""
        offset = self.handle.seek(0, os.SEEK_END)
        return offset if offset else self._write(_warcinfo(self.path.name))

    def _write(self, record: Any) -> int:
        """Appends the record; the offset after it."""
        whole = BytesIO()
        WARCWriter(whole, gzip=True, warc_version=_VERSION).write_record(record)
        self.handle.write(whole.getvalue())
        self.handle.flush()
        return self.handle.tell()


# --- Finished files -------------------------------------------------------------------------------------------------------


def digest_file(path: Path) -> Path:
    """Where the SHA-256 of a finished file is; where it is there, nothing more is written to the file."""
    return path.with_name(f"{path.name}.sha256")


def finish_all(folder: Path, named_end: Callable[[str], int]) -> Iterator[Path]:
    """Every file with captures in it, finished now or before; one that another process writes to is left for another time."""
    for path in sorted(folder.glob("habeas-*.warc.gz")):
        if digest_file(path).exists():
            yield path
            continue
        with path.open("r+b") as handle:
            if named_end(path.name) and _locked(handle):
                _set_torn_end_aside(path, handle, named_end(path.name))
                write_beside(digest_file(path), f"{sha256_of(path)}  {path.name}\n".encode())
                yield path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in base 16."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_beside(path: Path, content: bytes) -> None:
    """Writes a small file whole or not at all, and waits until it is on disk."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    _sync_folder(path.parent)


# --- Reading --------------------------------------------------------------------------------------------------------------


def read(folder: Path, location: Location) -> Original:
    """The record at `location`, its digests checked. Raises `RecordDamaged`, or `OSError` where there is no such file."""
    with (folder / location.file).open("rb") as file:
        file.seek(location.offset)
        member = file.read(location.length)
    if len(member) < location.length:
        raise RecordDamaged(f"ends after {len(member)} of {location.length} bytes")
    return _record_in(member)


def read_all(path: Path, start: int, end: int | None = None) -> Iterator[tuple[int, Original]]:
    """Offset and content of every record between two offsets. Raises `RecordDamaged` at the first that is not whole."""
    with path.open("rb") as file:
        file.seek(start)
        stretch = file.read(-1 if end is None else end - start)
    at = start
    while stretch:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            member.decompress(stretch)
        except zlib.error as error:
            raise RecordDamaged(str(error)) from error
        length = len(stretch) - len(member.unused_data)
        yield at, _record_in(stretch[:length])
        stretch = stretch[length:]
        at += length


def sha256_digest(payload: bytes) -> str:
    """As WARC headers write a SHA-256."""
    return f"sha256:{base64.b32encode(hashlib.sha256(payload).digest()).decode()}"


def page_uri(url: str, page_id: str) -> str:
    """The page's address, or for one that has none a name that says so."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~") if url else f"urn:habeas:page:{quote(page_id, safe='')}"


def _record_in(member: bytes) -> Original:
    try:
        unzipped = zlib.decompressobj(zlib.MAX_WBITS | 16)
        whole = unzipped.decompress(member)
        if not unzipped.eof or unzipped.unused_data:
            raise RecordDamaged("is not one whole gzip member")
        found = list(records(BytesIO(whole), lambda headers: True, block_limit=len(whole)))
        if len(found) != 1:
            raise RecordDamaged("holds no record" if not found else "holds more than one record")
        return Original(dict(found[0].headers.headers), _payload(found[0]))
    except (ArchiveDamaged, NoAnswer, Unpackable, zlib.error) as error:
        raise RecordDamaged(str(error).strip() or type(error).__name__) from error


def _payload(record: Record) -> bytes:
    """A page's bytes; the whole block of a record that holds none. Raises `RecordDamaged` where a digest does not fit."""
    block = record.block or b""
    kind = record.header("WARC-Type")
    is_whole = record.fits
    if kind in ("response", "resource"):
        answer = answer_in(block, limit=SIZE_LIMIT) if kind == "response" else answer_of_resource(block, "")
        is_whole = is_whole and answer.fits(record.header("WARC-Payload-Digest"))
        block = answer.page
    if not is_whole:
        raise RecordDamaged("does not fit its digest")
    return block


class _AsItWas:
    """Headers that warcio writes as they came, where it would put them in its own order and letters."""

    def __init__(self, head: bytes) -> None:
        self.headers_buff = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """They are there already."""


def _request(exchange: Exchange, response_id: str) -> Any:
    head, end, body = exchange.request.partition(b"\r\n\r\n")
    return _exchanged("request", exchange, head + end, body, {"WARC-Concurrent-To": response_id})


def _response(exchange: Exchange, response_id: str, headers: Mapping[str, str]) -> Any:
    """The body is kept out of the chunks it came in, and the header that announced them under the name that archives use."""
    head = _TRANSFER_CODING.sub(b"X-Crawler-Transfer-Encoding:", exchange.head)
    about = {"WARC-Record-ID": response_id, "WARC-IP-Address": exchange.address, **headers}
    return _exchanged("response", exchange, head, exchange.body, about)


def _archived(record: ArchivedRecord, uri: str, headers: Mapping[str, str]) -> Any:
    told = [(_AS_WRITTEN.get(name.lower(), name), value) for name, value in record.headers if _can_stand(name, value)]
    given = {name.lower(): value for name, value in reversed(told)}
    is_answer = given["warc-type"] == "response"
    head = _END_OF_HEAD.search(record.block) if is_answer else None
    body = record.block[head.end() :] if head is not None else record.block
    made = WARCWriter(BytesIO(), warc_version=_VERSION).create_warc_record(
        uri,
        given["warc-type"],
        payload=BytesIO(body),
        length=len(body),
        warc_content_type=given.get("content-type", ""),
        warc_headers_dict={
            "WARC-Block-Digest": sha256_digest(record.block),
            "WARC-Payload-Digest": sha256_digest(body),
            **{name: given[name.lower()] for name in _AS_WRITTEN.values() if name.lower() in given},
            **headers,
        },
        http_headers=_AsItWas(record.block[: head.end()]) if head is not None else None,
    )
    others = [(n, v) for n, v in told if n.lower() not in _WRITTEN_ANEW and not n.lower().startswith(_OURS)]
    made.rec_headers.headers += [(name, value) for name, value in others if name not in _AS_WRITTEN.values()]
    return made


def _can_stand(name: str, value: str) -> bool:
    """A digest of a kind that is not known here proves nothing, and ours is written in its place."""
    if not (_NAME_OF_HEADER.fullmatch(name) and value and value.isprintable()):
        return False
    return not name.lower().endswith("-digest") or hasher(value) is not None


def _exchanged(kind: str, exchange: Exchange, head: bytes, body: bytes, headers: Mapping[str, str]) -> Any:
    said = {
        "WARC-Date": exchange.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Payload-Digest": sha256_digest(body),
        "WARC-Block-Digest": sha256_digest(head + body),
        **headers,
    }
    return WARCWriter(BytesIO(), warc_version=_VERSION).create_warc_record(
        page_uri(exchange.url, ""),
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_content_type=f"application/http; msgtype={kind}",
        warc_headers_dict=said,
        http_headers=_AsItWas(head),
    )


def _warcinfo(name: str) -> Any:
    about = {"software": f"habeas/{version('habeas')}", "format": "WARC File Format 1.1"}
    return WARCWriter(BytesIO(), warc_version=_VERSION).create_warcinfo_record(name, about)


# --- Which file to write to -----------------------------------------------------------------------------------------------


def _new(folder: Path) -> WarcFile:
    """A new file, whose name sorts after those before it."""
    numbers = [int(path.name.split("-")[1]) for path in folder.glob("habeas-*.warc.gz") if path.name.split("-")[1].isdigit()]
    path = folder / f"habeas-{max(numbers, default=0) + 1:06d}-{secrets.token_hex(4)}.warc.gz"
    handle = path.open("x+b")
    fcntl.flock(handle, fcntl.LOCK_EX)
    _sync_folder(folder)
    return WarcFile(path, handle)


def _unfinished(folder: Path, named_end: Callable[[str], int]) -> WarcFile | None:
    """The first file with room that nobody else writes to. Every torn end met on the way is set aside."""
    for path in sorted(folder.glob("habeas-*.warc.gz")):
        if digest_file(path).exists():
            continue
        handle = path.open("r+b")
        if _locked(handle):
            _set_torn_end_aside(path, handle, named_end(path.name))
            if handle.seek(0, os.SEEK_END) < ROTATE_AT:
                return WarcFile(path, handle)
        handle.close()
    return None


def _locked(handle: IO[bytes]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _set_torn_end_aside(path: Path, handle: IO[bytes], named: int) -> None:
    """Bytes behind the last whole record that no row names go to a file beside: a crash cut them off as they were written."""
    size = handle.seek(0, os.SEEK_END)
    whole = named + _whole_members(handle, named) if size > named else size
    if whole >= size:
        return
    handle.seek(whole)
    aside = path.with_name(f"{path.name}.torn-{whole}")
    with aside.open("wb") as torn:
        torn.write(handle.read())
        torn.flush()
        os.fsync(torn.fileno())
    handle.truncate(whole)
    os.fsync(handle.fileno())
    _sync_folder(path.parent)


def _whole_members(handle: IO[bytes], start: int) -> int:
    """How many bytes from `start` are whole gzip members."""
    handle.seek(start)
    whole = taken = 0
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    rest = b""
    while True:
        chunk = rest or handle.read(_AFTER)
        if not chunk:
            return whole
        try:
            member.decompress(chunk)
        except zlib.error:
            return whole
        rest = member.unused_data
        taken += len(chunk) - len(rest)
        if member.eof:
            whole = taken
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)


def _sync_folder(folder: Path) -> None:
    """Makes a new or renamed file's name survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
