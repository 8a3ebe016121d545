"""The editions of lists that are kept, as the fold wants them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from habeas.register.batches import batched
from habeas.register.lists.editions import Edition, EditionRow
from habeas.register.lists.sexes import COLUMN as SEX_COLUMN
from habeas.register.models import ListFile, ListRow

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


def own_rows_of(mentions: Iterable[str]) -> dict[str, str]:
    """The rows of the register's own lists that name one of the mentions as whose they are, with it."""
    found: dict[str, str] = {}
    own = ListRow.objects.order_by().filter(file__reader=OWN_READER)
    for batch in batched(sorted(mentions)):
        rows = own.filter(entry__values__register__in=batch)
        found |= {row: str(mention) for row, mention in rows.values_list("key", "entry__values__register")}
    return found


def _edition(file: ListFile) -> Edition:
    rows = file.rows.order_by("position").values_list("key", "name", "entry")
    return Edition(
        file.key,
        file.publisher,
        file.as_of,
        tuple(EditionRow(*row, sex_heading=file.columns.get(SEX_COLUMN, "")) for row in rows),
        file.definition,
        is_own=file.reader == OWN_READER,
    )
