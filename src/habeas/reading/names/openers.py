"""Words whose capital only opens a sentence.

In: a word of a text. Out: whether its capital says anything. Always true: names of places and words of courts keep theirs.
"""

from __future__ import annotations

from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.words import Words


def opens_sentence_only(words: Words, lexicon: Lexicon, at: int) -> bool:
    """A word whose capital only opens a sentence."""
    lower = words.lowers[at]
    if lower in lexicon.function_words:
        return True
    return (
        words.opens[at] and lower in lexicon.ordinary and lower not in lexicon.courts.kinds and lower not in lexicon.single_places
    )
