"""Trains one part of the pipeline from documents of sentences.

In: a spaCy config, documents, a way of varying sentences. Out: the trained part, averaged over its steps. Always true: the
same seed, documents and versions of the libraries give the same part; every epoch sees other variations of the same
sentences.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import Adam, fix_random_seed

from english.docs import bare, runs, to_doc
from english.trees import Sentence
from english.variation import Vary

log = logging.getLogger(__name__)

WARM_UP_STEPS = 100
LOWEST_RATE = 0.02
"""The learning rate falls linearly from its peak to this part of it."""


@dataclass(frozen=True)
class Plan:
    """How one part is trained; `given_words` is the share of documents whose words are given instead of cut by the tokenizer."""

    epochs: int
    seed: int = 1
    words_per_step: int = 500
    dropout: float = 0.1
    learning_rate: float = 0.001
    given_words: float = 0.0


def fit(config: Path, documents: Sequence[Sequence[Sentence]], vary: Vary, plan: Plan) -> Language:
    """A pipeline of the components that the config names, trained by plan."""
    fix_random_seed(plan.seed)
    nlp = load_model_from_config(load_config(config), auto_fill=True)
    rng = Random(plan.seed)  # noqa: S311 - variations, not secrets
    nlp.initialize(lambda: _first_look(nlp, documents, vary, plan))
    known = list(nlp.vocab.strings)
    optimizer = Adam(learn_rate=plan.learning_rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    words = sum(len(s.words) for document in documents for s in document)
    steps_expected = plan.epochs * words / plan.words_per_step
    step = 0
    for epoch in range(plan.epochs):
        losses: dict[str, float] = {}
        for batch in _batches(_examples(nlp, documents, vary, plan, rng), plan.words_per_step):
            optimizer.learn_rate = plan.learning_rate * _rate(step, steps_expected)
            nlp.update(batch, sgd=optimizer, drop=plan.dropout, losses=losses)
            step += 1
        log.info("epoch %d of %d: %s", epoch + 1, plan.epochs, {name: round(float(loss)) for name, loss in losses.items()})
    with nlp.use_params(optimizer.averages):
        return _copy(nlp, known)


def _copy(nlp: Language, strings: Sequence[str]) -> Language:
    """The trained part by itself: with the weights of the moment, and without the strings that variations brought in."""
    copy = load_model_from_config(nlp.config, auto_fill=True)
    for string in strings:
        copy.vocab.strings.add(string)
    return copy.from_bytes(nlp.to_bytes(exclude=["vocab"]))


def _rate(step: int, steps_expected: float) -> float:
    return min(1.0, (step + 1) / WARM_UP_STEPS) * max(LOWEST_RATE, 1 - step / steps_expected)


def _first_look(nlp: Language, documents: Sequence[Sequence[Sentence]], vary: Vary, plan: Plan) -> Iterator[Example]:
    """What labels and lemma edits are learned from: every sentence as it is and in one variation."""
    for document in documents:
        gold = to_doc(nlp.vocab, document)
        yield Example(bare(gold), gold)
    yield from _examples(nlp, documents, vary, plan, Random(plan.seed))  # noqa: S311 - variations, not secrets


def _examples(nlp: Language, documents: Sequence[Sequence[Sentence]], vary: Vary, plan: Plan, rng: Random) -> Iterator[Example]:
    """One epoch: all documents in runs, shuffled, varied."""
    stretches = [stretch for document in documents for stretch in runs(document, rng)]
    rng.shuffle(stretches)
    for stretch in stretches:
        gold = to_doc(nlp.vocab, [vary(sentence, rng) for sentence in stretch])
        yield Example(bare(gold) if rng.random() < plan.given_words else nlp.make_doc(gold.text), gold)


def _batches(examples: Iterator[Example], words_per_step: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    words = 0
    for example in examples:
        batch.append(example)
        words += len(example.reference)
        if words >= words_per_step:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
