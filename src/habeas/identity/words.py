"""One word of a name as the comparison knows it, and how alike two words are.

In: words as written. Out: whole numbers from 0 to 100, and what kind of likeness it is. Always true: `likeness(a, b) ==
likeness(b, a)`; a word is 100 like itself; what one by one and in bulk is found is the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from habeas.identity.knowledge import table
from habeas.identity.names import Stem, father_of, stem_of
from habeas.identity.sounds import LOOSE_SCRIPTS, distance, fold, numbered, script_of, sound_table, sounds_of

EQUAL: Final = 75
"""Words this alike, or more, are one word in two spellings."""
NEAR: Final = 66
"""Words this alike, or more, may be one word: nothing follows from them without other evidence."""
_VARIANT_LIKENESS: Final = 92
_APART_LIKENESS: Final = 50
"""What names that only sound alike are alike at most."""
_FORM_LIKENESS: Final = 92
"""A word this alike a listed given name is taken for it."""
_SCALE: Final = 35
"""Hundredths of a whole sound, for each sound of the longer word, at which likeness is zero."""
_SHORTEST: Final = 3
_STEMS_EQUAL: Final = 84


class Kind(IntEnum):
    """How two words are alike."""

    SOUND = 0
    VARIANT = 1  # two forms of one given name: Volodymyr, Vladimir
    ENDING = 2  # one stem, endings of two families: Mammadli, Mammadov
    BARE = 3  # one stem, with an ending and without: Abbas, Abbasov


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word, its sounds and what is known about it. `number` tells words apart; `row` is empty for scripts without a table."""

    number: int
    text: str
    folded: str
    row: str
    stem: Stem
    sounds: list[int]
    loose: bool
    forms: frozenset[int]
    bare: str  # the stem without final vowels
    bare_skeleton: str
    skeleton: str

    @property
    def script(self) -> str:
        return script_of(self.text)


_numbers = itertools.count()
_VOWELS_AT_END: Final = "aáæeėoóij"
_OPEN_AT_END: Final = "aáæeėoó"
_PLAIN_SOUNDS: Final = str.maketrans("æáöóüşžCĈJЧqχ", "aaoouʃʒǯǯǯčgx")
_U_FOR_V: Final = re.compile(r"(?:(?<=[aáæeoóôö])|^)[uü](?=[^aáæeėioóôọöuụüʌ]|$)")
_SKELETON: Final = str.maketrans(
    dict.fromkeys("aáæeėioóuụöüôọʌjĵYW")
    | dict.fromkeys("gqɣxkχGh", "k")
    | dict.fromkeys("čЧćǯẑJcCĈszʃşʒžщ", "s")
    | dict.fromkeys("vwfFbp", "v")
    | dict.fromkeys("tdDť", "t")
    | {"L": "l", "X": "ks"}
)


def skeleton(row: str) -> str:
    """The consonants of a row of sounds, those that change places taken for one, without vowels; u may be v."""
    return _U_FOR_V.sub("v", row).translate(_SKELETON)


@cache
def _forms_by_skeleton(*, of_fathers: bool) -> dict[str, list[tuple[str, int]]]:
    """For each skeleton the listed given names that have it, with the number of their list; as they stand in patronymics or
    whole."""
    forms: dict[str, list[tuple[str, int]]] = {}
    groups = table("given_names").content
    lists = [names for group, of_group in groups.items() if group != "apart" for names in of_group]
    for number, names in enumerate(lists):
        rows = (sounds_of(name) for name in names)
        for row in dict.fromkeys(row.rstrip(_VOWELS_AT_END) if of_fathers else row for row in rows):
            forms.setdefault(skeleton(row), []).append((row, number))
    return forms


def _forms_of(row: str, *, of_fathers: bool = False) -> frozenset[int]:
    """The lists of given names in which a name with these sounds stands."""
    return frozenset(
        number
        for listed, number in _forms_by_skeleton(of_fathers=of_fathers).get(skeleton(row), ())
        if not _is_woman_and_man(listed, row) and _sound_likeness(numbered(row), numbered(listed), loose=False) >= _FORM_LIKENESS
    )


@cache
def _kept_apart() -> dict[str, frozenset[tuple[int, int]]]:
    """For each row of sounds the lists of names apart in which it stands, and at which place."""
    places: dict[str, set[tuple[int, int]]] = {}
    for number, names in enumerate(table("given_names").content["apart"]):
        for place, name in enumerate(names):
            places.setdefault(sounds_of(name).translate(_PLAIN_SOUNDS), set()).add((number, place))
    return {row: frozenset(where) for row, where in places.items()}


def _are_apart(one: str, other: str) -> bool:
    """Whether the rows are of two names that only sound alike: Alla and Ella."""
    apart = _kept_apart()
    lists = dict(apart.get(one.translate(_PLAIN_SOUNDS), ()))
    other_lists = dict(apart.get(other.translate(_PLAIN_SOUNDS), ()))
    return any(number in other_lists and other_lists[number] != place for number, place in lists.items())


def _is_feminine(row: str) -> bool:
    """Whether the row ends as women's names do; Anna and Anton's like, not Mykola's: those stand in the lists as they are."""
    return row.endswith(("a", "á", "æ"))


def _sound_likeness(one: list[int], other: list[int], *, loose: bool) -> int:
    return _scaled(distance(one, other, loosely=loose), max(len(one), len(other), _SHORTEST))


def _scaled(cost: int, length: int) -> int:
    return max(0, 100 - cost * 100 // (_SCALE * length))


def _word(text: str, row: str, stem: Stem, *, loose: bool, forms: frozenset[int] = frozenset()) -> Word:
    bare = stem.stem.rstrip(_VOWELS_AT_END)
    return Word(
        number=next(_numbers),
        text=text,
        folded=fold(text),
        row=row,
        stem=stem,
        sounds=numbered(stem.masculine),
        loose=loose,
        forms=forms,
        bare=bare,
        bare_skeleton=skeleton(bare),
        skeleton=skeleton(row),
    )


@lru_cache(maxsize=524288)
def word(text: str) -> Word:
    """The word as a given name or surname."""
    row = sounds_of(text)
    return _word(text, row, stem_of(row), loose=script_of(text) in LOOSE_SCRIPTS, forms=_forms_of(row))


@lru_cache(maxsize=131072)
def father_word(patronymic: str) -> Word:
    """A patronymic as the father's name in it, without final vowels, so that Petrivna and Petro meet."""
    row = father_of(patronymic)
    loose = script_of(patronymic) in LOOSE_SCRIPTS
    return _word(patronymic, row, _whole(row), loose=loose, forms=_forms_of(row, of_fathers=True))


@lru_cache(maxsize=16384)
def spoken_word(text: str, latin: str, *, foreign: bool) -> Word:
    """A word of Chinese characters by one of its readings; a foreign name is heard loosely, its l perhaps an r."""
    row = sounds_of(latin)
    if foreign:
        row = row.replace("l", "L")
    return _word(text, row, stem_of(row) if foreign else _whole(row), loose=foreign)


def _whole(row: str) -> Stem:
    return Stem(row, row, "", woman=False)


def pair_key(one: int, other: int) -> int:
    """One number for two words, whichever comes first."""
    return (one << 32) | other if one < other else (other << 32) | one


known_likeness: dict[int, int] = {}
"""What has been found so far, by `pair_key`; emptied when it grows past `_MOST_KNOWN`."""
_MOST_KNOWN: Final = 4_000_000


def _coded(one: Word, other: Word, by_sound: int) -> int:
    """Likeness and kind in one number: four times the likeness, plus the kind."""
    if by_sound >= EQUAL and not (one.loose or other.loose) and _is_woman_and_man(one.stem.masculine, other.stem.masculine):
        by_sound = EQUAL - 1
    if _are_apart(one.row, other.row):
        return min(by_sound, _APART_LIKENESS) * 4
    if by_sound >= _VARIANT_LIKENESS:
        return by_sound * 4
    if one.forms and not one.forms.isdisjoint(other.forms):
        return _VARIANT_LIKENESS * 4 + Kind.VARIANT
    if by_sound < EQUAL and one.stem.family != other.stem.family:
        kind = _ending_kind(one, other)
        if kind is not None:
            return max(by_sound, NEAR) * 4 + kind
    return by_sound * 4


def _is_woman_and_man(one: str, other: str) -> bool:
    """Whether a final a alone may tell a woman's name from a man's: Valentin, Valentina."""
    if len(one) > len(other):
        one, other = other, one
    return len(one) < len(other) and _is_feminine(other) and one[-1:] not in _OPEN_AT_END


def _ending_kind(one: Word, other: Word) -> Kind | None:
    """BARE or ENDING where the stems are one; nothing where they are not."""
    if min(len(one.bare), len(other.bare)) < 2 or one.bare_skeleton != other.bare_skeleton:
        return None
    if _sound_likeness(numbered(one.bare), numbered(other.bare), loose=False) < _STEMS_EQUAL:
        return None
    return Kind.ENDING if one.stem.family and other.stem.family else Kind.BARE


def coded_likeness(one: Word, other: Word) -> int:
    """Four times the likeness of two words, plus its `Kind`; remembered."""
    key = pair_key(one.number, other.number)
    known = known_likeness.get(key)
    if known is None:
        known = _coded(one, other, _likeness_by_sound(one, other)) if worth_hearing(one, other) else 0
        if len(known_likeness) >= _MOST_KNOWN:
            known_likeness.clear()
        known_likeness[key] = known
    return known


def worth_hearing(one: Word, other: Word) -> bool:
    """Whether two words have enough consonants in common to be held against each other sound by sound."""
    if one.loose or other.loose or not one.row or not other.row:
        return True
    if one.bare_skeleton == other.bare_skeleton or not one.forms.isdisjoint(other.forms):
        return True
    most = most_apart(max(len(one.skeleton), len(other.skeleton)))
    return Levenshtein.distance(one.skeleton, other.skeleton, score_cutoff=most) <= most


def most_apart(consonants: int) -> int:
    """How many consonants of so many may differ in spellings of one word: one, and one more for every four."""
    return 1 + consonants // 4


def _likeness_by_sound(one: Word, other: Word) -> int:
    if not one.row or not other.row:
        return 100 if one.folded == other.folded else 0
    return _sound_likeness(one.sounds, other.sounds, loose=one.loose or other.loose)


def coded_likenesses(pairs: Sequence[tuple[Word, Word]]) -> npt.NDArray[np.int64]:
    """`coded_likeness` of many pairs side by side, not remembered."""
    coded = np.zeros(len(pairs), dtype=np.int64)
    buckets: dict[tuple[int, int, bool], list[int]] = {}
    for at, (one, other) in enumerate(pairs):
        if not one.row or not other.row:
            coded[at] = _coded(one, other, _likeness_by_sound(one, other))
        elif worth_hearing(one, other):
            buckets.setdefault((len(one.sounds), len(other.sounds), one.loose or other.loose), []).append(at)
    for (length, other_length, loose), places in buckets.items():
        costs = _distances([pairs[at][0].sounds for at in places], [pairs[at][1].sounds for at in places], loose=loose)
        scaled = np.maximum(0, 100 - costs * 100 // (_SCALE * max(length, other_length, _SHORTEST)))
        for at, by_sound in zip(places, scaled.tolist(), strict=True):
            coded[at] = _coded(*pairs[at], by_sound)
    return coded


def _distances(ones: list[list[int]], others: list[list[int]], *, loose: bool) -> npt.NDArray[np.int32]:
    """`sounds.distance` of each row with its partner; all rows of a side are of one length."""
    costs, left_out = _cost_arrays()
    gaps = left_out[int(loose)]
    one, other = np.array(ones, dtype=np.int32).T, np.array(others, dtype=np.int32).T
    width = costs.shape[0]
    flat = costs.ravel()
    other_gaps = [gaps[column] for column in other]
    above = [np.zeros(len(ones), dtype=np.int32)]
    for gap in other_gaps:
        above.append(above[-1] + gap)
    for sounds in one:
        omitted, row_start = gaps[sounds], sounds * width
        current = [above[0] + omitted]
        for column, other_sounds in enumerate(other):
            best = above[column] + flat.take(row_start + other_sounds)
            np.minimum(best, above[column + 1] + omitted, out=best)
            np.minimum(best, current[column] + other_gaps[column], out=best)
            current.append(best)
        above = current
    return above[-1]


@cache
def _cost_arrays() -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    known = sound_table()
    return np.array(known.cost, dtype=np.int32), np.array(known.left_out, dtype=np.int32)
