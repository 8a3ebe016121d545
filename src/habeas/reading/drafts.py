"""An event in the making: fields as they are found, each with the spans and the rule it rests on; in the end an immutable
reading.

Always true: a field without a span or a rule is never set, so that every value can be pointed at.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from habeas.model import Agreement, Event, EventType, Evidence, Reading
from habeas.reading.sentences import Sentence
from habeas.reading.sureness import Sureness

_SURENESS = (Agreement.BOTH, Agreement.TREE, Agreement.WORDS, Agreement.DISPUTED)


ANNOUNCED = ("sentence.announced", "sentence.sent")
"""The frames of verdicts whose terms are told in the sentences after them."""
STATED = (EventType.APPEAL, EventType.CONDEMNATION)
"""What somebody says of those held, with a demand or without one."""
STATEMENTS = (*STATED, EventType.RESPONSE)
ADDED = "added"
"""The family of charges that come beside others."""
SENT_TO_PRISON = (EventType.REMAND, EventType.REMAND_EXTENSION)
"""What a court rules where somebody is to be held until his trial."""


class Turn(StrEnum):
    """Which time it was that something happened to somebody."""

    FIRST = "first"
    AGAIN = "again"


@dataclass
class Draft:
    """What one sentence says of one event; several are joined where they tell of the same one."""

    type: EventType
    frame: str
    sentences: list[Sentence]
    order: int
    at: int = 0
    """Its sentence, counted from 0 in the segment."""
    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    family: str = ""
    pluperfect: bool = False
    turn: Turn | None = None
    agreement: Agreement = Agreement.TREE
    dispute: str | None = None
    """What each of the two readings says where they name different ones."""
    of_one: bool = False
    """Told of one person whom the words do not name: "an activist"."""
    describes: bool = False
    """Said in passing of who somebody is: "Smith, *charged with treason*, was sentenced"."""
    by_the_verb: bool = False
    """Told by the verb of its sentence, one joined to it, or that of what somebody says in it."""
    by_the_root: bool = False
    """Told by the verb of its sentence or one joined to it."""
    at_home: bool = False
    """Told of house arrest."""
    after_prison: bool = False
    """Its sentence says before it that somebody had been in prison."""
    in_prison: bool = False
    """Its clause names a prison or a colony."""
    continues: bool = False
    """Said in the first person: a further sentence of a statement whose sender another sentence names."""

    def put(self, name: str, value: Any, spans: tuple[tuple[int, int], ...] = (), rule: str | None = None) -> None:
        """Sets a field that holds nothing yet; empty values are left out."""
        if value in (None, "", (), []) or name in self.values:
            return
        self.values[name] = value
        self.evidence[name] = Evidence(spans=spans, rule=rule)

    def take(self, other: Draft, *names: str, rule: str | None = None) -> None:
        """Takes over fields of another draft that this one lacks, with what they rest on, and its sentences as further quotes."""
        taken = [n for n in names if n in other.values and n not in self.values]
        for name in taken:
            evidence = other.evidence[name]
            self.put(name, other.values[name], evidence.spans, rule or evidence.rule)
        if taken:
            self.sentences += [s for s in other.sentences if s not in self.sentences]

    def drop(self, *names: str) -> None:
        """Forgets fields, where they are set, and what they rest on."""
        for name in names:
            self.values.pop(name, None)
            self.evidence.pop(name, None)

    def add_people(self, other: Draft) -> None:
        people = tuple(dict.fromkeys((*self.people, *other.people)))
        if people:
            spans = (*self._spans("people"), *(s for s in other._spans("people") if s not in self._spans("people")))
            self.values["people"] = people
            rules = [draft.evidence["people"].rule for draft in (self, other) if "people" in draft.evidence]
            self.evidence["people"] = Evidence(spans=spans, rule=next(filter(None, rules), None))

    def _spans(self, name: str) -> tuple[tuple[int, int], ...]:
        return self.evidence[name].spans if name in self.evidence else ()

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(self.values.get("people", ()))

    def agree_with(self, other: Draft) -> None:
        """What two sentences tell is as sure as the surer of them."""
        if _SURENESS.index(other.agreement) < _SURENESS.index(self.agreement):
            self.agreement, self.dispute = other.agreement, other.dispute

    def reading(self, segment: str, reader: str, sureness: Sureness) -> Reading:
        """The finished reading; raises `habeas.model.RecordRefused` where a field does not hold what its name says."""
        first, *more = self.sentences
        event = Event(
            type=self.type,
            segment=segment,
            quote=first.text,
            start=first.start,
            end=first.end,
            quote_more=tuple(s.text for s in more),
            confidence=sureness.of(self.type, self.agreement),
            **self.values,
        )
        return Reading(
            event=event,
            frame=self.frame,
            agreement=self.agreement,
            dispute=self.dispute,
            evidence=dict(self.evidence),
            reader=reader,
        )

    def copy_for(self, people: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> Draft:
        """The same event for other people: used where terms are dealt out person by person."""
        twin = replace(self, sentences=list(self.sentences), values=dict(self.values), evidence=dict(self.evidence))
        twin.values["people"] = people
        twin.evidence["people"] = Evidence(spans=spans)
        twin.drop("group")
        return twin
