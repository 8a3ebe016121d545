"""A text as one letter a word, so that a way of saying a date or a term is a short regular expression over kinds of words.

In: a text, and a vocabulary (which word is of which kinds). Out: `Worded`: the words with their offsets, and a string `codes`
in which every word of the same kinds has the same letter. Always true: `len(codes) == len(words)`, and words never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from habeas.reading.knowledge import either
from habeas.reading.letters import QUOTES

_FIRST_CODE: Final = 0x4E00

LOWER, CAPITAL, MARK, OTHER = "LOWER", "CAPITAL", "MARK", "OTHER"
INTEGER, DAY, YEAR, DECIMAL, DOTTED, ISO, SLASHED = "INTEGER", "DAY", "YEAR", "DECIMAL", "DOTTED", "ISO", "SLASHED"
BREAK = "BREAK"

_DASHES: Final = frozenset("-–—‑−")


@dataclass(frozen=True, slots=True)
class Worded:
    """A text cut into words."""

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    codes: str

    def start(self, number: int) -> int:
        """Where the word `number` begins in the text."""
        return self.starts[number]

    def end(self, number: int) -> int:
        """Where the word `number` ends in the text."""
        return self.starts[number] + len(self.words[number])

    def said(self, first: int, last: int) -> str:
        """The text from the word `first` to the word `last`, both included."""
        return self.text[self.starts[first] : self.end(last)]


class Vocabulary:
    """Which kinds a word is of, as one letter for each combination of kinds."""

    def __init__(
        self, words: Mapping[str, frozenset[str]], names: Mapping[str, frozenset[str]], endings: Iterable[str] = ()
    ) -> None:
        """`words` are known in any case; `names` only with a capital (as English months are). `endings` with a mark before them
        are words of their own ("'s").
        """
        self._word = _word(endings)
        self._letter_of: dict[frozenset[str], str] = {}
        self._codes: dict[str, str] = {}
        known: dict[str, frozenset[str]] = {}
        for word, kinds in words.items():
            for spelling in (word, word[:1].upper() + word[1:], word.upper()):
                known[spelling] = known.get(spelling, frozenset()) | kinds
        for name, kinds in names.items():
            for spelling in (name[:1].upper() + name[1:], name.upper()):
                known[spelling] = known.get(spelling, frozenset()) | kinds
        for word, kinds in known.items():
            self._codes[word] = self._letter(kinds | _shape(word))
        self._shapes = {kinds: self._letter(kinds) for kinds in _every_shape()}

    def _letter(self, kinds: frozenset[str]) -> str:
        return self._letter_of.setdefault(kinds, chr(_FIRST_CODE + len(self._letter_of)))

    def letters(self, kinds: Iterable[str]) -> str:
        """Every letter that stands for a word of one of these kinds; raises `KeyError` for a kind no word is of."""
        wanted = set(kinds)
        found = "".join(letter for each, letter in self._letter_of.items() if each & wanted)
        if not found:
            raise KeyError(" or ".join(sorted(wanted)))
        return found

    def cut(self, text: str) -> Worded:
        """The words of `text`."""
        known, shapes = self._codes.get, self._shapes
        words, starts = [], []
        for match in self._word.finditer(text):
            words.append(match.group())
            starts.append(match.start())
        codes = "".join([known(word) or shapes[_shape(word)] for word in words])
        return Worded(text, tuple(words), tuple([word.lower() for word in words]), tuple(starts), codes)


def literal(word: str) -> str:
    """The kind that only this very word is of."""
    return f"={word.lower()}"


def _word(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        r"\d{4}-\d\d-\d\d(?![\d-])"  # 2024-10-03
        r"|\d{1,2}/\d{1,2}/\d{4}(?!\d)|\d{4}/\d\d/\d\d(?!\d)"  # 3/10/2024, 2024/10/03
        r"|\d{1,3}(?:,\d{3})+(?!\d)"  # 21,499
        r"|\d+(?:\.\d+)*"  # 9, 8.5, 20.11.2023, 206.3.2
        rf"|(?:{either(endings)})\b"
        r"|[^\W\d_]+"
        r"|\n"
        r"|[^\w\s]"
    )


def _shape(word: str) -> frozenset[str]:
    first = word[0]
    if first.isalpha():
        return _CAPITAL_SHAPE if first.isupper() else _LOWER_SHAPE
    if first.isdecimal():
        return _digits_shape(word)
    return _MARK_SHAPES.get(first, _OTHER_MARK)


_CAPITAL_SHAPE: Final = frozenset({CAPITAL})
_LOWER_SHAPE: Final = frozenset({LOWER})
_OTHER_MARK: Final = frozenset({MARK, OTHER})
_MARK_SHAPES: Final = {
    **{dash: frozenset({MARK, "DASH"}) for dash in _DASHES},
    **{quote: frozenset({MARK, "QUOTE"}) for quote in (*QUOTES, "`")},
    **{mark: frozenset({MARK, literal(mark)}) for mark in ".,;:()/%&$€£₽₼+*•[]!?½¼"},
    "\n": frozenset({MARK, BREAK}),
}
_MARK_SHAPES["."] = _MARK_SHAPES["!"] = _MARK_SHAPES["?"] = frozenset({MARK, "STOP"})
_MARK_SHAPES["."] |= {literal(".")}
_CURRENCIES: Final = frozenset("$€£₽₼")
for _sign in _CURRENCIES:
    _MARK_SHAPES[_sign] = frozenset({MARK, "CURRENCY"})
_INT_SHAPE: Final = frozenset({INTEGER})
_DAY_SHAPE: Final = frozenset({INTEGER, DAY})
_YEAR_SHAPE: Final = frozenset({YEAR})
_DECIMAL_SHAPE: Final = frozenset({DECIMAL})
_DOTTED_SHAPE: Final = frozenset({DOTTED})
_ISO_SHAPE: Final = frozenset({ISO})
_SLASHED_SHAPE: Final = frozenset({SLASHED})
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def _digits_shape(word: str) -> frozenset[str]:
    if word.isdecimal():
        if len(word) == 4 and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
            return _YEAR_SHAPE
        return _DAY_SHAPE if len(word) <= 2 and 1 <= int(word) <= 31 else _INT_SHAPE
    if "," in word:
        return _INT_SHAPE
    if "-" in word:
        return _ISO_SHAPE
    if "/" in word:
        return _SLASHED_SHAPE
    return _DECIMAL_SHAPE if word.count(".") == 1 else _DOTTED_SHAPE


def _every_shape() -> set[frozenset[str]]:
    letters = {_CAPITAL_SHAPE, _LOWER_SHAPE, _OTHER_MARK}
    digits = {_INT_SHAPE, _DAY_SHAPE, _YEAR_SHAPE, _DECIMAL_SHAPE, _DOTTED_SHAPE, _ISO_SHAPE, _SLASHED_SHAPE}
    return letters | digits | set(_MARK_SHAPES.values())
