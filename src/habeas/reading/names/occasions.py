"""Occasions: summits, anniversaries, visits, holidays, found by the patterns of `occasions.yaml` around a word that hints at one.

In: the words of a text and the claims so far. Out: claims. Always true: a leading article is no part of a span; whole words only.
"""

from __future__ import annotations

from bisect import bisect_left

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import OccasionMention
from habeas.reading.names.runs import is_given
from habeas.reading.names.words import Words

_WINDOW = 70


def find_occasions(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    last_end = 0
    for hint in lexicon.occasion_hints.finditer(words.text):
        line_start = words.text.rfind("\n", 0, hint.start()) + 1
        begin = max(line_start, last_end, hint.start() - _WINDOW)
        for found in lexicon.occasions.finditer(words.text, begin, min(len(words.text), hint.end() + _WINDOW)):
            if found.start() <= hint.start() < found.end():
                last_end = found.end()
                _claim_characters(claims, lexicon, found.start(), found.end())


def _claim_characters(claims: Claims[object], lexicon: Lexicon, start: int, end: int) -> None:
    words = claims.words
    text = words.text[start:end].rstrip()
    end = start + len(text)
    first = bisect_left(words.starts, start)
    if words.starts[first : first + 1] != [start]:
        return
    if words.lowers[first] in lexicon.the_or_a and first + 1 < len(words):
        first += 1
    if _is_a_surname(words, first, lexicon):
        return
    after = first
    while after < len(words) and words.starts[after] < end:
        after += 1
    if claims.free(first, after) and words.ends[after - 1] == end:
        claims.claim(
            first, after, OccasionMention(start=words.starts[first], end=end, text=words.span(first, after), voice="occasion")
        )


def _is_a_surname(words: Words, at: int, lexicon: Lexicon) -> bool:
    """ "Mohammed *Ramadan*": behind a given name it is no feast."""
    named = at > 0 and words.capitals[at - 1] and is_given(words.lowers[at - 1], lexicon)
    return named and words.lowers[at] in lexicon.surnames
