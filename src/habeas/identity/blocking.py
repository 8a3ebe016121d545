"""Which names are worth comparing at all: names that share a key.

In: a name. Out: a few short keys. Always true: the keys do not hang on case, order or script; two spellings that `compare` finds
to be one nearly always share one (the share is measured by bench/names.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from habeas.identity.deciding import profile
from habeas.identity.words import Word, skeleton

_READ_BOTH_WAYS = {
    "χ": ("k", "X"),
    "Ч": ("č", "k"),
    "C": ("s", "k"),
    "J": ("č", "j"),
    "L": ("l", "r"),
    "W": ("", "v"),
    "G": ("k", "č"),
    "ŧ": ("t", "s"),
}
"""Sounds that languages read so differently that a name gets a key for either reading."""
_OFTEN_SILENT_AT_END = "hxɣ"
_BEFORE_CONSONANTS = "aæeėioôọöuụüʌjĵ"
_SHORT = 2
_MOST_KEYS = 8


@lru_cache(maxsize=262144)
def blocking_keys(name: str) -> frozenset[str]:
    """The consonant skeletons of the name's given names and surnames; none for a name without letters that are known."""
    readings = profile(name).readings
    keys = {key for reading in readings for word in reading.words for key in word_keys(word)}
    return frozenset(keys.union(*(keys_by_form(reading.words) for reading in readings)))


def keys_by_form(words: Sequence[Word]) -> set[str]:
    """For a listed given name, its list and how the other names end: Nadzeya Stsepantsova, Nadezhda Stepantsova."""
    return {
        f"{form}~{other.bare_skeleton[-_SHORT:]}"
        for word in words
        for form in (*word.forms, *(f"confused {number}" for number, _ in word.confused))
        for other in words
        if other is not word and len(other.bare_skeleton) >= _SHORT
    }


@lru_cache(maxsize=262144)
def word_keys(word: Word) -> frozenset[str]:
    """A word's skeleton without its surname ending, in every way that it may be read."""
    if not word.row:
        return frozenset({word.folded} if word.folded else ())
    rows = {word.bare, word.bare.rstrip(_OFTEN_SILENT_AT_END)} if word.bare else {word.row}
    keys = set()
    for row in rows:
        for way in product(*(_READ_BOTH_WAYS.get(sound, (sound,)) for sound in row)):
            keys.add(_key("".join(way), word))
            if len(keys) >= _MOST_KEYS:
                break
    return frozenset(keys - {""})


def _key(row: str, word: Word) -> str:
    """The consonants, and few consonants tell little: whether a vowel stands before them, whether the word ends as surnames
    do."""
    consonants = skeleton(row)
    if not consonants:
        return row[:3]
    before = "a" if row[0] in _BEFORE_CONSONANTS and not consonants.startswith("v") else ""
    after = "…" if len(consonants) <= _SHORT and word.stem.family else ""
    return before + consonants + after
