"""The block of a WARC response record -> the page that a web server sent.

In: status line, headers and body as they went over the wire. Out: an `Answer`. Always true: the body is put together and unpacked
to no more than its limit; digests are looked for in each form of the body, since tools that archive differ in which they digest.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from habeas.capture.unpacking import unpacked
from habeas.capture.warc_records import LinesWithin, hasher, is_digest

_VERSIONS: Final = ("HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3")


class NoAnswer(ValueError):
    """A block that does not begin as the answer of a web server does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: `body` as it went over the wire, `whole` put together from its chunks, `page` unpacked too."""

    status: int
    content_type: str
    body: bytes
    whole: bytes
    page: bytes

    def fits(self, digest: str) -> bool:
        """Whether a WARC-Payload-Digest is that of the payload (true where none is given, or of a kind not known here)."""
        return any(_fits(digest, form) for form in (self.body, self.whole, self.page))


def _fits(digest: str, form: bytes) -> bool:
    hashed = hasher(digest)
    if hashed is None:
        return True
    hashed.update(form)
    return is_digest(digest, hashed.digest())


def answer_in(block: bytes, *, limit: int) -> Answer:
    """Raises `NoAnswer`, and `Unpackable` for a body that cannot be unpacked to `limit` bytes at most."""
    stream = BytesIO(block)
    try:
        headers = StatusAndHeadersParser(_VERSIONS).parse(LinesWithin(stream))
    except (StatusAndHeadersParserException, EOFError) as error:
        raise NoAnswer("is no answer of a web server") from error
    body = stream.read()
    is_chunked = "chunked" in (headers.get_header("Transfer-Encoding") or "").lower()
    whole = ChunkedDataReader(BytesIO(body)).read() if is_chunked else body
    status = headers.get_statuscode()
    return Answer(
        status=int(status) if status.isascii() and status.isdigit() and len(status) == 3 else 0,
        content_type=headers.get_header("Content-Type") or "",
        body=body,
        whole=whole,
        page=unpacked(whole, headers.get_header("Content-Encoding") or "", limit=limit),
    )


def answer_of_resource(block: bytes, content_type: str) -> Answer:
    """What a `resource` record holds: the page alone."""
    return Answer(status=200, content_type=content_type, body=block, whole=block, page=block)
