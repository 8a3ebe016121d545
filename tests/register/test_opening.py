"""A register is made on first use, and one from the future is left alone."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from running import environment, habeas, started

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


def test_a_register_of_an_earlier_form_comes_to_the_tables_of_a_new_one(tmp_path: Path) -> None:
    """What is made at once is what the steps make, also where some were taken long ago."""
    assert people(tmp_path / "new").returncode == 0
    old = tmp_path / "old"
    with started("-c", _TEN_STEPS, environment=environment(old)) as taken:
        assert (taken.communicate()[1], taken.wait()) == ("", 0)
    assert len(_tables(old)) < len(_tables(tmp_path / "new"))
    assert people(old).returncode == 0
    assert _tables(old) == _tables(tmp_path / "new")
    assert people(old).returncode == 0


_TEN_STEPS = """
from habeas.register.opening import set_up
set_up()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from habeas.register.home import home, made
made(home())
executor = MigrationExecutor(connection)
executor.loader.replace_migrations = False
executor.loader.build_graph()
executor.migrate([("register", "0010_decisions_on_events")])
"""


def _tables(folder: Path) -> dict[str, object]:
    """What the database is told of each table, index, view and trigger; columns by name: their order tells how they came."""
    with closing(sqlite3.connect(folder / "habeas.sqlite3")) as database:
        made = database.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        told: dict[str, object] = {name: sql for kind, name, sql in made if kind in ("view", "trigger")}
        told["indexes"] = sorted(sql.replace(name, "") for kind, name, sql in made if kind == "index" and sql)
        for kind, name, _ in made:
            if kind == "table":
                columns = database.execute(f"PRAGMA table_info({name})").fetchall()
                keys = database.execute(f"PRAGMA foreign_key_list({name})").fetchall()
                indexes = database.execute(f"PRAGMA index_list({name})").fetchall()
                told[name] = sorted(row[1:] for row in columns), sorted(row[2:] for row in keys), len(indexes)
        return told
