"""A backup -> an empty register that holds what it held.

Always true: every digest of the file is checked before anything is written; while it is being restored, and after a kill, a mark
in the register's folder makes every other command refuse it; the tables appear in one step. A restore that fails leaves the
register as empty as it was; one that was killed is completed by the same command.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from habeas.model import HabeasError
from habeas.register import record, verify
from habeas.register.backup.archive import Archive, ArchiveRefused, opened
from habeas.register.backup.tables import APP, RowRefused, insert, kept_tables, table_name
from habeas.register.databases import patience
from habeas.register.failing import sqlite_file
from habeas.register.home import home, made
from habeas.register.opening import alone, applied_migrations, known_migrations, restoring_mark

if TYPE_CHECKING:
    from django.apps.registry import Apps

Step = Callable[[str], None]
"""Called with what was just done."""

_TIMES_THE_ROWS: Final = 4
"""About how much room the tables take, by the size of their rows in the backup: the record and the indexes come to them."""


class RestoreRefused(HabeasError):
    """Why nothing was restored."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the register now; `faults` are those that came with the backup and were accepted."""

    rows: dict[str, int]
    files: int
    faults: tuple[str, ...]


def restore(file: Path, *, accept_faults: bool, step: Step = lambda done: None) -> Restored:
    """Restores `file` into the register of `HABEAS_HOME`. Django is set up and the register not opened.

    Raises `ArchiveRefused`, `RestoreRefused`, `HomeRefused`, `OSError`, `DatabaseError`.
    """
    with opened(file) as archive:
        _refuse_other_level(archive)
        for member in archive.members.values():
            for _ in archive.chunks(member):
                pass
            step(f"checking {member.name}")
        with _marked(archive) as was_cut_short:
            if was_cut_short and _rows_in():
                return _complete(archive, accept_faults=accept_faults)
            _refuse_newer()
            if was_cut_short:
                _take_away_unpacked()
            _refuse_other_files()
            return _restored(archive, step, accept_faults=accept_faults)


def _refuse_other_level(archive: Archive) -> None:
    if archive.level not in known_migrations():
        raise ArchiveRefused(archive.file, f"was made by a newer Habeas (it has {archive.level}); update Habeas")


# --- Before ---------------------------------------------------------------------------------------------------------------


@contextmanager
def _marked(archive: Archive) -> Iterator[bool]:
    """Keeps every other command out while the context lasts; whether an earlier restore of this file was killed."""
    mark = restoring_mark()
    made(home())
    with mark.open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RestoreRefused(f"another process is restoring a backup into {home()}") from None
        file.seek(0)
        before = _read_mark(file.read())
        try:
            _refuse_what_is_there(archive, before)
            file.truncate(0)
            file.write(json.dumps({"file": str(archive.file), "sha256": archive.sha256}).encode())
            file.flush()
            os.fsync(file.fileno())
            _sync(home())
            yield before is not None
        except BaseException:
            if before is None or not _rows_in():  # else its tables are there, and what is left is to be completed
                mark.unlink(missing_ok=True)
            raise
        mark.unlink(missing_ok=True)
        _sync(home())


def _refuse_what_is_there(archive: Archive, before: dict[str, str] | None) -> None:
    rows = _rows_in()
    if not rows or (before is not None and before["sha256"] == archive.sha256):
        return
    if before is None:
        counts = ", ".join(f"{name} {count}" for name, count in rows.items())
        raise RestoreRefused(
            f"the register is not empty (rows: {counts}); a backup is restored into an empty one: name another in HABEAS_HOME"
        )
    raise RestoreRefused(
        f"restoring {before['file']} into {home()} was cut short; complete that first: habeas restore {before['file']}"
    )


def _read_mark(raw: bytes) -> dict[str, str] | None:
    """None where there was no mark."""
    if not raw:
        return None
    try:
        said = json.loads(raw)
        return {"file": str(said["file"]), "sha256": str(said["sha256"])}
    except (ValueError, KeyError, TypeError):  # killed as it was written: before anything else was
        return {"file": "", "sha256": ""}


def _rows_in() -> dict[str, int]:
    """How many rows there are of what a backup holds, by table; tables without any are left out."""
    database = sqlite_file()
    if database is not None and not database.exists():
        return {}
    there = set(connection.introspection.table_names())
    counts = {table_name(m): m._base_manager.count() for m in kept_tables(apps) if m._meta.db_table in there}
    return {name: count for name, count in counts.items() if count}


def _refuse_newer() -> None:
    database = sqlite_file()
    newer = set() if database is not None and not database.exists() else applied_migrations() - known_migrations()
    if newer:
        raise RestoreRefused(f"the register was made by a newer Habeas (it has {min(newer)}); update Habeas")


def _refuse_other_files() -> None:
    folder = home() / "warc"
    if folder.is_dir() and any(folder.iterdir()):
        raise RestoreRefused(f"{folder} holds files; a backup is restored into an empty register: name another in HABEAS_HOME")


# --- Restoring ------------------------------------------------------------------------------------------------------------


def _restored(archive: Archive, step: Step, *, accept_faults: bool) -> Restored:
    _refuse_without_room(archive)
    try:
        _unpack(archive, step)
        target = sqlite_file()
        if target is None:
            faults = _in_one_transaction(archive, step, accept_faults=accept_faults)
        else:
            faults = _in_a_file_beside(archive, target, step, accept_faults=accept_faults)
    except BaseException:
        _take_away_unpacked()
        raise
    return _told(archive, faults)


def _refuse_without_room(archive: Archive) -> None:
    originals = sum(member.size for member in archive.files.values())
    tables = sum(member.size for member in archive.tables.values())
    needed = originals + (tables * _TIMES_THE_ROWS if connection.vendor == "sqlite" else 0)
    free = shutil.disk_usage(home()).free
    if needed > free:
        raise RestoreRefused(f"{home()}: the register needs about {needed >> 20} MB, and {free >> 20} MB are free")


def _unpack(archive: Archive, step: Step) -> None:
    folder = made(home() / "warc")
    for name, member in archive.files.items():
        with (folder / name).open("xb") as out:
            for chunk in archive.chunks(member):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        step(f"unpacking {name}")
    _sync(folder)


def _take_away_unpacked() -> None:
    folder = home() / "warc"
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
    _take_away_beside()


def _in_one_transaction(archive: Archive, step: Step, *, accept_faults: bool) -> tuple[str, ...]:
    """PostgreSQL makes tables in transactions, too."""
    with alone(), transaction.atomic():
        record.be_the_one_writer()
        _refuse_what_is_there(archive, None)
        _drop_tables()
        return _fill(archive, step, accept_faults=accept_faults)


def _drop_tables() -> None:
    """Empty ones, of whatever level."""
    ours = {m._meta.db_table for m in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    found = [t for t in connection.introspection.table_names() if t in ours or t.startswith(f"{APP}_")]
    with connection.cursor() as cursor:
        for table in found:
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname LIKE %s",
            [f"{APP}\\_%"],
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function} CASCADE")


def _in_a_file_beside(archive: Archive, target: Path, step: Step, *, accept_faults: bool) -> tuple[str, ...]:
    """SQLite's tables are made in a database of their own, which then becomes the register's in one transaction."""
    beside = _beside(target)
    try:
        with _instead(beside):
            faults = _fill(archive, step, accept_faults=accept_faults)
        _copy_into(beside, target)
    finally:
        _take_away_beside()
    return faults


@contextmanager
def _instead(file: Path) -> Iterator[None]:
    settings = connection.settings_dict
    before = settings["NAME"]
    connection.close()
    settings["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = before


def _copy_into(beside: Path, target: Path) -> None:
    """By SQLite itself: whole or not at all, whoever has the target open."""
    until = time.monotonic() + patience()

    def waiting(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise RestoreRefused(f"{target} is in use by another process; stop it and restore again")

    try:
        with closing(sqlite3.connect(beside)) as source, closing(sqlite3.connect(target)) as into:
            source.backup(into, pages=-1, progress=waiting)
            into.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise DatabaseError(str(error)) from error
    _sync(target.parent)


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.name}.restoring")


def _take_away_beside() -> None:
    target = sqlite_file()
    if target is not None:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{_beside(target)}{end}").unlink(missing_ok=True)


def _fill(archive: Archive, step: Step, *, accept_faults: bool) -> tuple[str, ...]:
    """An empty database: tables of the backup's level, its rows, the tables of today, the record. Faults that are accepted."""
    models = _tables_of(archive.level)
    try:
        with transaction.atomic():
            _insert_all(archive, models, step)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:  # tables with rows that wait to be checked cannot be altered
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (DataError, IntegrityError) as error:
        raise ArchiveRefused(archive.file, f"holds rows that the database refuses ({error})") from error
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    with transaction.atomic():
        record.bring_up_to_date()
    step("making the record")
    faults = _faults()
    step("verifying")
    if faults and not accept_faults:
        _refuse_faults(archive, faults)
    return faults


def _refuse_faults(archive: Archive, faults: tuple[str, ...]) -> None:
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    raise RestoreRefused(
        f"{archive.file}: what was backed up has faults: {faults[0]}{more}; nothing was restored; "
        "--accept-faults restores it as it is"
    )


def _tables_of(level: str) -> Apps:
    """Makes the tables of a level, and gives their models: step by step, but for the last of the steps that are made at once."""
    executor = MigrationExecutor(connection)
    at_once = {step.replaces[-1]: made for made, step in executor.loader.replacements.items()}
    wanted = at_once.get((APP, level), (APP, level))
    if wanted not in executor.loader.graph.nodes:
        executor.loader.replace_migrations = False  # type: ignore[attr-defined]  # the stubs lack it
        executor.loader.build_graph()
    others = [node for node in executor.loader.graph.leaf_nodes() if node[0] != APP]
    executor.migrate([wanted, *others])
    return executor.loader.project_state(wanted).apps


def _insert_all(archive: Archive, models: Apps, step: Step) -> None:
    tables = {table_name(model): model for model in kept_tables(models)}
    members = archive.tables
    if tables.keys() != members.keys():
        odd = min(tables.keys() ^ members.keys())
        raise ArchiveRefused(
            archive.file, f"is damaged or was changed: the table {odd} is not both in it and known at {archive.level}"
        )
    for name, model in tables.items():
        try:
            count = insert(model, archive.lines(members[name]))
        except RowRefused as refused:
            raise ArchiveRefused(archive.file, f"is refused: {members[name].name} {refused}") from refused
        if count != members[name].rows:
            raise ArchiveRefused(archive.file, f"is damaged: {members[name].name} has not as many rows as the manifest says")
        step(f"filling {name}")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.values())):
            cursor.execute(statement)


def _faults() -> tuple[str, ...]:
    """What `habeas verify` and `habeas rebuild --check` find."""
    odd = (f"table {d.table}: does not follow from what is kept" for d in record.differences())
    return tuple(chain(map(str, verify.verify()), odd))


# --- After ----------------------------------------------------------------------------------------------------------------


def _complete(archive: Archive, *, accept_faults: bool) -> Restored:
    """The tables are there, and only the mark was left: the restore was killed as it ended."""
    _take_away_beside()
    faults = _faults()
    if faults and not accept_faults:
        _refuse_faults(archive, faults)
    return _told(archive, faults)


def _told(archive: Archive, faults: tuple[str, ...]) -> Restored:
    rows = {name: member.rows or 0 for name, member in archive.tables.items()}
    return Restored(rows, sum(1 for name in archive.files if name.endswith(".warc.gz")), faults)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)
