"""A segment's text cut into sentences. In: text whose lines are paragraphs. Out: spans that cover all but white space, in order.

The boundary rules are for news prose: a full stop ends a sentence unless it belongs to an abbreviation, an initial or a number,
or lies inside a name that was already found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge.language import of_language
from habeas.reading.letters import CAPITAL, SMALL

_STOP = re.compile(rf"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[*–—-]*[^\W_{SMALL}])")


_SHORT_BRACKET = 30
"""Letters on either side of a full stop in a bracket that holds no sentence."""
_ON_FROM_AN_INITIAL = re.compile(rf"[^\w.][{CAPITAL}]\. ([^\W\d_]+)")


class SentenceWords(BaseModel):
    """`abbreviations`: what ends in a full stop that ends no sentence; regular expressions without the full stop;
    `after_a_sentence`: what no name goes on with behind an initial; `no_initials`: a single letter that is a
    name or a kind, with the word before it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: tuple[str, ...]
    after_a_sentence: frozenset[str]
    no_initials: tuple[str, ...]

    @cached_property
    def abbreviation(self) -> re.Pattern[str]:
        """Found at the end of what ends in one; an initial, and initials one after another, are such too."""
        return re.compile(rf"(?:^|[\s(\"“'‘])(?:{'|'.join(self.abbreviations)}|{self.initial}|(?:[{CAPITAL}]\.)+[{CAPITAL}])\.$")

    @cached_property
    def initial(self) -> str:
        """A regular expression for the letter of an initial: not the one in "said so on *X*. Smith was freed"."""
        split = [said.rpartition(" ") for said in self.no_initials]
        return "".join(rf"(?<!{before} (?={letter}\.))" for before, _, letter in split) + r"[^\W\d_]"


sentence_words = of_language("sentences.yaml", SentenceWords)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text == segment.text[start:end]`."""

    start: int
    end: int
    text: str


def _ends_here(line: str, stop: re.Match[str]) -> bool:
    words = sentence_words()
    if stop[0][0] != "." or not words.abbreviation.search(line[max(0, stop.start() - 12) : stop.start() + 1]):
        return True
    goes_on = _ON_FROM_AN_INITIAL.match(line, stop.start() - 2) if stop.start() > 1 else None
    return goes_on is not None and goes_on[1].lower() in words.after_a_sentence


def _is_in_a_short_bracket(line: str, stop: re.Match[str]) -> bool:
    """ "In Amed (*tr.* Diyarbakır)": a few words in brackets are no sentences."""
    opens = line.rfind("(", max(0, stop.start() - _SHORT_BRACKET), stop.start())
    closes = line.find(")", stop.end(), stop.end() + _SHORT_BRACKET)
    return opens >= 0 and closes > 0 and ")" not in line[opens : stop.end()] and "(" not in line[stop.end() : closes]


class _Protected:
    """Spans in which no sentence ends."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        spans = sorted(spans)
        self.starts = [start for start, _ in spans]
        self.reached = list(accumulate((end for _, end in spans), max))
        """How far the spans up to each of them reach."""

    def hold(self, at: int) -> bool:
        """Whether a place is inside one of them."""
        before = bisect_left(self.starts, at)
        return before > 0 and self.reached[before - 1] > at


def _line_pieces(line: str, offset: int, protected: _Protected) -> Iterator[tuple[int, int]]:
    begin = 0
    for stop in _STOP.finditer(line):
        if not protected.hold(offset + stop.end()) and _ends_here(line, stop) and not _is_in_a_short_bracket(line, stop):
            yield begin, stop.end()
            begin = stop.end()
    yield begin, len(line)


def split(text: str, protected: Iterable[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """The sentences of `text`; no boundary falls inside a `protected` span."""
    found: list[Sentence] = []
    kept_whole = _Protected(protected)
    for line in re.finditer(r"[^\n]+", text):
        whole = line[0]
        for begin, end in _line_pieces(whole, line.start(), kept_whole):
            piece = whole[begin:end]
            start = line.start() + begin + len(piece) - len(piece.lstrip())
            stripped = piece.strip()
            if stripped:
                found.append(Sentence(start, start + len(stripped), stripped))
    return tuple(found)
