"""Stories to be printed again: paragraphs of words that no two of them share, so that what is shared is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.capture.copies import Relation, RelationKind, TextIndex, relations, text_of

Story = list[str]


def story(name: str, paragraphs: int = 6, words: int = 30) -> Story:
    """Paragraphs of words of their own: "hasanov0w1 hasanov0w2 …"."""
    return [" ".join(f"{name}{number}w{word}" for word in range(words)) for number in range(paragraphs)]


def printed(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


def related(texts: Mapping[str, str], days: Mapping[str, object] | None = None) -> tuple[Relation, ...]:
    """What texts are to one another, added in the order given."""
    index = TextIndex()
    overlaps = [both for key, text in texts.items() for both in index.add(text_of(key, text))]
    return relations(overlaps, days or {})  # type: ignore[arg-type]


def kinds(found: Sequence[Relation]) -> dict[tuple[str, str], RelationKind]:
    return {(relation.text, relation.other): relation.kind for relation in found}
