"""What a database says when it cannot go on -> what is wrong and what to do, in one line.

In: an error of the database. Out: words that read on after "habeas: ". Always true: the database's own words are in them.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection

_ROOM: Final = 1 << 20
"""Bytes; SQLite cannot open a database where less is free, and says only that reading or writing failed."""

_IN_USE: Final = ("database is locked", "database table is locked", "lock timeout", "deadlock detected")
_FULL: Final = ("database or disk is full", "No space left on device", "Disk quota exceeded")
_NOT_WRITABLE: Final = ("readonly database", "read-only", "unable to open database file")


def in_words(error: DatabaseError) -> str:
    """What is wrong with the database, and what to do."""
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    what = f"the database {named()}"
    if any(words in said for words in _IN_USE):
        return f"{what} is in use by another process ({said}); nothing was changed; run the command again when that has ended"
    file = sqlite_file()
    if any(words in said for words in _FULL) or (file is not None and "disk I/O error" in said and _is_full(file)):
        return f"{what} has no room left on its disk ({said}); nothing was changed; make room and run the command again"
    if file is not None and any(words in said for words in _NOT_WRITABLE) and not _is_writable(file):
        return (
            f"{what} cannot be used where nothing may be written ({said}); nothing was changed; "
            "name a folder that you may write to in HABEAS_HOME"
        )
    return f"{what} cannot be used ({said})"


def named() -> str:
    """The database without its password."""
    settings = connection.settings_dict
    return f"{settings.get('HOST')}/{settings.get('NAME')}" if settings.get("HOST") else str(settings.get("NAME"))


def sqlite_file() -> Path | None:
    """The file of a register on SQLite."""
    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def _is_full(file: Path) -> bool:
    try:
        return shutil.disk_usage(file.parent).free < _ROOM
    except OSError:
        return False


def _is_writable(file: Path) -> bool:
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))
