"""A page too long to be sent whole to a slow phone: what was read from it stays, what lies far from that is left out.

In: the marked segments of a page. Out: the same ones where together they have room, else their paragraphs abridged. Always true:
every quote and every value stays whole and in its place; a paragraph says how many characters are left out in it and after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from habeas.web.marking import Marked, Paragraph, Piece, Run

ROOM: Final = 60_000
"""Characters of text that are shown whole."""
_EDGE: Final = 300
"""Characters that stay at each end of an unmarked stretch."""


def abridged(segments: Sequence[Marked]) -> tuple[Marked, ...]:
    """The segments with room for them."""
    if sum(len(segment.segment.text) for segment in segments) <= ROOM:
        return tuple(segments)
    return tuple(replace(segment, paragraphs=_nearby(segment.paragraphs)) for segment in segments)


def _nearby(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The first paragraph, those with something marked, and their neighbours."""
    marked = {number for number, paragraph in enumerate(paragraphs) if _has_marks(paragraph)}
    wanted = {0} | {near for number in marked for near in (number - 1, number, number + 1)}
    kept: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        if number in wanted:
            kept.append(_shortened(paragraph))
        else:
            kept[-1] = replace(kept[-1], left_out=kept[-1].left_out + len(paragraph.text))
    return tuple(kept)


def _has_marks(paragraph: Paragraph) -> bool:
    return any(piece.quoted or piece.sought or any(run.fields for run in piece.runs) for piece in paragraph.pieces)


def _shortened(paragraph: Paragraph) -> Paragraph:
    pieces = tuple(
        piece if piece.quoted or piece.sought else Piece(tuple(map(_cut, piece.runs)), quoted=False) for piece in paragraph.pieces
    )
    shortened = replace(paragraph, pieces=pieces)
    return replace(shortened, left_out=paragraph.left_out + max(0, len(paragraph.text) - len(shortened.text)))


def _cut(run: Run) -> Run:
    if run.fields or len(run.text) <= 3 * _EDGE:
        return run
    return replace(run, text=f"{run.text[:_EDGE]} […] {run.text[-_EDGE:]}")
