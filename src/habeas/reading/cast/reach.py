"""How far words reach: to letters beside them, to sentences before; and from how many on people are several."""

from __future__ import annotations

BESIDE = 60
"""Letters beside a word in which what belongs to it stands."""
PAIR = 2
BETWEEN = (",", "&")
"""Signs between two who are listed."""
REACH = 4
"""How many sentences back a pronoun may point."""
