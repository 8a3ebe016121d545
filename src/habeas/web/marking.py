"""A segment's text with what was read from it marked where it stands.

In: a `SegmentView`. Out: a `Marked`: paragraphs (the text's lines), each a row of pieces, and beside each paragraph the notes on
the quotes that begin in it. Always true: the paragraphs' texts joined by line breaks are the segment's text, unchanged, so that a
span means the same here as in the register; every quote begins in a piece of its own, which carries its anchor.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from habeas.model import Event, Reading
from habeas.register.queries import EventView, Name, SegmentView, Span
from habeas.web.addresses import quote_anchor, value_anchor
from habeas.web.telling import in_words
from habeas.web.wording.sentences import count_in_words
from habeas.web.wording.vocabulary import FIELDS, FIELDS_BY_TYPE, TYPES, Words, stance_in_words


@dataclass(frozen=True, slots=True)
class Run:
    """Some text; with the fields whose values were read from it, and the anchor where such a value begins."""

    text: str
    fields: tuple[Words, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some runs, all quoted or none; the anchor where a quote begins. `sought` where they are of the sentence that somebody is
    led to; `arrival` where it begins.
    """

    runs: tuple[Run, ...]
    quoted: bool
    anchor: str = ""
    sought: bool = False
    arrival: bool = False


@dataclass(frozen=True, slots=True)
class NoteValue:
    """A value as read here, the anchor of its words (none where a rule made it of something else), and whose name it is."""

    words: Words
    anchor: str = ""
    person: str | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    label: Words
    values: tuple[NoteValue, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What was read from one quote: an event in words, and the key of the reading."""

    heading: Words
    stance: Words
    rows: tuple[NoteRow, ...]
    anchor: str
    reading: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, what was read from quotes that begin in it, and how much is left out in and after it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    left_out: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for piece in self.pieces for run in piece.runs)


@dataclass(frozen=True, slots=True)
class Marked:
    """A segment, its title where the text does not begin with it, and its paragraphs."""

    segment: SegmentView
    title: str
    heading_first: bool
    paragraphs: tuple[Paragraph, ...]


Interval = tuple[int, int]


def marked(segment: SegmentView, events: Iterable[EventView], sought: Interval | None = None) -> Marked:
    """The segment with the spans of its readings marked; `events` say whose the names are. `sought`: a sentence to lead to."""
    spans = {span.reading: span for span in segment.spans}
    people = {name.name: name.person for event in events for name in (*event.people, *event.actors)}
    lines = _lines(segment.text)
    quotes = _by_line(lines, _quotes(segment.text, [span.value for span in spans.values()]))
    fields = _values([span.value for span in spans.values()])
    values = _by_line(lines, fields)
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    for span in spans.values():
        notes[_line_at(lines, span.start)].append(_note(segment, span, people))
    paragraphs = tuple(
        Paragraph(
            tuple(_pieces(segment, line, quotes[number], {span: fields[span] for span in values[number]}, sought)),
            tuple(notes[number]),
        )
        for number, line in enumerate(lines)
    )
    heading_first = bool(segment.title) and _plain(paragraphs[0].text) == _plain(segment.title)
    return Marked(segment, "" if heading_first else segment.title, heading_first, paragraphs)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _lines(text: str) -> list[Interval]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return [(start, after - 1) for start, after in pairwise([*starts, len(text) + 1])]


def _line_at(lines: Sequence[Interval], at: int) -> int:
    return bisect_right(lines, at, key=itemgetter(0)) - 1


def _by_line(lines: Sequence[Interval], spans: Iterable[Interval]) -> defaultdict[int, list[Interval]]:
    """For each line the spans that have some of it."""
    found: defaultdict[int, list[Interval]] = defaultdict(list)
    for start, end in sorted(spans):
        for number in range(_line_at(lines, start), _line_at(lines, end - 1) + 1):
            found[number].append((start, end))
    return found


def _quotes(text: str, readings: Iterable[Reading]) -> set[Interval]:
    """The spans of the quotes; of a further quote the text alone is kept, and it stands where it is first found."""
    events = [reading.event for reading in readings]
    further = {(text.find(quote), len(quote)) for event in events for quote in event.quote_more}
    return {(event.start, event.end) for event in events} | {(at, at + length) for at, length in further if at >= 0}


def _values(readings: Iterable[Reading]) -> dict[Interval, list[str]]:
    """The spans that values were read from, with the fields they are the values of."""
    values: defaultdict[Interval, list[str]] = defaultdict(list)
    for reading in readings:
        for name, evidence in reading.evidence.items():
            for start, end in evidence.spans:
                if start < end and name in FIELDS and name not in values[start, end]:
                    values[start, end].append(name)
    return values


def _cut(line: Interval, spans: Iterable[Interval]) -> Iterator[Interval]:
    """The line in stretches, cut wherever a span begins or ends."""
    start, end = line
    return pairwise(sorted({start, end, *(at for span in spans for at in span if start < at < end)}))


def _pieces(
    segment: SegmentView,
    line: Interval,
    quotes: Sequence[Interval],
    values: Mapping[Interval, list[str]],
    sought: Interval | None,
) -> Iterator[Piece]:
    for start, end in _cut(line, quotes if sought is None else [*quotes, sought]):
        quoted = any(first <= start and end <= last for first, last in quotes)
        begins = any(first == start for first, _ in quotes)
        anchor = quote_anchor(segment.segment, start) if begins else ""
        of_sought = sought is not None and sought[0] <= start < end <= sought[1]
        arrival = sought is not None and of_sought and start == sought[0]
        yield Piece(tuple(_runs(segment, (start, end), values)), quoted, anchor, of_sought, arrival)


def _runs(segment: SegmentView, piece: Interval, values: Mapping[Interval, list[str]]) -> Iterator[Run]:
    for start, end in _cut(piece, values):
        fields = (name for (first, last), names in values.items() if first <= start and end <= last for name in names)
        begins = any(first == start for first, _ in values)
        anchor = value_anchor(segment.segment, start) if begins else ""
        yield Run(segment.text[start:end], tuple(FIELDS[name] for name in dict.fromkeys(fields)), anchor)


# --- What was read from a quote -------------------------------------------------------------------------------------------


def _note(segment: SegmentView, span: Span, people: dict[str, str | None]) -> Note:
    reading = span.value
    event = reading.event
    labels = FIELDS_BY_TYPE.get(event.type, {})
    rows = (
        NoteRow(
            labels.get(name, FIELDS[name]),
            tuple(_note_values(segment, reading, name, values, people)),
        )
        for name, values in _filled(event)
    )
    return Note(
        heading=TYPES[event.type],
        stance=stance_in_words(event.type, event.stance),
        rows=tuple(rows),
        anchor=quote_anchor(segment.segment, span.start),
        reading=span.reading,
    )


def _filled(event: Event) -> Iterable[tuple[str, tuple[object, ...]]]:
    for name in FIELDS:
        if name in ("stance", "count"):
            continue
        value = getattr(event, name)
        if value:
            yield name, value if isinstance(value, tuple) else (value,)
    if event.count or event.count_parts:
        parts = [part.to_json() for part in event.count_parts]
        yield "count", (count_in_words(event.count or "", parts, event.count_sum),)


def _note_values(
    segment: SegmentView, reading: Reading, name: str, values: Sequence[object], people: dict[str, str | None]
) -> Iterable[NoteValue]:
    """Each value with the words it was read from: its own where there is one span a value, else the first."""
    evidence = reading.evidence.get(name)
    spans = evidence.spans if evidence is not None else ()
    for number, value in enumerate(values):
        span = spans[number] if len(spans) == len(values) else next(iter(spans), None)
        anchor = value_anchor(segment.segment, span[0]) if span is not None and span[0] < span[1] else ""
        person = people.get(str(value)) if isinstance(value, Name | str) else None
        yield NoteValue(in_words(name, value), anchor, person)
