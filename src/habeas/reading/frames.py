"""Frames: how a language says that something happened. Each is data: words that trigger it, where its people and others stand,
what must and what must not stand near, a reason, and example sentences that run as tests.

In: `knowledge/<lang>/frames/*.yaml`, one file an event type. Out: typed frames, indexed by the words that can trigger them. A
mistake in a file is refused with its file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from habeas.model import EventType, Stance, ValueRefused
from habeas.reading.knowledge import load_yaml
from habeas.reading.knowledge.language import folder, once_a_language
from habeas.reading.mentions import Kind
from habeas.reading.phrases import Phrase, PhraseIndex, Phrases, bits_by, bits_of, numbers_of, phrase

Position = str
"""Where a role stands: `patient`, `agent`, `subject`, `object`, `iobject`, `possessor`, `complement`, `clause`, `speaker` (who is
made responsible for what is said), `self` (the trigger's own words), a preposition ("to", "against"), or one under another
("subject/to": "*questions to the ministry* went unanswered").
"""


def _compiled(texts: object) -> Phrases:
    """Raises `ValueRefused` for what is no list of patterns."""
    if not isinstance(texts, list):
        raise ValueRefused("patterns", str(texts), "a list of phrases")
    return Phrases(phrase(str(text)) for text in texts)


PhrasesField = Annotated[Phrases, PlainValidator(_compiled)]


class Example(BaseModel):
    """A sentence in our own words, and what must be read from it (`reads`, by field), or `reads: null` where this frame must stay
    silent.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    reads: dict[str, Any] | None
    published: str = "2025-03-14"


class Frame(BaseModel):
    """One way of saying that something happened."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    id: str
    why: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: PhrasesField = Phrases()
    voice: Literal["active", "passive", "order", "any"] = "any"
    near: PhrasesField = Phrases()
    and_near: PhrasesField = Phrases()
    not_near: PhrasesField = Phrases()
    not_under: tuple[str, ...] = ()
    reach: Literal["clause", "complement"] = "clause"
    modals: tuple[str, ...] = ()
    object_is: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    subject_is: tuple[str, ...] = ()
    by_is: tuple[str, ...] = ()
    """One of these must do it: the subject of an active verb, the agent of a passive or of a noun."""
    not_by: tuple[str, ...] = ()
    """None of these may do it."""
    needs: tuple[Kind, ...] = ()
    needs_own: tuple[Kind, ...] = ()
    """Kinds of mention that must stand in the phrase of the trigger, a noun: "the jailing of him *for six years*"."""
    not_own: tuple[Kind, ...] = ()
    people: tuple[Position, ...] = ()
    actor: tuple[Position, ...] = ()
    addressee: tuple[Position, ...] = ()
    target: tuple[Position, ...] = ()
    demands: tuple[Position, ...] = ()
    place: tuple[Position, ...] = ()
    needs_people: bool = True
    sorts: Literal["always", "told", "named"] = "told"
    """Whether sentences are sorted by it even where it is said of nobody (its words alone say what happened), where it is said of
    somebody, or only of somebody by name (its words are as often said of other things: towns are captured too).
    """
    needs_actor: bool = False
    needs_count: bool = False
    of_the_told: bool = False
    """Only where those it is about are among those of whom the segment has told before."""
    after_told: bool = False
    """Only where the segment has told before of something that was done to people held."""
    of_the_held: bool = False
    """Only of those whom the sentence or one before shows to be held, or of whom the segment has told before."""
    stands_for: tuple[str, ...] = ()
    """It is done to what a pronoun stands for, and one of these forms stands before it, in its own sentence or the one before."""
    goes_on: bool = False
    """Only where the segment has told of such an event before."""
    actor_kinds: tuple[Kind, ...] = ()
    actor_is: tuple[str, ...] = ()
    not_actor: tuple[str, ...] = ()
    family: str = ""
    """Events told by frames of different families are never one and the same: a beating and a visit denied."""
    outcome: str | None = None
    outcomes: dict[str, str] = Field(default_factory=dict)
    stance: Stance | None = None
    since: Literal["lasting", "start"] = "lasting"
    dates: Literal["told", "ahead"] = "told"
    if_negated: Literal["nothing", "event", "needed"] = "nothing"
    if_future: Literal["planned", "event", "nothing"] = "planned"
    if_wished: Literal["nothing", "event"] = "nothing"
    takes: tuple[str, ...] = ("date", "place", "court", "judge", "case", "charges", "term", "until")
    examples: tuple[Example, ...] = Field(min_length=1)


class FrameFile(BaseModel):
    """All frames of one event type."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: EventType
    frames: tuple[Frame, ...]


Candidate = tuple[EventType, Frame]
"""A frame, and the type of the events that it tells of."""


@dataclass(frozen=True, slots=True)
class Triggered:
    """The numbers of the frames that a lemma can trigger, in ascending order."""

    as_verb: tuple[int, ...] = ()
    as_noun: tuple[int, ...] = ()
    as_either: tuple[int, ...] = ()


class FrameSet(BaseModel):
    """The frames of a language, numbered in the order of the files."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    files: tuple[FrameFile, ...]

    @cached_property
    def numbered(self) -> tuple[Candidate, ...]:
        return tuple((file.type, frame) for file in self.files for frame in file.frames)

    @cached_property
    def by_lemma(self) -> dict[str, Triggered]:
        """The frames by the lemmas that can trigger them."""
        verbs = bits_by(frame.verbs for _, frame in self.numbered)
        nouns = bits_by(frame.nouns for _, frame in self.numbered)
        own = {lemma: (verbs.get(lemma, 0), nouns.get(lemma, 0)) for lemma in verbs | nouns}
        return {
            lemma: Triggered(tuple(numbers_of(as_verb)), tuple(numbers_of(as_noun)), tuple(numbers_of(as_verb | as_noun)))
            for lemma, (as_verb, as_noun) in own.items()
        }

    @cached_property
    def patterns(self) -> PhraseIndex:
        """All patterns of all frames."""
        return PhraseIndex(
            listed for _, frame in self.numbered for listed in (frame.phrases, frame.near, frame.and_near, frame.not_near)
        )

    def that_may_hold(self, numbers: Iterable[int], standing: int) -> Iterator[Candidate]:
        """Of these frames those for which what must stand near is somewhere in the sentence; `standing` are the patterns that may
        stand in it.
        """
        numbered, near, and_near = self.numbered, self._near, self._and_near
        return (numbered[n] for n in numbers if standing & near[n] and standing & and_near[n])

    @cached_property
    def _near(self) -> tuple[int, ...]:
        """For each frame the patterns of which one must stand near."""
        return tuple(self.patterns.bits(frame.near) or self.patterns.always for _, frame in self.numbered)

    @cached_property
    def _and_near(self) -> tuple[int, ...]:
        """For each frame the patterns of which another must."""
        return tuple(self.patterns.bits(frame.and_near) or self.patterns.always for _, frame in self.numbered)

    def phrased(self, standing: int) -> Iterator[tuple[Phrase, Candidate]]:
        """The patterns that trigger a frame that may hold and that may stand in the sentence, in the order of the files."""
        triggered = 0
        for pattern in numbers_of(standing & self._triggering):
            triggered |= self._by_phrase[pattern]
        for kind, frame in self.that_may_hold(numbers_of(triggered), standing):
            for pattern_there in self.patterns.of(standing & self.patterns.bits(frame.phrases)):
                yield pattern_there, (kind, frame)

    @cached_property
    def _by_phrase(self) -> dict[int, int]:
        """The frames by the pattern that triggers them."""
        return bits_by(numbers_of(self.patterns.bits(frame.phrases)) for _, frame in self.numbered)

    @cached_property
    def _triggering(self) -> int:
        return bits_of(self._by_phrase)


@once_a_language
def frames() -> FrameSet:
    """All frames of the language being read, files in alphabetical order."""
    return FrameSet(files=tuple(load_yaml(path, FrameFile) for path in sorted((folder() / "frames").glob("*.yaml"))))
