"""Capital and small letters of the alphabets that tell them apart (Latin with all its marks, Greek, Cyrillic, Armenian), for
the insides of a bracket in a regular expression: a capital opens a name or a sentence in each of them.
"""

from __future__ import annotations

from typing import Final

_LAST = 0x0590
"""Behind the Armenian letters come alphabets without capitals."""

CAPITAL: Final = "".join(filter(str.isupper, map(chr, range(_LAST))))
SMALL: Final = "".join(filter(str.islower, map(chr, range(_LAST))))

QUOTES: Final = frozenset("\"'“”„«»‘’")
"""Quotation marks, opening and closing ones."""
