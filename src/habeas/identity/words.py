"""One word of a name as the comparison knows it, and how alike two words are.

In: words as written. Out: whole numbers from 0 to 100, and what kind of likeness it is. Always true: `likeness(a, b) ==
likeness(b, a)`; a word is 100 like itself; what one by one and in bulk is found is the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from habeas.identity.knowledge import table
from habeas.identity.names import Stem, father_of, may_change_places, stem_of, without_article
from habeas.identity.sounds import LOOSE_SCRIPTS, distance, fold, numbered, script_of, sound_table, sounds_of

EQUAL: Final = 75
"""Words this alike, or more, are one word in two spellings."""
NEAR: Final = 66
"""Words this alike, or more, may be one word: nothing follows from them without other evidence."""
_VARIANT_LIKENESS: Final = 92
_EVERYDAY_LIKENESS: Final = 80
"""How alike a name and its everyday form are: Aleksandra, Sasha."""
_CONFUSED_LIKENESS: Final = 68
"""How alike two names are that are written for one another, and are two all the same."""
_BEHIND_ARTICLE_LIKENESS: Final = 90
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
    everyday: bool  # Sasha, Zhenya: a form that stands for whole names
    places: frozenset[tuple[int, int]]  # where it stands in the lists of names apart
    confused: frozenset[tuple[int, int]]  # where it stands in the lists of names that are written for one another
    article: bool  # it is written with an Arabic article, which its sounds leave out
    bare: str  # the stem without final vowels
    bare_skeleton: str
    skeleton: str

    @property
    def script(self) -> str:
        return script_of(self.text)


_numbers = itertools.count()
_VOWELS_AT_END: Final = "aáæeėoóij"
_OPEN_AT_END: Final = "aáæeėoó"
_U_FOR_V: Final = re.compile(r"(?:(?<=[aáæeoóôö])|^)[uü](?=[^aáæeėioóôọöuụüʌ]|$)")
_SKELETON: Final = str.maketrans(
    dict.fromkeys("aáæeėẹioóuụöüôọʌjĵYW")
    | dict.fromkeys("gqɣxkχGh", "k")
    | dict.fromkeys("čЧćǯẑJcCĈszʃşʒžщ", "s")
    | dict.fromkeys("vwfFbp", "v")
    | dict.fromkeys("tdDťŧ", "t")
    | {"L": "l", "X": "ks"}
)


def skeleton(row: str) -> str:
    """The consonants of a row of sounds, those that change places taken for one, without vowels; u may be v."""
    return _U_FOR_V.sub("v", row).translate(_SKELETON)


@dataclass(frozen=True)
class Listed:
    """Names of a list as rows of sounds, found by their skeletons; each stands at (list, place in the list)."""

    by_skeleton: dict[str, list[tuple[str, tuple[int, int]]]]

    @classmethod
    def of(cls, lists: Iterable[Iterable[str]], *, of_fathers: bool) -> Listed:
        """`of_fathers`: as the names stand in patronymics, without final vowels."""
        found: dict[str, list[tuple[str, tuple[int, int]]]] = {}
        for number, names in enumerate(lists):
            for place, name in enumerate(names):
                row = sounds_of(name)
                row = row.rstrip(_VOWELS_AT_END) if of_fathers else row
                found.setdefault(skeleton(row), []).append((row, (number, place)))
        return cls(found)

    def places_of(self, row: str) -> frozenset[tuple[int, int]]:
        """Where a name with these sounds stands."""
        return frozenset(
            place
            for listed, place in self.by_skeleton.get(skeleton(row), ())
            if not _is_woman_and_man(listed, row)
            and _sound_likeness(numbered(row), numbered(listed), loose=False) >= _FORM_LIKENESS
        )


_BESIDES_FORMS: Final = ("everyday", "apart", "confused")


@cache
def _forms(*, of_fathers: bool) -> Listed:
    content = table("given_names").content
    lists = [names for group, of_group in content.items() if group not in _BESIDES_FORMS for names in of_group]
    return Listed.of(lists, of_fathers=of_fathers)


@cache
def _everyday() -> tuple[Listed, tuple[frozenset[int], ...]]:
    """The everyday names, and for each of them the lists of the names that it stands for."""
    source = table("given_names")
    stands_for = []
    for short, names in source.content["everyday"].items():
        forms = [frozenset(number for number, _ in _forms(of_fathers=False).places_of(sounds_of(name))) for name in names]
        if not all(forms):
            raise source.mistake(("everyday", short), f"{names[forms.index(frozenset())]!r} stands in none of the lists above")
        stands_for.append(frozenset().union(*forms))
    return Listed.of([source.content["everyday"]], of_fathers=False), tuple(stands_for)


def _everyday_forms(row: str) -> frozenset[int]:
    """The lists of the names for which an everyday name with these sounds stands."""
    listed, stands_for = _everyday()
    return frozenset().union(*(stands_for[place] for _, place in listed.places_of(row)))


@cache
def _kept_apart(group: str, *, of_fathers: bool) -> Listed:
    return Listed.of(table("given_names").content[group], of_fathers=of_fathers)


def _disagree(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether some list has the two at different places, and never at one."""
    if not one or not other:
        return False
    return any(number == other_number and one.isdisjoint(other) for number, _ in one for other_number, _ in other)


def _is_feminine(row: str) -> bool:
    """Whether the row ends as women's names do; Anna and Anton's like, not Mykola's: those stand in the lists as they are."""
    return row.endswith(("a", "á", "æ"))


def _sound_likeness(one: list[int], other: list[int], *, loose: bool) -> int:
    return _scaled(distance(one, other, loosely=loose), max(len(one), len(other), _SHORTEST))


def _scaled(cost: int, length: int) -> int:
    return max(0, 100 - cost * 100 // (_SCALE * length))


def _word(text: str, row: str, stem: Stem, *, loose: bool, known: _Known | None = None, article: bool = False) -> Word:
    bare = stem.stem.rstrip(_VOWELS_AT_END)
    known = known or _NOTHING_KNOWN
    return Word(
        number=next(_numbers),
        text=text,
        folded=fold(text),
        row=row,
        stem=stem,
        sounds=numbered(stem.masculine),
        loose=loose,
        forms=known.forms,
        everyday=known.everyday,
        places=known.places,
        confused=known.confused,
        article=article,
        bare=bare,
        bare_skeleton=skeleton(bare),
        skeleton=skeleton(row),
    )


class _Known(NamedTuple):
    """What the lists of names know of a row of sounds."""

    forms: frozenset[int] = frozenset()
    everyday: bool = False
    places: frozenset[tuple[int, int]] = frozenset()
    confused: frozenset[tuple[int, int]] = frozenset()


_NOTHING_KNOWN: Final = _Known()


def _known_of(row: str, *, of_fathers: bool) -> _Known:
    forms = frozenset(number for number, _ in _forms(of_fathers=of_fathers).places_of(row))
    short = frozenset() if of_fathers else _everyday_forms(row)
    return _Known(
        forms=forms | short,
        everyday=bool(short) and not forms,
        places=_kept_apart("apart", of_fathers=of_fathers).places_of(row),
        confused=_kept_apart("confused", of_fathers=of_fathers).places_of(row),
    )


@lru_cache(maxsize=524288)
def word(text: str) -> Word:
    """The word as a given name or surname."""
    name = without_article(text)
    row = sounds_of(name)
    loose = script_of(text) in LOOSE_SCRIPTS
    return _word(text, row, stem_of(row), loose=loose, known=_known_of(row, of_fathers=False), article=name != text)


@lru_cache(maxsize=131072)
def heard_word(text: str) -> Word:
    """The word by its sounds alone, whatever the lists of names know of it: some twenty times as quick as `word`."""
    name = without_article(text)
    row = sounds_of(name)
    return _word(text, row, stem_of(row), loose=script_of(text) in LOOSE_SCRIPTS, article=name != text)


@lru_cache(maxsize=131072)
def father_word(patronymic: str) -> Word:
    """A patronymic as the father's name in it, without final vowels, so that Petrivna and Petro meet."""
    row = father_of(without_article(patronymic))
    loose = script_of(patronymic) in LOOSE_SCRIPTS
    return _word(patronymic, row, _whole(row), loose=loose, known=_known_of(row, of_fathers=True))


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
    if _disagree(one.places, other.places):
        return min(by_sound, _APART_LIKENESS) * 4
    if _disagree(one.confused, other.confused):
        return _CONFUSED_LIKENESS * 4
    if by_sound >= _VARIANT_LIKENESS:
        return by_sound * 4
    if one.forms and not one.forms.isdisjoint(other.forms) and not (one.everyday and other.everyday):
        return (_EVERYDAY_LIKENESS if one.everyday or other.everyday else _VARIANT_LIKENESS) * 4 + Kind.VARIANT
    if by_sound < EQUAL and one.article != other.article:
        by_sound = max(by_sound, _likeness_behind_article(one, other))
    if by_sound < EQUAL and one.stem.family != other.stem.family:
        kind = _ending_kind(one, other)
        if kind is not None:
            return max(by_sound, NEAR) * 4 + kind
    return by_sound * 4


def _likeness_behind_article(one: Word, other: Word) -> int:
    """How alike al-Khawaja is to Alkhawaja, where the article is written as a part of the name."""
    joined, plain = (other, one) if one.article else (one, other)
    if not joined.folded.startswith(("al", "el")) or len(joined.row) < _SHORTEST_WITH_ARTICLE:
        return 0
    return min(
        _BEHIND_ARTICLE_LIKENESS,
        _sound_likeness(numbered(joined.row[2:]), numbered(plain.row), loose=joined.loose or plain.loose),
    )


_SHORTEST_WITH_ARTICLE: Final = 5


def _is_woman_and_man(one: str, other: str) -> bool:
    """Whether a final a alone may tell a woman's name from a man's: Valentin, Valentina."""
    if len(one) > len(other):
        one, other = other, one
    return len(one) < len(other) and _is_feminine(other) and one[-1:] not in _OPEN_AT_END


def _ending_kind(one: Word, other: Word) -> Kind | None:
    """BARE or ENDING where the stems are one; nothing where they are not."""
    if not may_change_places(one.stem.family, other.stem.family):
        return None
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
        remember([(one, other)], [known])
    return known


def remember(pairs: Sequence[tuple[Word, Word]], coded: Sequence[int]) -> None:
    """Keeps what was found of these pairs."""
    if len(known_likeness) + len(pairs) > _MOST_KNOWN:
        known_likeness.clear()
    for (one, other), likeness in zip(pairs, coded, strict=True):
        known_likeness[pair_key(one.number, other.number)] = likeness


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
