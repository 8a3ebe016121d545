"""The register made ready for use: Django set up, the tables there and of the present form.

Always true: where nothing has changed since the last use this costs one small query; a register made by a newer Habeas is refused
and not touched.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from habeas.model import HabeasError
from habeas.register.home import home, made

_MIGRATIONS = "habeas.register.migrations"
_MIGRATING = 0x48414246
"""The number of PostgreSQL's advisory lock: tables are changed by one process at a time."""


class RegisterRefused(HabeasError):
    """The database cannot be used, with what to do about it."""


def set_up() -> None:
    """Sets Django up; nothing is opened or made yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.register.settings")
    import django

    django.setup()


def open_register() -> None:
    """Sets Django up and brings the tables up to date. Raises `RegisterRefused` or `HomeRefused`."""
    set_up()
    from django.db import DatabaseError, connection

    _refuse_half_restored()
    if connection.vendor == "sqlite":
        made(home())
    try:
        applied = applied_migrations()
        known = known_migrations()
        if applied - known:
            raise RegisterRefused(f"the register was made by a newer Habeas (it has {sorted(applied - known)[0]}); update Habeas")
        if known - applied:
            _migrate()
    except DatabaseError as error:
        from habeas.register.failing import in_words

        raise RegisterRefused(in_words(error)) from error


def restoring_mark() -> Path:
    """There while a backup is being restored, and after one that was killed; it names the file."""
    return home() / "restoring.json"


def _refuse_half_restored() -> None:
    mark = restoring_mark()
    if mark.exists():
        try:
            file = str(json.loads(mark.read_bytes())["file"])
        except (ValueError, KeyError, TypeError):  # killed as it was written
            file = "FILE"
        raise RegisterRefused(
            f"a backup is being restored into {home()}, or restoring it was cut short: then `habeas restore {file}` completes it"
        )


def known_migrations() -> set[str]:
    """The levels that this Habeas knows."""
    return {name.name[:-3] for name in files(_MIGRATIONS).iterdir() if name.name[:1].isdigit() and name.name.endswith(".py")}


def applied_migrations() -> set[str]:
    """The levels that the database has come to; none where it has no tables yet."""
    from django.db import connection

    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'register'")
        return {name for (name,) in cursor.fetchall()}


def _migrate() -> None:
    from django.core.management import call_command

    with alone():
        if known_migrations() - applied_migrations():  # not by another process meanwhile
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
            _make_record_anew()


def _make_record_anew() -> None:
    """The record follows from what is kept, and its tables have just changed."""
    from habeas.register.models import Capture

    if Capture.objects.exists():
        from habeas.register.record import rebuild  # loads what captures and reads pages

        rebuild()


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time: by a lock in PostgreSQL, or on a file beside SQLite's."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])
        return
    with (home() / "migrating.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
