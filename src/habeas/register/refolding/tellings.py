"""Readings as the fold sees them, taken from the database as they are asked for, each once; with what people decided of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from habeas.model import Reading
from habeas.register.batches import batched
from habeas.register.folding.judging import Judgments
from habeas.register.folding.told import NO_DAY, Told
from habeas.register.models import ReadingRow


def told_of(row: ReadingRow) -> Told:
    """A reading with the day on which its page told it."""
    day: dt.date = row.capture.published or row.capture.captured or NO_DAY
    return Told(row.key, row.capture_id, day, Reading.from_json(row.reading).event)


class Tellings:
    """The readings of the register. `judgments`: what people decided of them."""

    def __init__(self, judgments: Judgments) -> None:
        self.judgments = judgments
        self._raw: dict[str, Told] = {}

    def of(self, keys: Iterable[str]) -> list[Told]:
        """Those of the readings with these keys that were not rejected, as they were corrected."""
        return list(self.judgments.judged(self.as_read(keys)))

    def as_read(self, keys: Iterable[str]) -> list[Told]:
        """The readings with these keys as they were read, whatever people decided of them."""
        wanted = list(dict.fromkeys(keys))
        for batch in batched(key for key in wanted if key not in self._raw):
            self._take(ReadingRow.objects.filter(key__in=batch))
        return [self._raw[key] for key in wanted if key in self._raw]

    def on_pages(self, captures: Iterable[str]) -> list[Told]:
        """All readings of these pages."""
        return self._of_pages(captures, None)

    def naming(self, names: Mapping[str, frozenset[str]]) -> list[Told]:
        """The readings that have one of the names among those they are about, or as who acts: by page, the names."""
        return self._of_pages(names, names)

    def _of_pages(self, captures: Iterable[str], names: Mapping[str, frozenset[str]] | None) -> list[Told]:
        found: list[str] = []
        for batch in batched(sorted(captures)):
            rows = ReadingRow.objects.filter(capture__in=batch)
            wanted = [row for row in rows.select_related("capture") if names is None or self._names(row, names[row.capture_id])]
            self._raw.update((row.key, told_of(row)) for row in wanted if row.key not in self._raw)
            found += [row.key for row in wanted]
        return self.of(found)

    def _names(self, row: ReadingRow, names: frozenset[str]) -> bool:
        if row.key in self.judgments.corrections:
            return True
        event = row.reading["event"]
        return event.get("actor") in names or not names.isdisjoint(event.get("people", ()))

    def _take(self, rows: QuerySet[ReadingRow]) -> None:
        self._raw.update((row.key, told_of(row)) for row in rows.select_related("capture"))
