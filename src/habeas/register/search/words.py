"""Texts as words that can be found: a text in, its words out, as written and folded.

Always true: a word is in small letters and composed, of letters, digits and their marks alone, and no longer than `LONGEST`
letters; a Chinese or Japanese character is a word of its own, because nothing stands between words there; folding a word again
changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from habeas.identity import romanise

LONGEST: Final = 60
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u0e30-\u0eff\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u20d0-\u20ff"
)
_ONE_BY_ONE: Final = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(rf"[{_ONE_BY_ONE}]|(?:(?![{_ONE_BY_ONE}])[^\W_])(?:(?![{_ONE_BY_ONE}])[^\W_]|[{_MARKS}])*")
_NOT_IN_WORDS: Final = re.compile(rf"[^\w{_MARKS}]|_")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, with its place there; `one_by_one` for a character that is a word of its own."""

    word: str
    start: int
    end: int
    capital: bool
    one_by_one: bool


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    for match in _WORD.finditer(text):
        found = match[0]
        yield Word(
            word=small(found),
            start=match.start(),
            end=match.end(),
            capital=not found[0].islower() and not found.isdigit(),
            one_by_one=len(found) == 1 and "\u3000" < found[0] <= "\ufaff" and re.match(rf"[{_ONE_BY_ONE}]", found) is not None,
        )


@lru_cache(maxsize=65536)
def small(word: str) -> str:
    """The word in small letters, composed; the dotted and dotless I of Turkish kept apart."""
    return unicodedata.normalize("NFC", word.replace("İ", "i").casefold())[:LONGEST]


@lru_cache(maxsize=65536)
def forms(word: str) -> tuple[str, ...]:
    """A word folded: romanised first, then without accents where that is something else."""
    found = (_plain(romanise(word)), _plain(word))
    return tuple(dict.fromkeys(form for form in found if form)) or (word,)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    without_accents = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_IN_WORDS.sub("", unicodedata.normalize("NFC", without_accents))[:LONGEST]


def written(words: list[str]) -> str:
    """The words in a row, a space around each."""
    return f" {' '.join(words)} " if words else ""


def folded(words: list[str]) -> str:
    """The same row folded, then further forms of its words; empty where nothing differs from the words as written."""
    row = [forms(word)[0] for word in words]
    further = dict.fromkeys(form for word in words for form in forms(word)[1:] if form != word)
    return "" if row == words and not further else written([*row, *further])
