"""A segment's text cut into sentences. In: text whose lines are paragraphs. Out: spans that cover all but white space, in order.

The boundary rules are for news prose: a full stop ends a sentence unless it belongs to an abbreviation, an initial or a number,
or lies inside a name that was already found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[*–—-]*[^\W_a-zа-яё])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Col|Lt|Capt|Sgt|Maj|Gov|Pres|St|Jr|Sr|No|Nos|Art|Arts|Sec|vs|etc|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|Fr|Rev|Hon|Inc|Ltd|Co|[^\W\d_]|(?:[A-Z]\.)+[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text == segment.text[start:end]`."""

    start: int
    end: int
    text: str


def _ends_here(line: str, stop: re.Match[str]) -> bool:
    return stop[0][0] != "." or not _ABBREVIATION.search(line[max(0, stop.start() - 12) : stop.start() + 1])


def _line_pieces(line: str, offset: int, protected: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin = 0
    for stop in _STOP.finditer(line):
        inside_a_name = any(start < offset + stop.end() < end for start, end in protected)
        if not inside_a_name and _ends_here(line, stop):
            yield begin, stop.end()
            begin = stop.end()
    yield begin, len(line)


def split(text: str, protected: Iterable[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """The sentences of `text`; no boundary falls inside a `protected` span."""
    found: list[Sentence] = []
    kept_whole = list(protected)
    for line in re.finditer(r"[^\n]+", text):
        for begin, end in _line_pieces(line[0], line.start(), kept_whole):
            piece = line[0][begin:end]
            start = line.start() + begin + len(piece) - len(piece.lstrip())
            stripped = piece.strip()
            if stripped:
                found.append(Sentence(start, start + len(stripped), stripped))
    return tuple(found)
