"""A text as words: where each begins and ends, whether it is capitalised, begins a sentence, or stands in a heading.

In: a segment's text, whose lines are paragraphs. Out: `Words`, parallel lists indexed by word. Always true:
`text[starts[i]:ends[i]] == forms[i]`, in order; blanks belong to no word; "'s" and every punctuation mark are words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.knowledge.names import cutting, fold, name_shapes
from habeas.reading.sentences import sentence_words

_STOPS = frozenset(".!?…:;\n•|")
_OPENERS = frozenset("\"“«‘'([*-–—")
_LONG_WORD = 4
_HEADING_SHARE = 0.7
_SHORTEST_HEADING = 3


@dataclass(slots=True)
class Words:
    """Parallel lists, one entry a word."""

    text: str
    forms: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]
    opens: list[bool]
    """Begins a sentence, a line or a quotation: its capital says little."""
    in_heading: list[bool]
    """Stands in a line whose words are nearly all capitalised."""

    def __len__(self) -> int:
        return len(self.forms)

    def adjacent(self, at: int) -> bool:
        """Word `at` and the one after it stand in the same line with nothing but blanks between them."""
        return at + 1 < len(self.forms) and self.forms[at + 1][0] != "\n" and self.forms[at][0] != "\n"

    def span(self, first: int, after: int) -> str:
        return self.text[self.starts[first] : self.ends[after - 1]]

    def is_one(self, at: int, of: Container[str]) -> bool:
        """There is a word `at`, and it is one of these."""
        return 0 <= at < len(self.lowers) and self.lowers[at] in of


@cache
def address() -> str:
    """A regular expression for an outlet that is named by its address: "Arqument.az"."""
    return rf"[^\W_][\w-]*\.(?:{either(name_shapes().domains)})\b"


@once_a_language
def aged() -> re.Pattern[str]:
    """One of an age: "38-year-old"."""
    return re.compile(_aged(cutting().aged))


def _aged(said: Iterable[str]) -> str:
    return rf"\d{{1,3}}[-‑](?:{either(said)})".replace(r"\-", "[-‑]")


@once_a_language
def _word() -> re.Pattern[str]:
    known, small = cutting(), grammar_words()
    owning = either(small.owning)
    return re.compile(
        r"(?:[^\W\d_]\.){2,}"  # U.S.
        rf"|(?<![\w'’.-]){sentence_words().initial}\.(?!\w)"  # an initial
        rf"|(?:{owning})\b"
        rf"|{_aged((*known.aged, *known.several_aged))}\b"
        rf"|{address()}"
        rf"|\d+(?:[.,:/]\d+)*(?:{either(small.ordinal_endings)})?\b"
        rf"|[^\W_]+(?:(?:[-‑/]|(?!(?:{owning})\b)['’])(?=[^\W_])[^\W_]+)*"
        r"|\n+"
        r"|[^\s]"
    )


@cache
def _with_article() -> re.Pattern[str]:
    """A surname with the Arabic article in lower case counts as capitalised: "al-Harthi"."""
    return re.compile(rf"(?:{either(name_shapes().articles)})-[^\W\d_a-z]")


def words_of(text: str) -> Words:
    found = [(m[0], m.start(), m.end()) for m in _word().finditer(text)]
    forms = [form for form, _, _ in found]
    lowers = [fold(form) for form in forms]
    with_article = _with_article()
    capitals = [form[0].isupper() or ("-" in form and with_article.match(form) is not None) for form in forms]
    words = Words(
        text,
        forms,
        lowers,
        [s for _, s, _ in found],
        [e for _, _, e in found],
        capitals,
        _openings(forms, lowers, cutting().abbreviations),
        [False] * len(forms),
    )
    _mark_headings(words)
    return words


def _openings(forms: Sequence[str], lowers: Sequence[str], abbreviations: Container[str]) -> list[bool]:
    opens: list[bool] = []
    fresh = True
    for at, form in enumerate(forms):
        opens.append(fresh)
        first = form[0]
        if first in _STOPS:
            fresh = not (first == "." and at and lowers[at - 1] in abbreviations)
        elif first not in _OPENERS:
            fresh = False
        elif first in '"“«':
            fresh = True
    return opens


def _mark_headings(words: Words) -> None:
    begin = 0
    for at in range(len(words) + 1):
        if at == len(words) or words.forms[at][0] == "\n":
            if at - begin >= _SHORTEST_HEADING and words.forms[at - 1] not in (".", "!", "?"):
                long_words = [i for i in range(begin, at) if len(words.forms[i]) >= _LONG_WORD]
                if sum(words.capitals[i] for i in long_words) >= _HEADING_SHARE * max(len(long_words), 1):
                    words.in_heading[begin:at] = [True] * (at - begin)
            begin = at + 1


def phrase_words(phrase: str) -> tuple[str, ...]:
    """A phrase of a list as the words of a text would be cut."""
    return tuple(m[0] for m in _word().finditer(phrase))


Payload = TypeVar("Payload")
_ByLength = dict[int, dict[tuple[str, ...], Payload]]
"""Phrases that share a word at one end, the longest first."""


class PhraseBook(Generic[Payload]):
    """Phrases of one or more words, each with what it stands for; the longest that begins at a word is found at once."""

    def __init__(self, phrases: Iterable[tuple[str, Payload]], *, cased: bool = False) -> None:
        self._cased = cased
        self._by_first: dict[str, _ByLength[Payload]] = {}
        self._by_last: dict[str, _ByLength[Payload]] = {}
        for phrase, payload in phrases:
            cut = (phrase,) if phrase.isalpha() else phrase_words(phrase)
            key = cut if cased else tuple(map(fold, cut))
            for book, word in ((self._by_first, key[0]), (self._by_last, key[-1])):
                book.setdefault(word, {}).setdefault(len(key), {}).setdefault(key, payload)
        for book in (self._by_first, self._by_last):
            for word, by_length in book.items():
                if len(by_length) > 1:
                    book[word] = dict(sorted(by_length.items(), reverse=True))

    @classmethod
    def of_lists(cls, lists: Mapping[Payload, Iterable[str]], *, cased: bool = False) -> PhraseBook[Payload]:
        return cls(((phrase, payload) for payload, phrases in lists.items() for phrase in phrases), cased=cased)

    def beginnings(self, words: Words) -> list[int]:
        """Where a phrase may begin, by its first word: most words begin none, and this costs less than to ask `at` of each."""
        by_first = self._by_first
        return [at for at, word in enumerate(words.forms if self._cased else words.lowers) if word in by_first]

    def holds(self, word: str) -> bool:
        """Whether one word, in lower case, is a phrase of it."""
        return 1 in self._by_first.get(word, ())

    def at(self, words: Words, at: int) -> tuple[int, Payload] | None:
        """The position after the longest phrase that begins at `at`, and what it stands for."""
        seen = words.forms if self._cased else words.lowers
        by_length = self._by_first.get(seen[at])
        for length, phrases in by_length.items() if by_length else ():
            key = tuple(seen[at : at + length])
            if key in phrases:
                return at + length, phrases[key]
        return None

    def before(self, words: Words, after: int) -> tuple[int, Payload] | None:
        """The first position of the longest phrase that ends just before `after`, and what it stands for."""
        if after <= 0:
            return None
        seen = words.forms if self._cased else words.lowers
        by_length = self._by_last.get(seen[after - 1])
        for length, phrases in by_length.items() if by_length else ():
            key = tuple(seen[max(0, after - length) : after])
            if key in phrases:
                return after - length, phrases[key]
        return None
