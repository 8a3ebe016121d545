"""What the sentences of a segment share while they are read in order, and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model import Edtf, EventType
from habeas.reading.cast import Cast, Story
from habeas.reading.drafts import STATED, Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.mentions import Mention
from habeas.reading.names import PersonMention
from habeas.reading.telling.quotations import Quotation
from habeas.reading.values import Anchor

_SAID = (EventType.RESPONSE, EventType.MEETING, EventType.SANCTION, *STATED)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that look like an event and were passed over, with the reason."""

    frame: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked for something, in which sentence."""

    sentence: int
    name: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OpenList:
    """What the entries of a list go on from, and the sentence after which the next one must come."""

    source: Draft
    at: int


@dataclass
class NamedApart:
    """An event whose people are listed between semicolons, and those who are named so far behind its own part."""

    draft: Draft
    named: list[PersonMention] = field(default_factory=list)


@dataclass
class Context:
    """What a segment's sentences share while they are read in order."""

    text: str
    anchor: Anchor
    story: Story
    """Who has appeared, and what was told of whom."""
    cast: Cast
    """Who is meant, given that story."""
    sentence: int = -1
    """Which sentence is read, counted from 0."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """The spans of the sentences read so far, that of the part now read among them."""
    last_date: Edtf | None = None
    last_day: Edtf | None = None
    """The day last told of, whatever month or year was named since: what "the same day" means."""
    heading: tuple[Edtf, tuple[int, int]] | None = None
    """The day that stands over the entry of a chronicle: "*Monday:* the court …"."""
    last_court: tuple[str, tuple[int, int]] | None = None
    """The court last named, which is what "the same court" means."""
    last_body: tuple[str, tuple[tuple[int, int], ...]] | None = None
    """The organisation that last acted, which is what "it" means."""
    last_watchdog: tuple[str, tuple[tuple[int, int], ...]] | None = None
    """The rights or press organisation that last acted, which is what "the organisation" means."""
    last_asked: Asked | None = None
    """The party last asked for something, which owes the reply of "no reply had been received"."""
    mentions: tuple[Mention, ...] = ()
    """All mentions of the segment, those of later sentences too."""
    quotations: tuple[Quotation, ...] = ()
    held: set[str] = field(default_factory=set)
    """To whom something was done that is done to people held or tried: no answer, meeting or statement of theirs counts."""
    types_told: set[EventType] = field(default_factory=set)
    """Of what kinds the segment has told so far."""
    open_list: OpenList | None = None
    """The list of people and their terms that the next part may go on."""
    named_apart: list[NamedApart] = field(default_factory=list)
    """The events whose list of people may go on behind the semicolon that was read last."""
    some_named: list[Draft] = field(default_factory=list)
    """The events of a group of whom some were named last, and below the sentence that names them."""
    some_named_at: int = -10

    @property
    def sentence_before(self) -> tuple[int, int]:
        """The span of the sentence right before the one that is read; empty where it is the first."""
        return self.sentences[-2] if len(self.sentences) > 1 else (0, 0)

    def mentions_before(self) -> list[Mention]:
        """Those of the sentence right before."""
        start, end = self.sentence_before
        return [m for m in self.mentions if start <= m.start < end]

    def opens_the_sentence_before(self, mention: Mention) -> bool:
        """Whether it begins with this one, or with an article and this one."""
        return self.text[self.sentence_before[0] : mention.start].strip().lower() in ("", *grammar_words().the)

    def remember(self, draft: Draft) -> None:
        """Takes note of an event read, for the sentences after it."""
        if draft.type is not EventType.MEETING:
            self.story.told_of(draft.people, draft.frame)
        if draft.type in STATED and not draft.people:
            self.story.acted(str(draft.values.get("actor", "")))
        group, count = draft.values.get("group"), draft.values.get("count")
        if not draft.people and isinstance(group, str) and isinstance(count, int) and count > 1:
            self.story.told_of_group(group, count, draft.evidence["group"].spans[-1])
        if len(draft.people) == 1 and isinstance(group, str):
            self.story.told_beside(draft.people, group, count if isinstance(count, int) else None)
        self.held.update(draft.people if draft.type not in _SAID else ())
        self.types_told.add(draft.type)
