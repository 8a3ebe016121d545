"""Content codings undone piece by piece: gzip and deflate in, the bytes within out.

Always true: never more than `limit` bytes come out, and never more than `RATIO` times what went in once that is a megabyte: what
would grow further is refused before it has.
"""

from __future__ import annotations

import zlib
from typing import Final

RATIO: Final = 200
"""Times: pages of text shrink to a fifth, rarely to a fiftieth; what shrinks further was made to."""
_RATIO_FROM: Final = 1 << 20
_GZIP_START: Final = b"\x1f\x8b"
_GZIP: Final = zlib.MAX_WBITS | 16


class PackedBadly(ValueError):
    """A coding nobody asked for, damaged bytes, or more bytes than are taken; says which."""


class Unpacking:
    """Undoes one content coding. `limit` counts bytes that come out."""

    def __init__(self, coding: str | None, limit: int) -> None:
        self._coding = (coding or "identity").strip().lower().removeprefix("x-") or "identity"
        if self._coding not in ("identity", "gzip", "deflate"):
            raise PackedBadly(f"was sent in the coding {coding!r}, though only gzip and deflate were asked for")
        self._limit = limit
        self._taken = 0
        self._out = bytearray()
        self._member: zlib._Decompress | None = None
        self._behind = b""

    def feed(self, piece: bytes) -> None:
        """Takes the next piece in. Raises `PackedBadly`."""
        self._taken += len(piece)
        if self._coding == "identity":
            self._out += piece
            self._check()
            return
        try:
            self._decompress(piece)
        except zlib.error as error:
            raise PackedBadly(f"is damaged {self._coding} ({error})") from error

    def finish(self) -> bytes:
        """All that came out. Raises `PackedBadly` where the end is missing."""
        if self._behind:  # fewer bytes than tell which kind of deflate it is
            raise PackedBadly(f"is {self._coding} that breaks off")
        if self._member is not None and not self._member.eof:
            raise PackedBadly(f"is {self._coding} that breaks off")
        return bytes(self._out)

    def _decompress(self, piece: bytes) -> None:
        rest = self._behind + piece
        self._behind = b""
        while rest:
            if self._member is None or self._member.eof:
                if len(rest) < 2:
                    self._behind = rest if self._member is None else b""
                    return
                if self._member is not None and not (self._coding == "gzip" and rest.startswith(_GZIP_START)):
                    return  # padding behind the end, which browsers pass over too
                self._member = zlib.decompressobj(self._window(rest))
            self._out += self._member.decompress(rest, self._limit + 1 - len(self._out))
            self._check()
            rest = self._member.unconsumed_tail or self._member.unused_data

    def _window(self, start: bytes) -> int:
        if self._coding == "gzip":
            return _GZIP
        has_zlib_header = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if has_zlib_header else -zlib.MAX_WBITS

    def _check(self) -> None:
        size = len(self._out)
        if size > self._limit:
            raise PackedBadly(f"is larger than {self._limit / (1 << 20):.3g} MB")
        if size > _RATIO_FROM and size > RATIO * self._taken:
            raise PackedBadly(f"grows more than {RATIO} times when unpacked, as no page does")


def unpacked(body: bytes, coding: str | None, limit: int) -> bytes:
    """`body` with its content coding undone. Raises `PackedBadly`."""
    unpacking = Unpacking(coding, limit)
    unpacking.feed(body)
    return unpacking.finish()
