"""Readings as the fold sees them, taken from the database as they are asked for, each once; with what people decided of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from habeas.model import Reading
from habeas.register.batches import batched
from habeas.register.decisions import decisions_about, judgments_with
from habeas.register.folding.judging import Judgments
from habeas.register.folding.told import NO_DAY, Told
from habeas.register.models import ReadingRow


def told_of(row: ReadingRow) -> Told:
    """A reading with the day on which its page told it."""
    day: dt.date = row.capture.published or row.capture.captured or NO_DAY
    return Told(row.key, row.capture_id, day, Reading.from_json(row.reading).event)


class Tellings:
    """The readings of the register. `judgments`: all that people decided of those asked for so far."""

    def __init__(self) -> None:
        self.judgments = Judgments()
        self._asked: set[str] = set()
        self._deciding: set[str] = set()
        self._raw: dict[str, Told] = {}
        self._judged: dict[str, Told | None] = {}
        self._whole: dict[str, list[str]] = {}

    def of(self, keys: Iterable[str]) -> list[Told]:
        """Those of the readings with these keys that were not rejected, as they were corrected."""
        read = self.as_read(keys)
        for told in read:
            if told.key not in self._judged:
                self._judged[told.key] = next(iter(self.judgments.judged([told])), None)
        return [judged for told in read if (judged := self._judged[told.key]) is not None]

    def as_read(self, keys: Iterable[str]) -> list[Told]:
        """The readings with these keys as they were read, whatever people decided of them."""
        wanted = list(dict.fromkeys(keys))
        self._look_up_decisions(wanted)
        for batch in batched(key for key in wanted if key not in self._raw):
            rows = ReadingRow.objects.order_by().filter(key__in=batch).select_related("capture")
            self._raw.update((row.key, told_of(row)) for row in rows)
        return [self._raw[key] for key in wanted if key in self._raw]

    def on_pages(self, captures: Iterable[str]) -> list[Told]:
        """All readings of these pages."""
        wanted = sorted(captures)
        for batch in batched(capture for capture in wanted if capture not in self._whole):
            self._whole |= {capture: [] for capture in batch}
            for row in ReadingRow.objects.order_by("key").filter(capture__in=batch).select_related("capture"):
                self._raw.setdefault(row.key, told_of(row))
                self._whole[row.capture_id].append(row.key)
        return self.of([key for capture in wanted for key in self._whole[capture]])

    def naming(self, names: Mapping[str, frozenset[str]]) -> list[Told]:
        """The readings that have one of the names among those they are about, or as who acts: by page, the names."""
        found: list[str] = []
        for batch in batched(sorted(names)):
            rows = list(ReadingRow.objects.order_by("key").filter(capture__in=batch).select_related("capture"))
            self._look_up_decisions([row.key for row in rows])
            for row in rows:
                if self._names(row, names[row.capture_id]):
                    self._raw.setdefault(row.key, told_of(row))
                    found.append(row.key)
        return self.of(found)

    def _look_up_decisions(self, readings: Iterable[str]) -> None:
        """A decision about one of these may be about others as well, and of several the last holds: all that were found so far
        are taken in their order."""
        new = set(readings) - self._asked
        self._asked |= new
        deciding = decisions_about(new) - self._deciding
        if deciding:
            self._deciding |= deciding
            self.judgments = Judgments.of(judgments_with(self._deciding))

    def _names(self, row: ReadingRow, names: frozenset[str]) -> bool:
        if row.key in self.judgments.corrections:
            return True
        event = row.reading["event"]
        return event.get("actor") in names or not names.isdisjoint(event.get("people", ()))
