"""Mandarin names in Latin letters (pinyin) and in Russian ones (after Palladius): 志永 is Zhiyong and Чжиюн.

In: the words of a name. Out: the surname and the given name in pinyin, or nothing where it is no Mandarin name. Always true: the
parts come back without hyphens, tones and capital letters; only a name with a listed surname is taken for Mandarin, since many
words of other languages can be cut into such syllables.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from habeas.identity.knowledge import table
from habeas.identity.sounds import fold

_SOFT = ("j", "q", "x")
_HISSING = ("zh", "ch", "sh", "r")
_WHISTLING = ("z", "c", "s")
_LONGEST = 6
_MOST_GIVEN = 3
"""Syllables that a given name has at most."""


@cache
def _syllables(script: str) -> Mapping[str, str]:
    """Every syllable as the script writes it, with its pinyin."""
    content = table("mandarin").content
    written = dict(content["whole"])
    for initial, russian in content["initials"].items():
        finals = content[
            "soft_finals"
            if initial in _SOFT
            else "hissing_finals"
            if initial in _HISSING
            else "whistling_finals"
            if initial in _WHISTLING
            else "finals"
        ]
        for final, russian_final in finals.items():
            written.setdefault(initial + final, russian + russian_final)
    if script == "cyrillic":
        return {russian: pinyin for pinyin, russian in reversed(written.items())}
    return {pinyin: pinyin for pinyin in written}


@lru_cache(maxsize=16384)
def _in_pinyin(word: str, script: str) -> tuple[str, ...]:
    """The syllables of the word; empty where it cannot be taken apart into a few."""
    toneless = "".join(letter for letter in unicodedata.normalize("NFD", fold(word)) if letter not in "\u0304\u0301\u030c\u0300")
    parts = unicodedata.normalize("NFC", toneless).replace("’", "'").replace("-", "'").replace("ъ", "'").split("'")
    if any(len(part) > _LONGEST * _MOST_GIVEN for part in parts):
        return ()  # has more syllables than a name, and there are many ways to take it apart
    found: list[str] = []
    for part in parts:
        taken = _taken_apart(part, script)
        if taken is None:
            return ()
        found += taken
    return tuple(found) if len(found) <= _MOST_GIVEN else ()


def _taken_apart(row: str, script: str) -> list[str] | None:
    """The fewest syllables; of as few those whose first is longest."""
    known = _syllables(script)
    if not row:
        return []
    best: list[str] | None = None
    for size in range(min(_LONGEST, len(row)), 0, -1):
        first = known.get(row[:size])
        rest = _taken_apart(row[size:], script) if first else None
        if first and rest is not None and (best is None or len(rest) + 1 < len(best)):
            best = [first, *rest]
    return best


@lru_cache(maxsize=65536)
def mandarin_name(words: tuple[str, ...], script: str) -> tuple[str, str] | None:
    """Surname and given name in pinyin, whichever stands first."""
    if script not in ("latin", "cyrillic") or not 2 <= len(words) <= 1 + _MOST_GIVEN:
        return None
    syllables = [_in_pinyin(word, script) for word in words]
    if not all(syllables):
        return None
    return _with_surname(syllables, 0) or _with_surname(syllables, -1)


def _with_surname(syllables: Sequence[tuple[str, ...]], place: int) -> tuple[str, str] | None:
    surname = "".join(syllables[place])
    rest = syllables[1:] if place == 0 else syllables[:-1]
    given = [syllable for word in rest for syllable in word]
    if surname.replace("v", "ü") not in table("mandarin").content["surnames"] or len(given) > _MOST_GIVEN:
        return None
    return surname, "".join(given)
