"""Is this spelling that person? Two names in; a verdict, a score and the reasons in plain words out.

Always true: the answer does not hang on which name comes first, nor on case or the order of the parts; patronymics that contradict
each other are never one person; an initial or a single word is never more than unsure; and one by one (`compare`) or in bulk
(`compare_many`) the same pair gets the same verdict and score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.identity.deciding import decide, profile
from habeas.identity.explaining import explain
from habeas.identity.findings import SAME_FROM, UNSURE_FROM, Profile, Verdict, verdict_of
from habeas.identity.words import Word, fill, known_likeness, pair_key
from habeas.model import HabeasError


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names as written, the verdict, a score from 0 to 1, and why in plain words."""

    name1: str
    name2: str
    verdict: Verdict
    score: float
    why: str


def compare(name1: str, name2: str) -> Comparison:
    """The comparison of two names in any scripts and orders. Never fails."""
    one, other = profile(name1), profile(name2)
    finding = decide(one, other)
    return Comparison(name1, name2, verdict_of(finding.score), finding.score / 100, explain(one, other, finding))


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of many comparisons: hundredths, one for each pair, in the order the pairs came."""

    hundredths: npt.NDArray[np.uint8]

    @property
    def scores(self) -> npt.NDArray[np.float64]:
        """From 0 to 1."""
        return self.hundredths / 100

    @property
    def same(self) -> npt.NDArray[np.bool_]:
        return self.hundredths >= SAME_FROM

    @property
    def unsure(self) -> npt.NDArray[np.bool_]:
        return (self.hundredths >= UNSURE_FROM) & ~self.same

    @property
    def verdicts(self) -> list[Verdict]:
        return [verdict_of(score) for score in self.hundredths.tolist()]


_CHUNK: Final = 100_000


def compare_many(pairs: Iterable[tuple[str, str]]) -> Scores:
    """Scores and verdicts of many pairs, without the reasons: the same as `compare` gives one by one.

    The names of a chunk are taken apart once, the distances between their words found side by side, then every pair decided.
    """
    scores: list[int] = []
    for chunk in _chunks(pairs):
        profiles = {name: profile(name) for pair in chunk for name in pair}
        made_ready = [(profiles[one], profiles[other]) for one, other in chunk]
        fill(_unknown(made_ready))
        scores.extend(decide(one, other).score for one, other in made_ready)
    return Scores(np.array(scores, dtype=np.uint8))


def _chunks(pairs: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    chunk: list[tuple[str, str]] = []
    for pair in pairs:
        chunk.append(pair)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _unknown(pairs: Sequence[tuple[Profile, Profile]]) -> dict[int, tuple[Word, Word]]:
    """The pairs of words that a decision will ask for and that are not known yet."""
    unknown: dict[int, tuple[Word, Word]] = {}
    for one, other in pairs:
        for first in one.readings:
            for second in other.readings:
                for a in first.words:
                    for b in second.words:
                        key = pair_key(a.number, b.number)
                        if key not in known_likeness:
                            unknown[key] = a, b
    return unknown


class RowRefused(HabeasError, ValueError):
    """A row of pairs without a column that is needed."""

    def __init__(self, number: int, missing: str) -> None:
        super().__init__(f"row {number}: there is no column {missing!r}; the columns are id, name1, name2")
        self.number = number
        self.missing = missing


def match_rows(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Rows with `id`, `name1`, `name2` (others ignored) to rows with `id`, `score`, `verdict`, `why`, one by one and in order.

    Raises `RowRefused` for a row without one of the three.
    """
    for number, row in enumerate(rows, 1):
        for column in ("id", "name1", "name2"):
            if row.get(column) is None:
                raise RowRefused(number, column)
        found = compare(row["name1"], row["name2"])
        yield {"id": row["id"], "score": f"{found.score:.2f}", "verdict": found.verdict.value, "why": found.why}
