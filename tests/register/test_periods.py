"""Where somebody stood, and when they were held: on every day what the rules of status say of that day."""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise

import pytest
from keeping import PAGES, keep

from habeas.model import Edtf, EventType, Term
from habeas.register import periods
from habeas.register.clocks import Moment, counted, roll, spelled
from habeas.register.models import Period, Stay
from habeas.register.periods import Stretch, stretches
from habeas.register.status import Fact, first_day, held_bounds, last_day, status_on
from habeas.register.whereabouts import as_text, days_of, from_text, on_day, whereabouts

_KINDS = (
    EventType.DETENTION,
    EventType.REMAND,
    EventType.REMAND_EXTENSION,
    EventType.HEARING,
    EventType.SENTENCE,
    EventType.APPEAL,
    EventType.RELEASE,
    EventType.TRANSFER,
    EventType.ACQUITTAL,
)
_A_DAY = dt.timedelta(days=1)
_DATES = ("2013-03-14", "2013-03", "2013", "2013-06-01/2013-06-20", "2013-05-17/..", "2014-02-03", "2014-02", "2015-07-01", None)


def _facts(chance: random.Random) -> list[Fact]:
    return [_fact(chance, str(number)) for number in range(chance.randrange(1, 7))]


def _fact(chance: random.Random, key: str) -> Fact:
    date, kind = chance.choice(_DATES), chance.choice(_KINDS)
    told = dt.date(chance.choice((2013, 2014, 2015)), chance.randrange(1, 13), chance.randrange(1, 28))
    term = chance.choice(("P3M", "P15D", "P2Y", None)) if kind in _KINDS[:5] else None
    return Fact(
        key=key,
        type=kind,
        date=Edtf.parse(date) if date else None,
        told_by=chance.choice((told, told, None)),
        term=Term.parse(term) if term else None,
        outcome="house_arrest" if chance.random() < 0.1 else None,
    )


def _as_by_status(day: dt.date, facts: list[Fact]) -> tuple[object, ...] | None:
    status = status_on(day, facts)
    certain, perhaps = held_bounds(day, facts, status)
    if not perhaps:
        return None
    if status is None or not status.held:
        return certain, "", False, None, None, None, None
    until = status.until.date if status.until is not None else None
    ends = (until.earliest, until.latest) if until is not None else (None, None)
    since = status.since.date.earliest if status.since is not None else None
    return certain, str(status.kind), status.unconfirmed, since, *ends, status.confirmed


def _as_told(stretch: Stretch) -> tuple[object, ...]:
    what = stretch.certain, stretch.kind, stretch.unconfirmed, stretch.since
    return *what, stretch.ends_first, stretch.ends_last, stretch.confirmed


@pytest.mark.parametrize("seed", range(60))
def test_each_day_is_as_by_the_rules_of_status(seed: int) -> None:
    facts = _facts(random.Random(seed))
    days = days_of(facts)
    found = stretches(days)
    assert all(one.last < other.first for one, other in pairwise(found))
    assert all(one.last < other.first for one, other in pairwise(days))
    bounds = {day for one in found for day in (one.first, one.last)} | {day for f in facts for day in (first_day(f), last_day(f))}
    beside = {day + step * _A_DAY for day in bounds - {dt.date.max} for step in (-1, 0, 1)}
    for day in sorted(beside | {dt.date(2012, 12, 1) + step * _A_DAY for step in range(0, 1800, 7)}):
        on_the_day = [_as_told(one) for one in found if one.first <= day <= one.last]
        wanted = _as_by_status(day, facts)
        assert on_the_day == ([wanted] if wanted is not None else []), day
        stood = whereabouts(day, facts)
        told = [on_day(from_text(as_text(one.at)), day) for one in days if one.first <= day <= one.last]
        assert told == ([stood] if stood.is_known else []), day


@pytest.mark.parametrize(("date", "until"), [("2014-01-01", "9999"), ("9999-12-01", None)])
def test_the_end_of_the_calendar_is_an_end_like_any(date: str, until: str | None) -> None:
    remand = Fact(key="1", type=EventType.REMAND, date=Edtf.parse(date), until=Edtf.parse(until) if until else None)
    assert days_of([remand])[-1].last == dt.date.max


@pytest.mark.django_db
def test_the_table_counts_as_the_two_clocks_do() -> None:
    keep(*PAGES)
    for day in (dt.date(2013, 3, 13), dt.date(2013, 3, 14), dt.date(2014, 5, 6), dt.date(2014, 12, 30), dt.date(2020, 1, 1)):
        by_clocks = counted(Moment(day))
        assert periods.held_on(day) == (by_clocks.least, by_clocks.most), day
    assert not any(periods.differences())


@pytest.mark.django_db
def test_everybody_is_told_of_as_by_folding_again() -> None:
    keep(*PAGES)
    for day in (dt.date(2013, 3, 14), dt.date(2014, 5, 6), dt.date(2014, 12, 30), dt.date(2020, 1, 1)):
        now, anew = roll(Moment(day)), roll(Moment(day, dt.date(2100, 1, 1)))
        assert spelled(now.moment, now.people) == list(anew.people), day
    assert now.people


@pytest.mark.django_db
def test_a_period_that_was_changed_is_found() -> None:
    keep(*PAGES)
    Period.objects.update(certain=False)
    stays, held, prisons = periods.differences()
    assert not prisons
    assert held.changed and not stays
    Stay.objects.update(told="{}")
    stays, *_ = periods.differences()
    assert stays.changed
