"""Where the words that were searched for stand: a text and terms in, the sentence that has most of them out, with its place.

Always true: the pieces of a snippet joined are the text between its start and its end, unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.register.search.terms import Term, Way
from habeas.register.search.words import words_in

_LOOKED_THROUGH: Final = 300_000
"""Characters: a longer text is not looked through to its end for a snippet."""
_LONGEST: Final = 320
_AROUND: Final = 140
_END: Final = re.compile(r"[.!?…。][\"'”»)\]]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class SnippetPiece:
    """A stretch of the text, and whether it is what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence of a text, by its place there; `way` is the least sure way in which one of its words was found."""

    start: int
    end: int
    pieces: tuple[SnippetPiece, ...]
    way: Way

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    term: int
    way: Way


def snippet(text: str, terms: Sequence[Term]) -> Snippet | None:
    """The first of the sentences in which the most terms stand; none where there is no term in it."""
    hits = list(_hits(text[:_LOOKED_THROUGH], terms))
    if not hits:
        return None
    best: tuple[tuple[int, int], list[_Hit], int, int] | None = None
    at = 0
    for start, end in _sentences(text[:_LOOKED_THROUGH]):
        inside = []
        while at < len(hits) and hits[at].start < end:
            inside.append(hits[at])
            at += 1
        ways = {term: min(hit.way for hit in inside if hit.term == term) for term in {hit.term for hit in inside}}
        worth = (len(ways), -sum(ways.values()))
        if inside and (best is None or worth > best[0]):
            best = (worth, inside, start, end)
    if best is None:
        return None
    _, inside, start, end = best
    start, end = _shortened(text, start, end, inside)
    inside = [hit for hit in inside if start <= hit.start and hit.end <= end]
    return Snippet(start, end, tuple(_pieces(text, start, end, inside)), max(hit.way for hit in inside))


def found_in(text: str, terms: Sequence[Term]) -> bool:
    """Whether any of the terms stands in the text."""
    return next(_hits(text, terms), None) is not None


def _hits(text: str, terms: Sequence[Term]) -> Iterator[_Hit]:
    for word in words_in(text):
        ways = [(way, number) for number, term in enumerate(terms) if (way := term.way_of(word.word)) is not None]
        if ways:
            way, number = min(ways)
            yield _Hit(word.start, word.end, number, way)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match.end() > start:
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _shortened(text: str, start: int, end: int, hits: Sequence[_Hit]) -> tuple[int, int]:
    """Without the white space around; of a very long sentence, what is near the first hit."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if end - start > _LONGEST:
        first = hits[0]
        left, right = max(start, first.start - _AROUND), min(end, first.end + _LONGEST - _AROUND)
        start = left if left == start else max(text.find(" ", left, first.start) + 1, left)
        end = right if right == end else max(text.rfind(" ", first.end, right), first.end)
    return start, end


def _pieces(text: str, start: int, end: int, hits: Sequence[_Hit]) -> Iterator[SnippetPiece]:
    at = start
    for hit in hits:
        if at < hit.start:
            yield SnippetPiece(text[at : hit.start], found=False)
        yield SnippetPiece(text[hit.start : hit.end], found=True)
        at = hit.end
    if at < end:
        yield SnippetPiece(text[at:end], found=False)
