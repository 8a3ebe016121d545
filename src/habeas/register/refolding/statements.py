"""Statements that may tell of one thing with those that are otherwise now: every reading whose place may hang on them.

Always true: two readings that may be one statement are both given, or neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from habeas.register.batches import batched
from habeas.register.folding.fold import is_by_person
from habeas.register.folding.statements import ANY_MONTH, Times, one_statement, times_of
from habeas.register.folding.told import Told
from habeas.register.models import Participation, StatementTime
from habeas.register.refolding.people import Whose
from habeas.register.refolding.tellings import Tellings


def all_near(seeds: Iterable[Told], tellings: Tellings, whose: Whose) -> list[Told]:
    """The statements that a chain of likeness joins to the seeds. `seeds` may have one reading in several forms, as it was and as
    it is; every reading that may have been about others before is among them, so that whom any other is about is known."""
    reached: set[str] = set()
    waiting = [told for told in seeds if not is_by_person(told)]
    while waiting:
        reached |= {told.key for told in waiting}
        found: dict[str, Told] = {}
        for told in waiting:
            found |= {other.key: other for other in _near(told, tellings, whose) if other.key not in reached}
        waiting = list(found.values())
    return [told for told in tellings.of(sorted(reached)) if not is_by_person(told)]


def _near(told: Told, tellings: Tellings, whose: Whose) -> Iterator[Told]:
    """Those that may be one statement with it, now or in the record as it was, and those that people said are."""
    times = times_of(told)
    about = whose.ever(told)
    said_same = tellings.judgments.pairs.said_same(told.key)
    keys = {*_of_the_time(times), *_about_any(about, told), *said_same} - {told.key}
    possible = [other for other in tellings.of(sorted(keys)) if not is_by_person(other) and times_of(other).kind == times.kind]
    alike = [other for other in possible if one_statement(told, other, {told.key: (), other.key: ()})]
    holders = whose.holders(alike)
    for other in possible:
        if other.key in said_same:
            yield other
    for other in alike:
        if one_statement(told, other, {told.key: tuple(about), other.key: holders.of(other)}):
            yield other


def _about_any(people: Iterable[str], told: Told) -> Iterator[str]:
    """The readings of its type that are about one of these people in the record as it was."""
    for batch in batched(sorted(people)):
        about = Participation.objects.order_by().filter(identity__in=batch, role=Participation.Role.ABOUT)
        for kind, readings in about.values_list("event__type", "readings"):
            if kind == told.event.type.value:
                yield from readings


def _of_the_time(times: Times) -> Iterator[str]:
    """Those that may have been made when it was. Where it names whom it is about, those alone that name nobody: others that it
    may be one with are about the same people and found by these, since of a large register much is said in every month."""
    near = Q(pk__in=())
    if ANY_MONTH in times.months:
        near |= Q(month__isnull=False)
    elif times.months:
        near |= Q(month__in=(ANY_MONTH, *times.months))
    if times.told_near is not None:
        near |= Q(told__range=times.told_near)
    named = (False,) if times.named else (False, True)
    there = StatementTime.objects.filter(near, kind=times.kind, named__in=named)
    yield from there.values_list("reading", flat=True).distinct()
