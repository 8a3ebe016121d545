"""A text in any of our scripts, in plain Latin letters as an English-language reader would meet it.

In: any text. Out: the same text with its letters romanised, case kept word by word. Always true: a letter that no table knows
stays as it is, and plain Latin text comes back unchanged. For showing and sorting; comparing goes by sounds, not by this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.identity import han
from habeas.identity.knowledge import table
from habeas.identity.sounds import bare_letter, fold, script_of, script_of_letter


@dataclass(frozen=True)
class _Language:
    script: str
    marks: frozenset[str]
    letters: dict[str, str]
    group: re.Pattern[str]


@cache
def _languages() -> tuple[_Language, ...]:
    source = table("romanisation")
    languages = []
    for name, entry in source.content.items():
        letters = dict(entry["letters"])
        if "after" in entry:
            if entry["after"] not in source.content:
                raise source.mistake((name, "after"), f"there is no language {entry['after']!r} in this table")
            letters = {**source.content[entry["after"]]["letters"], **letters}
        longest_first = sorted(map(re.escape, letters), key=len, reverse=True)
        languages.append(
            _Language(entry["script"], frozenset(entry["marks"]), letters, re.compile("|".join([*longest_first, "."]), re.DOTALL))
        )
    return tuple(languages)


def _language_of(text: str, script: str) -> _Language | None:
    of_script = [language for language in _languages() if language.script == script]
    shown = next((language for language in of_script if language.marks & set(text)), None)
    return shown or next((language for language in of_script if not language.marks), None)


_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f'’ʼ])*")


def _as_cased(latin: str, word: str) -> str:
    """The case of the word: ALL LARGE, First large, or small."""
    if len(word) > 1 and word.isupper():
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """Ülvi Həsənli → Ulvi Hasanli; Уладзімір → Uladzimir; 梁國雄 → Liang Guoxiong."""

    def of_word(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii():
            return (
                word
                if _language_of(text, "latin") is _language_of("", "latin")
                else _romanised(word, _language_of(text, "latin"))
            )
        if script_of(word) == "cjk":
            return han.mandarin_shown(word)
        return _romanised(word, _language_of(text, script_of(word)))

    return _WORD.sub(of_word, text)


def _romanised(word: str, language: _Language | None) -> str:
    if language is None:
        return word

    def of_group(group: str) -> str:
        known = language.letters.get(group)
        if known is not None:
            return known
        if script_of_letter(group) == "latin":
            return bare_letter(group)
        return group if script_of_letter(group) else ""

    latin = "".join(of_group(group) for group in language.group.findall(fold(word)))
    return _as_cased(latin, word)
