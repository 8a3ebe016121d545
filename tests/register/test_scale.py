"""What is asked of one person, and what one change costs, does not grow with the register: no question to the database looks at
all rows of a table that grows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from keeping import PAGES, keep

from habeas.register import decisions, periods, queries
from habeas.register.models import EventRow, Person
from habeas.register.search.asking import countries

pytestmark = pytest.mark.django_db

_OF_NEARLY_ALL = ("undoes_id=?", "(type=?", "standing=?", "(kind=?)", "position=?", "role=?")
"""By these an index narrows hardly anything down."""
_SMALL = ("register_foldedby", "register_listfile")
"""One row; a row for each edition of a list."""


@contextmanager
def every_question() -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def plan(question: tuple[str, Any]) -> list[str]:
    """The steps in which SQLite answers it."""
    sql, params = question
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return [str(row[3]) for row in cursor.fetchall()]


def looking_at_all(asked: list[tuple[str, Any]], *, also_one: bool = False) -> list[tuple[str, str]]:
    """The steps that go through a table, or through nearly all of it, with the questions; `also_one`: where a question is for the
    first row alone, too."""
    among = [each for each in asked if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]
    among = [each for each in among if also_one or not each[0].endswith("LIMIT 1")]
    return [(step, question[0]) for question in among for step in plan(question) if _goes_through(step)]


def _goes_through(step: str) -> bool:
    table = step.removeprefix("SCAN ").split(" ")[0]
    if step.startswith("SCAN ") and table.startswith("register_"):
        return table not in _SMALL
    return any(narrowed in step for narrowed in _OF_NEARLY_ALL) and "LEFT-JOIN" not in step


@pytest.fixture(autouse=True)
def _pages() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("by SQLite's plans")
    for page in PAGES[:-1]:
        keep(page)


def test_a_person_is_found_by_what_is_theirs() -> None:
    mention = Person.objects.all()[0].mentions.all()[0]
    with every_question() as asked:
        found = queries.person(mention.key, dt.date(2014, 1, 1))
    assert found is not None
    assert looking_at_all(asked) == []


def test_a_page_is_folded_in_by_what_it_touches() -> None:
    with every_question() as asked:
        keep(PAGES[-1])
    assert looking_at_all(asked) == []


@pytest.mark.parametrize("decide", [decisions.accept, decisions.reject])
def test_a_decision_is_folded_in_by_what_it_touches(decide: Callable[..., object]) -> None:
    for event in EventRow.objects.values_list("key", flat=True)[:4]:
        with every_question() as asked:
            decide(event, by="A. Jurist", why="read the page")
        assert looking_at_all(asked) == []


def test_the_countries_are_told_by_an_index() -> None:
    with every_question() as asked:
        assert countries() == ["Azerbaijan"]
    assert looking_at_all(asked, also_one=True) == []


def test_how_many_were_held_is_counted_in_the_index_of_days() -> None:
    with every_question() as asked:
        periods.held_on(dt.date(2014, 1, 1))
        periods.by_kind_on(dt.date(2014, 1, 1))
    assert all("COVERING INDEX period_days" in steps[0] for steps in map(plan, asked))
