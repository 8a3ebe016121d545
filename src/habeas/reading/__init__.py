"""A segment in, readings out: what happened to whom, with the words that say so. No I/O but loading its own knowledge."""

from collections.abc import Iterable

from habeas.model import DEFAULT_LANG, Reading, Segment
from habeas.reading.knowledge import FOLDER
from habeas.reading.reader import READER_VERSION, SegmentReading, read_segment, read_segments

__all__ = ["READER_VERSION", "SegmentReading", "language_read", "read", "read_segment", "read_segments"]


def language_read(lang: str) -> str | None:
    """The language by whose knowledge a text in `lang` is read (`en` for `en-GB`); `None` for one that is not read."""
    language = lang.partition("-")[0].lower()
    return language if language.isalpha() and (FOLDER / language / "frames").is_dir() else None


def read(segments: Iterable[Segment], *, lang: str = DEFAULT_LANG) -> tuple[Reading, ...]:
    """All readings of a page's segments, in page order."""
    return tuple(reading for outcome in read_segments(tuple(segments), lang) for reading in outcome.readings)
