"""What was brought against someone: the facts about one person -> `Proceeding`s, each with its charges, orders and judgments.

Always true: everything shown names the event that says so; each event of these types is in exactly one proceeding, or in none
where it cannot be told which of several it belongs to (`Proceedings.unplaced`); a charge is never said to be dropped because a
page does not repeat it.

The rules:

- Charges, remands and their extensions, hearings, requests for a sentence, sentences, acquittals and rulings are its steps. A
  detention under an article (and no days of arrest) brings charges too. That somebody was charged, with what no page says, is
  none.
- A new proceeding begins where a charge or a remand is dated after the one before was over: after an acquittal; after a death;
  after a release of someone who had been sentenced. What may go on about the old one (a hearing, a ruling, another judgment)
  stays with it. A case with another name is another proceeding.
- What has no date belongs to the proceeding that had begun when its page told it, and to none where several had.
- A charge is brought by the first event that names its article, or its offence where it has none. It is in the judgment where
  the last sentence that names charges has it among them; it is said to be missing there only where both are given by articles.
  A change is a charge first named on a day after that of the first charge; without days nothing is a change.
- A remand's end is stated, or computed by the rules of `status`; an extension follows the order that it extends.
- The regime of a sentence is that which the sentences telling it name (laws/countries.yaml).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from habeas.model import Charge, Edtf, EventType, Stance, Term
from habeas.register.folding.words import clash
from habeas.register.status import Fact, State, Until, charge_name, course, first_day, last_day

_STEPS: Final = {
    EventType.REMAND: "remands",
    EventType.REMAND_EXTENSION: "remands",
    EventType.HEARING: "hearings",
    EventType.SENTENCE_SOUGHT: "requests",
    EventType.SENTENCE: "judgments",
    EventType.ACQUITTAL: "judgments",
    EventType.APPEAL_RULING: "rulings",
}
"""What of a proceeding each kind of event is a step of; charges and arrests under an article are told by their charges."""
_BEGINNING: Final = frozenset({EventType.CHARGE, EventType.DETENTION, EventType.REMAND})
_JUDGED: Final = frozenset({EventType.SENTENCE, EventType.ACQUITTAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event of a proceeding as far as it matters there; `until` is the end of a remand or of a sentence."""

    event: str
    type: EventType
    date: Edtf | None
    told_by: dt.date | None
    court: str
    judge: str
    term: Term | None
    until: Until | None
    outcome: str
    regime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """A charge: the event that first names it, whether it came after others had been brought, and whether the last sentence names
    it (none: that cannot be told)."""

    charge: Charge
    date: Edtf | None
    told_by: dt.date | None
    event: str
    is_change: bool
    in_judgment: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """Everything known of one case against one person, in order."""

    case: str
    charges: tuple[Charged, ...]
    remands: tuple[Step, ...]
    hearings: tuple[Step, ...]
    requests: tuple[Step, ...]
    judgments: tuple[Step, ...]
    rulings: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """All of them in order."""
        every = (*self.remands, *self.hearings, *self.requests, *self.judgments, *self.rulings)
        return tuple(sorted(every, key=lambda step: (last_day(step), _ORDER[step.type], step.event)))


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Those against one person, and the steps of which it cannot be told to which they belong."""

    found: tuple[Proceeding, ...]
    unplaced: tuple[Step, ...]


@dataclass
class _Making:
    facts: list[Fact] = field(default_factory=list)
    case: str = ""
    begun: dt.date = dt.date.max
    is_over: bool = False


def proceedings(facts: Iterable[Fact]) -> Proceedings:
    """What was brought against the person."""
    given = list(facts)
    states = {fact.key: state for fact, state in course(given)}
    real = [f for f in given if f.stance in (Stance.ASSERTED, Stance.ALLEGED) or f.type is EventType.SENTENCE_SOUGHT]
    dated = sorted((f for f in real if f.date is not None), key=lambda f: (last_day(f), _ORDER.get(f.type, 99), f.key))
    made: list[_Making] = []
    for fact in dated:
        _place(fact, made)
    unplaced: list[Fact] = []
    for fact in sorted((f for f in real if f.date is None and _is_step(f)), key=lambda f: (f.told_by or dt.date.max, f.key)):
        begun = [one for one in made if fact.told_by is None or one.begun <= fact.told_by] or made[:1]
        of_case = [one for one in begun if fact.case and one.case and not clash(fact.case, one.case)] or begun
        if not made:
            made.append(_Making())
            of_case = made
        if len(of_case) == 1:
            of_case[0].facts.append(fact)
            of_case[0].case = of_case[0].case or fact.case or ""
        else:
            unplaced.append(fact)
    return Proceedings(
        found=tuple(_proceeding(one, states) for one in made), unplaced=tuple(_step(fact, states) for fact in unplaced)
    )


_ORDER: Final = {
    kind: number
    for number, kind in enumerate((EventType.CHARGE, EventType.DETENTION, *_STEPS, EventType.RELEASE, EventType.DEATH))
}


def _is_step(fact: Fact) -> bool:
    if fact.type in (EventType.CHARGE, EventType.DETENTION):
        return bool(fact.charges) and (fact.type is EventType.CHARGE or fact.term is None)
    return fact.type in _STEPS


def _place(fact: Fact, made: list[_Making]) -> None:
    """Into the proceeding that it belongs to; a release or a death closes one."""
    current = made[-1] if made else None
    if current is not None and _closes(fact, current):
        current.is_over = True
    if not _is_step(fact):
        return
    of_case = [one for one in made if fact.case and one.case and not clash(fact.case, one.case)]
    if of_case:
        current = of_case[-1]
    elif current is None or (fact.type in _BEGINNING and (current.is_over or clash(fact.case, current.case))):
        current = _Making(begun=first_day(fact))
        made.append(current)
    current.facts.append(fact)
    current.case = current.case or fact.case or ""
    if fact.type is EventType.ACQUITTAL:
        current.is_over = True


def _closes(fact: Fact, current: _Making) -> bool:
    if fact.type is EventType.DEATH:
        return True
    sentenced = any(one.type is EventType.SENTENCE for one in current.facts)
    return fact.type is EventType.RELEASE and fact.outcome != "house_arrest" and sentenced


def _proceeding(made: _Making, states: Mapping[str, State]) -> Proceeding:
    steps: dict[str, list[Step]] = {name: [] for name in _STEPS.values()}
    told = sorted(made.facts, key=lambda f: (last_day(f), _ORDER[f.type], f.key))
    for fact in told:
        if fact.type in _STEPS:
            steps[_STEPS[fact.type]].append(_step(fact, states))
    return Proceeding(
        case=made.case,
        charges=_charges(told),
        remands=tuple(steps["remands"]),
        hearings=tuple(steps["hearings"]),
        requests=tuple(steps["requests"]),
        judgments=tuple(steps["judgments"]),
        rulings=tuple(steps["rulings"]),
    )


def _charges(told: Sequence[Fact]) -> tuple[Charged, ...]:
    judged = [f for f in told if f.type is EventType.SENTENCE and f.charges][-1:]
    first = next((f for f in told if f.charges), None)
    found: dict[str, Charged] = {}
    for fact in told:
        for charge in fact.charges:
            found.setdefault(
                charge_name(charge),
                Charged(
                    charge=charge,
                    date=fact.date,
                    told_by=fact.told_by,
                    event=fact.key,
                    is_change=fact.type not in _JUDGED and _is_later(fact, first),
                    in_judgment=_is_in(charge, judged[0]) if judged else None,
                ),
            )
    return tuple(found.values())


def _is_later(fact: Fact, first: Fact | None) -> bool:
    days = (first.date.latest, fact.date.earliest) if first is not None and first.date and fact.date else (None, None)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _is_in(charge: Charge, judgment: Fact) -> bool | None:
    if charge_name(charge) in {charge_name(one) for one in judgment.charges}:
        return True
    return False if charge.article and all(one.article for one in judgment.charges) else None


def _step(fact: Fact, states: Mapping[str, State]) -> Step:
    state = states.get(fact.key)
    computed = state.until if state is not None and state.until is not None and state.until.event == fact.key else None
    return Step(
        event=fact.key,
        type=fact.type,
        date=fact.date,
        told_by=fact.told_by,
        court=fact.court or "",
        judge=fact.judge or "",
        term=fact.term,
        until=computed or (Until(fact.until, fact.key) if fact.until is not None else None),
        outcome=fact.outcome or "",
        regime=fact.regime,
    )
