"""The vectors of words without their neighbours, kept from one sentence to the next: they follow from the word alone, and most
words of a page are those of the page before.

In: a pipeline whose words are embedded by what they look like (spaCy's hash embedding). Out: the same pipeline, which computes
the vector of a word once. Always true: the vectors are those that the pipeline's own layer computes; a pipeline built otherwise
stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d

_OF_THE_WORD_ALONE = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "ORTH"})
_MOST_WORDS = 2**15
"""With a hundred numbers a word some 12 MB; beyond that all are forgotten."""


def remember_embeddings(nlp: Language) -> None:
    """Lets the pipeline's `tok2vec` keep the vectors of words, where it embeds them by nothing but themselves."""
    from thinc.api import Model

    embedding = nlp.config["components"].get("tok2vec", {}).get("model", {}).get("embed", {})
    if not embedding.get("attrs") or not _OF_THE_WORD_ALONE.issuperset(embedding["attrs"]) or embedding["include_static_vectors"]:
        return
    layers = cast(Any, nlp.get_pipe("tok2vec")).model.layers
    layers[0] = Model("remembered", _forward, layers=[layers[0]], attrs={"kept": _Kept()})


class _Kept:
    """The vectors of all words so far, one row a word."""

    def __init__(self) -> None:
        self.rows: dict[int, int] = {}
        self.vectors: Any = None

    def of(self, docs: Sequence[Doc], embed: Model[list[Doc], list[Floats2d]]) -> Floats2d:
        """The vectors of the words of all documents, one after the other."""
        words = [word for doc in docs for word in doc.to_array("ORTH").tolist()]
        if len(self.rows) > _MOST_WORDS:
            self.rows, self.vectors = {}, None
        new = list(dict.fromkeys(word for word in words if word not in self.rows))
        if new:
            self._learn(new, docs[0], embed)
        return cast("Floats2d", self.vectors[[self.rows[word] for word in words]])

    def _learn(self, new: list[int], like: Doc, embed: Model[list[Doc], list[Floats2d]]) -> None:
        from spacy.tokens import Doc

        strings = like.vocab.strings
        vectors = embed.predict([Doc(like.vocab, words=[strings[word] for word in new])])[0]
        self.vectors = vectors if self.vectors is None else np.concatenate([self.vectors, vectors])
        self.rows |= {word: row for row, word in enumerate(new, len(self.rows))}


def _forward(model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Any]:
    embed = model.layers[0]
    if is_train or not any(len(doc) for doc in docs):
        return cast("tuple[list[Floats2d], Any]", embed(docs, is_train))
    vectors = model.attrs["kept"].of(docs, embed)
    ends = list(accumulate(len(doc) for doc in docs))
    return [vectors[end - len(doc) : end] for doc, end in zip(docs, ends, strict=True)], None
