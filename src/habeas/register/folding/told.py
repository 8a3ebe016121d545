"""A kept reading as the fold sees it: the event, and which page told it when.

Always true: a page's day is its publication, else its capture, else the last day there is; readings sort by that day, then
by keys.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.model import Event, EventType, Stance

NO_DAY = dt.date.max


@dataclass(frozen=True, slots=True)
class Told:
    """One reading. `day`: when the page told it; `NO_DAY` where no page's day is known. `accepted`: the decision that it reads
    its sentence right; `amended`: by field, the decision that its value rests on."""

    key: str
    capture: str
    day: dt.date
    event: Event = field(compare=False, hash=False)
    accepted: str = field(default="", compare=False)
    amended: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """By when it was told; what is earliest founds a person or an event."""
        return self.day, self.capture, self.key


ABOUT_PRISONERS = frozenset(
    {
        EventType.DETENTION,
        EventType.SEARCH,
        EventType.CHARGE,
        EventType.REMAND,
        EventType.REMAND_EXTENSION,
        EventType.HEARING,
        EventType.SENTENCE_SOUGHT,
        EventType.SENTENCE,
        EventType.ACQUITTAL,
        EventType.APPEAL_RULING,
        EventType.TRANSFER,
        EventType.RELEASE,
        EventType.ILL_TREATMENT,
        EventType.HUNGER_STRIKE,
        EventType.HEALTH,
        EventType.DEATH,
        EventType.RESTRICTION,
        EventType.LISTING,
    }
)
"""Events that happen to people held or prosecuted: merged person by person, and who they are about is in the register."""

NAMING_PRISONERS = ABOUT_PRISONERS | {EventType.APPEAL, EventType.CONDEMNATION, EventType.RESPONSE}
"""Events whose `people` may be prisoners: names here can be theirs, but alone they bring nobody into the register."""

_REAL = (Stance.ASSERTED, Stance.ALLEGED)


def founds_person(event: Event) -> bool:
    """Whether those it is about belong in the register: it happened, or a hearing of theirs is set."""
    if event.type not in ABOUT_PRISONERS:
        return False
    return event.stance in _REAL or (event.stance is Stance.PLANNED and event.type is EventType.HEARING)


def stance_class(event: Event) -> Stance:
    """What is told as a fact and what is alleged can be one event; what is denied, demanded or planned stands apart.

    Appeals and the like took place whatever they demand.
    """
    if event.stance is Stance.ALLEGED:
        return Stance.ASSERTED
    if event.type not in ABOUT_PRISONERS and event.stance is Stance.DEMANDED:
        return Stance.ASSERTED
    return event.stance
