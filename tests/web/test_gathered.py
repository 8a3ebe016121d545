"""Everybody gathered: narrowing down by sets is what looking at each would give."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest

from habeas.register import clocks, decisions
from habeas.register.clocks import Moment, Roll, Stood
from habeas.register.models import EventRow
from habeas.web.facets import Facet, values_of
from habeas.web.forms import Sort
from habeas.web.gathered import Gathered, gathered
from habeas.web.standing import in_order


@pytest.mark.parametrize("day", [dt.date(2013, 3, 20), dt.date(2014, 5, 10), dt.date(2020, 1, 1)])
def test_narrowing_down_is_what_looking_at_each_gives(register: list[str], day: dt.date) -> None:
    everybody = gathered(Moment(day))
    people = everybody.roll.people
    chance = random.Random(str(day))
    known = {facet: sorted({value for one in people for value in values_of(one)[facet]}) or ["nothing"] for facet in Facet}
    assert everybody.in_order(everybody.everyone, Sort.HELD_FIRST) == in_order(people, Sort.HELD_FIRST)
    for _ in range(60):
        chosen = {
            facet: frozenset(chance.choices([*known[facet], "of nobody"], k=chance.randrange(1, 3)))
            for facet in chance.sample(list(Facet), chance.randrange(4))
        }
        among = [one for one in people if chance.random() < 0.8]
        sort = chance.choice(list(Sort))
        left, counts = everybody.narrowed(everybody.with_keys(one.key for one in among), chosen)
        assert everybody.in_order(left, sort) == in_order([one for one in among if not _lacking(one, chosen)], sort)
        for facet in Facet:
            others = [one for one in among if _lacking(one, chosen) <= {facet}]
            assert counts[facet] == Counter(value for one in others for value in values_of(one)[facet])


def test_after_a_change_those_alone_are_looked_at_whom_it_touched(register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    day = dt.date(2014, 5, 10)
    before = gathered(Moment(day))
    for sort in Sort:
        before.in_order(before.everyone, sort)
    monkeypatch.setattr(clocks, "everyone", _never)
    for event in list(EventRow.objects.filter(participations__person__isnull=False).distinct()[:6]):
        decisions.accept(event.key, by="A. Jurist", why="read the page")
        after, anew = gathered(Moment(day)), Gathered(_roll_anew(day))
        assert after.roll.people == anew.roll.people
        assert after.narrowed(after.everyone, {}) == anew.narrowed(anew.everyone, {})
        assert all(after.in_order(after.everyone, sort) == anew.in_order(anew.everyone, sort) for sort in Sort)


_everyone = clocks.everyone


def _roll_anew(day: dt.date) -> Roll:
    return Roll(Moment(day), tuple(_everyone(day)), {})


def _never(day: dt.date) -> list[Stood]:
    raise AssertionError("most are as they were")


def _lacking(one: Stood, chosen: dict[Facet, frozenset[str]]) -> set[Facet]:
    values = values_of(one)
    return {facet for facet, wanted in chosen.items() if values[facet].isdisjoint(wanted)}
