"""Is this spelling that person? Two names in; a verdict, a score and the reasons in plain words out.

Always true: the answer does not hang on which name comes first, nor on case or the order of the parts; patronymics that
contradict each other are never one person; an initial or a single word is never more than unsure. `batch` gives the same
answers in bulk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.identity.deciding import decide, profile
from habeas.identity.explaining import explain
from habeas.identity.findings import Verdict, verdict_of
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


class RowRefused(HabeasError, ValueError):
    """A row of pairs without a column that is needed; `number` is the line where it stands."""

    def __init__(self, number: int, missing: str) -> None:
        super().__init__(f"line {number}: there is no column {missing!r}; the columns are id, name1, name2")
        self.number = number
        self.missing = missing


def match_rows(rows: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[dict[str, str]]:
    """Rows with `id`, `name1`, `name2` (others ignored) to rows with `id`, `score`, `verdict`, `why`, one by one and in order.

    Each row comes with the line where it stands. Raises `RowRefused` for a row without one of the three.
    """
    for number, row in rows:
        for column in ("id", "name1", "name2"):
            if row.get(column) is None:
                raise RowRefused(number, column)
        found = compare(row["name1"], row["name2"])
        yield {"id": row["id"], "score": f"{found.score:.2f}", "verdict": found.verdict.value, "why": found.why}
