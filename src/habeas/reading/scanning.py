"""The trigger scan: which parts of a sentence can tell of anything at all, known before they are parsed.

In: a part of a sentence as the parser would see it, the frames, and what the language's lemmatizer may make of a form. Out: yes
or no. Always true: no frame holds in what is scanned out, since a frame needs its trigger, one of the patterns that must stand
near it, its kinds of mention and the words its object or subject must be: all of them somewhere in the sentence, in whatever form
the lemmatizer may know them by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from habeas.reading.frames import Frame, FrameSet, frames
from habeas.reading.knowledge.language import being_read, kept_by_language, once_a_language
from habeas.reading.lemmas import Lemmas, lemmas_of
from habeas.reading.masking import Word
from habeas.reading.mending import may_be
from habeas.reading.mentions import Kind
from habeas.reading.parsing import pipeline
from habeas.reading.parts import Part
from habeas.reading.phrases import Around


class Scan(Protocol):
    """Whether a part of a sentence may tell of an event."""

    def __call__(self, part: Part) -> bool: ...


@dataclass(frozen=True, slots=True)
class TriggerScan:
    """The scan for one language. `lemmas` tells of a form which of the frames' words it may be a form of."""

    known: FrameSet
    lemmas: Lemmas

    def __call__(self, part: Part) -> bool:
        around = Around(frozenset(self._all_words(part.words)), frozenset(m.kind for m in part.mentions))
        return any(_may_hold(frame, around) for frame in self._triggered(around))

    def _all_words(self, words: Sequence[Word]) -> Iterator[str]:
        for word in words:
            for mention in word.mentions:
                yield from mention.text.lower().split()
            if not word.mentions:
                form = word.form.lower()
                yield from self.lemmas.of(form)
                yield from _readings(form)

    def _triggered(self, around: Around) -> Iterator[Frame]:
        known, index = self.known, self.known.by_lemma
        standing = known.patterns.standing_in(around)
        for lemma in around.words & index.keys():
            for _, frame in known.that_may_hold(index[lemma].as_either, standing):
                yield frame
        for _, (_, frame) in known.phrased(standing):
            yield frame


@kept_by_language(2**14)
def _readings(form: str) -> frozenset[str]:
    """A form and what mending may make of it: most words of a page are those of the page before."""
    return frozenset((form, *may_be(form)))


def _may_hold(frame: Frame, around: Around) -> bool:
    """Whether all that the frame asks of a sentence beside its trigger and its patterns is there."""
    if not around.kinds.issuperset(frame.needs):
        return False
    if frame.modals and around.words.isdisjoint(frame.modals):
        return False
    return all(_is_there(wanted, around) for wanted in (frame.object_is, frame.subject_is, frame.by_is) if wanted)


def _is_there(wanted: Iterable[str], around: Around) -> bool:
    return any(Kind(one.lower()) in around.kinds if one.isupper() else one in around.words for one in wanted)


def everything(part: Part) -> bool:
    """The scan of a pipeline whose lemmatizer cannot be asked which forms it knows: every part may tell."""
    return bool(part.words)


@once_a_language
def trigger_scan() -> Scan:
    known = frames()
    lemmas = lemmas_of(pipeline(being_read()), frame_words(known))
    return everything if lemmas is None else TriggerScan(known, lemmas)


def frame_words(known: FrameSet) -> frozenset[str]:
    """Every word that a frame looks for in a sentence."""
    return frozenset(word for file in known.files for frame in file.frames for word in _words_of(frame))


def _words_of(frame: Frame) -> Iterator[str]:
    yield from (*frame.verbs, *frame.nouns, *frame.object_is, *frame.subject_is, *frame.by_is, *frame.modals)
    for pattern in (*frame.phrases, *frame.near, *frame.and_near):
        for item in pattern.items:
            yield from item.words
