"""What a word's neighbours make of its vector, computed without what only training needs: most of what a parser costs.

In: a pipeline whose words see their neighbours by spaCy's `MaxoutWindowEncoder`. Out: the same pipeline, with each of its layers
computed by a few operations on whole matrices. Always true: the vectors are those of the pipeline's own layers, but for the last
digits of a float; a pipeline built otherwise stays as it is, and so does one that is trained.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model
    from thinc.types import Floats2d

_ENCODER = "spacy.MaxoutWindowEncoder.v2"
_LEAST_VARIANCE = 1e-08
"""That of thinc's own layers."""

_Layer = Callable[["Floats2d"], "Floats2d"]


def encode_faster(nlp: Language) -> None:
    """Lets the pipeline's `tok2vec` look at the neighbours of words by matrices as large as can be."""
    from thinc.api import Model

    encoder = nlp.config["components"].get("tok2vec", {}).get("model", {}).get("encode", {})
    if encoder.get("@architectures") != _ENCODER:
        return
    over_lists = cast(Any, nlp.get_pipe("tok2vec")).model.layers[1]
    own = over_lists.layers[0]
    layers = [_computed(residual, encoder["window_size"]) for residual in own.layers]
    over_lists.layers[0] = Model("encoded", _forward, layers=[own], dims={"nO": own.get_dim("nO")}, attrs={"computed": layers})


def _computed(residual: Any, window: int) -> _Layer:
    """One layer: the words in a window around each, the best of several sums, brought to one scale, added to the word itself."""
    see_window, rest = residual.layers[0].layers
    best_of, to_scale = (rest.layers[0].layers[at] for at in (0, 1))
    weights = best_of.get_param("W")
    width, pieces, seen = weights.shape
    # Piece by piece, so that the best of them is one comparison of matrices.
    by_piece = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, seen).T)
    bias = np.ascontiguousarray(best_of.get_param("b").T.reshape(pieces * width))
    gain, shift = to_scale.get_param("G"), to_scale.get_param("b")
    columns = see_window.ops.seq2col

    def layer(vectors: Floats2d) -> Floats2d:
        sums = columns(vectors, window) @ by_piece
        sums += bias
        best = reduce(np.maximum, (sums[:, at : at + width] for at in range(0, pieces * width, width)))
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / width + _LEAST_VARIANCE
        best *= (variance**-0.5)[:, None]
        best *= gain
        best += shift
        best += vectors
        return cast("Floats2d", best)

    return layer


def _forward(model: Model[Floats2d, Floats2d], vectors: Floats2d, is_train: bool) -> tuple[Floats2d, Any]:
    if is_train:
        return model.layers[0](vectors, is_train)
    return reduce(lambda so_far, layer: layer(so_far), model.attrs["computed"], vectors), None
