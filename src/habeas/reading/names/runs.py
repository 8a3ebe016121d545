"""Runs of capitalised words that may hold a person's name, and what each word of one says for or against it.

In: the words of a text, the claims so far, the lexicon. Out: `Run`s: word positions that belong together, small words and
initials inside. Always true: a run stays in its line, holds no claimed word, and begins and ends with a capitalised word (or a
closing particle: "oglu").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.reading.letters import CAPITAL, SMALL
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.words import Words

_SHORTEST_STEM = 3
_LONGEST_SYLLABLE = 6
_LONGEST_EASTERN = 5
_BRACKETED = 3
"""Words of a bracket with one name in it."""
_NICKNAME_MARKS = (("(", ")"), ("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"))
_HYPHENATED = re.compile(rf"[{CAPITAL}][{SMALL}]{{1,6}}-[{SMALL}]{{1,6}}")
"""A given name of two syllables as Hong Kong, Taiwan and Korea write it: "Kwok-hung", "Jong-un"."""


@dataclass(slots=True)
class Run:
    """Words `first` to `after` (exclusive)."""

    first: int
    after: int

    def __len__(self) -> int:
        return self.after - self.first


def runs_of(claims: Claims[object], lexicon: Lexicon) -> Iterator[Run]:
    words = claims.words
    at, total = 0, len(words)
    capitals, holders = words.capitals, claims.holders
    while at < total:
        if not capitals[at] or holders[at] is not None:
            at += 1
            continue
        after = run_end(claims, lexicon, at)
        yield Run(at, after)
        at = after


def run_end(claims: Claims[object], lexicon: Lexicon, at: int) -> int:
    """The position after the run that begins with the word at `at`."""
    words = claims.words
    after, total = at + 1, len(words)
    while after < total and claims.holders[after] is None:
        lower = words.lowers[after]
        if words.capitals[after]:
            if is_initial(words, after - 1) and lower in lexicon.function_words:
                break  # "Wrote on X. *He* thanked"
            after += 1
            continue
        if lower in lexicon.closing_particles:
            after += 1
            continue
        if _opens_nickname(claims, lexicon, after):
            after += _BRACKETED
            continue
        beyond = _past_particles(claims, lexicon, after)
        if beyond is None:
            break
        after = beyond
    return after


def _opens_nickname(claims: Claims[object], lexicon: Lexicon, at: int) -> bool:
    """Another name in brackets or quotation marks between given name and surname: "Arsham *(Mahmood)* Rezai", "Netiporn
    *“Bung”* Sanesangkhom"."""
    words = claims.words
    inside, behind = at + 1, at + _BRACKETED
    marks = tuple(words.forms[at : at + _BRACKETED : 2])
    if marks not in _NICKNAME_MARKS or behind >= len(words) or not words.capitals[behind] or not claims.free(at, behind + 1):
        return False
    if marks == ("(", ")"):
        return is_given(words.lowers[inside], lexicon) and words.lowers[at - 1] not in lexicon.single_places
    return words.capitals[inside] and not any(_is_plain(words.lowers[beside], lexicon) for beside in (at - 1, behind))


def _is_plain(lower: str, lexicon: Lexicon) -> bool:
    """A word of the language or a place, and no given name."""
    return lower in lexicon.ordinary or (lower in lexicon.single_places and not is_given(lower, lexicon))


def _past_particles(claims: Claims[object], lexicon: Lexicon, at: int) -> int | None:
    """The position after the capitalised word that one or two particles lead to ("bin Salman", "de la Cruz")."""
    words = claims.words
    for width in (1, 2):
        target = at + width
        if target >= len(words) or words.lowers[target - 1] not in lexicon.particles:
            return None
        if words.forms[target - 1] in lexicon.never_leading:
            return None
        if words.capitals[target] and claims.holders[target] is None:
            return target + 1
    return None


def is_initial(words: Words, at: int) -> bool:
    form = words.forms[at]
    return len(form) == 2 and form[1] == "."


def _has_ending(lower: str, endings: tuple[str, ...], lexicon: Lexicon) -> bool:
    """A surname's ending on a stem of some length."""
    has_stem = len(lower) > _SHORTEST_STEM + 1
    return has_stem and lower.endswith(endings) and not lower.endswith(lexicon.grammar.no_surname_endings)


def surname_strength(lower: str, lexicon: Lexicon) -> float:
    """2 for a listed surname or an ending that only surnames have, 1 for an ending that others have too, 0 for neither."""
    last = lower.rsplit("-", 1)[-1]
    if (
        lower.startswith(lexicon.articles_in_names)
        or lower in lexicon.surnames
        or last in lexicon.surnames
        or _has_ending(last, lexicon.strong_endings, lexicon)
    ):
        return 2.0
    return 1.0 if _has_ending(last, lexicon.weak_endings, lexicon) else 0.0


def is_given(lower: str, lexicon: Lexicon) -> bool:
    return lower in lexicon.given or ("-" in lower and all(part in lexicon.given for part in lower.split("-")))


def is_eastern(words: Words, first: int, after: int, lexicon: Lexicon) -> bool:
    """A name with the family name first ("Zhang Lian", "Leung Wai-hung"), or of Burmese syllables ("Aung San Suu Kyi")."""
    lowers = words.lowers[first:after]
    if not 2 <= len(lowers) <= _LONGEST_EASTERN:
        return False
    if all(lower in lexicon.burmese for lower in lowers):
        return True
    if lowers[0] not in lexicon.family_first:
        return False
    if lowers[0] in lexicon.vietnamese and len(lowers) > 2:
        return all(len(lower) <= _LONGEST_SYLLABLE and lower.isalpha() for lower in lowers[1:])
    if len(lowers) == 2 and _HYPHENATED.fullmatch(words.forms[after - 1]):
        return True
    return all(lexicon.chinese.fullmatch(lower) and lower not in lexicon.ordinary for lower in lowers[1:])
