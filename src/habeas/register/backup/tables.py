"""Rows of tables <-> lines of JSON: an object a row, its columns by name.

Always true: the tables of a backup are all of the register's but those that are made anew from the others (`DERIVED`), so that a
new table is in it unless somebody says that it is derived; what is written here is read back as the same values on either
database.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import models

from habeas.register.models import DERIVED

APP: Final = "register"

DJANGOS_OWN: Final = frozenset({"admin", "auth", "contenttypes", "messages", "sessions"})
"""Apps whose tables hold nothing of the register: who is signed in just now, and what migrations write."""

_ROWS_AT_ONCE: Final = 500
_DERIVED: Final = frozenset(model._meta.model_name for model in DERIVED)


class RowRefused(ValueError):
    """A line that is no row of its table; reads on after the table's name."""


def kept_tables(apps: Apps) -> list[type[models.Model]]:
    """The tables of a backup; `apps` are the models of now, or as they were at some migration."""
    found = [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label == APP and m._meta.managed]
    return sorted((m for m in found if m._meta.model_name not in _DERIVED), key=table_name)


def table_name(model: type[models.Model]) -> str:
    """How a backup names a table."""
    return str(model._meta.model_name)


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """Every row, in the order of keys."""
    columns = [field.attname for field in model._meta.concrete_fields]
    for row in model._default_manager.order_by("pk").values_list(*columns).iterator(chunk_size=_ROWS_AT_ONCE):
        said = {column: _plain(value) for column, value in zip(columns, row, strict=True)}
        yield json.dumps(said, separators=(",", ":")).encode() + b"\n"


def insert(model: type[models.Model], lines: Iterable[bytes]) -> int:
    """Writes rows as they were, keys included; how many. Raises `RowRefused`."""
    columns = model._meta.concrete_fields
    rows = iter(_row(model, columns, line) for line in lines)
    count = 0
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        model._base_manager._insert(batch, fields=columns, using=None, raw=True)  # type: ignore[attr-defined]
        count += len(batch)
    return count


def _row(model: type[models.Model], columns: Sequence[models.Field[Any, Any]], line: bytes) -> models.Model:
    try:
        said = json.loads(line)
        if not isinstance(said, dict) or said.keys() != {field.attname for field in columns}:
            raise RowRefused("holds a line with other columns than the table has")
        return model(**{field.attname: _value(field, said[field.attname]) for field in columns})
    except (ValueError, TypeError, RecursionError, ValidationError) as error:
        if isinstance(error, RowRefused):
            raise
        raise RowRefused("holds a line that is no row of the table") from error


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value, validate=True)
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)
