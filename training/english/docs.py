"""Sentences become spaCy documents, alone or a few together as they follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from english.trees import Sentence, entity_spans

RUN_LENGTHS = (1, 1, 1, 1, 2, 3, 5)
"""Sentences in a training document: the reader gives one at a time, raw text has several."""


def runs(document: Sequence[Sentence], rng: Random) -> Iterator[Sequence[Sentence]]:
    """The document in short stretches of sentences."""
    at = 0
    while at < len(document):
        length = rng.choice(RUN_LENGTHS)
        yield document[at : at + length]
        at += length


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """The gold document: words, tags, lemmas, trees, entities; words and entities alone where words lack a part of speech."""
    words = [w for s in sentences for w in s.words]
    spaces = [w.space_after for w in words]
    spaces[-1] = False
    forms = [w.form for w in words]
    if not all(w.upos for w in words):
        doc = Doc(vocab, words=forms, spaces=spaces)
    else:
        starts = [sum(len(s.words) for s in sentences[:k]) for k in range(len(sentences))]
        heads = [start + w.head for start, s in zip(starts, sentences, strict=True) for w in s.words]
        doc = Doc(
            vocab,
            words=forms,
            spaces=spaces,
            tags=[w.xpos for w in words],
            pos=[w.upos for w in words],
            morphs=[w.feats for w in words],
            lemmas=[w.lemma for w in words],
            heads=heads,
            deps=["ROOT" if heads[i] == i else w.relation for i, w in enumerate(words)],
        )
    unknown = [Span(doc, i, i + 1) for i, w in enumerate(words) if w.entity is None]
    doc.set_ents([Span(doc, *span) for span in entity_spans(words)], missing=unknown, default="outside")
    return doc


def bare(doc: Doc, *, keep_sentences: bool = False) -> Doc:
    """The same words and spaces, and nothing known of them but, if so wished, where sentences begin."""
    starts: list[bool | int | None] | None = [bool(t.is_sent_start) for t in doc] if keep_sentences else None
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], sent_starts=starts)
