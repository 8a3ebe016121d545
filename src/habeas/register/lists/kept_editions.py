"""The editions of lists that are kept, as the fold wants them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from habeas.register.lists.editions import Edition, EditionRow, own_person
from habeas.register.models import ListFile

OWN_READER = "register-1"
"""What is said of how an edition was read where it was made of the register's own record."""

_ORDER = ("publisher", "as_of", "added_at", "key")


def editions(publisher: str | None = None) -> Iterator[Edition]:
    """Every edition kept (of this publisher, where one is given), in the order in which they hold."""
    files = ListFile.objects.order_by(*_ORDER)
    return map(_edition, files if publisher is None else files.filter(publisher=publisher))


def last_edition(publisher: str, as_of: dt.date | None = None, *, but: str = "") -> Edition | None:
    """The edition of this publisher's list that holds on a day (now, where none is said), `but` one left out of account."""
    files = ListFile.objects.filter(publisher=publisher).exclude(key=but)
    if as_of is not None:
        files = files.filter(as_of__lte=as_of)
    file = files.order_by(*_ORDER).last()
    return _edition(file) if file is not None else None


def edition_with(key: str) -> Edition | None:
    """The edition with this key, or none."""
    file = ListFile.objects.filter(key=key).first()
    return _edition(file) if file is not None else None


def own_rows_of(mentions: frozenset[str]) -> dict[str, str]:
    """The rows of the register's own lists that name one of the mentions as whose they are, with it."""
    files = list(ListFile.objects.filter(reader=OWN_READER))
    rows = (row for file in files for row in _edition(file).rows)
    return {row.key: mention for row in rows if (mention := own_person(row)) in mentions}


def _edition(file: ListFile) -> Edition:
    rows = file.rows.order_by("position").values_list("key", "name", "entry")
    return Edition(
        file.key,
        file.publisher,
        file.as_of,
        tuple(EditionRow(*row) for row in rows),
        file.definition,
        is_own=file.reader == OWN_READER,
    )
