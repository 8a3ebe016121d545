"""What has come, as far as it changes the record: pages, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.register.decisions import mentions_decided, mentions_described, readings_judged
from habeas.register.models import Decision


@dataclass(frozen=True, slots=True)
class Changed:
    """Pages that are new, and editions of lists, by their keys; decisions that are new; the readings these are about, and the
    mentions and rows of lists of whom they say who is who. `described`: mentions of those of whom they say the sex, which changes
    nothing else."""

    captures: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()
    readings: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.captures or self.files or self.readings or self.mentions)


def changed_by(made: Sequence[Decision]) -> Changed:
    """What these decisions change: nothing, where they are of who regards whom as what, or whom the public may see."""
    return Changed(
        decisions=tuple(made),
        readings=readings_judged(made),
        mentions=mentions_decided(made),
        described=mentions_described(made),
    )
