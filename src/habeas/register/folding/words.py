"""Texts compared by their telling words: courts, cases, bodies and places as different pages name them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EMPTY = frozenset(
    {"the", "of", "a", "an", "and", "in", "for", "on", "at", "by", "to", "from", "its", "their", "his", "her", "no", "named"}
    | {"after", "s", "mr", "ms", "mrs", "dr", "city", "district", "court", "courts", "case"}
)


@lru_cache(maxsize=65536)
def words_of(text: str | None) -> frozenset[str]:
    """The telling words of a text, without case, accents and the words that every such text has; none for none."""
    if not text:
        return frozenset()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ə", "a").replace("ı", "i"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return frozenset(word for word in re.findall(r"\w+", letters) if word not in _EMPTY)


def agree(one: str | None, other: str | None) -> bool:
    """Whether both name something, and at least three fifths of the shorter's words are the longer's."""
    first, second = words_of(one), words_of(other)
    return bool(first and second) and len(first & second) >= 0.6 * min(len(first), len(second))


def clash(one: str | None, other: str | None) -> bool:
    """Whether both name something, and not the same."""
    return bool(words_of(one) and words_of(other)) and not agree(one, other)
