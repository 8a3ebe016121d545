"""Two texts -> what they have in common: stretches, and how much of each text these make up.

Always true: `overlap(a, b)` and `overlap(b, a)` say the same of a and b; every stretch holds at least `LEAST_SHARED` words that
stand in both texts in runs of at least `RUN`, or most of a text that is shorter than that; shares are between 0 and 1.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from habeas.capture.copies.words import RUN, Places, Text

BRIDGED = 6
"""So many words changed, left out or put in do not end a stretch: light editing."""

LEAST_SHARED = 16
"""Fewer shared words than this are a set phrase, a name with its titles, the wording of a law."""

MOST = 0.8
"""A text too short for `LEAST_SHARED` is found in another where this share of its words is …"""

LEAST_OF_SHORT = 8
"""… and these are at least so many."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Characters of the one text that stand in the other; `shared`: how many words are the same. Words in between differ."""

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int

    def turned(self) -> Stretch:
        """The same seen from the other text."""
        return Stretch(self.other_start, self.other_end, self.start, self.end, self.shared)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common. `share` of the words of `text`, `other_share` of those of `other`, lie in the stretches."""

    text: str
    other: str
    share: float
    other_share: float
    words: int
    other_words: int
    stretches: tuple[Stretch, ...]

    def turned(self) -> Overlap:
        """The same seen from the other text."""
        stretches = tuple(sorted(stretch.turned() for stretch in self.stretches))
        return Overlap(self.other, self.text, self.other_share, self.share, self.other_words, self.words, stretches)


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """Words `start` to `end` of the one text that stand, all the same, in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class _Chain:
    """Runs with light editing between them. Words it spans in each text, and how many of them are the same."""

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int


def overlap(text: Text, other: Text) -> Overlap | None:
    """What `text` and `other` have in common, or none."""
    needed = _needed(min(text.words, other.words))
    chains = [chain for chain in _chains(_shared_runs(text, other, needed)) if chain.shared >= needed]
    if not chains:
        return None
    return Overlap(
        text=text.key,
        other=other.key,
        share=_covered((chain.start, chain.end) for chain in chains) / text.words,
        other_share=_covered((chain.other_start, chain.other_end) for chain in chains) / other.words,
        words=text.words,
        other_words=other.words,
        stretches=tuple(sorted(_stretch(text, other, chain) for chain in chains)),
    )


def _needed(shorter: int) -> float:
    return min(LEAST_SHARED, max(LEAST_OF_SHORT, MOST * shorter))


def _shared_runs(text: Text, other: Text, needed: float) -> list[_Run]:
    """Every run of words that stands in both and cannot be made longer, by its place in `text`; none where they are too few."""
    likely = np.flatnonzero(_tails_of(text)[other.tails])
    if len(likely) * RUN < needed:
        return []
    sought = other.runs_in_order[likely]
    low = np.searchsorted(text.runs_in_order, sought, "left")
    times = np.searchsorted(text.runs_in_order, sought, "right") - low
    total = int(times.sum())
    if total * RUN < needed:
        return []
    before = np.cumsum(times) - times
    places = text.places_in_order[np.repeat(low - before, times) + np.arange(total)]
    return _joined(places, np.repeat(other.places_in_order[likely], times))


@functools.lru_cache(maxsize=2)
def _tails_of(text: Text) -> npt.NDArray[np.bool_]:
    """Which last bits the hashes of the text's runs have: a quick no for almost all runs of another text."""
    there = np.zeros(1 << 16, bool)
    there[text.tails] = True
    return there


def _joined(places: Places, others: Places) -> list[_Run]:
    """Runs that begin one word apart in both texts are one."""
    apart = places - others
    order = np.lexsort((places, apart))
    places, apart = places[order], apart[order]
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(apart) != 0)) + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks - 1, [len(places) - 1]))
    starts, ends, shifts = places[first].tolist(), (places[last] + RUN).tolist(), apart[first].tolist()
    found = (_Run(start, end, start - shift, end - shift) for start, end, shift in zip(starts, ends, shifts, strict=True))
    return sorted(found)


def _chains(runs: Sequence[_Run]) -> list[_Chain]:
    """Runs put together where what lies between them, in both texts, is no more than light editing."""
    chain_of = list(range(len(runs)))

    def root(number: int) -> int:
        while chain_of[number] != number:
            chain_of[number] = chain_of[chain_of[number]]
            number = chain_of[number]
        return number

    recent: list[int] = []
    for number, run in enumerate(runs):
        recent = [before for before in recent if run.start - runs[before].end <= BRIDGED]
        for before in recent:
            if _goes_on(runs[before], run):
                chain_of[root(number)] = root(before)
        recent.append(number)
    members: defaultdict[int, list[_Run]] = defaultdict(list)
    for number, run in enumerate(runs):
        members[root(number)].append(run)
    return [_chain(each) for each in members.values()]


def _goes_on(before: _Run, run: _Run) -> bool:
    """Whether `run` continues what `before` began, in both texts; where words repeat, two runs may lie over one another."""
    return -RUN < run.start - before.end <= BRIDGED and -RUN < run.other_start - before.other_end <= BRIDGED


def _chain(runs: Sequence[_Run]) -> _Chain:
    return _Chain(
        start=min(run.start for run in runs),
        end=max(run.end for run in runs),
        other_start=min(run.other_start for run in runs),
        other_end=max(run.other_end for run in runs),
        shared=min(_covered((r.start, r.end) for r in runs), _covered((r.other_start, r.other_end) for r in runs)),
    )


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many places lie in at least one of the spans."""
    total = 0
    reached = 0
    for start, end in sorted(spans):
        total += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return total


def _stretch(text: Text, other: Text, chain: _Chain) -> Stretch:
    return Stretch(
        start=int(text.starts[chain.start]),
        end=int(text.ends[chain.end - 1]),
        other_start=int(other.starts[chain.other_start]),
        other_end=int(other.ends[chain.other_end - 1]),
        shared=chain.shared,
    )
