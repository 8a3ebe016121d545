"""What UniversalPetrarch codes in sentences, so that its figure can stand beside ours. Its repository is
openeventdata/UniversalPetrarch, coder and dictionaries together: none of it is kept here, and it is run as it stands.

In: a checkout and sentences. Out: for each sentence the codes it gave. It codes dependency trees in the labels of the early
versions of Universal Dependencies; here it has them from our own pipeline, our newer labels turned into those it looks for. (It
ships 350 sentences with trees; it codes an arrest in the same ones of them from those trees and from ours.) Its settings and
dictionaries are those it comes with.

It asks who did what to whom, where the sets ask only whether a sentence tells of an arrest. So it is counted in three readings:

- event: it coded an arrest, whether it found the actors or not, which is what its settings ask for. Its dictionary keeps the
  patterns of `arrest` in one block with those of `take`, so that much of what "took place" is an arrest to it.
- event, both actors: as above, but it found who arrested and who was arrested. Few of those arrested are in its dictionaries.
- verb: a verb stands there that the dictionary itself files under arrest, whatever came of it. This leaves it its vocabulary
  alone, and is the reading that is kindest to it. (`detain`, `jail` and `hold` are not among them: they are filed under coercion
  in general, 170. To count that code too finds more arrests, but "held talks" with them, and its F1 falls on every set.)

It is of 2019 and imports two things that are gone: `DiGraph.node`, whose place in networkx `DiGraph.nodes` has taken; and a
parser that is never called where sentences come parsed. Both are stood in for before it is imported.
"""

from __future__ import annotations

import contextlib
import io
import logging
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.reading.parsing import pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ARREST = "173"
"""CAMEO's "arrest, detain, or charge with legal action"."""
OLDER_LABELS = {
    "obl:agent": "obl",
    "obl:unmarked": "obl:npmod",
    "nmod:unmarked": "nmod:npmod",
    "nmod:desc": "compound",
    "nsubj:outer": "nsubj",
    "advcl:relcl": "advcl",
    "ROOT": "root",
}
"""Our labels that Universal Dependencies did not have when it was written, and what stood in their place."""
DAY = "20150101"
"""Actors have their codes for spans of time. The sets date few of their sentences; one day does for all."""


class Unusable(Exception):
    """There is no UniversalPetrarch in the folder, or something it needs is not installed."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The codes of a sentence: of its events, of those of them with both actors, and of its verbs by themselves. `failed` where
    the coder broke off with an error of its own, and gave none."""

    events: frozenset[str] = frozenset()
    dyads: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    failed: bool = False


READINGS: dict[str, Callable[[Coding], frozenset[str]]] = {
    "event": lambda coding: coding.events,
    "event, both actors": lambda coding: coding.dyads,
    "verb": lambda coding: coding.verbs,
}


class Petrarch:
    """The coder, with its dictionaries read. It keeps them in globals, so there is one in a process."""

    def __init__(self, checkout: Path) -> None:
        self._coder = _imported(checkout / "UniversalPetrarch")

    def coded(self, texts: Sequence[str], lang: str) -> list[Coding]:
        return [self._coding(text, tree) for text, tree in zip(texts, _trees(texts, lang), strict=True)]

    def _coding(self, text: str, tree: str) -> Coding:
        sentence: dict[str, Any] = {"content": text, "parsed": tree, "date": DAY}
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                self._coder.do_coding({"bench": {"meta": {"date": DAY}, "sents": {"1": sentence}}})
        except Exception as error:
            logging.debug("%s: %r", text, error)
            return Coding(failed=True)
        return _coding_of(sentence)


def _imported(folder: Path) -> Any:
    if not (folder / "petrarch_ud.py").is_file():
        raise Unusable(f"no UniversalPetrarch/petrarch_ud.py in {folder.parent}")
    try:
        import networkx
    except ImportError as error:
        raise Unusable(f"it needs networkx: {error}") from error
    networkx.DiGraph.node = property(lambda graph: graph.nodes)
    parser = types.ModuleType("udpipeparser")
    parser.UDpipeparser = None  # type: ignore[attr-defined]
    sys.modules["udpipeparser"] = parser
    sys.path.insert(0, str(folder))
    for name in ("petr_log", "actorcodes"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        import petrarch_ud

        petrarch_ud.PETRreader.parse_Config(str(folder / "data" / "config" / "PETR_config.ini"))
        petrarch_ud.read_dictionaries()
    return petrarch_ud


def _trees(texts: Sequence[str], lang: str) -> Iterator[str]:
    """A tree a text, in CoNLL-U, the text held to be one sentence."""
    nlp = pipeline(lang)
    yield from map(_conllu, nlp.pipe(_unsplit(nlp.make_doc(" ".join(text.split()))) for text in texts))


def _unsplit(doc: Doc) -> Doc:
    for word in doc:
        word.is_sent_start = word.i == 0
    return doc


def _conllu(doc: Doc) -> str:
    return "\n".join("\t".join(_columns(word)) for word in doc)


def _columns(word: Token) -> Sequence[str]:
    head = 0 if word.head.i == word.i else word.head.i + 1
    relation = OLDER_LABELS.get(word.dep_, word.dep_)
    return (str(word.i + 1), word.text, word.lemma_, word.pos_, word.tag_, str(word.morph) or "_", str(head), relation, "_", "_")


def _coding_of(sentence: dict[str, Any]) -> Coding:
    events = list(sentence.get("events", {}).values())
    verbs = sentence.get("verbs", {}).values()
    return Coding(
        events=frozenset(str(code) for _, _, code in events),
        dyads=frozenset(str(code) for source, target, code in events if _is_known(source) and _is_known(target)),
        verbs=frozenset(code for verb in verbs for code in (verb.code or "").split("#") if code),
    )


def _is_known(actors: Sequence[str]) -> bool:
    """`---` alone is an actor not found; `---COP` is one whose country is not."""
    return any(actor.strip("-") for actor in actors)
