"""Packed bytes -> the bytes themselves, never more of them than was allowed.

In: bytes or a file, and how they were packed. Out: what they hold. Always true: a bomb costs no more memory than its limit; what
ends too early or does not fit its own checksum raises, and is never taken for the whole.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, Final

GZIP_SIGNATURE: Final = b"\x1f\x8b"
_CHUNK: Final = 1 << 16
_RATIO: Final = 200
"""A file that unpacks to more than this many times its size is no archive of pages: real ones come to 3 to 30."""
_BEFORE_RATIO_COUNTS: Final = 64 * 1024 * 1024
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32
_BARE_DEFLATE: Final = -zlib.MAX_WBITS
_PLAIN: Final = frozenset({"", "identity"})


class Unpackable(ValueError):
    """Why bytes cannot be unpacked; reads on after "the page" or a file's name."""


def unpacked(raw: bytes, coding: str, *, limit: int) -> bytes:
    """What `raw` holds, packed as a Content-Encoding header says. Raises `Unpackable` past `limit` bytes too."""
    held = raw
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name not in _PLAIN:
            held = _CODINGS.get(name, _unknown(name))(held, limit)
    return held


def _unknown(name: str) -> Callable[[bytes, int], bytes]:
    def refuse(raw: bytes, limit: int) -> bytes:
        raise Unpackable(f"is packed by {name[:40]!r}, which is not known here")

    return refuse


def _too_large(limit: int) -> Unpackable:
    return Unpackable(f"unpacks to more than {limit // 1024 // 1024} MB")


def _inflated(raw: bytes, limit: int) -> bytes:
    """gzip (of one or more members), or deflate with or without the header that it should have."""
    try:
        return _members(raw, limit, _GZIP_OR_ZLIB)
    except zlib.error as error:
        try:
            return _members(raw, limit, _BARE_DEFLATE)
        except zlib.error:
            raise Unpackable(f"is damaged where it is packed ({error})") from error


def _members(raw: bytes, limit: int, window: int) -> bytes:
    held = bytearray()
    rest = raw
    while rest:
        member = zlib.decompressobj(window)
        held += member.decompress(rest, limit + 1 - len(held))
        if len(held) > limit:
            raise _too_large(limit)
        if not member.eof:
            raise Unpackable("ends in the middle of what is packed")
        rest = member.unused_data if member.unused_data.startswith(GZIP_SIGNATURE) else b""
    return bytes(held)


def _unbrotlied(raw: bytes, limit: int) -> bytes:
    import brotli

    member = brotli.Decompressor()
    held = bytearray()
    feed = raw
    try:
        while not member.is_finished():
            piece = member.process(feed, output_buffer_limit=_CHUNK)
            held += piece
            if len(held) > limit:
                raise _too_large(limit)
            if not piece and member.can_accept_more_data() and not member.is_finished():
                raise Unpackable("ends in the middle of what is packed")
            feed = b""
    except brotli.error as error:
        raise Unpackable(f"is damaged where it is packed ({error})") from error
    return bytes(held)


_CODINGS: Final[dict[str, Callable[[bytes, int], bytes]]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _unbrotlied,
}


class Unzipping(io.RawIOBase):
    """A gzip file read as what it holds, member after member; a file that is not gzip is read as it is.

    Raises `Unpackable` where the file is damaged, ends too early, holds more than `limit` bytes or far more than its size.
    """

    def __init__(self, file: BinaryIO, *, limit: int) -> None:
        super().__init__()
        self._file = file
        self._limit = limit
        self._taken = 0
        self._given = 0
        self._rest = self._more()
        self._is_gzip = self._rest.startswith(GZIP_SIGNATURE)
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._is_inside = self._is_gzip

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        piece = self._inflate(len(view)) if self._is_gzip else self._as_is(len(view))
        view[: len(piece)] = piece
        self._given += len(piece)
        if self._given > self._limit:
            raise _too_large(self._limit)
        if self._given > max(_BEFORE_RATIO_COUNTS, _RATIO * self._taken):
            raise Unpackable(f"unpacks to more than {_RATIO} times its size, as nothing but a bomb does")
        return len(piece)

    def _more(self) -> bytes:
        chunk = self._file.read(_CHUNK)
        self._taken += len(chunk)
        return chunk

    def _as_is(self, wanted: int) -> bytes:
        rest = self._rest or self._more()
        self._rest = rest[wanted:]
        return rest[:wanted]

    def _inflate(self, wanted: int) -> bytes:
        while True:
            rest = self._rest or self._more()
            if not rest:
                if self._is_inside:
                    raise Unpackable(f"ends in the middle of a record, after {self._taken} bytes")
                return b""
            if self._member.eof:
                self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            self._is_inside = True
            try:
                piece = self._member.decompress(rest, wanted)
            except zlib.error as error:
                where = self._taken - len(rest)
                raise Unpackable(f"is damaged between bytes {where} and {self._taken} ({error})") from error
            self._rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._is_inside = not self._member.eof
            if piece:
                return piece
