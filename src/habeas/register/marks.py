"""The marks by which names, statements and decisions are found that something may hang on: what should be in `NameMark`,
`StatementTime` and `DecidedReading`, compared and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from habeas.register.batches import BATCH, batched
from habeas.register.decisions import readings_decided
from habeas.register.folding.fold import is_by_person
from habeas.register.folding.linking import name_marks
from habeas.register.folding.statements import times_of
from habeas.register.folding.told import Told
from habeas.register.models import DecidedReading, Decision, Name, NameMark, StatementTime
from habeas.register.tables import Difference, delete_rows, difference_of_sets

_Time = tuple[str, str, bool, int | None, dt.date | None]
_OF_A_TIME: Final = ("reading", "kind", "named", "month", "told")


def bring_up_to_date(names: Iterable[str], readings: Iterable[Told], gone: Iterable[str] = ()) -> None:
    """Gives marks to names that have none, takes them from names that nobody has any more, and puts the times of these readings
    in place of those they had; `gone`: readings that are in the record no longer. The rows of `Name` are those of today."""
    for batch in batched(sorted(set(names))):
        borne = set(Name.objects.filter(name__in=batch).values_list("name", flat=True))
        marked = set(NameMark.objects.filter(name__in=batch).values_list("name", flat=True))
        delete_rows(NameMark.objects.filter(name__in=sorted(marked - borne)))
        new = [NameMark(mark=mark, name=name) for name in sorted(borne - marked) for mark in sorted(name_marks(name))]
        NameMark.objects.bulk_create(new, batch_size=BATCH)
    told = list(readings)
    for batch in batched(sorted({*(one.key for one in told), *gone})):
        delete_rows(StatementTime.objects.filter(reading__in=batch))
    rows = [StatementTime(**dict(zip(_OF_A_TIME, time, strict=True))) for time in _times(told)]
    StatementTime.objects.bulk_create(rows, batch_size=BATCH)


def decided(made: Iterable[Decision] | None = None) -> None:
    """Notes which readings these decisions are about, that are new; of all decisions, where none are given."""
    rows = [DecidedReading(decision=decision, reading=reading) for decision, reading in sorted(readings_decided(made))]
    DecidedReading.objects.bulk_create(rows, batch_size=BATCH)


def clear() -> None:
    """No mark is left."""
    for table in (NameMark, StatementTime, DecidedReading):
        delete_rows(table._default_manager.all())


def differences(names: Iterable[str], readings: Iterable[Told]) -> tuple[Difference, ...]:
    """How the marks differ from those that these names and readings, and all decisions, should have."""
    marks = {(mark, name) for name in set(names) for mark in name_marks(name)}
    times = set(_times(readings))
    return (
        difference_of_sets(NameMark, marks, set(NameMark.objects.values_list("mark", "name"))),
        difference_of_sets(StatementTime, times, set(StatementTime.objects.values_list(*_OF_A_TIME))),
        difference_of_sets(DecidedReading, readings_decided(), set(DecidedReading.objects.values_list("decision", "reading"))),
    )


def _times(readings: Iterable[Told]) -> list[_Time]:
    """The rows that the statements among the readings should have."""
    found = [(one.key, times_of(one)) for one in readings if not is_by_person(one)]
    return [(key, at.kind, at.named, month, at.told) for key, at in found for month in at.months or (None,)]
