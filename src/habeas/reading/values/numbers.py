"""Words and digits that stand for a number.

In: the words of a number in order ("twenty", "-", "four"; "21,499"; "two", "hundred", "thousand"). Out: the number.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.reading.knowledge.values import Numbers


def number_value(words: Iterable[str], numbers: Numbers) -> float:
    """What the words stand for; a whole number as a whole float. Words that are no number ("and", dashes) are passed over."""
    total = 0.0
    current = 0.0
    for word in words:
        lower = word.lower()
        if word[0].isdecimal():
            current += _digits(word)
        elif lower in numbers.multipliers:
            factor = numbers.multipliers[lower]
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
        elif lower in numbers.words:
            current += numbers.words[lower]
        elif lower in numbers.single:
            current += 1
        elif lower in numbers.fractions:
            current += numbers.fractions[lower]
    return total + current


def _digits(word: str) -> float:
    bare = word.replace(",", "")
    try:
        return float(bare)
    except ValueError:
        return 0.0
