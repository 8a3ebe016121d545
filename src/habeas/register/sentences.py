"""Where events are told: keys of events -> the sentence that told each first.

Always true: a sentence is one of a kept page and stays where it is, also where the event is another by now than when it was told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from habeas.register.batches import batched
from habeas.register.models import ReadingRow, Source


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote, the key of its page and its language, and its place in the text of one of the page's segments."""

    lang: str
    page: str
    segment: str
    start: int
    quote: str


def sentences(events: Iterable[str], told_in: Mapping[str, str] | None = None) -> dict[str, Sentence]:
    """For each event the sentence that told it first; `told_in`: the readings of those events that the tables may not have."""
    wanted = sorted(set(events) - {""})
    given = {event: told_in[event] for event in wanted if event in told_in} if told_in else {}
    found = _of_tables([event for event in wanted if event not in given])
    read = sentences_read(set(given.values()))
    return found | {event: read[reading] for event, reading in given.items() if reading in read}


_COLUMNS = ("capture__lang", "capture", "segment", "start", "quote")


def _of_tables(events: list[str]) -> dict[str, Sentence]:
    found: dict[str, tuple[dt.date, str, Sentence]] = {}
    columns = ("event", "reading", "reading__capture__published", "reading__capture__captured")
    for chunk in batched(events):
        rows = Source.objects.filter(event__in=chunk).order_by()
        for event, reading, published, captured, *place in rows.values_list(*columns, *(f"reading__{name}" for name in _COLUMNS)):
            one = (published or captured or dt.date.max, reading, Sentence(*place))
            if event not in found or one[:2] < found[event][:2]:
                found[event] = one
    return {event: sentence for event, (_, _, sentence) in found.items()}


def sentences_read(readings: Collection[str]) -> dict[str, Sentence]:
    """For each of these readings the sentence that it was read from."""
    found: dict[str, Sentence] = {}
    for chunk in batched(sorted(readings)):
        rows = ReadingRow.objects.filter(key__in=chunk).values_list("key", *_COLUMNS)
        found |= {key: Sentence(*place) for key, *place in rows}
    return found
