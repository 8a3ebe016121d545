"""Kept vectors of words are those that the pipeline computes, before and after some were forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from habeas.reading import embeddings, parsing

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE = Path(parsing.__file__).parent / "knowledge/en/pipeline"
SENTENCES = ("The court jailed the editor .", "The editor , Orujev-Zade , was jailed by the court", "Ульви was freed", "x")


def vectors(nlp: Language, sentences: tuple[str, ...]) -> list[Any]:
    """Of each sentence the vectors of its words without their neighbours."""
    embed: Any = nlp.get_pipe("tok2vec")
    docs = [Doc(nlp.vocab, words=sentence.split()) for sentence in sentences]
    return list(embed.model.layers[0].predict(docs))


@pytest.mark.parametrize("most", [2**15, 4])
def test_they_are_those_that_the_layer_computes(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(embeddings, "_MOST_WORDS", most)
    plain, keeping = spacy.load(PIPELINE), spacy.load(PIPELINE)
    embeddings.remember_embeddings(keeping)
    expected = vectors(plain, SENTENCES)
    for _ in range(2):
        found = vectors(keeping, SENTENCES)
        assert [len(each) for each in found] == [len(sentence.split()) for sentence in SENTENCES]
        for ours, theirs in zip(found, expected, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5)


def test_a_word_is_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.load(PIPELINE)
    embeddings.remember_embeddings(nlp)
    learnt: list[int] = []
    learn = embeddings._Kept._learn

    def noted(kept: Any, new: list[int], like: Doc, embed: Any) -> None:
        learnt.extend(new)
        learn(kept, new, like, embed)

    monkeypatch.setattr(embeddings._Kept, "_learn", noted)
    for _ in range(2):
        vectors(nlp, SENTENCES)
    words = {word for sentence in SENTENCES for word in sentence.split()}
    assert sorted(nlp.vocab.strings[word] for word in learnt) == sorted(words)


def test_a_pipeline_that_embeds_otherwise_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", "width": 8, "depth": 1, "embed_size": 16,
        "window_size": 1, "maxout_pieces": 2, "subword_features": False, "pretrained_vectors": None}})  # fmt: skip
    nlp.initialize()
    component: Any = nlp.get_pipe("tok2vec")
    before = component.model.layers[0]
    embeddings.remember_embeddings(nlp)
    assert component.model.layers[0] is before
