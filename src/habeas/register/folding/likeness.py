"""Whether two readings of one type, about the same person, can tell of the same happening.

Always true: symmetric; two values that contradict each other (another day, term, court, outcome) are two happenings; silence
contradicts nothing, but where a thing can happen often, silence is not enough either.
"""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Final

from habeas.model import Edtf, Event, EventType, Term
from habeas.register.folding.told import NO_DAY, Told, stance_class
from habeas.register.folding.words import agree, clash, words_of

_ONCE: Final = frozenset(
    {
        EventType.DETENTION,
        EventType.SEARCH,
        EventType.CHARGE,
        EventType.REMAND,
        EventType.SENTENCE_SOUGHT,
        EventType.SENTENCE,
        EventType.ACQUITTAL,
        EventType.RELEASE,
        EventType.DEATH,
    }
)
"""What happens to someone once in a proceeding: a report without a date is of the one that is known."""

_OUTCOME_TELLS: Final = frozenset(
    {
        EventType.HEARING,
        EventType.APPEAL_RULING,
        EventType.HUNGER_STRIKE,
        EventType.LISTING,
        EventType.RESTRICTION,
        EventType.RESPONSE,
        EventType.SANCTION,
    }
)
_TERM_TELLS: Final = frozenset(
    {
        EventType.DETENTION,
        EventType.REMAND,
        EventType.REMAND_EXTENSION,
        EventType.SENTENCE,
        EventType.SENTENCE_SOUGHT,
        EventType.APPEAL_RULING,
    }
)
_NEXT_DAY: Final = dt.timedelta(days=1)
"""Pages that tell of one arrest in the night differ by a day."""

_SAME_WEEKS: Final = dt.timedelta(days=60)
"""Pages this near to each other that tell of something without a date can mean the same."""


class Likeness(IntEnum):
    """How near two readings are; none: they tell of two happenings."""

    UNDATED = 1
    NEAR = 2
    SAME_DAY = 3


def likeness(one: Told, other: Told) -> Likeness | None:
    """How likely both tell of one happening, or none where they cannot."""
    a, b = one.event, other.event
    if a.type is not b.type or stance_class(a) is not stance_class(b) or contradict(a, b):
        return None
    if a.date is not None and b.date is not None:
        return _dated(one, other, a.date, b.date)
    return _undated(one, other)


def day_of(date: Edtf | None) -> dt.date | None:
    """The one day an event was on, or began on where it goes on ("since May 17"); none where no one day is meant."""
    if date is None or date.day is not None:
        return date.day if date is not None else None
    start, _, end = date.text.partition("/")
    return Edtf.parse(start).day if end == ".." and start not in ("", "..") else None


def _dated(one: Told, other: Told, first: Edtf, second: Edtf) -> Likeness | None:
    once = one.event.type in _ONCE
    first_day, second_day = day_of(first), day_of(second)
    if first_day is not None and second_day is not None:
        if first_day == second_day:
            return Likeness.SAME_DAY
        apart = abs(first_day - second_day) <= _NEXT_DAY
        return Likeness.NEAR if once and apart and one.capture != other.capture else None
    if not first.may_meet(second):
        return None
    return Likeness.NEAR if once or agreements(one.event, other.event) else None


def _undated(one: Told, other: Told) -> Likeness | None:
    """One of the two gives no date: it can mean only what had happened when it was told."""
    for undated, dated in ((one, other), (other, one)):
        date = dated.event.date
        if undated.event.date is None and date is not None and date.earliest is not None and date.earliest > undated.day:
            return None
    if one.event.type in _ONCE:
        return Likeness.UNDATED
    near = NO_DAY not in (one.day, other.day) and abs(one.day - other.day) <= _SAME_WEEKS
    return Likeness.UNDATED if near and agreements(one.event, other.event) >= 2 else None


def contradict(a: Event, b: Event) -> bool:
    """Whether the two say things that cannot both be so of one happening."""
    kind = a.type
    if clash(a.court, b.court) or clash(a.case, b.case):
        return True
    if kind in _TERM_TELLS and a.term is not None and b.term is not None and not _terms_meet(a.term, b.term):
        return True
    if a.until is not None and b.until is not None and not a.until.may_meet(b.until):
        return True
    if kind in _OUTCOME_TELLS and a.outcome and b.outcome and a.outcome != b.outcome:
        return True
    if kind is EventType.CHARGE and a.charges and b.charges and not _charges_meet(a, b):
        return True
    if kind is EventType.TRANSFER and clash(a.place, b.place):
        return True
    return kind is EventType.LISTING and clash(a.actor, b.actor)


def agreements(a: Event, b: Event) -> int:
    """In how many telling fields both say the same."""
    return sum(
        (
            a.term is not None and a.term == b.term,
            a.until is not None and b.until is not None and a.until.day is not None and a.until.day == b.until.day,
            a.outcome is not None and a.outcome == b.outcome,
            agree(a.court, b.court),
            agree(a.judge, b.judge),
            agree(a.place, b.place),
            agree(a.actor, b.actor),
            bool(a.charges and b.charges) and _charges_meet(a, b),
        )
    )


def _terms_meet(one: Term, other: Term) -> bool:
    """Whether they are equal, or one is a range ("six to eight years") that has the other within."""
    if one == other:
        return True
    spans = sorted((one, other), key=lambda term: len(term.lengths))
    single, span = spans[0], spans[1]
    if len(single.lengths) != 1 or len(span.lengths) != 2:
        return False
    return _days(span.lengths[0]) <= _days(single.lengths[0]) <= _days(span.lengths[1])


def _days(length: tuple[int, int, int]) -> float:
    months, days, hours = length
    return months * 30.44 + days + hours / 24


def _charges_meet(a: Event, b: Event) -> bool:
    """Whether an article is on both sides; where one side gives none, whether an offence is."""
    first, second = ({c.article for c in event.charges if c.article} for event in (a, b))
    if first and second:
        return bool(first & second)
    offences_a, offences_b = (frozenset().union(*(words_of(c.offence) for c in event.charges)) for event in (a, b))
    return len(offences_a & offences_b) >= 0.6 * min(len(offences_a), len(offences_b)) if offences_a and offences_b else False
