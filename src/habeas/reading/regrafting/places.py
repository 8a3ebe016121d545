"""What is known of the words of a tree before it is mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """The words of a tree by what they stand for: `people` are people's names, `days` tell when, `described` are names behind
    what somebody is.
    """

    people: frozenset[int]
    days: frozenset[int]
    described: frozenset[int]
