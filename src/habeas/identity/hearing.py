"""Which words sound alike: a word in, the keys by which words that may sound like it are found, and how alike they are.

Always true: by sound alone, without the lists of names that `compare` knows, so that every word of a text can be asked about;
what holds of two words holds whichever comes first, and in any script.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.identity.blocking import word_keys
from habeas.identity.words import EQUAL, Kind, coded_likenesses, heard_word


def sound_keys(text: str) -> frozenset[str]:
    """The consonant skeletons of one word: words without one in common do not sound alike."""
    return word_keys(heard_word(text))


def sounding_alike(text: str, others: Sequence[str]) -> list[tuple[int, str]]:
    """Those of the others that are the same word by their sounds, with their likeness of 75 to 100, the likest first."""
    heard = heard_word(text)
    coded = coded_likenesses([(heard, heard_word(other)) for other in others]).tolist()
    found = [
        (likeness // 4, other)
        for likeness, other in zip(coded, others, strict=True)
        if likeness // 4 >= EQUAL and likeness % 4 == Kind.SOUND
    ]
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))
