"""Many keys, a few hundred at a time: as much as a database takes in one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from django.db.models import Model

BATCH: Final = 500

_Item = TypeVar("_Item")


def batched(items: Iterable[_Item], size: int = BATCH) -> Iterator[list[_Item]]:
    """The items in their order, as lists of at most `size`."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def values_where(table: type[Model], column: str, among: Iterable[str], wanted: str) -> set[Any]:
    """What the column `wanted` has in the rows whose `column` is among these."""
    found: set[Any] = set()
    for batch in batched(sorted(among)):
        rows = table._default_manager.order_by().filter(**{f"{column}__in": batch})
        found |= set(rows.values_list(wanted, flat=True))
    return found
