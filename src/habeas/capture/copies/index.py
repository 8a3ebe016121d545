"""Texts added one by one -> what they have in common with those added before.

Always true: what was found is the same in whatever order texts were added; a text is compared with those alone that share a mark
with it; a key is added once.
"""

from __future__ import annotations

from collections import defaultdict

from habeas.capture.copies.overlaps import Overlap, overlap
from habeas.capture.copies.words import Text
from habeas.model import HabeasError


class TextAlreadyThere(HabeasError):
    """A text with this key was added before."""

    def __init__(self, key: str) -> None:
        super().__init__(f"there is a text named {key!r} already; each needs a key of its own")
        self.key = key


class TextIndex:
    """Texts by their marks."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._marked: defaultdict[int, list[str]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, text: Text) -> tuple[Overlap, ...]:
        """Adds `text`; what it has in common with each of the others, ordered by their keys. Raises `TextAlreadyThere`."""
        if text.key in self._texts:
            raise TextAlreadyThere(text.key)
        found = tuple(both for key in sorted(self.candidates(text)) if (both := overlap(text, self._texts[key])) is not None)
        self._texts[text.key] = text
        for mark in text.marks.tolist():
            self._marked[mark].append(text.key)
        return found

    def candidates(self, text: Text) -> set[str]:
        """The keys of those that share a mark with `text`."""
        return {key for mark in text.marks.tolist() for key in self._marked.get(mark, ())} - {text.key}
