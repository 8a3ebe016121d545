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

from habeas.register import decisions, queries
from habeas.register.models import EventRow, Person

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


def looking_at_all(asked: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """The steps of SQLite's plans that go through a table, or through nearly all of it, with the questions."""
    found = []
    with connection.cursor() as cursor:
        for sql, params in asked:
            if sql.startswith(("SELECT", "UPDATE", "DELETE")) and not sql.endswith("LIMIT 1"):
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                steps = [str(row[3]) for row in cursor.fetchall()]
                found += [(step, sql) for step in steps if _goes_through(step)]
    return found


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
