"""Readings about prisoners -> happenings: for each person, which readings tell of the same thing; then who shares a happening.

Always true: what is said of some is never said of others. Merging goes person by person, and people share an event only where one
reading names them together and everything said of each (date, term, end, outcome, charges) is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import EventType, Stance
from habeas.register.folding.fields import shown, support
from habeas.register.folding.judging import Pairs
from habeas.register.folding.likeness import Likeness, agreements, day_of, likeness
from habeas.register.folding.told import Told, stance_class

Holder = str
"""Whom a happening is about: the key of an identity."""

_PERSONAL = ("date", "term", "until", "outcome")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, with the readings that tell it of each of those it is about, in the order they are named."""

    type: EventType
    stance: Stance
    told: tuple[Told, ...]
    about: Mapping[Holder, tuple[Told, ...]]


def happenings(
    readings: Iterable[Told],
    holders_of: Mapping[str, Sequence[Holder]],
    pairs: Pairs,
    among: Container[tuple[Holder, EventType]] | None = None,
) -> list[Happening]:
    """The happenings that readings with people tell of. `holders_of`: by a reading's key, whom it is about; `pairs`: what people
    said tells of one event, or of two; `among`: whose readings of which type are all there, where not everybody's are: nobody
    else has a part in what is found."""
    by_person: defaultdict[tuple[Holder, EventType, Stance], list[Told]] = defaultdict(list)
    for told in readings:
        for holder in holders_of[told.key]:
            if among is not None and (holder, told.event.type) not in among:
                continue
            by_person[holder, told.event.type, stance_class(told.event)].append(told)
    found: list[Happening] = []
    for (kind, stance), own in _by_kind(by_person, pairs).items():
        found += _shared(kind, stance, own, holders_of)
    return found


def _by_kind(
    by_person: Mapping[tuple[Holder, EventType, Stance], list[Told]], pairs: Pairs
) -> dict[tuple[EventType, Stance], list[tuple[Holder, tuple[Told, ...]]]]:
    kinds: defaultdict[tuple[EventType, Stance], list[tuple[Holder, tuple[Told, ...]]]] = defaultdict(list)
    for holder, kind, stance in sorted(by_person):
        for cluster in clusters(by_person[holder, kind, stance], pairs):
            kinds[kind, stance].append((holder, tuple(cluster)))
    return kinds


def clusters(readings: Iterable[Told], pairs: Pairs) -> list[list[Told]]:
    """Readings of one type about one person, put together where they tell of one happening. The best dated come first and found
    a cluster; one that fits several equally well stands alone. What people said of `pairs` holds."""
    found: list[list[Told]] = []
    for told in sorted(readings, key=_best_dated_first):
        host = _host(told, [cluster for cluster in found if not pairs.tells_apart(told, cluster)])
        if host is None:
            found.append([told])
        else:
            host.append(told)
    return pairs.joined(found)


def _best_dated_first(told: Told) -> tuple[object, ...]:
    date = told.event.date
    vague = 2 if date is None else 0 if day_of(date) is not None else 1
    first = (date and (date.earliest or date.latest)) or told.day
    return vague, first, *told.order


def _host(told: Told, found: Sequence[list[Told]]) -> list[Told] | None:
    fitting: list[tuple[tuple[bool, int], list[Told]]] = []
    for cluster in found:
        near = [likeness(told, member) for member in cluster]
        if all(near):
            agreed = max(agreements(told.event, member.event) for member in cluster)
            fitting.append(((Likeness.SAME_DAY in near, agreed), cluster))
    fitting.sort(key=lambda pair: pair[0], reverse=True)
    if not fitting:
        return None
    (same_day, agreed), best = fitting[0]
    doubtful = len(fitting) > 1 and fitting[1][0] == (same_day, agreed)
    return None if doubtful and not same_day else best


def _shared(
    kind: EventType, stance: Stance, own: Sequence[tuple[Holder, tuple[Told, ...]]], holders_of: Mapping[str, Sequence[Holder]]
) -> list[Happening]:
    """Joins what several people have in common: the same said of each, and one reading that names them together."""
    by_reading: defaultdict[tuple[str, tuple[object, ...]], list[int]] = defaultdict(list)
    for number, (_, told) in enumerate(own):
        said = _said(told)
        for one in told:
            by_reading[one.key, said].append(number)
    root = list(range(len(own)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for together in by_reading.values():
        for number in together[1:]:
            first, second = sorted((find(together[0]), find(number)))
            root[second] = first
    members: defaultdict[int, list[tuple[Holder, tuple[Told, ...]]]] = defaultdict(list)
    for number, one_own in enumerate(own):
        members[find(number)].append(one_own)
    return [_happening(kind, stance, each, holders_of) for each in members.values()]


def _said(told: Sequence[Told]) -> tuple[object, ...]:
    """What is said of the person in particular."""
    given = support(told)
    articles = sorted(str(charge["value"].get("article") or charge["value"]) for charge in given.get("charges", ()))
    return (*(shown(given, field) for field in _PERSONAL), *articles)


def _happening(
    kind: EventType,
    stance: Stance,
    members: Sequence[tuple[Holder, tuple[Told, ...]]],
    holders_of: Mapping[str, Sequence[Holder]],
) -> Happening:
    about: dict[Holder, list[Told]] = {}
    for holder, told in members:
        about.setdefault(holder, []).extend(told)
    everything = sorted({one.key: one for _, told in members for one in told}.values(), key=lambda t: t.order)
    named = dict.fromkeys(holder for one in everything for holder in holders_of[one.key] if holder in about)
    asserted = any(one.event.stance is stance for one in everything)
    return Happening(
        type=kind,
        stance=stance if asserted else everything[0].event.stance,
        told=tuple(everything),
        about={holder: tuple(sorted(about[holder], key=lambda t: t.order)) for holder in named},
    )
