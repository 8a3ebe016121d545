"""After all was written at once, PostgreSQL knows how much there is."""

from __future__ import annotations

import pytest
from django.db import connection
from keeping import PAGES, keep

from habeas.register import record
from habeas.register.models import EventRow

pytestmark = pytest.mark.django_db


def test_after_all_was_written_the_database_knows_how_much_there_is() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's own")
    keep(*PAGES)
    record.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'register_eventrow'")
        assert cursor.fetchone() == (EventRow.objects.count(),)
