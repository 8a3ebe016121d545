"""A PostgreSQL server for as long as it is needed, where PostgreSQL is installed, and databases on it.

Name one, in whose databases tests may be made and dropped, in HABEAS_TEST_DATABASE_URL, and that is taken.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SERVER = "postgres"


@contextmanager
def server() -> Iterator[str | None]:
    """The address of its database `postgres`; none where PostgreSQL is not installed."""
    given = os.environ.get("HABEAS_TEST_DATABASE_URL")
    programs = _programs()
    if given or programs is None:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="habeas-postgresql-"))  # pytest's own folders are closed to PostgreSQL's user
    as_server = _as_server(folder)
    control = [*as_server, programs / "pg_ctl", "-D", folder / "db", "-w"]
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    try:
        _run(*as_server, programs / "initdb", "-D", folder / "db", "-A", "trust", "-U", _SERVER)
        _run(*control, "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql://{_SERVER}@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@contextmanager
def database(server_url: str, name: str, *, like: str = "template1") -> Iterator[str]:
    """A database of its own, made as a copy of `like` and dropped at the end."""
    name = f"habeas_{name}_{os.getpid()}"
    sql(server_url, f"CREATE DATABASE {name} TEMPLATE {like}")
    try:
        yield f"{server_url.rpartition('/')[0]}/{name}"
    finally:
        sql(server_url, f"DROP DATABASE {name} WITH (FORCE)")


def sql(url: str, statement: str) -> None:
    """One statement, outside a transaction."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


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
