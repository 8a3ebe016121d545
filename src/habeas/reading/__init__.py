"""A segment in, readings out: what happened to whom, with the words that say so. No I/O but loading its own knowledge."""

from collections.abc import Iterable

from habeas.model import Reading, Segment

READER_VERSION = "0.1"


def read(segments: Iterable[Segment], *, lang: str = "en") -> tuple[Reading, ...]:
    """All readings of a page's segments, in page order."""
    del segments, lang
    return ()
