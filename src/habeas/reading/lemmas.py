"""What a word may be a form of, known from a pipeline's lemmatizer without running it.

In: a pipeline, the words asked for, and a form. Out: which of the words it may be a form of; nothing can be asked of a
lemmatizer that does not work by edit trees. Always true: whichever of its trees the lemmatizer takes, what that makes of the form
is in the answer if it is one of the words.

An edit tree takes a form apart into a beginning, a middle that stays and an end, and replaces letters of the beginning and the
end ("-ies" by "-y"). Which beginning and which end it asks for is all that has to be looked up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer

_NO_TREE = 2**32 - 1
"""spaCy's number for a side on which nothing stands."""


@dataclass(frozen=True)
class _Replaced:
    """Letters replaced by others."""

    before: str
    after: str

    @property
    def start(self) -> str:
        return self.before

    @property
    def end(self) -> str:
        return self.before

    def lemma(self, form: str) -> str | None:
        return self.after if form == self.before else None


@dataclass(frozen=True)
class _Kept:
    """A middle that stays, how many letters of the form stand on both sides of it, and what becomes of them."""

    before: int
    behind: int
    first: _Tree | None
    last: _Tree | None

    @cached_property
    def start(self) -> str:
        """What every form begins with that the tree takes apart."""
        return self.first.start if self.first is not None else ""

    @cached_property
    def end(self) -> str:
        return self.last.end if self.last is not None else ""

    def lemma(self, form: str) -> str | None:
        """What the tree makes of a form."""
        behind = len(form) - self.behind
        if self.before > behind:
            return None
        first = self.first.lemma(form[: self.before]) if self.first is not None else ""
        if first is None:
            return None
        last = self.last.lemma(form[behind:]) if self.last is not None else ""
        return None if last is None else first + form[self.before : behind] + last


_Tree = _Replaced | _Kept


class Lemmas:
    """The trees of a lemmatizer, by what they ask a form to begin and to end with."""

    def __init__(self, trees: Iterable[_Tree], words: Collection[str]) -> None:
        self._words = words
        self._by_sides: dict[tuple[str, str], list[_Tree]] = {}
        for tree in trees:
            self._by_sides.setdefault((tree.start, tree.end), []).append(tree)
        self._lengths = sorted({(len(start), len(end)) for start, end in self._by_sides})
        self.of = lru_cache(maxsize=2**16)(self._of)
        """Which of the words a form, in lower case, may be a form of; most words of a page are those of the page before."""

    def _of(self, form: str) -> frozenset[str]:
        lemmas = (tree.lemma(form) for tree in self._that_may_fit(form))
        return frozenset(lemma for lemma in lemmas if lemma is not None and lemma in self._words)

    def _that_may_fit(self, form: str) -> Iterator[_Tree]:
        letters = len(form)
        for start, end in self._lengths:
            if start <= letters and end <= letters:
                yield from self._by_sides.get((form[:start], form[letters - end :]), ())


def lemmas_of(nlp: Language, words: Collection[str]) -> Lemmas | None:
    """What tells which of `words` a form may be a form of; `None` where the lemmatizer has no edit trees."""
    from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer

    lemmatizers = [component for _, component in nlp.pipeline if isinstance(component, EditTreeLemmatizer)]
    if not lemmatizers:
        return None
    return Lemmas({_tree(lemmatizers[-1], number) for number in lemmatizers[-1].cfg["labels"]}, words)


def _tree(lemmatizer: EditTreeLemmatizer, number: int) -> _Tree:
    """The tree of that number, in lower case, since lemmas are compared so."""
    node, letters = lemmatizer.trees[number], lemmatizer.vocab.strings
    if "orig" in node:
        return _Replaced(letters[node["orig"]].lower(), letters[node["subst"]].lower())
    first, last = (None if node[side] == _NO_TREE else _tree(lemmatizer, node[side]) for side in ("prefix_tree", "suffix_tree"))
    return _Kept(node["prefix_len"], node["suffix_len"], first, last)
