"""A word of a name as a row of sounds, and how far two such rows are apart.

In: one word in any script. Out: a string with one character a sound (the sounds of `tables/sounds.yaml`), and distances in
hundredths of a whole consonant. Always true: `distance(a, b) == distance(b, a)`, `distance(a, a) == 0`, all in whole numbers,
so that every machine finds the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from habeas.identity.knowledge import Table, table

_SCRIPT_NAMES: Final = ("CYRILLIC", "ARABIC", "HEBREW", "GEORGIAN", "ARMENIAN", "GREEK", "LATIN", "CJK")
LOOSE_SCRIPTS: Final = frozenset({"arabic", "hebrew"})
"""Scripts that mostly leave their vowels unwritten."""


@lru_cache(maxsize=8192)
def script_of_letter(letter: str) -> str:
    """`latin`, `cyrillic`, `arabic`, …, `other` for a script without a table, and nothing for what is no letter."""
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "")
    return next((script.lower() for script in _SCRIPT_NAMES if name.startswith(script)), "other")


@lru_cache(maxsize=65536)
def script_of(word: str) -> str:
    """The script of the word's first letter; nothing where it has none."""
    return next((script for script in map(script_of_letter, word) if script), "")


def fold(text: str) -> str:
    """Small letters, composed, with the dotted and dotless I of Turkish kept apart from combining dots."""
    return unicodedata.normalize("NFC", text.replace("İ", "i").casefold())


def bare_letter(letter: str) -> str:
    """The letter without its accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


class Likeness(NamedTuple):
    """What taking one sound for another costs, in hundredths, and why it happens."""

    cost: int
    why: str


@dataclass(frozen=True)
class SoundTable:
    """The sounds, numbered, with every cost between them as lists that the inner loops index."""

    number: dict[str, int]
    written: dict[str, str]
    vowels: frozenset[str]
    cost: list[list[int]]
    left_out: tuple[list[int], list[int]]  # strictly, loosely
    why: dict[frozenset[str], str]


def read_sounds(source: Table) -> SoundTable:
    """Raises `TableMistake` for a likeness of sounds that are not listed, or one that is given twice."""
    content = source.content
    written = {**content["vowels"], **content["consonants"]}
    number = {sound: position + 1 for position, sound in enumerate(written)}
    vowels = frozenset(content["vowels"])
    pairs: dict[frozenset[str], Likeness] = {}
    for row, entry in enumerate(content["likenesses"]):
        for sound in entry["of"]:
            if sound not in written:
                raise source.mistake(("likenesses", row), f"{sound!r} is no sound; list it under vowels or consonants")
        for pair in combinations(entry["of"], 2):
            if frozenset(pair) in pairs:
                raise source.mistake(
                    ("likenesses", row), f"{pair[0]} and {pair[1]} have a cost already; keep one of the two lines"
                )
            pairs[frozenset(pair)] = Likeness(entry["cost"], entry["why"])

    def substitution(one: str, other: str) -> int:
        if one == other:
            return 0
        known = pairs.get(frozenset((one, other)))
        if known is not None:
            return known.cost
        if (one in vowels) != (other in vowels):
            return int(content["vowel_for_consonant"])
        return int(content["unlike_vowels"] if one in vowels else content["unlike_consonants"])

    def omissions(costs: dict[str, int]) -> list[int]:
        return [0] + [costs.get(sound, costs["vowel"] if sound in vowels else costs["consonant"]) for sound in written]

    return SoundTable(
        number=number,
        written=written,
        vowels=vowels,
        cost=[[0] * (len(written) + 1)] + [[0] + [substitution(one, other) for other in written] for one in written],
        left_out=(omissions(content["left_out"]), omissions(content["left_out_loosely"])),
        why={pair: likeness.why for pair, likeness in pairs.items()},
    )


@dataclass(frozen=True)
class _Spelling:
    """One script's letters as sounds, with a pattern that finds the longest group first. `^` before a group: only where the word
    begins; `$` behind it: only where it ends."""

    sounds: dict[str, str]
    group: re.Pattern[str]


def read_spelling(source: Table, sounds: SoundTable) -> dict[str, _Spelling]:
    """By script. Raises `TableMistake` for a sound that is not listed in the table of sounds."""
    scripts = {}
    for script, letters in source.content.items():
        for letter, row in letters.items():
            for sound in row.split():
                if sound not in sounds.number:
                    raise source.mistake((script, letter), f"{sound!r} is no sound; use those of {table('sounds').path.name}")
        longest_first = sorted(letters, key=lambda group: (len(group.strip("^$")), len(group)), reverse=True)
        scripts[script] = _Spelling(
            {letter: row.replace(" ", "") for letter, row in letters.items()},
            re.compile("|".join(map(_group_pattern, longest_first)) + "|.", re.DOTALL),
        )
    return scripts


def _group_pattern(group: str) -> str:
    begins = "\\A" if group.startswith("^") else ""
    ends = "\\Z" if group.endswith("$") else ""
    return begins + re.escape(group.strip("^$")) + ends


@cache
def sound_table() -> SoundTable:
    """The sounds that come with Habeas."""
    return read_sounds(table("sounds"))


@cache
def _spelling() -> dict[str, _Spelling]:
    return read_spelling(table("spelling"), sound_table())


_OPEN_VOWEL = "aáæeėoóôọöuụüʌ"
_SOFTENS = "ltszvwbp"
# A j after these and before a vowel only softens; before a consonant inside a word it is the y of "may";
# after an i it is a glide before e and in a final -ija, after an e at the end.
_J_AS_GLIDE = re.compile(
    rf"(?<=[{_SOFTENS}j])J(?=[{_OPEN_VOWEL}i])|(?<=[{_OPEN_VOWEL}])J(?=[^{_OPEN_VOWEL}iJ])|(?<=i)J+(?=[eė]|a?$)|(?<=[eė])J$"
)
_SILENT_J = re.compile(rf"(?<=[şž])j(?![{_OPEN_VOWEL}])")  # a Dutch sj before a consonant
_SHCH = re.compile("[ʃş][čЧCĈć]")
_YE_AFTER_E = re.compile("ee(?=[vwfu])")  # Sergeev and Sergeyev
_HARD_C = re.compile(rf"Ck(?=$|[^{_OPEN_VOWEL}i])")
_SOFT_C = re.compile("C(?=[eėiæöü])")
_I_RUN_BY_VOWEL = re.compile(rf"(?<=[{_OPEN_VOWEL}])[ij]+|[ij]+(?=[{_OPEN_VOWEL}])")
_I_RUN = re.compile(rf"[ij]{{2,}}|(?<![{_OPEN_VOWEL}])j(?![{_OPEN_VOWEL}])")
_FIRST_YE = re.compile("^j(?=e)")  # Yelena and Elena
_FIRST_J = re.compile("^j(?=[aæoöuü])")
_AFTER_J = re.compile("(?<=[jĵ])[aoô]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=262144)
def sounds_of(word: str) -> str:
    """The row of sounds of one word; empty where nothing in it is heard (digits, signs, scripts without a table).

    A run of i, ı, y and their kin is one sound: a glide beside another vowel, else one i. A doubled sound is one.
    """
    script = script_of(word)
    spelling = _spelling().get(script)
    if spelling is None:
        return ""
    row = "".join(_sounds_of_group(spelling, group) for group in spelling.group.finditer(fold(word)))
    if "æ" not in row:  # what has an ə is Azerbaijani, where j is never a glide
        row = _J_AS_GLIDE.sub("j", row)
    row = _YE_AFTER_E.sub("eje", row)
    row = _SHCH.sub("щ", _SILENT_J.sub("", row))
    row = _SOFT_C.sub("Ĉ", _HARD_C.sub("k", row))
    row = _I_RUN_BY_VOWEL.sub("j", row)
    row = _FIRST_J.sub("ĵ", _FIRST_YE.sub("", _I_RUN.sub("i", row)))
    return _AFTER_J.sub(lambda vowel: "á" if vowel[0] == "a" else "ó", _DOUBLED.sub(r"\1", row))


def _sounds_of_group(spelling: _Spelling, found: re.Match[str]) -> str:
    group = found[0]
    if found.start() == 0 and (at_beginning := spelling.sounds.get(f"^{group}")) is not None:
        return at_beginning
    if found.end() == len(found.string) and (at_end := spelling.sounds.get(f"{group}$")) is not None:
        return at_end
    known = spelling.sounds.get(group)
    if known is not None:
        return known
    return "".join(spelling.sounds.get(letter, "") for letter in bare_letter(group).casefold())


def numbered(row: str) -> list[int]:
    """The row as the numbers of its sounds, as the costs are indexed."""
    number = sound_table().number
    return [number[sound] for sound in row]


def distance(one: list[int], other: list[int], *, loosely: bool = False) -> int:
    """The least cost, in hundredths, of turning one numbered row into the other."""
    costs, left_out = sound_table().cost, sound_table().left_out[loosely]
    above = [0]
    for sound in other:
        above.append(above[-1] + left_out[sound])
    for sound in one:
        omitted, row_costs = left_out[sound], costs[sound]
        diagonal = above[0]
        left = diagonal + omitted
        current = [left]
        for column, other_sound in enumerate(other, 1):
            overhead = above[column]
            best = diagonal + row_costs[other_sound]
            if overhead + omitted < best:
                best = overhead + omitted
            left += left_out[other_sound]
            if left < best:
                best = left
            left = best
            current.append(best)
            diagonal = overhead
        above = current
    return above[-1]


class Step(NamedTuple):
    """One step of an alignment: a sound on each side, or nothing on one of them."""

    one: str
    other: str
    cost: int
    why: str


def alignment(one: str, other: str, *, loosely: bool = False) -> list[Step]:
    """The cheapest way from one row of sounds to the other, step by step; the costs add up to `distance`."""
    known = sound_table()
    a, b, left_out = numbered(one), numbered(other), known.left_out[loosely]
    grid = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for column, sound in enumerate(b, 1):
        grid[0][column] = grid[0][column - 1] + left_out[sound]
    for row, sound in enumerate(a, 1):
        grid[row][0] = grid[row - 1][0] + left_out[sound]
        for column, other_sound in enumerate(b, 1):
            grid[row][column] = min(
                grid[row - 1][column - 1] + known.cost[sound][other_sound],
                grid[row - 1][column] + left_out[sound],
                grid[row][column - 1] + left_out[other_sound],
            )
    steps: list[Step] = []
    row, column = len(a), len(b)
    while row or column:
        here = grid[row][column]
        if row and column and here == grid[row - 1][column - 1] + known.cost[a[row - 1]][b[column - 1]]:
            row, column = row - 1, column - 1
            pair = one[row], other[column]
            steps.append(Step(*pair, known.cost[a[row]][b[column]], known.why.get(frozenset(pair), "")))
        elif row and here == grid[row - 1][column] + left_out[a[row - 1]]:
            row -= 1
            steps.append(Step(one[row], "", left_out[a[row]], ""))
        else:
            column -= 1
            steps.append(Step("", other[column], left_out[b[column]], ""))
    return steps[::-1]
