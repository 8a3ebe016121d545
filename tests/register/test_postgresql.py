"""The register on PostgreSQL: the same tests, and two writers at once.

A server is started for the tests where PostgreSQL is installed; or name one, in whose databases tests may be made and dropped, in
HABEAS_TEST_DATABASE_URL.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = [pytest.mark.postgres]

_HERE = Path(__file__).parent
_SERVER = "postgres"


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    given = os.environ.get("HABEAS_TEST_DATABASE_URL")
    if given:
        yield given
        return
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (initdb not found) and HABEAS_TEST_DATABASE_URL names no server")
    folder = Path(tempfile.mkdtemp(prefix="habeas-postgresql-"))  # pytest's own folders are closed to PostgreSQL's user
    as_server = _as_server(folder)
    control = [*as_server, programs / "pg_ctl", "-D", folder / "db", "-w"]
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    try:
        _run(*as_server, programs / "initdb", "-D", folder / "db", "-A", "trust", "-U", _SERVER)
        _run(*control, "-o", options, "-l", folder / "log", "start")
        yield f"postgresql://{_SERVER}@127.0.0.1:{port}/postgres"
        _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    installed = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in installed if (folder / "initdb").exists()), None)


def _as_server(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as its own user, to whom the folder is given."""
    if os.geteuid() != 0:
        return []
    owner = pwd.getpwnam(_SERVER)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_the_tests_of_the_register_pass(database_url: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        str(_HERE),
        "-m",
        "not postgres and not crash",
        "-p",
        "no:cacheprovider",
    ]
    ran = subprocess.run(command, env={**os.environ, "DATABASE_URL": database_url}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert "TRUNCATE" not in ran.stdout, "the tests ran on another database"


def test_two_writers_at_once_lose_nothing(database_url: str, tmp_path: Path) -> None:
    name = f"habeas_{os.getpid()}"
    _sql(database_url, f"CREATE DATABASE {name}")
    try:
        _two_writers(database_url.rpartition("/")[0] + f"/{name}", tmp_path)
    finally:
        _sql(database_url, f"DROP DATABASE {name} WITH (FORCE)")


def test_a_newer_register_is_refused(database_url: str, tmp_path: Path) -> None:
    name = f"habeas_new_{os.getpid()}"
    _sql(database_url, f"CREATE DATABASE {name}")
    url = database_url.rpartition("/")[0] + f"/{name}"
    try:
        assert _habeas(url, tmp_path, "people").wait() == 0
        _sql(url, "INSERT INTO django_migrations (app, name, applied) VALUES ('register', '9999_later', now())")
        refused = _habeas(url, tmp_path, "people")
        assert "made by a newer Habeas" in refused.communicate()[1]
        assert refused.returncode == 1
    finally:
        _sql(database_url, f"DROP DATABASE {name} WITH (FORCE)")


def test_a_backup_goes_from_one_database_to_the_other_and_back(database_url: str, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path}/register.sqlite3"
    with _database(database_url, "back") as url:
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
    with _database(database_url, "left") as url:
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


@contextmanager
def _database(server: str, name: str) -> Iterator[str]:
    name = f"habeas_{name}_{os.getpid()}"
    _sql(server, f"CREATE DATABASE {name}")
    try:
        yield server.rpartition("/")[0] + f"/{name}"
    finally:
        _sql(server, f"DROP DATABASE {name} WITH (FORCE)")


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


def _habeas(url: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATABASE_URL": url, "HABEAS_HOME": str(home)}
    command = [sys.executable, "-m", "habeas", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _sql(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
