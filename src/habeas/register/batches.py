"""Many keys, a few hundred at a time: as much as a database takes in one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

BATCH: Final = 500

_Item = TypeVar("_Item")


def batched(items: Iterable[_Item], size: int = BATCH) -> Iterator[list[_Item]]:
    """The items in their order, as lists of at most `size`."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
