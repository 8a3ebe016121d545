"""What people decided about events: accepted, rejected, corrected, put together, told apart, published, withheld.

An event is folded and may be folded otherwise tomorrow; so each decision names the readings that tell of it, which stay.

Always true: a decision about an event is about every reading that tells of it at that time; a correction gives a value that the
vocabulary allows; two readings are put together only where they are of one type.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from habeas.model import RecordRefused
from habeas.register.batches import batched, values_where
from habeas.register.decisions.writing import Deciding, DecisionRefused, deciding, in_force, in_force_without
from habeas.register.folding.judging import AMENDABLE, Judged, Judgment, amended
from habeas.register.models import DecidedReading, Decision, EventRow, Participation, ReadingRow, Source

_JUDGED = frozenset(kind.value for kind in Judged)
_PEOPLE = "people"


def judgments(*, before: dt.datetime | None = None) -> list[Judgment]:
    """What people decided of readings and nobody took back, in the order in which they did; `before`: until that moment."""
    return _judgments(in_force(before).filter(kind__in=_JUDGED))


def judgments_with(keys: Iterable[str], *, without: Sequence[Decision] = ()) -> list[Judgment]:
    """The same of the decisions with these keys; `without`: as it was before these were made."""
    rows = in_force_without(without)
    found = {row.key: row for batch in batched(sorted(keys)) for row in rows.filter(key__in=batch)}
    return _judgments(sorted(found.values(), key=lambda row: (row.decided_at, row.key)))


def _judgments(rows: Iterable[Decision]) -> list[Judgment]:
    return [
        Judgment(row.key, Judged(row.kind), tuple(said["readings"]), said.get("field", ""), said.get("value"))
        for row in rows
        if "readings" in (said := row.said or {})  # else it is about publishing a person
    ]


def readings_judged(made: Iterable[Decision]) -> frozenset[str]:
    """The readings that these decisions are about."""
    return frozenset(reading for row in made for reading in _readings_in(row))


def decisions_about(readings: Iterable[str]) -> set[str]:
    """The keys of the decisions about one of these readings, also of those that were taken back."""
    return values_where(DecidedReading, "reading", readings, "decision")


def readings_decided(made: Iterable[Decision] | None = None) -> set[tuple[str, str]]:
    """Each of these decisions (of all, where none are given) with each reading that it is about."""
    rows = Decision.objects.filter(kind__in=_JUDGED).iterator() if made is None else made
    return {(row.key, reading) for row in rows for reading in _readings_in(row)}


def _readings_in(row: Decision) -> Sequence[str]:
    return (row.said or {}).get("readings", ()) if row.kind in _JUDGED else ()


def accept(event: str, *, by: str, why: str, seconds: int | None = None) -> Decision:
    """A person looked: the page says so. `event`: its key, or that of a reading; `seconds`: how long the look took, where it was
    measured. Raises `DecisionRefused`."""
    return _judge(Judged.ACCEPT, event, by, why, seconds)


def reject(event: str, *, by: str, why: str, seconds: int | None = None) -> Decision:
    """A person looked: the page does not say so. It leaves the record. Raises `DecisionRefused`."""
    return _judge(Judged.REJECT, event, by, why, seconds)


def publish(event: str, *, by: str, why: str) -> Decision:
    """It may be shown to everyone. Raises `DecisionRefused`."""
    return _judge(Judged.PUBLISH, event, by, why)


def withhold(event: str, *, by: str, why: str) -> Decision:
    """It is shown to those with an account alone. Raises `DecisionRefused`."""
    return _judge(Judged.WITHHOLD, event, by, why)


def amend(event: str, field: str, value: Any, *, by: str, why: str) -> Decision:
    """Another value for a field, as plain JSON; none: the field holds nothing. Raises `DecisionRefused` where the vocabulary does
    not allow it."""
    return amend_fields(event, {field: value}, by=by, why=why)[0]


def amend_fields(event: str, values: Mapping[str, Any], *, by: str, why: str, seconds: int | None = None) -> tuple[Decision, ...]:
    """Corrects several fields at once: all of them or none; one decision for each. Raises `DecisionRefused`."""
    for field in values:
        if field not in AMENDABLE:
            raise DecisionRefused(f"{field!r} cannot be corrected; these can: {', '.join(sorted(AMENDABLE))}")
    with deciding(by, why) as person:
        readings = _readings_of(event)
        told = _words_of(event)
        for row in readings:
            _refuse_impossible(row, values)
        return tuple(_amended(person, readings, told, field, value, seconds) for field, value in values.items())


def _amended(
    person: Deciding, readings: Sequence[ReadingRow], told: list[str], field: str, value: Any, seconds: int | None
) -> Decision:
    was = [getattr(row.value().event, field) for row in readings]
    said = {"readings": [row.key for row in readings], "field": field, "value": value, "was": _plain(was)}
    return person.write(Judged.AMEND, readings[0].key, "", told, said=said | _taking(seconds))


def same_event(event: str, other: str, *, by: str, why: str) -> Decision:
    """Two events are one. Raises `DecisionRefused`."""
    return _pair(Judged.SAME_EVENT, event, other, by, why)


def different_events(event: str, reading: str, *, by: str, why: str) -> Decision:
    """A reading tells of another event than the rest of those that were put together with it. Raises `DecisionRefused`."""
    return _pair(Judged.DIFFERENT_EVENTS, event, reading, by, why)


# --- One event ------------------------------------------------------------------------------------------------------------


def _taking(seconds: int | None) -> dict[str, int]:
    return {} if seconds is None else {"seconds": seconds}


def _judge(kind: Judged, event: str, by: str, why: str, seconds: int | None = None) -> Decision:
    with deciding(by, why) as person:
        readings = _readings_of(event)
        said = {"readings": [row.key for row in readings]} | _taking(seconds)
        return person.write(kind, readings[0].key, "", _words_of(event), said=said)


def _readings_of(event: str) -> list[ReadingRow]:
    """The readings that tell of the event with this key; of a reading's key, that reading alone."""
    rows = list(ReadingRow.objects.filter(sources__event=event).distinct().order_by("capture__published", "key"))
    rows = rows or list(ReadingRow.objects.filter(key=event))
    if not rows:
        raise DecisionRefused(f"there is no event {event!r}; it may have been put together with another since")
    return rows


def _words_of(event: str) -> list[str]:
    """What the decision was about, in words that stay when the event does not: its type, and whom it is about."""
    row = EventRow.objects.filter(key=event).first() or EventRow.objects.filter(sources__reading=event).first()
    if row is None:
        return []
    names = Participation.objects.filter(event=row, role=Participation.Role.ABOUT).order_by("position")
    return [row.type, *names.values_list("name", flat=True)]


def _refuse_impossible(row: ReadingRow, values: Mapping[str, Any]) -> None:
    event = row.value().event
    for field, value in values.items():
        try:
            amended(event, {field: value})
        except RecordRefused as refused:
            said = "; ".join(problem for _, problem in refused.problems)
            raise DecisionRefused(f"{field} cannot be {value!r}: {said}") from None
    changed = amended(event, values)
    if _PEOPLE in values and not all(name.strip() for name in changed.people):
        raise DecisionRefused("a name holds no letters")


def _plain(values: Sequence[Any]) -> list[Any]:
    """Each value once, as JSON has it."""
    found: list[Any] = []
    for value in values:
        plain = [_one(each) for each in value] if isinstance(value, tuple) else _one(value)
        if plain not in found:
            found.append(plain)
    return found


def _one(value: Any) -> Any:
    if hasattr(value, "to_json"):
        return value.to_json()
    return value if value is None or isinstance(value, (str, int)) else str(value)


# --- Two events -----------------------------------------------------------------------------------------------------------


def _pair(kind: Judged, event: str, other: str, by: str, why: str) -> Decision:
    with transaction.atomic():  # so that what proves impossible is not kept
        with deciding(by, why) as person:
            first, second = _readings_of(event), _readings_of(other)
            there = [row.key for row in second]
            here = [row.key for row in first if row.key not in there]
            _refuse_pair(kind, first, second)
            said = {"readings": [*here, *there] if kind is Judged.SAME_EVENT else [there[0], *here]}
            decision = person.write(kind, said["readings"][0], said["readings"][1], _words_of(event), said=said)
        together = _are_one(here[0], there[0])
        if kind is Judged.SAME_EVENT and not together:
            raise DecisionRefused("they cannot be one event: they have nobody in common, or one is denied, demanded or planned")
        if kind is Judged.DIFFERENT_EVENTS and together:
            raise DecisionRefused("they cannot be told apart: another decision holds them together; take that back first")
    return decision


def _refuse_pair(kind: Judged, first: Sequence[ReadingRow], second: Sequence[ReadingRow]) -> None:
    one, other = {row.key for row in first}, {row.key for row in second}
    if kind is Judged.SAME_EVENT and one & other:
        raise DecisionRefused("these are one event already")
    if kind is Judged.DIFFERENT_EVENTS and not (len(other) == 1 and other < one):
        raise DecisionRefused("told apart is one of several readings of an event from the rest")
    kinds = sorted({row.type for row in (*first, *second)})
    if len(kinds) > 1:
        raise DecisionRefused(f"events of two types are never one ({', '.join(kinds)}); correct the type first")


def _are_one(reading: str, other: str) -> bool:
    return Source.objects.filter(reading=reading, event__sources__reading=other).exists()


def bulk_accept(events: Sequence[str], *, by: str, why: str) -> list[Decision]:
    """Accepts several at once, in one transaction: one decision each. Raises `DecisionRefused`."""
    with deciding(by, why) as person:
        made = []
        for event in events:
            said = {"readings": [row.key for row in _readings_of(event)]}
            made.append(person.write(Judged.ACCEPT, said["readings"][0], "", _words_of(event), said=said))
        return made
