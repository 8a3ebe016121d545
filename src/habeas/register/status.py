"""Where someone stands on a day: the written rules by which reported events make `detained`, `remanded until …` and the rest.

In: a day, and the facts about one person (events as far as these rules need them). Out: a `Status`, or none where nothing was
known to have happened by that day. Always true: a status rests on an event and names it; what is demanded, denied or planned
never changes one; an end that no page states is marked as computed, and is computed only by the rules below; where imprecise
dates leave it open whether someone was held on that day, `certain` is false.

The rules, in the order of `_RULES`:

- A detention begins custody. A term with it (days of administrative arrest) runs from its day; a detention or a remand more than
  a day after that term was over begins another custody.
- A remand puts in custody until the day stated, or for its term counted from its day; ordered as house arrest, it is that.
- An end that passed before custody was last confirmed is shown no more: it must have been extended.
- An extension runs to the day stated; else its term is added to the end known before; else the end is not known.
- A transfer shows custody where none was known.
- A hearing before any judgment means: on trial. It changes nothing about custody.
- A sentence with a term is served: until the day stated, or counted from the arrest where the day of the arrest is known and the
  law of the country counts each day before the judgment as one of the sentence (laws/countries.yaml); not where there was a time
  in custody before it that ended with no judgment. A suspended sentence, a
  fine and a sentence in absence leave at large. A conviction without a term changes nothing about custody.
- A ruling that reduces or increases the term counts the new one in the same way; one that overturns the judgment puts back on
  trial.
- An acquittal, a release and a death end custody. A release to house arrest is house arrest, still deprivation of liberty.
- An event without a date counts as having happened by the day its page was published, and only where everything dated before
  that page is of an earlier stage (the order of this list): background that a page repeats never undoes what came later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from habeas.model import Charge, Edtf, EventType, Stance, Term
from habeas.register.laws import Law, law_of

_A_DAY: Final = dt.timedelta(days=1)
UNCONFIRMED_AFTER: Final = dt.timedelta(days=365)
"""How long a report of custody is taken to hold good when nothing repeats it."""


class Kind(StrEnum):
    """What a status is, in the words shown."""

    DETAINED = "detained"
    REMANDED = "remanded"
    HOUSE_ARREST = "house arrest"
    ON_TRIAL = "on trial"
    SERVING = "serving"
    SENTENCED = "sentenced, at large"
    RELEASED = "released"
    ACQUITTED = "acquitted"
    DIED = "died"
    UNKNOWN = "not known"


CUSTODY: Final = (Kind.DETAINED, Kind.REMANDED, Kind.HOUSE_ARREST, Kind.ON_TRIAL, Kind.SERVING)
"""What the status of somebody held can be."""


class Dated(Protocol):
    """What happened on a day, and by when it was told."""

    @property
    def date(self) -> Edtf | None: ...

    @property
    def told_by(self) -> dt.date | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An event as these rules see it. `told_by`: the publication (or capture) of the first page that tells it; `regime`: of the
    sentence, where its own words name one; `confirmed`: a person accepted it."""

    key: str
    type: EventType
    stance: Stance = Stance.ASSERTED
    date: Edtf | None = None
    told_by: dt.date | None = None
    term: Term | None = None
    until: Edtf | None = None
    outcome: str | None = None
    court: str | None = None
    judge: str | None = None
    charges: tuple[Charge, ...] = ()
    case: str | None = None
    place: str | None = None
    regime: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Until:
    """The end of a term; `how` says from what it was computed, and is empty where a page states it."""

    date: Edtf
    event: str
    how: str = ""

    @property
    def computed(self) -> bool:
        return bool(self.how)


@dataclass(frozen=True, slots=True)
class Since:
    """The beginning of this custody; `at_latest` where only a later event shows it."""

    date: Edtf
    event: str
    at_latest: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A court, a judge or a charge, and the event that says so."""

    text: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where someone stood on `day`. `event` and `date` are those of the event it rests on."""

    day: dt.date
    kind: Kind
    held: bool
    certain: bool
    event: str
    date: Edtf | None
    outcome: str
    since: Since | None
    until: Until | None
    confirmed: dt.date | None
    doubt: str
    charges: tuple[tuple[Charge, str], ...]
    court: Stated | None
    judge: Stated | None

    @property
    def unconfirmed(self) -> bool:
        """Whether too long has passed, or a term has ended, with no report since."""
        return bool(self.doubt)

    @property
    def label(self) -> str:
        """One phrase: "serving until 2021-05-17", "released (pardon)"."""
        if self.until is not None:
            return f"{self.kind} until {self.until.date}"
        return f"{self.kind} ({self.outcome.replace('_', ' ')})" if self.outcome else str(self.kind)


@dataclass(frozen=True, slots=True)
class State:
    """Where someone stands after an event. `law` is that of the country, where it is known; `passed` are the kinds of custody
    since its beginning; `interrupted`: one before it ended with no judgment, and may be counted towards that of a later one."""

    kind: Kind = Kind.UNKNOWN
    held: bool = False
    fact: Fact | None = None
    since: Since | None = None
    until: Until | None = None
    outcome: str = ""
    law: Law | None = None
    passed: frozenset[Kind] = frozenset()
    interrupted: bool = False


_OVER: Final = frozenset({Kind.RELEASED, Kind.ACQUITTED, Kind.SENTENCED})
_AT_LARGE: Final = frozenset({"suspended", "fine", "in_absentia"})


def status_on(day: dt.date, facts: Iterable[Fact]) -> Status | None:
    """The status on `day` by everything in `facts`, or none where nothing is known to have happened by then."""
    told = _in_order(facts)
    known = known_by(day, told)
    state = _folded(known)
    rests_on = state.fact or (known[-1] if known else None)
    if rests_on is None:
        return None
    fewest = [f for f in told if (last_day(f) if f.type in _ENTERING else first_day(f)) <= day]
    utmost = [f for f in told if (first_day(f) if f.type in _ENTERING else last_day(f)) <= day]
    least = state if fewest == known else _folded(fewest)  # the same wherever no date is imprecise
    most = state if utmost == known else _folded(utmost)
    confirmed = _confirmed(state, known)
    return Status(
        day=day,
        kind=state.kind,
        held=state.held,
        certain=least.held == most.held == state.held,
        event=rests_on.key,
        date=rests_on.date,
        outcome=state.outcome,
        since=state.since if state.held else None,
        until=_not_outlived(state, confirmed),
        confirmed=confirmed,
        doubt=_doubt(state, confirmed, day),
        charges=_charges(state, known),
        court=_stated(known, lambda fact: fact.court),
        judge=_stated(known, lambda fact: fact.judge),
    )


def known_by(day: dt.date, facts: Iterable[Fact]) -> list[Fact]:
    """What had happened by `day` for all that is known."""
    return [f for f in facts if last_day(f) <= day]


def held_bounds(day: dt.date, facts: Iterable[Fact], status: Status | None) -> tuple[bool, bool]:
    """Whether held on `day` for certain, and whether possibly, as far as the dates go; `status` is the one on that day."""
    if status is None:
        told = _in_order(facts)
        return False, _folded([f for f in told if (first_day(f) if f.type in _ENTERING else last_day(f)) <= day]).held
    return status.held and status.certain, status.held or not status.certain


# --- Facts in order -------------------------------------------------------------------------------------------------------


def first_day(fact: Dated) -> dt.date:
    """The first day the event can have been on; the day it was told where no day is known."""
    return (fact.date and fact.date.earliest) or fact.told_by or dt.date.max


def last_day(fact: Dated) -> dt.date:
    """The last day it can have been on, which orders events, so that nothing is said before it is sure. A state that goes on
    ("since May 17") was there from its first day."""
    if fact.date is None or fact.date.latest is None:
        return first_day(fact)
    return max(first_day(fact), min(fact.date.latest, fact.told_by or dt.date.max))


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """What may count, in the order it is taken to have happened."""
    real = [f for f in facts if f.stance in (Stance.ASSERTED, Stance.ALLEGED) or f.type is EventType.APPEAL]
    staged = [f for f in real if f.date is not None and f.type in _RULES]
    counted = [f for f in real if f.date is not None or f.type not in _RULES or _is_next_stage(f, staged)]
    return sorted(counted, key=lambda f: (last_day(f), _PRECEDENCE.get(f.type, 0), first_day(f), f.key))


def _is_next_stage(undated: Fact, dated: Sequence[Fact]) -> bool:
    return all(_PRECEDENCE[f.type] < _PRECEDENCE[undated.type] for f in dated if first_day(f) <= first_day(undated))


def course(facts: Iterable[Fact]) -> Iterator[tuple[Fact, State]]:
    """Everything that counts, in the order it is taken to have happened, with where it leaves the person."""
    return _steps(_in_order(facts))


def _folded(facts: Sequence[Fact]) -> State:
    state = State()
    for _, after in _steps(facts):
        state = after
    return state


def _steps(facts: Sequence[Fact]) -> Iterator[tuple[Fact, State]]:
    law = law_of(text for f in facts for text in (f.court, f.place, *(charge.law for charge in f.charges)))
    state = State(law=law)
    for fact in facts:
        rule = _RULES.get(fact.type)
        if rule is not None and state.kind is not Kind.DIED:
            after = rule(state, fact)
            goes_on = state.held and after.held and after.since == state.since
            passed = (state.passed if goes_on else frozenset()) | ({after.kind} if after.held else frozenset())
            state = replace(after, law=law, passed=passed, interrupted=_interrupted(state, after))
        yield fact, state


def _interrupted(before: State, after: State) -> bool:
    """Days of an arrest are no part of a case, and what came before a judgment was counted by it."""
    if before.held and after.kind is Kind.RELEASED:
        of_days = before.passed == {Kind.DETAINED} and before.until is not None
        return Kind.SERVING not in before.passed and (before.interrupted or not of_days)
    return before.interrupted and after.kind not in (Kind.ACQUITTED, Kind.SENTENCED)


# --- The rules ------------------------------------------------------------------------------------------------------------


def _in_custody(state: State, fact: Fact, kind: Kind, until: Until | None, *, begins: bool) -> State:
    since = state.since if state.held and not (begins and is_over_before(state, fact)) else None
    if since is None and (fact.date is not None or fact.told_by is not None):
        date = fact.date or Edtf.of_day(first_day(fact))
        since = Since(date, fact.key, at_latest=not begins or fact.date is None)
    return State(kind, True, fact, since, until)


def _at_large(fact: Fact, kind: Kind, outcome: str = "") -> State:
    return State(kind, False, fact, outcome=outcome)


def _end(fact: Fact, start: Edtf | None, counted_from: str) -> Until | None:
    """The end that the page states, or else the term counted from `start` where that is one day and the term is one length."""
    if fact.until is not None:
        return Until(fact.until, fact.key)
    if start is None or start.day is None or fact.term is None or len(fact.term.lengths) != 1:
        return None
    day = fact.term.end_from(start.day)
    return Until(Edtf.of_day(day), fact.key, f"{fact.term} counted from {counted_from}, {start}") if day else None


def _detention(state: State, fact: Fact) -> State:
    if state.held and state.kind is not Kind.HOUSE_ARREST and not is_over_before(state, fact):
        return state
    return _in_custody(state, fact, Kind.DETAINED, _end(fact, fact.date, "the arrest"), begins=True)


def is_over_before(state: State, fact: Fact) -> bool:
    """Whether the days of an arrest had passed, and a day more, when someone was taken into custody (again)."""
    end = state.until.date.latest if state.kind is Kind.DETAINED and state.until is not None else None
    return end is not None and fact.date is not None and end + _A_DAY < first_day(fact)


def _remand(state: State, fact: Fact) -> State:
    kind = Kind.HOUSE_ARREST if fact.outcome == "house_arrest" else Kind.REMANDED
    return _in_custody(state, fact, kind, _end(fact, fact.date, "the remand"), begins=True)


def _extension(state: State, fact: Fact) -> State:
    kind = Kind.HOUSE_ARREST if Kind.HOUSE_ARREST in (state.kind, _house(fact)) else Kind.REMANDED
    before = state.until.date if state.until is not None else None
    return _in_custody(state, fact, kind, _end(fact, before, "the end known before"), begins=False)


def _house(fact: Fact) -> Kind | None:
    return Kind.HOUSE_ARREST if fact.outcome == "house_arrest" else None


def _hearing(state: State, fact: Fact) -> State:
    if state.kind in _OVER or state.kind in (Kind.SERVING, Kind.ON_TRIAL):
        return state
    return replace(state, kind=Kind.ON_TRIAL, fact=fact)


def _sentence(state: State, fact: Fact) -> State:
    if fact.outcome in _AT_LARGE:
        return _at_large(fact, Kind.SENTENCED, fact.outcome or "")
    if fact.term is None and fact.outcome != "death":
        return replace(
            state, kind=Kind.SERVING if state.held else Kind.SENTENCED, fact=fact, until=None, outcome=fact.outcome or ""
        )
    return _in_custody(state, fact, Kind.SERVING, _end_of_sentence(state, fact), begins=False)


def _end_of_sentence(state: State, fact: Fact) -> Until | None:
    """The end stated, or else counted from the arrest where the law counts every day since then."""
    law = state.law
    sentenced = (fact.date.earliest, fact.date.latest) if fact.date is not None else (fact.told_by,)
    counts = law is not None and all(law.counts_day_for_day(day, fact.regime) for day in sentenced)
    counts = counts and Kind.HOUSE_ARREST not in state.passed and not state.interrupted
    end = _end(fact, _arrest(state) if counts else None, "the arrest")
    return replace(end, how=f"{end.how} ({law.law})") if law is not None and end is not None and end.computed else end


def _arrest(state: State) -> Edtf | None:
    return state.since.date if state.held and state.since is not None and not state.since.at_latest else None


def _appeal_ruling(state: State, fact: Fact) -> State:
    if fact.outcome in ("reduced", "increased") and fact.term is not None and state.kind is Kind.SERVING:
        return replace(state, fact=fact, until=_end_of_sentence(state, fact))
    if fact.outcome in ("overturned", "remitted") and state.kind in (Kind.SERVING, Kind.SENTENCED):
        return replace(state, kind=Kind.ON_TRIAL, fact=fact, until=None, outcome="")
    return state


def _acquittal(state: State, fact: Fact) -> State:
    del state
    return _at_large(fact, Kind.ACQUITTED)


def _release(state: State, fact: Fact) -> State:
    if fact.outcome == "house_arrest":
        return _in_custody(state, fact, Kind.HOUSE_ARREST, _end(fact, None, ""), begins=False)
    return _at_large(fact, Kind.RELEASED, fact.outcome or "")


def _death(state: State, fact: Fact) -> State:
    del state
    return _at_large(fact, Kind.DIED)


def _transfer(state: State, fact: Fact) -> State:
    return state if state.held else _in_custody(state, fact, Kind.DETAINED, None, begins=False)


_RULES: Final[Mapping[EventType, Callable[[State, Fact], State]]] = MappingProxyType(
    {
        EventType.DETENTION: _detention,
        EventType.REMAND: _remand,
        EventType.REMAND_EXTENSION: _extension,
        EventType.TRANSFER: _transfer,
        EventType.HEARING: _hearing,
        EventType.SENTENCE: _sentence,
        EventType.APPEAL_RULING: _appeal_ruling,
        EventType.ACQUITTAL: _acquittal,
        EventType.RELEASE: _release,
        EventType.DEATH: _death,
    }
)
_PRECEDENCE: Final = MappingProxyType({kind: position for position, kind in enumerate(_RULES)})
"""Of several events on one day, those later in this list are taken to have come later."""

_ENTERING: Final = frozenset(
    {EventType.DETENTION, EventType.REMAND, EventType.REMAND_EXTENSION, EventType.TRANSFER, EventType.SENTENCE}
)
"""What begins custody; with imprecise dates, taken at its last day for the least number held and at its first for the most."""

_CONFIRMING: Final = frozenset(
    {*_RULES, EventType.ILL_TREATMENT, EventType.HUNGER_STRIKE, EventType.HEALTH, EventType.APPEAL, EventType.LISTING}
)
"""What shows that a custody known before was still so: nobody asks for the release of someone who is free."""


# --- What stands beside the status ----------------------------------------------------------------------------------------


def _confirmed(state: State, known: Sequence[Fact]) -> dt.date | None:
    """The last day on which something dated shows the status; for one that ended custody, the day of that."""
    if state.fact is None:
        return None
    rest = [first_day(state.fact)]
    if state.held:
        rest += [first_day(f) for f in known if f.date is not None and f.type in _CONFIRMING and f.outcome != "removed"]
    return max(rest)


def _not_outlived(state: State, confirmed: dt.date | None) -> Until | None:
    """The end of the term, unless custody was confirmed after it: then it was extended, and no page says how far."""
    end = state.until.date.latest if state.held and state.until is not None else None
    return state.until if end is not None and (confirmed is None or confirmed <= end) else None


def _doubt(state: State, confirmed: dt.date | None, day: dt.date) -> str:
    if not state.held or confirmed is None:
        return ""
    until = _not_outlived(state, confirmed)
    if until is not None and until.date.latest is not None and until.date.latest < day:
        return f"the term ended on {until.date.latest} and nothing was reported since"
    if day - confirmed > UNCONFIRMED_AFTER:
        return f"nothing was reported since {confirmed}"
    return ""


_CHARGING: Final = (EventType.CHARGE, EventType.DETENTION, EventType.REMAND, EventType.REMAND_EXTENSION)


def _charges(state: State, known: Sequence[Fact]) -> tuple[tuple[Charge, str], ...]:
    """What the last sentence names; before one, every charge since this custody began, each article (or offence) once."""
    sentences = [f for f in known if f.type is EventType.SENTENCE and f.charges]
    begun = state.since.date.earliest if state.since is not None else None
    naming = sentences[-1:] or [f for f in known if f.type in _CHARGING and f.charges and (begun is None or begun <= last_day(f))]
    named: dict[str, tuple[Charge, str]] = {}
    for fact in naming:
        for charge in fact.charges:
            named.setdefault(charge_name(charge), (charge, fact.key))
    with_article = [pair for pair in named.values() if pair[0].article]
    return tuple(with_article or named.values())


def charge_name(charge: Charge) -> str:
    """By what a charge is known again: its article, or else its offence."""
    return charge.article or (charge.offence or charge.law or "").casefold()


def _stated(known: Sequence[Fact], field: Callable[[Fact], str | None]) -> Stated | None:
    for fact in reversed(known):
        text = field(fact)
        if text and fact.type in _RULES:
            return Stated(text, fact.key)
    return None
