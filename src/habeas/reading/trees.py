"""A dependency tree as plain Python values, copied once from what the parser made: the tree of a sentence is asked thousands of
questions, and each answer of the parser's own objects is a new object.

In: a parsed document. Out: its tokens in order, each knowing its head and its children. Always true: a token is one object, so
that two are the same where they are identical; nothing of a tree changes after it was mended (`regrafting`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import category

from habeas.reading.mending import mended
from habeas.reading.word_forms import NAMES, form

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


SUBJECT_BASES = ("nsubj", "csubj")
OBJECT_BASES = ("obj", "iobj")
OF_A_CLAUSE = (*SUBJECT_BASES, "cop", "aux", "expl")
"""What hangs on the main word of a clause, a noun or a verb."""


_INFLECTED = ("VERB", "AUX", "NOUN")
"""Of which a lemmatizer makes lemmas that no word has."""


class Token:
    """A word in its tree, with the names that spaCy gives to what is known of it."""

    __slots__ = (
        "_subtree",
        "base",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "known",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "tag_",
        "text",
    )

    i: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    """The form of the word, by the names of `word_forms` where those are asked for."""
    dep_: str
    base: str
    """The label without its subtype: "nsubj" of "nsubj:pass"."""
    morph: str
    doc: Tree
    head: Token
    children: tuple[Token, ...]
    """In order of the text."""
    known: dict[str, Any]
    """What was asked of the token before, by the name of the question."""

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep_}"

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that hangs on it, those on its left first."""
        if not self.children:
            return (self,)
        try:
            return self._subtree
        except AttributeError:
            found: list[Token] = []
            placed = False
            for child in self.children:
                if not placed and child.i > self.i:
                    found.append(self)
                    placed = True
                found += child.subtree
            self._subtree: tuple[Token, ...] = (*found,) if placed else (*found, self)
            return self._subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def is_punct(self) -> bool:
        return all(category(letter).startswith("P") for letter in self.text)

    @property
    def left_edge(self) -> Token:
        return min(self.subtree, key=_position)

    @property
    def right_edge(self) -> Token:
        return max(self.subtree, key=_position)

    def is_ancestor(self, other: Token) -> bool:
        return any(above is self for above in other.ancestors)


Tree = tuple[Token, ...]


def _position(token: Token) -> int:
    return token.i


def root_between(tree: Tree, start: int, end: int) -> Token:
    """The highest of the tokens from `start` up to `end`, of two as high the first."""
    tokens = tree[start:end]
    root = next((t for t in tokens if t.head is t), None)
    if root is not None:
        return root
    hung_outside = [t for t in tokens if not start <= t.head.i < end]
    return min(hung_outside, key=lambda t: sum(1 for _ in t.ancestors), default=tokens[0])


class _Labels(dict[int, str]):
    """Labels, tags and features by their numbers in the pipeline: there are few of them, and reading one of them is slow."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        self[number] = label = str(self._strings[number])
        return label


@cache
def _labels(vocab: Vocab) -> _Labels:
    return _Labels(vocab)


def copied(parsed: Doc, texts: Sequence[str]) -> Tree:
    """The tree of a parsed document, whose words are `texts`."""
    strings, labels = parsed.vocab.strings, _labels(parsed.vocab)
    tree = tuple(Token() for _ in range(len(parsed)))
    hung: dict[int, list[Token]] = {}
    rows: Sequence[Sequence[int]] = parsed.to_array(["LEMMA", "POS", "TAG", "DEP", "MORPH"]).tolist()
    tags_are_known = any(labels[row[2]] in NAMES for row in rows)
    heads: Sequence[int] = parsed.to_array("HEAD").astype("int64").tolist()
    for at, (token, text, (lemma, pos, tag, dep, morph), offset) in enumerate(zip(tree, texts, rows, heads, strict=True)):
        token.i, token.doc, token.known, token.text = at, tree, {}, text
        token.lower_, token.lemma_ = text.lower(), strings[lemma]
        token.pos_, token.morph = labels[pos], labels[morph]
        token.tag_ = labels[tag] if tags_are_known else form(token.pos_, token.morph)
        if token.pos_ in _INFLECTED:
            token.lemma_ = mended(token.lower_, token.lemma_.lower(), token.tag_)
        token.dep_ = label = labels[dep]
        token.base = label if ":" not in label else label.split(":", 1)[0]
        token.head, token.children = tree[at + offset], ()
        if offset:
            hung.setdefault(at + offset, []).append(token)
    for at, below in hung.items():
        tree[at].children = tuple(below)
    return tree


def first_under(token: Token) -> int:
    """The place of the first word that hangs on a token, asked without the token's remembering it: while a tree is mended."""
    return min((token.i, *(first_under(c) for c in token.children if c.i < token.i)))


def last_under(token: Token) -> int:
    """The place of the last word that hangs on a token, asked in the same way."""
    return max((token.i, *(last_under(c) for c in token.children if c.i > token.i)))


def has_a_subject(verb: Token) -> bool:
    return any(c.base in SUBJECT_BASES for c in verb.children)


def is_helped(verb: Token) -> bool:
    """Whether a helper stands by the verb: "*was* held", "*has* freed"."""
    return any(c.base == "aux" for c in verb.children)


def has_a_passive_helper(verb: Token) -> bool:
    """Whether a helper makes the verb a passive ("*was* arrested")."""
    return any(c.dep_ == "aux:pass" for c in verb.children)


def relabel(token: Token, label: str) -> None:
    token.dep_, token.base = label, label.split(":", 1)[0]


def move(token: Token, onto: Token, label: str | None = None) -> None:
    """Hangs a word, with all that hangs on it, on another; the one that was the main word on the one that now is. It keeps its
    label where none is given. On a word that hangs on it nothing is hung: a tree that runs in a ring has no end.
    """
    if token is onto or token.is_ancestor(onto):
        return
    left = token.head
    left.children = tuple(c for c in left.children if c is not token)
    onto.children = tuple(sorted((*onto.children, token), key=_position))
    token.head = onto
    if label is not None:
        relabel(token, label)


def hand_over(left: Token, onto: Token, *bases: str) -> None:
    """Hangs on a word what stands behind it and hung on another: all of it, or what hangs there by these labels."""
    for child in left.children:
        if child.i > onto.i and (not bases or child.base in bases):
            move(child, onto)


def coordinate(second: Token, first: Token) -> None:
    """Hangs the second of two subjects of a verb on the first, with the "and" that stands before it."""
    for joining in second.head.children:
        if joining.base == "cc" and joining.i < second.i:
            move(joining, second)
    move(second, first, "conj")


def make_the_root(verb: Token) -> None:
    verb.head.children = tuple(c for c in verb.head.children if c is not verb)
    verb.head = verb
    relabel(verb, "ROOT")
