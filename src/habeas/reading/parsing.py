"""Words in, a dependency tree out. The pipeline is any spaCy pipeline with Universal Dependencies labels; the one in
`knowledge/<lang>/pipeline` is our own. Sentences come already cut and masked, so that the pipeline only tags and parses.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.model import HabeasError
from habeas.reading.embeddings import remember_embeddings
from habeas.reading.encoding import encode_faster
from habeas.reading.knowledge.language import being_read
from habeas.reading.masking import Word
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.parts import Part
from habeas.reading.regrafting import regraft
from habeas.reading.sentences import Sentence
from habeas.reading.trees import Tree, copied

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

PIPELINE_VARIABLE = "HABEAS_PIPELINE"
_OWN = Path(__file__).parent / "knowledge"


class PipelineMissing(HabeasError):
    """No language pipeline for a language, or the one configured cannot be loaded."""

    def __init__(self, lang: str, path: Path, reason: str) -> None:
        super().__init__(
            f"no language pipeline for {lang!r} at {path}: {reason}; set {PIPELINE_VARIABLE} to a spaCy pipeline with UD labels"
        )
        self.lang = lang
        self.path = path


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A part of a sentence and the tree over its words."""

    part: Part
    tree: Tree

    @property
    def sentence(self) -> Sentence:
        return self.part.sentence

    @property
    def words(self) -> tuple[Word, ...]:
        return self.part.words

    @property
    def start(self) -> int:
        return self.part.start

    @property
    def end(self) -> int:
        return self.part.end


@cache
def pipeline(lang: str) -> Language:
    """The loaded pipeline; raises `PipelineMissing`."""
    import spacy

    path = Path(os.environ.get(PIPELINE_VARIABLE) or _OWN / lang / "pipeline")
    if not path.is_dir():
        raise PipelineMissing(lang, path, "there is no such folder")
    try:
        nlp = spacy.load(path, exclude=["ner"])
    except (OSError, ValueError) as error:
        raise PipelineMissing(lang, path, str(error).splitlines()[0]) from error
    _multiply_by_numpy(nlp)
    remember_embeddings(nlp)
    encode_faster(nlp)
    return nlp


def _multiply_by_numpy(nlp: Language) -> None:
    """Matrices are multiplied by numpy's own library, which knows more processors than the one thinc brings along."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in component.model.walk() if hasattr(component, "model") else ():
            layer.ops = ops


def parse(parts: Sequence[Part]) -> list[ParsedSentence]:
    """Trees for parts of sentences, in order. Many at once cost less than one by one."""
    nlp = pipeline(being_read())
    with _blas().limit(limits=1, user_api="blas"):
        parsed = list(nlp.pipe(_doc(nlp, part.words) for part in parts))
    return [
        ParsedSentence(
            part, regraft(copied(tree, [w.form for w in part.words]), _people_in(part), _days_in(part), _described_in(part))
        )
        for part, tree in zip(parts, parsed, strict=True)
    ]


def _days_in(part: Part) -> frozenset[int]:
    days = [m for m in part.mentions if m.kind is Kind.DATE]
    return frozenset(at for day in days for at, word in enumerate(part.words) if day.start <= word.start < day.end)


def _described_in(part: Part) -> frozenset[int]:
    """Where somebody is named behind what he is: "*reporter Smith*"."""
    people = ((at, m) for at, word in enumerate(part.words) for m in word.mentions if isinstance(m, PersonMention))
    return frozenset(at for at, person in people if person.np_start < person.start)


def _people_in(part: Part) -> frozenset[int]:
    return frozenset(at for at, word in enumerate(part.words) if word.mentions and word.kind is Kind.PERSON)


@cache
def _blas() -> ThreadpoolController:
    """Sentences make small matrices, on which the threads of numpy's library only get into each other's way."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _doc(nlp: Language, words: tuple[Word, ...]) -> Doc:
    from spacy.tokens import Doc

    gaps = [after.start > before.end for before, after in pairwise(words)]
    return Doc(nlp.vocab, words=[w.form for w in words], spaces=[*gaps, False], sent_starts=[i == 0 for i in range(len(words))])
