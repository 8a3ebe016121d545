"""Chinese characters read aloud: in Mandarin (pypinyin) and in Cantonese (ToJyutping), and in simplified writing (OpenCC);
spelled as names are in Latin letters.

In: a word of Chinese characters. Out: Latin spellings, one syllable after the other. The libraries are loaded on the first
Chinese name, not before.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from habeas.identity.knowledge import table

if TYPE_CHECKING:
    from opencc import OpenCC


@lru_cache(maxsize=16384)
def mandarin(word: str) -> tuple[str, ...]:
    """The syllables in pinyin without tones: 梁國雄 → liang, guo, xiong."""
    from pypinyin import lazy_pinyin

    return tuple(syllable for syllable in lazy_pinyin(word, errors="ignore") if syllable)


@lru_cache(maxsize=16384)
def cantonese(word: str) -> tuple[str, ...]:
    """The syllables as Hong Kong spells names: 梁國雄 → leung, kwok, hung."""
    from ToJyutping import get_jyutping_list

    return tuple(_hong_kong(reading) for _, reading in get_jyutping_list(word) if reading)


def cantonese_surnames(word: str) -> tuple[str, ...]:
    """The ways to write a surname: some characters are read otherwise in one, or written in several ways."""
    return tuple(table("cantonese").content["surnames"].get(word, ("".join(cantonese(word)),)))


def mandarin_shown(word: str) -> str:
    """Pinyin as a name is written: the surname apart, the given name in one word."""
    syllables = mandarin(word)
    if not syllables:
        return word
    return " ".join(part.capitalize() for part in (syllables[0], "".join(syllables[1:])) if part)


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    source = table("cantonese")
    initials, finals = source.content["initials"], source.content["finals"]
    first = "|".join(sorted(initials, key=len, reverse=True))
    return re.compile(f"({first})?([a-z]+?)([1-6])?"), initials, finals


def _hong_kong(jyutping: str) -> str:
    pattern, initials, finals = _parts()
    match = pattern.fullmatch(jyutping)
    if match is None:
        return jyutping.rstrip("123456")
    initial, final = match[1] or "", match[2]
    return initials.get(initial, initial) + finals.get(final, final)


@cache
def _to_simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=16384)
def simplified(text: str) -> str:
    """The characters as the mainland writes them, without spaces: 楊岳橋 and 杨岳桥 are one."""
    return str(_to_simplified().convert("".join(text.split())))
