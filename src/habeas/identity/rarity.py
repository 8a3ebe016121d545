"""How rare a name is, as far as lists of common names can tell.

In: a profile. Out: 0 where given name and surname are common, or nothing is known; 1 where one of them is rarer; 2 where both
are. Always true: the same for all spellings of a name whose parts are heard as a listed one.
"""

from __future__ import annotations

from functools import cache, lru_cache

from habeas.identity.findings import Profile
from habeas.identity.knowledge import table
from habeas.identity.words import Listed, Word

_KNOWN_SCRIPTS = ("latin", "cyrillic", "georgian", "armenian")
"""Arabic and Hebrew letters leave too much open, and Chinese syllables are few."""


@cache
def _listed(part: str) -> Listed:
    content = table("common_names").content[part]
    return Listed.of((row for rows in content.values() for row in rows), of_fathers=False)


@lru_cache(maxsize=262144)
def _is_common(row: str, part: str) -> bool:
    return bool(_listed(part).places_of(row))


def rarity(name: Profile) -> int:
    """0, 1 or 2."""
    if name.script not in _KNOWN_SCRIPTS or name.mandarin is not None or not name.readings:
        return 0
    reading = name.readings[0]
    given, surnames = reading.words[: reading.given], reading.words[reading.given :]
    if not given or not surnames:
        return 0
    return sum(not any(_common(word, part) for word in words) for part, words in (("given", given), ("surnames", surnames)))


def _common(word: Word, part: str) -> bool:
    return _is_common(word.row, part) or _is_common(word.stem.masculine, part)
