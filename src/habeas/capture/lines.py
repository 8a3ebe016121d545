"""Lines of a page, each with what it looks like: a sentence of a story, a heading, a date, a bullet, or the page's own words.

In: a plain-text capture. Out: `Line` values in page order. Always true: a line's text is found in the page's text once white
space is made equal and invisible characters are left out; `Kind` is told from the line alone (and whether its neighbour is a
bullet).
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from habeas.capture.printed_dates import PrintedDay, date_line_day
from habeas.capture.wording import Purpose, pointed_headline, purpose_of


class Kind(StrEnum):
    """What a line looks like."""

    TEXT = "text"  # one or more sentences
    SHORT = "short"  # a title, a heading, a headline, a menu's entry, an item of a list
    DATE = "date"  # nothing but a date
    MARK = "mark"  # nothing but a bullet or a rule: another item begins
    RELATED = "related"  # heads other stories
    POINTER = "pointer"  # points to one other story: "Read also: …"
    SECTION = "section"  # names a section of the paper
    COMMENTS = "comments"  # heads readers' comments
    TAGS = "tags"
    BYLINE = "byline"
    CAPTION = "caption"
    CHROME = "chrome"  # buttons, notices, menus


_KIND_OF_PURPOSE: Final = {
    Purpose.RELATED: Kind.RELATED,
    Purpose.SECTIONS: Kind.SECTION,
    Purpose.COMMENTS: Kind.COMMENTS,
    Purpose.TAGS: Kind.TAGS,
    Purpose.BYLINES: Kind.BYLINE,
    Purpose.CAPTIONS: Kind.CAPTION,
    Purpose.SHARE: Kind.CHROME,
    Purpose.NOTICES: Kind.CHROME,
}
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]")
_BULLET_ONLY: Final = re.compile(r"[-–—•·∙▪●◦‣»›>|*+_=~#/\\.,;:\s]+")
_BULLET_START: Final = re.compile(r"^(?:[•·∙▪●◦‣›»]|[-–—*+]\s)\s*")
_DASHES_AND_STARS: Final = "-–—*+"
_PUNCTUATION: Final = re.compile(r"[.,;:!?…。，、।؟،]")
_SENTENCE_ENDS: Final = tuple(".!?:;…。！？։।؟")
_QUOTATION_ENDS: Final = tuple('"”»')
_AFTER_A_SENTENCE: Final = "\"”»’')]"
_WIDE_SCRIPT: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[^\W_]\S*+")
"""From the first letter or digit to the next white space."""
_MAY_STAND_AGAIN: Final = 100
"""Characters; prose is longer, and is not told twice."""
_WORDS_OF_A_SENTENCE: Final = 5
_WORDS_OF_A_PARAGRAPH: Final = 22
"""A line this long is text even where it ends without a full stop."""


class Line(NamedTuple):
    """One line: its text, its kind, its length in words, the day printed where it is a date; whether a bullet stands before
    it."""

    text: str
    kind: Kind
    words: int
    day: PrintedDay | None = None
    bulleted: bool = False


def letters_of(text: str) -> str:
    """The letters and digits of `text` alone, in small: two lines are the same where these are."""
    return _NO_LETTERS.sub("", text.casefold())


def tidy(text: str) -> str:
    """`text` with single spaces and without invisible characters."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def word_count(text: str) -> int:
    """Words; in scripts without spaces, two characters are counted as one."""
    words = len(_WORD.findall(text))
    return words if text.isascii() else words + len(_WIDE_SCRIPT.findall(text)) // 2


def ends_as_sentence(text: str) -> bool:
    """Whether `text` ends with a full stop or its like, quotation marks after it included."""
    return text.endswith(_QUOTATION_ENDS) or text.rstrip(_AFTER_A_SENTENCE).endswith(_SENTENCE_ENDS)


def is_sentence(text: str, words: int) -> bool:
    """Whether `text` reads as prose: ends as a sentence does (or as the words before a list), or is as long as a paragraph."""
    if words >= _WORDS_OF_A_PARAGRAPH and _PUNCTUATION.search(text):
        return True
    return words >= _WORDS_OF_A_SENTENCE and ends_as_sentence(text)


def kind_of(text: str, words: int, day: PrintedDay | None) -> Kind:
    """The kind of a tidy line that is no bullet."""
    if day is not None:
        return Kind.DATE
    purpose = purpose_of(text)
    if purpose is not None:
        return _KIND_OF_PURPOSE[purpose]
    return Kind.TEXT if is_sentence(text, words) else Kind.SHORT


def line_of(raw: str, *, lang: str, latest: dt.date | None) -> Line | None:
    """The line in `raw`; `None` where it is blank. `latest` is the last day anything in the page can have been printed on."""
    text = tidy(raw)
    if not text:
        return None
    return _short_line(text, lang, latest) if len(text) <= _MAY_STAND_AGAIN else _line(text, lang, latest)


def _line(text: str, lang: str, latest: dt.date | None) -> Line:
    """The line that a tidy text is."""
    if _BULLET_ONLY.fullmatch(text):
        return Line(text, Kind.MARK, 0)
    bare = _BULLET_START.sub("", text, count=1)
    bulleted = bare != text and bool(bare)
    seen = bare if bulleted else text
    pointed = pointed_headline(seen)
    if pointed is not None:
        return Line(pointed, Kind.POINTER, word_count(pointed))
    words = word_count(seen)
    day = date_line_day(seen, lang, latest)
    kind = kind_of(seen, words, day)
    if bulleted and kind is Kind.TEXT and text[0] in _DASHES_AND_STARS:  # before speech, or before a footnote
        return Line(text, kind, words)
    return Line(seen, kind, words, day, bulleted)


_short_line: Final = functools.lru_cache(maxsize=8_192)(_line)
"""A page's menus, buttons and headings stand in it more than once, and again in the next page of its site."""


_WRAP_WIDTHS: Final = range(50, 101)


def _is_hard_wrapped(raw_lines: list[str]) -> bool:
    """Whether paragraphs were broken into lines of one width, with blank lines between paragraphs."""
    full = [len(a) for a, b in pairwise(raw_lines) if a.strip() and b.strip()]
    if len(full) < 8 or not any(not line.strip() for line in raw_lines):
        return False
    long = [n for n in full if n in _WRAP_WIDTHS]
    return len(long) * 10 >= len(full) * 7 and max(map(len, raw_lines)) <= max(_WRAP_WIDTHS)


def _unwrapped(raw_lines: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    for line in raw_lines:
        starts_item = _BULLET_START.match(line.strip()) is not None
        if paragraph and (not line.strip() or starts_item or len(paragraph[-1]) < min(_WRAP_WIDTHS) - 10):
            yield _joined(paragraph)
            paragraph = []
        if line.strip():
            paragraph.append(line.strip())
    if paragraph:
        yield _joined(paragraph)


def _joined(wrapped: list[str]) -> str:
    """A paragraph's lines as one; a word broken at its hyphen is whole again."""
    return re.sub(r"(?<=\w)-\n(?=\w)", "-", "\n".join(wrapped)).replace("\n", " ")


def lines_of(text: str, *, lang: str, latest: dt.date | None) -> tuple[Line, ...]:
    """The lines of a plain-text capture; hard-wrapped paragraphs are made whole."""
    raw_lines = text.splitlines()
    raw: Iterable[str] = _unwrapped(raw_lines) if _is_hard_wrapped(raw_lines) else raw_lines
    found = (line_of(line, lang=lang, latest=latest) for line in raw)
    return tuple(line for line in found if line is not None)
