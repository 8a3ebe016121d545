"""Registers that many tests begin with: made once in each process, on the real way, and then copied, rows and files.

Always true: a test gets what making it anew would give, in a folder and a transaction of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection

from habeas.register.models import Capture

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class _Kept:
    made: Any
    rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    files: Path


_KEPT: dict[Callable[[], Any], _Kept] = {}
_FOLDER = tempfile.TemporaryDirectory(prefix="habeas-prepared-")


def prepared(make: Callable[[], _Made], home: Path) -> _Made:
    """What `make` gives, and the register that it leaves in `home` and in the database; made where another is there already."""
    if Capture.objects.exists():
        return make()
    kept = _KEPT.get(make)
    if kept is None:
        made = make()
        files = Path(_FOLDER.name) / str(len(_KEPT))
        shutil.copytree(home, files)
        _KEPT[make] = _Kept(made, _rows(), files)
        return made
    shutil.copytree(kept.files, home, dirs_exist_ok=True)
    with connection.cursor() as cursor:
        for table, (columns, rows) in kept.rows.items():
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
    found: _Made = kept.made
    return found


def _rows() -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Every row of every table of the register that has any, as the database has them."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("register").get_models(include_auto_created=True):
            columns = [f'"{field.column}"' for field in model._meta.local_concrete_fields]
            cursor.execute(f"SELECT {', '.join(columns)} FROM {model._meta.db_table}")
            if rows := cursor.fetchall():
                found[model._meta.db_table] = columns, rows
    return found
