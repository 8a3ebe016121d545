"""The editions of lists that are kept, as the fold wants them."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.register.lists.editions import Edition, EditionRow
from habeas.register.models import ListFile


def editions(publisher: str | None = None) -> Iterator[Edition]:
    """Every edition kept, in the order in which they hold."""
    files = ListFile.objects.all() if publisher is None else ListFile.objects.filter(publisher=publisher)
    for file in files.order_by("publisher", "as_of", "added_at", "key"):
        rows = file.rows.order_by("position").values_list("key", "name", "entry")
        yield Edition(file.key, file.publisher, file.as_of, tuple(EditionRow(*row) for row in rows))
