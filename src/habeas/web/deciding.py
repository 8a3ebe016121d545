"""Decisions of who is who, those about the same names together, so that each name is said once.

In: the decisions about one person's mentions. Out: `Decided` in the order of the first of each. Always true: no reason is lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.register.queries import IdentityDecision


@dataclass(frozen=True, slots=True)
class Decided:
    """Why mentions with these names are (or are not) one person's, by whom, and when it was first decided."""

    same: bool
    names: tuple[str, ...]
    decided_by: str
    day: dt.date
    whys: tuple[str, ...]


def together(decisions: Iterable[IdentityDecision]) -> tuple[Decided, ...]:
    """The decisions, those alike but for their reasons as one."""
    alike: dict[tuple[str, tuple[str, ...], str], list[IdentityDecision]] = {}
    for decision in decisions:
        names = tuple(sorted(set(decision.names)))
        alike.setdefault((decision.kind, names, decision.decided_by), []).append(decision)
    return tuple(
        Decided(
            same=kind == "same_person",
            names=names,
            decided_by=decided_by,
            day=min(decision.decided_at for decision in made).date(),
            whys=tuple(dict.fromkeys(decision.why for decision in made)),
        )
        for (kind, names, decided_by), made in alike.items()
    )
