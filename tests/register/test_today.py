"""What matters today, asked of the record."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from keeping import ARREST, PAGES, keep

from habeas.model import EventType
from habeas.register import today
from habeas.register.clocks import Moment, counted
from habeas.register.queries import facts_in_turn
from habeas.register.today import Bounds, held_today, month_ends

pytestmark = pytest.mark.django_db

LATER = {
    "Emin Huseynov was detained in June 2014.": {"type": "detention", "people": ["Emin Huseynov"], "date": "2014-06"},
    "Huseynli was moved to Prison No. 14.": {"type": "transfer", "people": ["Huseynli"], "date": "2014-06-20"},
    "A court arrested Tural Aliyev for fifteen days on June 20.": {
        "type": "detention",
        "people": ["Tural Aliyev"],
        "date": "2014-06-20",
        "term": "P15D",
    },
    "The hearing is on July 3.": {"type": "hearing", "people": ["Rashad Hasanov"], "date": "2014-07-03", "stance": "planned"},
}
DAY = dt.date(2014, 6, 25)


@pytest.fixture(autouse=True)
def _kept() -> None:
    keep(*PAGES, ("later.txt", "2014-06-21", LATER))


def surnames(few: today.Few[today.Prisoner]) -> list[str]:
    return [one.name.split()[-1] for one in few.first]


@pytest.mark.parametrize("day", [dt.date(2013, 3, 20), DAY, dt.date(2014, 7, 1), dt.date(2016, 1, 1), dt.date(2026, 1, 1)])
def test_the_numbers_are_those_of_the_two_clocks(day: dt.date) -> None:
    found, by_clocks = held_today(day), counted(Moment(day))
    assert found.held == Bounds(by_clocks.least, by_clocks.most)
    assert sum(one.held.most for one in found.by_kind) == by_clocks.most
    assert sum(one.held.least for one in found.by_kind) == by_clocks.least
    assert found.stale.count == by_clocks.unconfirmed


def test_the_trend_is_the_count_of_each_day() -> None:
    months = held_today(DAY).months
    assert len(months) == 24 and months[-1].day == DAY and months[-2].day == dt.date(2014, 5, 31)
    for month in months[-5:]:
        by_clocks = counted(Moment(month.day))
        assert month.held == Bounds(by_clocks.least, by_clocks.most)
    assert months[0].held == Bounds(0, 0) and months[-2].held == Bounds(1, 1)


def test_month_ends_over_the_turn_of_years() -> None:
    assert month_ends(dt.date(2024, 3, 31), 4) == tuple(
        dt.date.fromisoformat(day) for day in ("2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31")
    )


def test_whose_term_runs_out_and_for_whom_nobody_asked() -> None:
    found = held_today(DAY)
    assert surnames(found.ending) == ["Aliyev"]
    assert "Hasanov" not in surnames(found.unasked) and "Gasanov" not in surnames(found.unasked)
    assert set(surnames(found.unasked)) >= {"Aliyev", "Huseynli"}
    assert held_today(DAY + today.SOON * 2).ending.count == 0
    assert surnames(held_today(dt.date(2026, 1, 1)).stale)[0] in {"Hasanov", "Gasanov"}, "the longest silence first"


def test_hearings_ahead_and_appeals_without_an_answer() -> None:
    assert [str(view.date) for view in today.hearings_ahead(DAY).first] == ["2014-07-03"]
    assert today.hearings_ahead(dt.date(2014, 7, 4)).count == 0
    assert today.unanswered().count == 0, "the president's office answered"
    arrest = {"Anar Mammadli was detained on June 20.": {"type": "detention", "people": ["Anar Mammadli"], "date": "2014-06-20"}}
    keep(("more.txt", "2014-06-22", arrest))
    assert "Mammadli" in surnames(held_today(DAY).unasked)
    appeal = {"OSCE asked to free Anar Mammadli.": {"type": "appeal", "people": ["Anar Mammadli"], "stance": "demanded"}}
    keep(("appeal.txt", "2014-06-23", {**arrest, **appeal}))
    assert today.unanswered().count == 1
    assert "Mammadli" not in surnames(held_today(DAY).unasked)


def test_what_came_lately_and_what_was_there_before() -> None:
    now = timezone.now()
    lately = today.came_lately(now)
    assert lately.pages.count == 4 and dict(lately.events)[EventType.HEARING] == 1 and lately.decisions == ()
    after = today.came_lately(now + today.LATELY + dt.timedelta(hours=1))
    assert (after.pages.count, after.event_count) == (0, 0)


def test_an_event_told_before_is_not_new(monkeypatch: pytest.MonkeyPatch) -> None:
    before = today.came_lately(timezone.now()).event_count
    earlier = timezone.now() + dt.timedelta(hours=1)
    monkeypatch.setattr("habeas.register.add.timezone.now", lambda: earlier + dt.timedelta(hours=1))
    keep(("again.txt", "2013-03-16", ARREST))
    found = today.came_lately(earlier + today.LATELY)
    assert before > 0 and (found.pages.count, found.event_count) == (1, 0)


def test_it_is_worked_out_once_for_a_state_of_the_record() -> None:
    before = held_today(DAY).held.most
    with CaptureQueriesContext(connection) as asked:
        assert held_today(DAY).held.most == before
    assert not any("participation" in query["sql"] for query in asked.captured_queries)
    arrest = {"Anar Mammadli was detained on June 23.": {"type": "detention", "people": ["Anar Mammadli"], "date": "2014-06-23"}}
    keep(("new.txt", "2014-06-24", arrest))
    assert held_today(DAY).held.most == before + 1


def test_people_come_in_turn_with_all_their_facts() -> None:
    whole = {person.key: {fact.key for fact in facts} for person, facts in facts_in_turn()}
    assert whole == {person.key: {fact.key for fact in facts} for person, facts in facts_in_turn(size=1)}
    assert sum(map(len, whole.values())) > 5
