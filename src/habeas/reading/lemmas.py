"""All forms of a word that a pipeline's lemmatizer can trace back to it, known without running it.

In: a pipeline and words. Out: for each form which of the words it may be a form of, or `None` where the lemmatizer does not work
by edit trees. Always true: a form that the lemmatizer can make one of the words of, by whichever of its trees, is in the answer.

An edit tree takes a word apart into a beginning, a middle that stays and an end, and replaces letters of the beginning and the
end ("-ies" by "-y"). Turned round it says which form it would make a given lemma of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer

_NO_TREE = 2**32 - 1
"""spaCy's number for a side on which nothing stands."""


@dataclass(frozen=True, slots=True)
class _Replaced:
    """Letters replaced by others."""

    before: str
    after: str

    @property
    def gain(self) -> int:
        return len(self.after) - len(self.before)

    @property
    def ending(self) -> str:
        return self.after

    def form(self, lemma: str) -> str | None:
        return self.before if lemma == self.after else None


@dataclass(frozen=True, slots=True)
class _Kept:
    """A middle that stays, and what becomes of the letters on both sides of it: `beginning` and `end` are how many those are in
    the lemma.
    """

    beginning: int
    end: int
    first: _Tree | None
    last: _Tree | None
    gain: int
    ending: str
    """What every lemma ends in that the tree makes."""

    @classmethod
    def of(cls, before: tuple[int, int], first: _Tree | None, last: _Tree | None) -> _Kept:
        """`before` are the numbers of letters on both sides in the form."""
        gains = [side.gain if side is not None else 0 for side in (first, last)]
        ending = last.ending if last is not None else ""
        return cls(before[0] + gains[0], before[1] + gains[1], first, last, sum(gains), ending)

    def form(self, lemma: str) -> str | None:
        """The form of which the tree makes `lemma`."""
        after = len(lemma) - self.end
        if self.beginning > after:
            return None
        first = self.first.form(lemma[: self.beginning]) if self.first is not None else ""
        if first is None:
            return None
        last = self.last.form(lemma[after:]) if self.last is not None else ""
        return None if last is None else first + lemma[self.beginning : after] + last


_Tree = _Replaced | _Kept


def forms_of(nlp: Language, words: Iterable[str]) -> Mapping[str, frozenset[str]] | None:
    """Forms in lower case; a word itself, which is a form of itself, is given only where it is a form of others too."""
    trees = _trees(nlp)
    if trees is None:
        return None
    by_ending: dict[str, list[_Tree]] = {}
    for tree in trees:
        by_ending.setdefault(tree.ending, []).append(tree)
    found: dict[str, set[str]] = {}
    for word in set(words):
        endings = (word[start:] for start in range(len(word) + 1))
        for tree in (tree for ending in endings for tree in by_ending.get(ending, ())):
            form = tree.form(word)
            if form is not None and form != word:
                found.setdefault(form, set()).add(word)
    return {form: frozenset(lemmas) for form, lemmas in found.items()}


def _trees(nlp: Language) -> frozenset[_Tree] | None:
    """The lemmatizer's trees, in lower case, since lemmas are compared so."""
    from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer

    lemmatizers = [component for _, component in nlp.pipeline if isinstance(component, EditTreeLemmatizer)]
    if not lemmatizers:
        return None
    return frozenset(_tree(lemmatizers[-1], number) for number in lemmatizers[-1].cfg["labels"])


def _tree(lemmatizer: EditTreeLemmatizer, number: int) -> _Tree:
    node, letters = lemmatizer.trees[number], lemmatizer.vocab.strings
    if "orig" in node:
        return _Replaced(letters[node["orig"]].lower(), letters[node["subst"]].lower())
    first, last = (None if node[side] == _NO_TREE else _tree(lemmatizer, node[side]) for side in ("prefix_tree", "suffix_tree"))
    return _Kept.of((node["prefix_len"], node["suffix_len"]), first, last)
