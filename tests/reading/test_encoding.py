"""What words' neighbours make of their vectors is what the pipeline's own layers make of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from thinc.api import set_dropout_rate

from habeas.reading import encoding, parsing

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE = Path(parsing.__file__).parent / "knowledge/en/pipeline"
SENTENCES = ("The court jailed the editor .", "The editor , Orujev-Zade , was jailed by the court", "Ульви was freed", "x")


def vectors(nlp: Language, sentences: tuple[str, ...]) -> list[Any]:
    """Of each sentence the vectors of its words among their neighbours."""
    words: Any = nlp.get_pipe("tok2vec")
    return list(words.model.predict([Doc(nlp.vocab, words=sentence.split()) for sentence in sentences]))


@pytest.mark.parametrize("sentences", [SENTENCES, SENTENCES[-1:]])
def test_vectors_are_those_of_the_pipeline_s_own_layers(sentences: tuple[str, ...]) -> None:
    plain, faster = spacy.load(PIPELINE), spacy.load(PIPELINE)
    encoding.encode_faster(faster)
    found, expected = vectors(faster, sentences), vectors(plain, sentences)
    assert [each.shape for each in found] == [(len(sentence.split()), 96) for sentence in sentences]
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-4)


def test_it_is_not_the_pipeline_s_own_layers_that_compute_them(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.load(PIPELINE)
    encoding.encode_faster(nlp)
    words: Any = nlp.get_pipe("tok2vec")
    own = words.model.layers[1].layers[0].layers[0]
    monkeypatch.setattr(own, "_func", lambda *_, **__: pytest.fail("computed by the own layers"))
    assert len(vectors(nlp, SENTENCES)) == len(SENTENCES)


def test_training_goes_through_the_pipeline_s_own_layers() -> None:
    plain, faster = spacy.load(PIPELINE), spacy.load(PIPELINE)
    encoding.encode_faster(faster)
    own: Any = plain.get_pipe("tok2vec")
    ours: Any = faster.get_pipe("tok2vec")
    for words in (own, ours):
        set_dropout_rate(words.model, 0.0)
    given = np.random.default_rng(1).normal(size=(7, 96)).astype("float32")
    expected, back = own.model.layers[1].layers[0](given, is_train=True)
    found, our_back = ours.model.layers[1].layers[0](given, is_train=True)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(our_back(found), back(expected), rtol=1e-4, atol=1e-5)


def test_a_pipeline_that_encodes_otherwise_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": 8,
                    "attrs": ["NORM"],
                    "rows": [50],
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MishWindowEncoder.v2",
                    "width": 8,
                    "depth": 1,
                    "window_size": 1,
                },
            }
        },
    )
    nlp.initialize()
    words: Any = nlp.get_pipe("tok2vec")
    before = words.model.layers[1].layers[0]
    encoding.encode_faster(nlp)
    assert words.model.layers[1].layers[0] is before
