"""What people decided about readings -> readings as they are to be folded, and how an event stands in the record.

In: `Judgment`s in force, in the order in which they were made. Out: `Judgments`, which leaves out the readings that were
rejected, puts in the values that were corrected, and says which readings tell of one event or of two. Always true: of several
decisions about one thing the last holds; what is shown as confirmed, a person accepted or corrected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from habeas.model import Event
from habeas.register.folding.told import Told


class Judged(StrEnum):
    """What a decision about readings says."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    SAME_EVENT = "same_event"
    DIFFERENT_EVENTS = "different_events"
    PUBLISH = "publish"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class Judgment:
    """One decision: its key, and the readings it is about. `field` and `value` (plain JSON; none: the field is emptied) are of
    a correction; of `SAME_EVENT` and `DIFFERENT_EVENTS`, the first reading is held against each of the others."""

    key: str
    kind: Judged
    readings: tuple[str, ...]
    field: str = ""
    value: Any = None


class Standing(StrEnum):
    """How an event stands in the record."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNREVIEWED = "unreviewed"

    @property
    def is_entered(self) -> bool:
        """Whether the record builds on it."""
        return self is not Standing.UNREVIEWED


@dataclass(frozen=True, slots=True)
class Entering:
    """When an event enters the record although nobody looked at it: with so many independent sources, or with a reading of a
    kind of which so large a share was right."""

    independent_sources: int
    confidence: float

    def standing(self, told: Sequence[Told], independent_sources: int) -> Standing:
        """How an event stands that these readings tell of."""
        if any(one.accepted or one.amended for one in told):
            return Standing.CONFIRMED
        sure = confidence(told)
        enters = independent_sources >= self.independent_sources or (sure is not None and sure >= self.confidence)
        return Standing.REPORTED if enters else Standing.UNREVIEWED


EVERYTHING = Entering(independent_sources=1, confidence=0.0)
"""Nothing waits for a person."""


def confidence(told: Iterable[Told]) -> float | None:
    """That of the surest reading; none where none was measured."""
    return max((one.event.confidence for one in told if one.event.confidence is not None), default=None)


class Pairs:
    """Which readings people said tell of one event, and which do not."""

    def __init__(self) -> None:
        self._same: defaultdict[str, set[str]] = defaultdict(set)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def decide(self, one: str, other: str, *, same: bool) -> None:
        """Notes the last word on two readings."""
        into, out_of = (self._same, self._apart) if same else (self._apart, self._same)
        for a, b in ((one, other), (other, one)):
            into[a].add(b)
            out_of[a].discard(b)

    def said_same(self, reading: str) -> frozenset[str]:
        """The readings that were said to tell of what this one tells of."""
        return frozenset(self._same.get(reading, ()))

    def tells_apart(self, one: Told, cluster: Iterable[Told]) -> bool:
        """Whether the reading was said not to tell of what some of the others tell of."""
        apart = self._apart.get(one.key)
        return apart is not None and any(member.key in apart for member in cluster)

    def joined(self, clusters: list[list[Told]]) -> list[list[Told]]:
        """The clusters, those with readings that were said to tell of one event as one."""
        if not any(self._same.values()):
            return clusters
        found: list[list[Told]] = []
        for cluster in clusters:
            wanted = {other for one in cluster for other in self._same.get(one.key, ())}
            linked = [each for each in found if any(member.key in wanted for member in each)]
            whole = [member for each in linked for member in each] + cluster
            found = [each for each in found if each not in linked]
            found.append(whole)
        return found


@dataclass
class Judgments:
    """The decisions in force, by what they are about."""

    verdicts: dict[str, tuple[bool, str]] = field(default_factory=dict)
    """By reading: whether it was accepted, and the decision."""
    corrections: defaultdict[str, dict[str, tuple[Any, str]]] = field(default_factory=lambda: defaultdict(dict))
    """By reading and field: the value, and the decision."""
    publishing: dict[str, tuple[bool, str]] = field(default_factory=dict)
    """By reading: whether the event may be published, and the decision."""
    paired: dict[str, set[str]] = field(default_factory=dict)
    """By reading: the decisions that hold it with or against others."""
    pairs: Pairs = field(default_factory=Pairs)

    @classmethod
    def of(cls, judgments: Iterable[Judgment]) -> Judgments:
        """The decisions in the order given."""
        whole = cls()
        for judgment in judgments:
            whole._take(judgment)
        return whole

    def _take(self, judgment: Judgment) -> None:
        match judgment.kind:
            case Judged.ACCEPT | Judged.REJECT:
                verdict = judgment.kind is Judged.ACCEPT, judgment.key
                self.verdicts |= dict.fromkeys(judgment.readings, verdict)
            case Judged.AMEND:
                for reading in judgment.readings:
                    self.corrections[reading][judgment.field] = judgment.value, judgment.key
            case Judged.PUBLISH | Judged.WITHHOLD:
                self.publishing |= dict.fromkeys(judgment.readings, (judgment.kind is Judged.PUBLISH, judgment.key))
            case Judged.SAME_EVENT | Judged.DIFFERENT_EVENTS:
                one, *others = judgment.readings
                for other in others:
                    self.pairs.decide(one, other, same=judgment.kind is Judged.SAME_EVENT)
                for reading in judgment.readings:
                    self.paired.setdefault(reading, set()).add(judgment.key)

    def judged(self, readings: Iterable[Told]) -> Iterable[Told]:
        """The readings to be folded."""
        if not self.verdicts and not self.corrections:
            return readings
        return [self._as_judged(one) for one in readings if self.verdicts.get(one.key, (True,))[0]]

    def _as_judged(self, told: Told) -> Told:
        accepted = self.verdicts.get(told.key)
        made = self.corrections.get(told.key)
        if accepted is None and made is None:
            return told
        corrected = {name: key for name, (_, key) in (made or {}).items()}
        values = {name: value for name, (value, _) in (made or {}).items()}
        event = amended(told.event, values) if values else told.event
        return replace(told, event=event, accepted=accepted[1] if accepted else "", amended=corrected)

    def published(self, told: Iterable[Told]) -> bool | None:
        """What was decided last about publishing the event; none where nothing was."""
        said = [self.publishing[one.key][0] for one in told if one.key in self.publishing]
        return None if not said else all(said)

    def decisions(self, told: Iterable[Told]) -> list[str]:
        """The decisions that the event rests on, in alphabetical order."""
        found: set[str] = set()
        for one in told:
            found |= {one.accepted} - {""}
            found |= set(one.amended.values())
            found |= self.paired.get(one.key, set())
        return sorted(found)


def amended(event: Event, values: Mapping[str, Any]) -> Event:
    """The event with other values in some fields; none empties a field. Raises `RecordRefused` for what is no such value."""
    kept = {name: value for name, value in event.to_json().items() if name not in values}
    return Event.from_json(kept | {name: value for name, value in values.items() if value is not None})


AMENDABLE = frozenset(Event.model_fields) - {"segment", "quote", "quote_more", "start", "end", "confidence"}
"""The fields that can be corrected: all that say what happened, and none that say where it stands."""
