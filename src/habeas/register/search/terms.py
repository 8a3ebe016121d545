"""What is searched for: words as they were typed in, `Term`s out, and which words of a text are meant by them.

Always true: a term is found as written, then folded (in another script, with other accents, or going on), then sounding alike;
what is found in one way is also found in the next; a text in quotation marks, or in Chinese characters, is found whole alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from habeas.identity import sound_keys, sounding_alike
from habeas.model import HabeasError
from habeas.register.models import SearchWord
from habeas.register.search.words import Word, forms, words_in

LONGEST_QUESTION: Final = 200
_MOST_TERMS: Final = 12
_GOES_ON_FROM: Final = 3
"""Shorter words stand for themselves alone; longer ones also begin other words."""
_MOST_HEARD: Final = 2000
_MOST_ALIKE: Final = 40


class SearchRefused(HabeasError, ValueError):
    """What was typed in cannot be searched for."""


class Way(IntEnum):
    """How a term was found, the surest first."""

    WRITTEN = 0
    FOLDED = 1
    SOUNDS = 2

    @property
    def why(self) -> str:
        return ("written so", "in another spelling or script", "sounds alike")[self]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that stand together. `alike` are the words of the register that sound like it."""

    words: tuple[str, ...]
    together: bool
    alike: frozenset[str] = frozenset()

    @property
    def goes_on(self) -> bool:
        """Whether words that only begin so are meant too."""
        return not self.together and len(self.words[0]) >= _GOES_ON_FROM and not self.words[0].isdigit()

    def way_of(self, word: str) -> Way | None:
        """How a word of a text is one of the term's, if it is."""
        if word in self.words:
            return Way.WRITTEN
        own = [form for wanted in self.words for form in (wanted, *forms(wanted))]
        if any(form in own or (self.goes_on and form.startswith(tuple(own))) for form in (word, *forms(word))):
            return Way.FOLDED
        return Way.SOUNDS if word in self.alike else None


def terms_of(typed: str) -> tuple[Term, ...]:
    """The terms, without what sounds like them. Raises `SearchRefused` where there is no word, or too much."""
    if len(typed) > LONGEST_QUESTION:
        raise SearchRefused(f"the words have {len(typed)} characters; search takes up to {LONGEST_QUESTION}")
    found = list(dict.fromkeys(term for quoted, part in _parts(typed) for term in _terms(list(words_in(part)), quoted=quoted)))
    if not found:
        raise SearchRefused("there is no word to search for; give a name or a word, such as Hasanli")
    if len(found) > _MOST_TERMS:
        raise SearchRefused(f"{len(found)} words are too many; search takes up to {_MOST_TERMS}")
    return tuple(found)


def _parts(typed: str) -> Iterator[tuple[bool, str]]:
    """What stands in quotation marks, and what does not."""
    for match in re.finditer(r'["“„«]([^"“”„«»]*)["”“»]|([^"“”„«»]+)', typed):
        yield (True, match[1]) if match[2] is None else (False, match[2])


def _terms(words: list[Word], *, quoted: bool) -> Iterator[Term]:
    if quoted:
        if words:
            yield Term(tuple(word.word for word in words), together=len(words) > 1)
        return
    run: list[str] = []
    for number, word in enumerate(words):
        if not word.one_by_one:
            yield Term((word.word,), together=False)
            continue
        run.append(word.word)
        after = words[number + 1] if number + 1 < len(words) else None
        if after is None or not after.one_by_one or after.start != word.end:
            yield Term(tuple(run), together=len(run) > 1)
            run = []


def with_alike(term: Term) -> Term:
    """The term with the words of the register that sound like it; as it is where it is several words, or a number."""
    word = term.words[0]
    if term.together or len(word) < _GOES_ON_FROM or word.isdigit():
        return term
    heard = SearchWord.objects.filter(sounds__in=[key[:64] for key in sound_keys(word)])
    others = list(heard.exclude(word=word).values_list("word", flat=True).distinct()[:_MOST_HEARD])
    return Term(term.words, term.together, frozenset(other for _, other in sounding_alike(word, others)[:_MOST_ALIKE]))
