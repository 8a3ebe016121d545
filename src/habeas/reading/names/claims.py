"""Which words of a text are already part of a mention. The first voice that claims a word keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from habeas.reading.names.words import Words

Named = TypeVar("Named")


@dataclass(slots=True)
class Claims(Generic[Named]):
    """The words, the mentions so far by their first word, and for every word the claim on it (or `None`)."""

    words: Words
    holders: list[Named | None] = field(init=False)
    spans: list[tuple[int, int, Named]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.holders = [None] * len(self.words)

    def free(self, first: int, after: int) -> bool:
        return all(holder is None for holder in self.holders[first:after])

    def release(self, mention: Named) -> None:
        """Gives the words of `mention` free again."""
        for first, after, held in self.spans:
            if held is mention:
                self.holders[first:after] = [None] * (after - first)
        self.spans = [span for span in self.spans if span[2] is not mention]

    def claim(self, first: int, after: int, mention: Named) -> None:
        """Takes the words for `mention`; they must be free."""
        self.spans.append((first, after, mention))
        for at in range(first, after):
            self.holders[at] = mention
