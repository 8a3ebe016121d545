"""Which spellings can be one name: each pair compared once in a process, whatever comes of it later.

Always true: only pairs that share a blocking key are compared; verdicts follow from the two spellings alone, so that keeping them
changes nothing but the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from habeas.identity import Verdict, blocking_keys, compare, compare_many

_verdicts: dict[tuple[str, str], Verdict] = {}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def verdict(one: str, other: str) -> Verdict:
    """What the comparison says of two spellings; a spelling is the same as itself."""
    if one == other:
        return Verdict.SAME
    pair = _pair(one, other)
    if pair not in _verdicts:
        _verdicts[pair] = compare(*pair).verdict
    return _verdicts[pair]


def why(one: str, other: str) -> str:
    """The comparison's reasons in words."""
    return f"both are written {one}" if one == other else compare(*_pair(one, other)).why


class Spellings:
    """The spellings of a register, and for each those that compare as the same (itself among them)."""

    def __init__(self, spellings: Iterable[str]) -> None:
        by_block: defaultdict[str, list[str]] = defaultdict(list)
        names = sorted(set(spellings))
        for name in names:
            for block in blocking_keys(name):
                by_block[block].append(name)
        pairs = {pair for block in by_block.values() for pair in combinations(block, 2)}
        unknown = sorted(pair for pair in pairs if pair not in _verdicts)
        _verdicts.update(zip(unknown, compare_many(unknown).verdicts, strict=True))
        self._same: dict[str, set[str]] = {name: {name} for name in names}
        for one, other in pairs:
            if _verdicts[one, other] is Verdict.SAME:
                self._same[one].add(other)
                self._same[other].add(one)

    def same_as(self, name: str) -> set[str]:
        """Every spelling that can be this name."""
        return self._same.get(name, {name})
