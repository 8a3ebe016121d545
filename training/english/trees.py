"""The values that training works on: words, and sentences that are trees over them.

Always true: a word's `head` is the position of another word of its sentence, or its own where the word is the root;
whatever is done to a sentence here leaves a tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `entity` is a tag in IOB2, or None where nobody looked for entities."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space_after: bool
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank; `mentions` holds the treebank's own mention marks, one string a word ("" for none)."""

    key: str
    text: str
    words: tuple[Word, ...]
    mentions: tuple[str, ...] = ()

    def with_entities(self, tags: Iterable[str | None]) -> Sentence:
        return replace(self, words=tuple(replace(w, entity=tag) for w, tag in zip(self.words, tags, strict=True)))

    def children(self, position: int, *relations: str) -> list[int]:
        """Positions of the dependents of a word, those with one of these relations if any are named."""
        hanging = [i for i, w in enumerate(self.words) if w.head == position and i != position]
        return [i for i in hanging if not relations or self.words[i].relation in relations]

    @property
    def root(self) -> int:
        return next(i for i, w in enumerate(self.words) if w.head == i)


def entity_spans(words: Sequence[Word]) -> list[tuple[int, int, str]]:
    """(first, after the last, label) of each entity."""
    spans: list[tuple[int, int, str]] = []
    for i, word in enumerate(words):
        if word.entity is None or word.entity == OUTSIDE:
            continue
        begins, label = word.entity.startswith("B-"), word.entity[2:]
        if not begins and spans and spans[-1][1] == i and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], i + 1, label)
        else:
            spans.append((i, i + 1, label))
    return spans


def head_of_span(words: Sequence[Word], first: int, after: int) -> int | None:
    """The one word of a span that hangs on a word outside it (or is the root); None where there are several."""
    heads = [i for i in range(first, after) if words[i].head == i or not first <= words[i].head < after]
    return heads[0] if len(heads) == 1 else None


def collapse(sentence: Sentence, first: int, after: int, form: str | None = None, lemma: str | None = None) -> Sentence | None:
    """The span as a single word that stands where the span's head stood; None where the span has no single head.

    Without a form the words are written together.
    """
    words = sentence.words
    head = head_of_span(words, first, after)
    if head is None:
        return None
    joined = "".join(w.form for w in words[first:after])
    entity = words[first].entity
    one = replace(
        words[head],
        form=form or joined,
        lemma=lemma or form or joined.lower(),
        space_after=words[after - 1].space_after,
        entity=entity,
    )
    moved = {i: i if i < first else max(first, i - (after - first - 1)) for i in range(len(words))}
    kept = [*words[:first], one, *words[after:]]
    return replace(sentence, text="", words=_with_heads(kept, moved), mentions=())


def drop(sentence: Sentence, unwanted: set[int]) -> Sentence | None:
    """The sentence without these words; None where one of them has dependents that stay, or all would go."""
    words = sentence.words
    if any(w.head in unwanted and i not in unwanted for i, w in enumerate(words)) or len(unwanted) >= len(words):
        return None
    kept = [i for i in range(len(words)) if i not in unwanted]
    moved = {old: new for new, old in enumerate(kept)}
    return replace(sentence, text="", words=_with_heads([words[i] for i in kept], moved), mentions=())


def _with_heads(words: Sequence[Word], moved: dict[int, int]) -> tuple[Word, ...]:
    return tuple(replace(w, head=moved[w.head]) for w in words)
