"""What is kept can only grow: the database itself refuses anything else, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from keeping import PAGES, keep

from habeas.register import record
from habeas.register.models import Capture, Decision, ReadingRow, SegmentRow

pytestmark = pytest.mark.django_db

TABLES = [model._meta.db_table for model in (Capture, SegmentRow, ReadingRow, Decision)]


@pytest.fixture(autouse=True)
def _kept() -> None:
    keep(*PAGES)
    assert Decision.objects.exists()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_no_row_is_changed_or_deleted(table: str, statement: str) -> None:
    column = "position" if table == "register_segmentrow" else "key"
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="the register only grows"), transaction.atomic():
        cursor.execute(statement.format(table, column, column))


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_replaced(table: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's own")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="the register only grows"), transaction.atomic():
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_emptied(table: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's own")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="the register only grows"), transaction.atomic():
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_the_record_can_be_made_anew() -> None:
    with connection.cursor() as cursor:
        for table in ("answer", "source", "participation", "eventrow", "mention", "period", "person"):
            cursor.execute(f"DELETE FROM register_{table}")
    assert {found.table for found in record.rebuild()} >= {"register_person", "register_eventrow"}
    assert not record.differences()
