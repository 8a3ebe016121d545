"""The two readings of a sentence compared: whom the tree names, and who stands right beside the verb or noun that tells it.

In: two parties. Out: which of the two voices speak, and where they name different ones, what each says. Always true: what one
voice says alone is no dispute.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Agreement
from habeas.reading.cast import Party


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks for a reading, and what each says where they disagree."""

    agreement: Agreement
    dispute: str | None = None


def by_words() -> Voices:
    """The tree is silent."""
    return Voices(Agreement.WORDS)


def compared(tree: Party, words: Party) -> Voices:
    if not words:
        return Voices(Agreement.TREE)
    if _same(tree, words):
        return Voices(Agreement.BOTH)
    return Voices(Agreement.DISPUTED, f"the tree names {_named(tree)}, the words around it {_named(words)}")


def _same(one: Party, other: Party) -> bool:
    if one.people and other.people:
        return set(one.people) <= set(other.people) or set(other.people) <= set(one.people)
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans) or bool(one.group and one.group == other.group)


def _named(party: Party) -> str:
    return ", ".join(party.people) or party.group or "nobody"
