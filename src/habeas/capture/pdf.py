"""A PDF with a text layer -> its text as a plain-text capture: a paragraph a line.

In: the bytes. Out: paragraphs in the order of the PDF's own text, put together from the lines they are set in; headers, footers
and page numbers that come again on every page are left out, words divided at a line's end are whole. Always true: a PDF without
a text layer, an encrypted, damaged or endless one is refused with one line; what opens it is a process of its own, with limits.

PDFium reads the text: it alone of the libraries compared keeps a word whole whose letters come from two fonts (ə and ğ often do),
and it is some twenty times faster than the next.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

SIGNATURE: Final = b"%PDF-"
_SIGNATURE_WITHIN: Final = 1024
_PROCESS: Final = Path(__file__).with_name("pdf_process.py")
_SECONDS: Final = 120
"""Of the clock; the process allows itself far fewer of the processor."""

_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(r"(?:\W|\d|page|of|стр|страница|из|səhifə|sayfa|[ivxlc])+", re.I)
_BULLET: Final = re.compile(r"(?:[-–—•·▪●○*]|\(?\d{1,3}[.)]|\(?[a-zа-я][.)])\s", re.I)
_SENTENCE_END: Final = (".", "!", "?", "…", ":", ";", "”", '"', "»")
_LEADER: Final = re.compile(r"(?:\s?[.…]){4,}\s*\w*")
"""The dots between an entry of a table of contents and its page."""
_PRINTED_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+\s+\d+/\d+")
_PRINTED_TIME: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d{2}")
"""What browsers set at the edges of what they print: no part of the page, and a date that is not its own."""
_EDGE_LINES: Final = 3
"""At most so many lines, set apart from the rest, are a page's header or footer."""
_SHARE_OF_PAGES: Final = 0.6
_SAME_HEIGHT: Final = 4.0
"""Points by which a header may move from page to page."""
_LEADING: Final = 1.9
"""From one line's bottom to the next, in heights of a line: more than this is a new paragraph."""
_OTHER_SIZE: Final = 0.2
_INDENT: Final = 0.7
"""In heights of a line."""
_SOFT_HYPHEN: Final = "\u00ad"


class PdfRefused(ValueError):
    """Why a PDF gives no text; reads on after its name."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(1.0, self.top - self.bottom)

    @property
    def first_word_width(self) -> float:
        """About how wide its first word is set."""
        return (self.right - self.left) * len(self.text.split(maxsplit=1)[0]) / len(self.text)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of a PDF."""

    lines: tuple[_Line, ...]


def is_pdf(raw: bytes) -> bool:
    """Whether `raw` says that it is one; some begin with a few stray bytes."""
    return SIGNATURE in raw[:_SIGNATURE_WITHIN] and not raw.lstrip().startswith(b"<")


def text_of_pdf(raw: bytes) -> str:
    """The paragraphs, one a line. Raises `PdfRefused`."""
    sheets = _sheets(raw)
    repeated = _repeated(sheets)
    paragraphs = list(_paragraphs([_without_repetition(sheet, repeated) for sheet in sheets]))
    if not paragraphs:
        raise PdfRefused("is a PDF without a text layer (a scan?); run text recognition on it first")
    return "\n".join(paragraphs)


def _sheets(raw: bytes) -> list[_Sheet]:
    try:
        done = subprocess.run([sys.executable, "-I", _PROCESS], input=raw, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise PdfRefused(f"is a PDF that cannot be read within {_SECONDS} seconds") from None
    if done.returncode != 0:
        raise PdfRefused("is a PDF that cannot be read: it takes too long, too much memory, or crashes its reader")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise PdfRefused(answer["refused"])
    return [_Sheet(tuple(_Line(*line) for line in page["lines"])) for page in answer["pages"]]


# --- What comes again on every page ---------------------------------------------------------------------------------------


def _edges(sheet: _Sheet) -> set[int]:
    """The numbers of the lines that stand apart at the top and at the bottom."""
    upwards = sorted(range(len(sheet.lines)), key=lambda at: sheet.lines[at].bottom)
    return {*_apart(sheet.lines, upwards), *_apart(sheet.lines, upwards[::-1])}


def _apart(lines: Sequence[_Line], inwards: Sequence[int]) -> Sequence[int]:
    """The lines, from the edge inwards, before the first wide gap; none where it comes late."""
    for count, (at, following) in enumerate(pairwise(inwards), start=1):
        if abs(lines[at].bottom - lines[following].bottom) > _LEADING * min(lines[at].height, lines[following].height):
            return inwards[:count]
        if count == _EDGE_LINES:
            break
    return ()


def _same_words(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()).casefold())


def _places(line: _Line) -> tuple[int, int]:
    """The two steps of height that a line as high as this one may be counted at, so that a small move loses none."""
    step = int(line.bottom / _SAME_HEIGHT)
    return step, step + 1


def _repeated(sheets: Sequence[_Sheet]) -> set[tuple[str, int]]:
    """Words (numbers made equal) and heights of lines at the edges of most pages."""
    seen = Counter(
        key
        for sheet in sheets
        for key in {(_same_words(sheet.lines[at].text), place) for at in _edges(sheet) for place in _places(sheet.lines[at])}
    )
    return {key for key, times in seen.items() if times >= max(2, _SHARE_OF_PAGES * len(sheets))}


def _without_repetition(sheet: _Sheet, repeated: set[tuple[str, int]]) -> _Sheet:
    edges = _edges(sheet)
    is_printed = any(_PRINTED_ADDRESS.fullmatch(sheet.lines[at].text) for at in edges)
    running = {at for at in edges if _is_running(sheet.lines[at], repeated, is_printed=is_printed)}
    return _Sheet(tuple(line for at, line in enumerate(sheet.lines) if at not in running))


def _is_running(line: _Line, repeated: set[tuple[str, int]], *, is_printed: bool) -> bool:
    if is_printed and (_PRINTED_ADDRESS.fullmatch(line.text) or _PRINTED_TIME.match(line.text)):
        return True
    if _PAGE_NUMBER.fullmatch(line.text) and any(c.isdigit() for c in line.text) and len(line.text) <= 16:
        return True
    return any((_same_words(line.text), place) in repeated for place in _places(line))


# --- Lines into paragraphs ------------------------------------------------------------------------------------------------


def _paragraphs(sheets: Sequence[_Sheet]) -> Iterator[str]:
    pending: list[_Line] = []
    for sheet in sheets:
        margins = _right_margins(sheet.lines)
        for at, line in enumerate(sheet.lines):
            if pending and not (_goes_on(pending, line, margins[at]) if at else _goes_on_overleaf(pending[-1], line)):
                yield _joined(pending)
                pending = []
            pending.append(line)
    if pending:
        yield _joined(pending)


def _right_margins(lines: Sequence[_Line]) -> list[float]:
    """For each line, how far right the lines of its size reach in its column: its stretch of lines each below the other."""
    margins: list[float] = []
    for stretch in _stretches(lines):
        reach: dict[int, float] = {}
        for line in stretch:
            for size in _sizes(line):
                reach[size] = max(reach.get(size, 0.0), line.right)
        margins += [max(reach[size] for size in _sizes(line)) for line in stretch]
    return margins


def _stretches(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _is_below(lines[at - 1], lines[at]):
            yield lines[start:at]
            start = at


def _sizes(line: _Line) -> tuple[int, int]:
    """The two steps of size that a line's height may be counted at."""
    return int(line.height), int(line.height) + 1


def _is_below(line: _Line, following: _Line) -> bool:
    """Whether `following` stands under `line` in the same column."""
    return following.bottom < line.bottom and following.left < line.right and line.left < following.right


def _goes_on(pending: Sequence[_Line], line: _Line, margin: float) -> bool:
    """Whether `line` is the next line of the paragraph: right below, of one size, and only broken off for want of room."""
    last = pending[-1]
    if not _is_below(last, line) or last.bottom - line.bottom > _LEADING * last.height:
        return False
    if abs(line.height - last.height) > _OTHER_SIZE * last.height or _BULLET.match(line.text):
        return False
    if _LEADER.search(last.text):
        return False
    if last.text.endswith(_SOFT_HYPHEN):
        return True
    is_indented = line.left - last.left > _INDENT * last.height and (len(pending) > 1 or last.text.endswith(_SENTENCE_END))
    is_full = last.right + line.first_word_width > margin - last.height / 2
    return not is_indented and (is_full or _is_mid_sentence(last, line))


def _goes_on_overleaf(last: _Line, line: _Line) -> bool:
    """Whether a page begins in the middle of a sentence of the page before."""
    return last.text.endswith(_SOFT_HYPHEN) or _is_mid_sentence(last, line)


def _is_mid_sentence(last: _Line, line: _Line) -> bool:
    return not last.text.endswith(_SENTENCE_END) and line.text[:1].islower()


def _joined(lines: Sequence[_Line]) -> str:
    divided = (line.text.endswith(_SOFT_HYPHEN) for line in lines)
    pieces = (
        line.text.removesuffix(_SOFT_HYPHEN) + ("" if is_divided else " ")
        for line, is_divided in zip(lines, divided, strict=True)
    )
    return " ".join("".join(pieces).split())
