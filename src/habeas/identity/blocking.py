"""Which names are worth comparing at all: names that share a key.

In: a name. Out: a few short keys. Always true: keys do not hang on case, accents, order or script.
"""

from __future__ import annotations

from functools import lru_cache

from habeas.identity.deciding import profile


@lru_cache(maxsize=262144)
def blocking_keys(name: str) -> frozenset[str]:
    """The consonant skeletons of the name's words."""
    return frozenset(word.bare_skeleton for reading in profile(name).readings for word in reading.words if word.bare_skeleton)
