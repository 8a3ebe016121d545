"""A segment in, readings out: what happened to whom, with the words that say so. No I/O but loading its own knowledge."""

from collections.abc import Iterable

from habeas.model import Reading, Segment
from habeas.reading.reader import READER_VERSION, SegmentReading, read_segment, read_segments

__all__ = ["READER_VERSION", "SegmentReading", "read", "read_segment", "read_segments"]


def read(segments: Iterable[Segment], *, lang: str = "en") -> tuple[Reading, ...]:
    """All readings of a page's segments, in page order."""
    return tuple(reading for outcome in read_segments(tuple(segments), lang) for reading in outcome.readings)
