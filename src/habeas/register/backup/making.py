"""A register -> one file that holds it as it was at one moment.

Always true: nobody who writes has to wait; rows are those of one read transaction; of the files of originals it holds what these
rows name, and finished files whole with their digests and time stamps; no secret of the web app is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from habeas.model import HabeasError
from habeas.register import warc
from habeas.register.backup.archive import Writing, written
from habeas.register.backup.tables import APP, kept_tables, lines_of, table_name
from habeas.register.home import home
from habeas.register.models import Capture, ListFile, TimeStamp
from habeas.register.timestamps import token_file

_CHUNK: Final = 1 << 20

Step = Callable[[str], None]
"""Called with what was just done."""


class BackupRefused(HabeasError):
    """The register cannot be backed up as it is."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds: rows by table, files of originals, bytes of its file; `lacking` are originals that are not there."""

    rows: dict[str, int]
    files: int
    size: int
    lacking: tuple[str, ...]


def make_backup(file: Path, *, force: bool, accept_faults: bool, step: Step = lambda done: None) -> Made:
    """Writes the register to `file`. Raises `BackupRefused`, `FileThere`, `OSError`."""
    with written(file, force=force) as writing, _one_moment():
        level = _level()
        rows = {}
        for model in kept_tables(apps):
            rows[table_name(model)] = writing.table(table_name(model), lines_of(model)).rows or 0
            step(table_name(model))
        lacking = tuple(_write_files(writing, step, accept_faults=accept_faults))
        writing.finish({"habeas": version("habeas"), "made_at": timezone.now().isoformat(), "level": level})
    files = sum(1 for member in writing.members if member.name.endswith(".warc.gz"))
    return Made(rows, files, file.stat().st_size, lacking)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read is as of the same moment, and nobody is kept from writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own transactions take the lock for writing
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _level() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(name) FROM django_migrations WHERE app = %s", [APP])
        return str(cursor.fetchone()[0])


def _write_files(writing: Writing, step: Step, *, accept_faults: bool) -> Iterator[str]:
    """Files of originals; the names of those that lack what rows name."""
    folder = home() / "warc"
    stamped = set(TimeStamp.objects.filter(problem="").values_list("file", flat=True))
    for name, end in sorted(_named().items()):
        path = folder / name
        there = path.stat().st_size if path.is_file() else -1
        if there < end:
            if not accept_faults:
                what = "is missing" if there < 0 else f"has only {there} of {end} bytes"
                raise BackupRefused(
                    f"{path}: {what}; `habeas verify` says what is damaged, and --accept-faults backs up what is left"
                )
            yield name
        if there >= 0:
            _write_file(writing, path, end, stamped)
        step(name)


def _write_file(writing: Writing, path: Path, end: int, stamped: set[str]) -> None:
    """One that is finished is whole and stays as it is; another process may be adding to one that is not."""
    digest = warc.digest_file(path)
    finished = digest.exists()
    writing.file(path.name, _chunks(path, None if finished else end))
    beside = [digest] if finished else []
    if path.name in stamped:
        beside.append(token_file(path))
    for small in beside:
        if small.exists():
            writing.file(small.name, _chunks(small, None))


def _named() -> dict[str, int]:
    """Files that rows name, with the end of the last record named."""
    ends: dict[str, int] = {}
    for table in (Capture, ListFile):
        found = table._default_manager.order_by().values_list("warc_file").annotate(end=Max(F("warc_offset") + F("warc_length")))
        for name, end in found:
            ends[name] = max(end, ends.get(name, 0))
    return ends


def _chunks(path: Path, end: int | None) -> Iterator[bytes]:
    left = end
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK if left is None else min(_CHUNK, left)):
            yield chunk
            if left is not None:
                left -= len(chunk)
