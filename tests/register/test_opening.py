"""A register is made on first use, and one from the future is left alone."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from running import habeas

pytestmark = pytest.mark.commands


@pytest.fixture(autouse=True)
def _on_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite's file")


def people(folder: Path) -> subprocess.CompletedProcess[str]:
    return habeas("people", "--format", "jsonl", home=folder)


def test_made_on_first_use_and_from_the_future_refused(register_folder: Path) -> None:
    assert people(register_folder).returncode == 0
    file = register_folder / "habeas.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('register', '9999_later', '2030-01-01')")
        database.commit()
    refused = people(register_folder)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("habeas: the register was made by a newer Habeas")


def test_what_is_no_database_is_refused_in_one_line(register_folder: Path) -> None:
    register_folder.mkdir()
    (register_folder / "habeas.sqlite3").write_text("These are notes about prisoners, and no database at all. " * 40)
    refused = people(register_folder)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert (
        refused.stderr == f"habeas: the database {register_folder / 'habeas.sqlite3'} cannot be used (file is not a database)\n"
    )
