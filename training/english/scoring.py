"""Measures a pipeline against treebank sentences, as the CoNLL 2018 shared task did.

In: a pipeline and gold documents. Out: percentages. Words pair by their place in the text; a figure over raw text is the F1
of both sides' words, over gold words it is an accuracy. LAS leaves subtypes of relations out (`nsubj:pass` counts as
`nsubj`), `las_subtypes` does not; punctuation counts. Entities pair by place and label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from english.docs import bare, to_doc
from english.trees import Sentence

SENTENCES_TOGETHER = 10
Place = tuple[int, int]
Scores = dict[str, Any]


def measure(nlp: Language, documents: Sequence[Sequence[Sentence]], *, sentences_together: int = SENTENCES_TOGETHER) -> Scores:
    """Figures over raw text (`raw`), over gold words and sentences (`gold_words`), by relation, and of entities on raw text."""
    stretches = [d[i : i + sentences_together] for d in documents for i in range(0, len(d), sentences_together)]
    texts = [to_doc(nlp.vocab, stretch) for stretch in stretches]
    read = list(nlp.pipe(doc.text for doc in texts))
    alone = [to_doc(nlp.vocab, [sentence]) for stretch in stretches for sentence in stretch]
    with nlp.select_pipes(disable=[name for name in ("ner",) if name in nlp.pipe_names]):
        parsed = list(nlp.pipe(bare(doc, keep_sentences=True) for doc in alone))
    scores = {
        "raw": _tree_scores(texts, read),
        "gold_words": _tree_scores(alone, parsed),
        "relations": _relation_scores(alone, parsed),
    }
    if "ner" in nlp.pipe_names:
        scores["entities"] = _entity_scores(texts, read)
    return scores


def f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 1) if gold + found else 0.0


def _place(token: Token) -> Place:
    return token.idx, token.idx + len(token)


def _head_place(token: Token) -> Place | None:
    return None if token.head.i == token.i else _place(token.head)


def _pairs(gold: Doc, read: Doc) -> Iterable[tuple[Token, Token]]:
    gold_at = {_place(token): token for token in gold}
    return [(gold_at[_place(token)], token) for token in read if _place(token) in gold_at]


def _tree_scores(golds: Sequence[Doc], reads: Sequence[Doc]) -> Scores:
    right: Counter[str] = Counter()
    for gold, read in zip(golds, reads, strict=True):
        for ours, theirs in _pairs(gold, read):
            same_head = _head_place(ours) == _head_place(theirs)
            right["words"] += 1
            right["upos"] += ours.pos_ == theirs.pos_
            right["xpos"] += ours.tag_ == theirs.tag_
            right["lemma"] += ours.lemma_ == theirs.lemma_
            right["uas"] += same_head
            right["las"] += same_head and ours.dep_.split(":")[0] == theirs.dep_.split(":")[0]
            right["las_subtypes"] += same_head and ours.dep_ == theirs.dep_
        starts = {sentence.start_char for sentence in gold.sents}
        read_starts = {sentence.start_char for sentence in read.sents}
        right["sentences"] += len(starts & read_starts)
        right["gold sentences"] += len(starts)
        right["read sentences"] += len(read_starts)
    gold_words, read_words = sum(map(len, golds)), sum(map(len, reads))
    by_word = ("words", "upos", "xpos", "lemma", "uas", "las", "las_subtypes")
    scores = {name: f1(right[name], gold_words, read_words) for name in by_word}
    return scores | {"sentences": f1(right["sentences"], right["gold sentences"], right["read sentences"])}


def _relation_scores(golds: Sequence[Doc], reads: Sequence[Doc]) -> Scores:
    """F1 of each relation that occurs fifty times or more: right are those with the same head and the same full label."""
    gold_count = Counter(token.dep_ for doc in golds for token in doc)
    read_count = Counter(token.dep_ for doc in reads for token in doc)
    right = Counter(
        ours.dep_
        for gold, read in zip(golds, reads, strict=True)
        for ours, theirs in _pairs(gold, read)
        if ours.dep_ == theirs.dep_ and _head_place(ours) == _head_place(theirs)
    )
    return {label: f1(right[label], count, read_count[label]) for label, count in sorted(gold_count.items()) if count >= 50}


def _entity_scores(golds: Sequence[Doc], reads: Sequence[Doc]) -> Scores:
    gold = {(i, e.start_char, e.end_char, e.label_) for i, doc in enumerate(golds) for e in doc.ents}
    read = {(i, e.start_char, e.end_char, e.label_) for i, doc in enumerate(reads) for e in doc.ents}
    scores = {"all": f1(len(gold & read), len(gold), len(read))}
    for label in ("PER", "ORG", "LOC"):
        ours, theirs = ({e for e in found if e[3] == label} for found in (gold, read))
        scores[label] = f1(len(ours & theirs), len(ours), len(theirs))
    gold_spans, read_spans = ({e[:3] for e in found} for found in (gold, read))
    return scores | {"span alone": f1(len(gold_spans & read_spans), len(gold_spans), len(read_spans))}
