"""A full disk, a folder that nothing may be written to, a database that another process holds: one line, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from running import EXAMPLES, environment, habeas, started

pytestmark = pytest.mark.commands

_PAGES = sorted((EXAMPLES / "pages").iterdir())
_LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from habeas.cli import main
main(sys.argv[1:])
"""
"""A command that can make no file larger than its first argument says."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a register with two pages, beside it a backup."""
    folder = tmp_path_factory.mktemp("hindered")
    assert habeas("add", *_PAGES[:2], "--published", "2014-12-31", home=folder / "home").returncode == 0
    assert habeas("backup", folder / "register.habeas", home=folder / "home").returncode == 0
    return folder / "home"


def writing(register: Path) -> dict[str, tuple[str | Path, ...]]:
    """Every command that writes to a register there is, by name."""
    one, other = _mentions(register)
    by = ("--by", "A. Jurist", "--why", "read both")
    return {
        "add": ("add", _PAGES[2], "--published", "2014-12-31"),
        "decide": ("identity", "decide", one, other, "--different", *by),
        "list": ("list", "import", EXAMPLES / "prisoners-list.csv", "--publisher", "Union", "--as-of", "2014-12-31"),
        "rebuild": ("rebuild",),
    }


def _mentions(register: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(register / "habeas.sqlite3")) as database:
        wanted = "SELECT key FROM register_mention WHERE spelling LIKE '% %' AND person_id IS NOT NULL ORDER BY key LIMIT 2"
        (one,), (other,) = database.execute(wanted).fetchall()
    return one, other


def held(home: Path) -> list[object]:
    """Everything that only grows."""
    tables = ("capture", "segmentrow", "readingrow", "decision", "listfile", "listrow")
    with closing(sqlite3.connect(home / "habeas.sqlite3")) as database:
        return [database.execute(f"SELECT * FROM register_{table} ORDER BY 1").fetchall() for table in tables]


def assert_refused(ran: subprocess.CompletedProcess[str], *said: str) -> None:
    assert ran.returncode == 1, (ran.stdout, ran.stderr)
    assert ran.stderr.startswith("habeas: ") and ran.stderr.count("\n") == 1, ran.stderr
    assert all(words in ran.stderr for words in said), ran.stderr


def assert_well(home: Path) -> None:
    verified = habeas("verify", home=home)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert habeas("rebuild", "--check", home=home).returncode == 0


# --- No room --------------------------------------------------------------------------------------------------------------


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """A file system of its own at `folder`, where this user may mount one."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("file systems are mounted by root alone")
    if subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def small_disk(register: Path, tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB with the register on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, "-t", "tmpfs", "-o", "size=8m", "none"):
        shutil.copytree(register, disk / "home")
        yield disk


def fill(disk: Path, *, leaving: int) -> None:
    size = shutil.disk_usage(disk).free - leaving
    with (disk / "filling").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, size)


@pytest.mark.parametrize("leaving", [0, 40_000, 80_000, 150_000])
def test_a_full_disk(small_disk: Path, leaving: int) -> None:
    home = small_disk / "home"
    before = held(home)
    for command in writing(home).values():
        fill(small_disk, leaving=leaving)
        ran = habeas(*command, home=home)
        (small_disk / "filling").unlink()
        if ran.returncode or not leaving:  # the room left was too little
            assert_refused(ran, "make room and run the command again")
            assert held(home) == before
        else:
            before = held(home)
    assert_well(home)
    assert all(habeas(*command, home=home).returncode == 0 for command in writing(home).values())
    assert_well(home)


def test_a_backup_and_a_restore_on_a_full_disk(small_disk: Path, register: Path) -> None:
    file = small_disk / "register.habeas"
    fill(small_disk, leaving=5_000)
    assert_refused(habeas("backup", file, home=register), str(file), "make room")
    assert {path.name for path in small_disk.iterdir()} == {"home", "filling"}
    (small_disk / "filling").unlink()
    for leaving in (2_000, 60_000, 400_000, 900_000):
        fill(small_disk, leaving=leaving)
        ran = habeas("restore", register.parent / "register.habeas", home=small_disk / "new")
        assert_refused(ran)
        assert not [path for path in (small_disk / "new").rglob("*") if path.is_file() and path.stat().st_size], leaving
        (small_disk / "filling").unlink()
    assert habeas("restore", register.parent / "register.habeas", home=small_disk / "new").returncode == 0
    assert_well(small_disk / "new")


@pytest.mark.parametrize("size", [2_000, 10_000, 40_000, 200_000])
def test_files_that_may_not_grow(register: Path, tmp_path: Path, size: int) -> None:
    home = tmp_path / "home"
    shutil.copytree(register, home)
    before = held(home)
    backup = {"backup": ("backup", tmp_path / "register.habeas")}
    for command in (writing(home) | backup).values():
        with started("-c", _LIMITED, str(size), *command, environment=environment(home)) as process:
            out, err = process.communicate()
            ran = subprocess.CompletedProcess(command, process.wait(), out, err)
        if ran.returncode:
            assert_refused(ran)
            assert held(home) == before
        before = held(home)
    assert_well(home)


# --- Nothing may be written -----------------------------------------------------------------------------------------------


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    if os.geteuid() == 0:  # whom no mode of a file stops
        with mounted(folder, "--bind", str(folder)):
            subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
            yield
        return
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


def test_a_folder_that_may_not_be_written_to(register: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(register, home)
    before, commands = held(home), writing(home)
    assert not list(home.glob("*-wal"))
    (tmp_path / "closed").mkdir()
    with read_only(home), read_only(tmp_path / "closed"):
        for command in (*commands.values(), ("timestamp", "--authority", "http://127.0.0.1:9/"), ("backup", tmp_path / "b")):
            assert_refused(habeas(*command, home=home), "nothing may be written", "HABEAS_HOME")
        assert_refused(habeas("add", _PAGES[2], home=tmp_path / "closed" / "home"), "cannot be made", "HABEAS_HOME")
        assert_refused(habeas("backup", tmp_path / "closed" / "b", home=register), str(tmp_path / "closed" / "b"))
        assert_refused(habeas("restore", register.parent / "register.habeas", home=tmp_path / "closed"), str(tmp_path / "closed"))
    assert held(home) == before
    assert not list((tmp_path / "closed").iterdir())
    assert_well(home)


# --- Held by another process ----------------------------------------------------------------------------------------------


def test_a_database_that_another_process_holds(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_PATIENCE", "1")
    home = tmp_path / "home"
    shutil.copytree(register, home)
    before, commands = held(home), writing(home)
    with closing(sqlite3.connect(home / "habeas.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for command in commands.values():
            assert_refused(habeas(*command, home=home), "in use by another process", "run the command again")
        assert habeas("people", home=home).returncode == 0
        assert habeas("backup", tmp_path / "register.habeas", home=home).returncode == 0
        other.execute("ROLLBACK")
    assert held(home) == before
    assert habeas("people", home=tmp_path / "new").returncode == 0
    with closing(sqlite3.connect(tmp_path / "new" / "habeas.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = habeas("restore", tmp_path / "register.habeas", home=tmp_path / "new")
        assert_refused(refused, "is in use by another process")
    assert habeas("restore", tmp_path / "register.habeas", home=tmp_path / "new").returncode == 0
    assert_well(tmp_path / "new")
