"""Statements that may tell of one thing with those that are otherwise now: every reading whose place may hang on them.

Always true: two readings that may be one statement are both given, or neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from habeas.register.folding.fold import is_by_person
from habeas.register.folding.statements import ANY_MONTH, Times, one_statement, times_of
from habeas.register.folding.told import Told
from habeas.register.models import StatementTime
from habeas.register.refolding.people import Whose
from habeas.register.refolding.tellings import Tellings


def all_near(seeds: Iterable[Told], otherwise: frozenset[str], tellings: Tellings, whose: Whose) -> list[Told]:
    """The statements that a chain of likeness joins to the seeds. `seeds` may have one reading in several forms, as it was and as
    it is; `otherwise`: the readings that may have been about others before, so that whom they are about tells nothing."""
    reached: set[str] = set()
    waiting = [told for told in seeds if not is_by_person(told)]
    while waiting:
        reached |= {told.key for told in waiting}
        found: dict[str, Told] = {}
        for told in waiting:
            found |= {other.key: other for other in _near(told, otherwise, tellings, whose) if other.key not in reached}
        waiting = list(found.values())
    return [told for told in tellings.of(sorted(reached)) if not is_by_person(told)]


def _near(told: Told, otherwise: frozenset[str], tellings: Tellings, whose: Whose) -> Iterator[Told]:
    """Those that may be one statement with it, and those that people said are."""
    times = times_of(told)
    keys = {*_of_the_time(times), *tellings.judgments.pairs.said_same(told.key)} - {told.key}
    possible = [other for other in tellings.of(sorted(keys)) if not is_by_person(other) and times_of(other).kind == times.kind]
    alike = [other for other in possible if one_statement(told, other, {told.key: (), other.key: ()})]
    holders = whose.holders((told, *alike))
    said_same = tellings.judgments.pairs.said_same(told.key)
    for other in possible:
        if other.key in said_same:
            yield other
    for other in alike:
        if not otherwise.isdisjoint((told.key, other.key)) or one_statement(told, other, holders.of_each((told, other))):
            yield other


def _of_the_time(times: Times) -> Iterator[str]:
    near = Q(pk__in=())
    if ANY_MONTH in times.months:
        near |= Q(month__isnull=False)
    elif times.months:
        near |= Q(month__in=(ANY_MONTH, *times.months))
    if times.told_near is not None:
        near |= Q(told__range=times.told_near)
    yield from StatementTime.objects.filter(near, kind=times.kind).values_list("reading", flat=True).distinct()
