"""A WARC file -> its records, one after the other, each checked.

In: an open file, gzip or not, however large. Out: `Record`s. Always true: one record at most is in memory, and only where it was
wanted and is no larger than a page may be; a file that is damaged, cut off, or no WARC raises `ArchiveDamaged` with the place; a
record whose digests do not fit says so and is given out all the same.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from habeas.capture.unpacking import Unpackable, Unzipping

UNPACKED_LIMIT: Final = 64 << 30
"""Bytes that one archive may hold, unpacked."""
RECORD_LIMIT: Final = 10_000_000
_HEADER_LIMIT: Final = 256 * 1024
_CHUNK: Final = 1 << 16
_VERSIONS: Final = ("WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17")
_LINE_ENDS: Final = (b"\r\n", b"\n")
_ALGORITHMS: Final = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha512": hashlib.sha512, "md5": hashlib.md5}


class ArchiveDamaged(ValueError):
    """Why a web archive cannot be read to its end; reads on after its name."""


class LinesWithin:
    """Lines of a stream for a parser of headers; raises where they come to more bytes than headers have."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = _HEADER_LIMIT

    def readline(self) -> bytes:
        line = self._stream.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise ArchiveDamaged(f"has headers of more than {_HEADER_LIMIT // 1024} KB")
        return line


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its place (from 1), its headers, and its block where it was wanted and is not too large."""

    number: int
    headers: StatusAndHeaders
    length: int
    block: bytes | None
    fits: bool
    """Whether the block is what its digest says (true where none is given)."""

    def header(self, name: str) -> str:
        """A header's value; empty where it is not there."""
        return self.headers.get_header(name) or ""


def records(file: BinaryIO, wanted: Callable[[StatusAndHeaders], bool], *, block_limit: int) -> Iterator[Record]:
    """The records in turn, with the blocks of those that `wanted` says yes to. Raises `ArchiveDamaged`."""
    try:
        stream = cast(BinaryIO, io.BufferedReader(Unzipping(file, limit=UNPACKED_LIMIT), _CHUNK))
        number = 0
        while (headers := _headers(stream, number + 1)) is not None:
            number += 1
            if number > RECORD_LIMIT:
                raise ArchiveDamaged(f"has more than {RECORD_LIMIT} records; divide it")
            yield _record(stream, number, headers, wanted, block_limit)
        if number == 0:
            raise ArchiveDamaged("is empty; there is nothing to read")
    except Unpackable as damage:
        raise ArchiveDamaged(str(damage)) from damage


def _headers(stream: BinaryIO, number: int) -> StatusAndHeaders | None:
    lines = LinesWithin(stream)
    first = lines.readline()
    while first in _LINE_ENDS:
        first = lines.readline()
    if not first:
        return None
    if not first.startswith(b"WARC/"):
        where = f"; or record {number - 1} is longer than it says" if number > 1 else ""
        raise ArchiveDamaged(f"has no WARC record where record {number} should begin{where}")
    if first.strip().decode("latin-1") not in _VERSIONS:
        raise ArchiveDamaged(f"is of a WARC version that is not known here ({first.strip()[:20]!r})")
    return StatusAndHeadersParser(_VERSIONS).parse(lines, full_statusline=first)


def _record(
    stream: BinaryIO,
    number: int,
    headers: StatusAndHeaders,
    wanted: Callable[[StatusAndHeaders], bool],
    block_limit: int,
) -> Record:
    said = headers.get_header("Content-Length") or ""
    if not (said.isascii() and said.isdigit()) or len(said) > 15:
        raise ArchiveDamaged(f"has no length that can be understood in record {number} ({said[:20]!r})")
    length = int(said)
    keeps = length <= block_limit and wanted(headers)
    digest = headers.get_header("WARC-Block-Digest") or ""
    hashed = hasher(digest)
    pieces: list[bytes] = []
    left = length
    while left:
        piece = stream.read(min(left, _CHUNK))
        if not piece:
            raise ArchiveDamaged(f"ends in the middle of record {number}: {left} of {length} bytes are missing")
        left -= len(piece)
        if hashed is not None:
            hashed.update(piece)
        if keeps:
            pieces.append(piece)
    return Record(
        number=number,
        headers=headers,
        length=length,
        block=b"".join(pieces) if keeps else None,
        fits=hashed is None or is_digest(digest, hashed.digest()),
    )


def hasher(digest: str) -> hashlib._Hash | None:
    """What computes digests of the kind of the one given; `None` where there is none, or of a kind not known here."""
    algorithm = _ALGORITHMS.get(digest.partition(":")[0].lower().replace("-", ""))
    return algorithm(usedforsecurity=False) if algorithm is not None else None


def is_digest(said: str, computed: bytes) -> bool:
    """Whether a header's digest (in base 32, as most write it, or base 16) is the one computed."""
    value = said.partition(":")[2].strip().lower()
    in_base_32 = base64.b32encode(computed).decode().lower()
    return value in (in_base_32, in_base_32.rstrip("="), computed.hex())
