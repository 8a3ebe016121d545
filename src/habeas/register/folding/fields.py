"""Values that several readings give for one field -> the value shown, with every other beside it and the readings of each.

Always true: nothing is averaged or made up; a value shown was read; which one is shown depends on the values and their sources
alone: what a person corrected, then what a person accepted, then a day before a month, one length before a range, then what
most pages say, then the longer text, then the alphabet.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from operator import attrgetter
from typing import Any, Final

from habeas.model import Edtf, Term
from habeas.register.folding.told import Told

Given = dict[str, Any]
"""One value of a field and the keys of the readings that give it: {"value": …, "readings": […]}; of a corrected one, the keys of
the decisions as well: {"value": …, "readings": [], "decisions": […]}."""

_TEXTS: Final = (
    "court",
    "judge",
    "case",
    "outcome",
    "actor",
    "group",
    "addressee",
    "target",
    "place",
    "attribution",
    "occasion",
)
_DATES: Final = ("date", "until", "occasion_date")
SINGLE: Final = (*_DATES, "term", *_TEXTS, "count", "count_of", "count_sum")
"""The fields of which one value is shown."""


def support(readings: Iterable[Told]) -> dict[str, list[Given]]:
    """For each field that some reading fills, its values, that shown first; for charges, demands and parts of counts, all are."""
    told = sorted(readings, key=attrgetter("order"))
    found: dict[str, list[Given]] = {}
    for field in SINGLE:
        if values := _values(told, field):
            found[field] = values if len(values) == 1 else sorted(values, key=lambda given: _rank(field, given, told))
    for field in ("charges", "demands", "count_parts"):
        if values := _listed(told, field):
            found[field] = values
    return found


def shown(given: dict[str, list[Given]], field: str) -> Any:
    """The value of a field that is shown; an empty text where none was read."""
    return given[field][0]["value"] if given.get(field) else ""


def is_contradicted(given: dict[str, list[Given]]) -> bool:
    """Whether the sources give different terms or outcomes, or days that cannot be the same: a month and a day in it can."""
    if any(len(given.get(field, ())) > 1 for field in ("term", "outcome")):
        return True
    dates = [[Edtf.parse(one["value"]) for one in given.get(field, ())] for field in ("date", "until")]
    return any(not one.may_meet(other) for field in dates for one, other in combinations(field, 2))


def _written(value: Any) -> Any:
    return str(value) if isinstance(value, (Edtf, Term)) else value


def _values(told: Sequence[Told], field: str) -> list[Given]:
    if all(getattr(one.event, field) is None for one in told):
        return []
    by_value: defaultdict[Any, list[Told]] = defaultdict(list)
    for one in told:
        value = _written(getattr(one.event, field))
        if value is not None:
            by_value[value].append(one)
    return [_given(value, by, field) for value, by in by_value.items()]


def _given(value: Any, by: Sequence[Told], field: str) -> Given:
    """The value with what it rests on: the decision where it was corrected, else the reading."""
    decisions = sorted({one.amended[field] for one in by if field in one.amended})
    given = {"value": value, "readings": sorted(one.key for one in by if field not in one.amended)}
    return given | {"decisions": decisions} if decisions else given


def _rank(field: str, given: Given, told: Sequence[Told]) -> tuple[Any, ...]:
    by = [t for t in told if t.key in given["readings"]]
    pages = len({t.capture for t in by})
    value = given["value"]
    judged = "decisions" not in given, not any(t.accepted for t in by)
    if field in _DATES:
        return (*judged, *_vagueness(Edtf.parse(value)), -pages, value)
    if field == "term":
        return *judged, len(Term.parse(value).lengths) > 1, -pages, value
    return *judged, -pages, -len(str(value)), str(value)


def _vagueness(date: Edtf) -> tuple[int, bool]:
    """Days between the bounds, and whether any part is in doubt."""
    if date.earliest is None or date.latest is None:
        return dt.date.max.toordinal(), date.is_uncertain
    return (date.latest - date.earliest).days, date.is_uncertain


def _listed(told: Sequence[Told], field: str) -> list[Given]:
    """Each entry once, in the order first told; a charge that is given by its article once, as the fullest entry has it."""
    entries: dict[str, Given] = {}
    for one in told:
        for entry in getattr(one.event, field):
            value = entry if isinstance(entry, str) else entry.to_json()
            key = _entry_key(value)
            given = _given(value, [one], field)
            if key not in entries:
                entries[key] = given
                continue
            kept = entries[key]
            kept["readings"] = sorted({*kept["readings"], *given["readings"]})
            if decisions := sorted({*kept.get("decisions", ()), *given.get("decisions", ())}):
                kept["decisions"] = decisions
            if isinstance(value, dict) and len(value) > len(kept["value"]):
                kept["value"] = value
    return list(entries.values())


def _entry_key(value: str | dict[str, Any]) -> str:
    if isinstance(value, str):
        return value.casefold()
    if "article" in value:
        return f"article {value['article']}"
    return repr(sorted(value.items())).casefold()
