"""The register on PostgreSQL: the same tests, and two writers at once.

A server is started for the tests where PostgreSQL is installed; or name one, in whose databases tests may be made and dropped, in
HABEAS_TEST_DATABASE_URL.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from postgresql import database, server, sql
from running import Process, started

pytestmark = [pytest.mark.postgres, pytest.mark.apart("part")]

_HERE = Path(__file__).parent
_PARTS = 2
_FEWEST_OF_A_PART = 100
"""Of so many tests at least each part consists."""


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    with server() as url:
        if url is None:
            pytest.skip("PostgreSQL is not installed (initdb not found) and HABEAS_TEST_DATABASE_URL names no server")
        yield url


@pytest.mark.parametrize("part", range(_PARTS))
def test_the_tests_of_the_register_pass(database_url: str, part: int) -> None:
    """In parts as long as one another, each with a server of its own, since they are many."""
    by_length = sorted(_HERE.rglob("test_*.py"), key=lambda file: (file.stat().st_size, file.name))
    files = by_length[part::_PARTS]
    chosen = "not postgres and not crash and not commands"
    command = [sys.executable, "-m", "pytest", "-q", "-x", *map(str, files), "-m", chosen, "-p", "no:cacheprovider"]
    ran = subprocess.run(command, env={**os.environ, "DATABASE_URL": database_url}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert "TRUNCATE" not in ran.stdout, "the tests ran on another database"
    assert int(re.findall(r"(\d+) passed", ran.stdout)[-1]) >= _FEWEST_OF_A_PART


def test_two_writers_at_once_lose_nothing(database_url: str, tmp_path: Path) -> None:
    with database(database_url, "two") as url:
        _two_writers(url, tmp_path)


def test_a_newer_register_is_refused(database_url: str, tmp_path: Path) -> None:
    with database(database_url, "new") as url:
        assert _habeas(url, tmp_path, "people").wait() == 0
        sql(url, "INSERT INTO django_migrations (app, name, applied) VALUES ('register', '9999_later', now())")
        refused = _habeas(url, tmp_path, "people")
        assert "made by a newer Habeas" in refused.communicate()[1]
        assert refused.returncode == 1


def test_a_backup_goes_from_one_database_to_the_other_and_back(database_url: str, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path}/register.sqlite3"
    with database(database_url, "back") as url:
        page = tmp_path / "page.txt"
        page.write_text("Court\nA court in Baku sentenced Rashad Hasanov to two years in prison on May 6, 2014.\n")
        _done(sqlite, tmp_path / "one", "add", page, "--published", "2014-05-07")
        (tmp_path / "list.csv").write_text("Name,Arrested\nRashad Hasanov,2013-03-14\n")
        _done(sqlite, tmp_path / "one", "list", "import", tmp_path / "list.csv", "--publisher", "Union", "--as-of", "2014-06-01")
        _done(sqlite, tmp_path / "one", "backup", tmp_path / "one.habeas")
        _done(url, tmp_path / "two", "people")  # tables are there, and empty
        _done(url, tmp_path / "two", "restore", tmp_path / "one.habeas")
        _done(url, tmp_path / "two", "backup", tmp_path / "two.habeas")
        _done(sqlite.replace("register.", "other."), tmp_path / "three", "restore", tmp_path / "two.habeas")
        _done(sqlite.replace("register.", "other."), tmp_path / "three", "backup", tmp_path / "three.habeas")
        held = [_held(tmp_path / f"{name}.habeas") for name in ("one", "two", "three")]
        assert held[0] == held[1] == held[2]
        assert len(held[0]["tables/capture.jsonl"]) == len(held[0]["tables/listrow.jsonl"]) == 1
        page.write_text("Court\nPolice detained Zaur Gurbanli on April 1, 2013, his lawyer told the court.\n")
        _done(url, tmp_path / "two", "add", page, "--published", "2013-04-02")
        _done(url, tmp_path / "two", "verify")
        _done(url, tmp_path / "two", "rebuild", "--check")
        refused = _habeas(url, tmp_path / "four", "restore", str(tmp_path / "one.habeas"))
        assert "is not empty" in refused.communicate()[1] and refused.returncode == 1


def test_a_backup_that_is_refused_leaves_postgresql_as_it_was(database_url: str, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path}/register.sqlite3"
    page = tmp_path / "page.txt"
    page.write_text("Court\nA court in Baku sentenced Rashad Hasanov to two years in prison on May 6, 2014.\n")
    _done(sqlite, tmp_path / "one", "add", page, "--published", "2014-05-07")
    next((tmp_path / "one" / "warc").iterdir()).unlink()
    _done(sqlite, tmp_path / "one", "backup", tmp_path / "one.habeas", "--accept-faults")
    with database(database_url, "left") as url:
        refused = _habeas(url, tmp_path / "two", "restore", str(tmp_path / "one.habeas"))
        assert "has faults" in refused.communicate()[1] and refused.returncode == 1
        _done(url, tmp_path / "two", "add", page, "--published", "2014-05-07")
        _done(url, tmp_path / "two", "verify")


def _held(file: Path) -> dict[str, object]:
    """Rows and originals; PostgreSQL sorts the names in JSON objects."""
    with zipfile.ZipFile(file) as packed:
        names = json.loads(packed.read("manifest.json"))["members"]
        return {
            name: [json.loads(line) for line in packed.read(name).splitlines()] if name.endswith(".jsonl") else packed.read(name)
            for name in names
        }


def _done(url: str, home: Path, *arguments: str | Path) -> None:
    ran = _habeas(url, home, *map(str, arguments))
    out, err = ran.communicate()
    assert ran.returncode == 0, out + err


def _two_writers(url: str, home: Path) -> None:
    pages = [home / f"page-{number}.txt" for number in range(8)]
    for number, page in enumerate(pages):
        page.write_text(
            f"Court in Baku\nA court in Baku sentenced Rashad Hasanov to {number + 2} years in prison on May 6, 2014.\n"
        )
    writers = [
        _habeas(url, home / "home", "add", *map(str, half), "--published", "2014-05-07")
        for half in (pages[:4], pages[4:], pages[2:6])
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0], [writer.communicate()[1] for writer in writers]
    verify = _habeas(url, home / "home", "verify")
    assert verify.communicate()[0] == "All is well: 8 pages checked.\n"
    assert _habeas(url, home / "home", "rebuild", "--check").wait() == 0


def _habeas(url: str, home: Path, *arguments: str) -> Process:
    return started("-m", "habeas", *arguments, environment={**os.environ, "DATABASE_URL": url, "HABEAS_HOME": str(home)})
