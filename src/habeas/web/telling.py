"""An event told: its heading, and every value with the numbers of the sources that give it.

In: an `EventView`. Out: a `Told`. Always true: the sources are numbered from 1 in the order of the event's own list; a value
whose readings are not recorded one by one leads to all sources of the event; what contradicts the value shown stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from habeas.model import Charge, Edtf, EventType, HabeasError, Term
from habeas.register.bodies import Body
from habeas.register.queries import EventView, Name, SourceView
from habeas.web.wording.dates import date_in_words
from habeas.web.wording.sentences import charge_in_words, count_in_words
from habeas.web.wording.terms import term_in_words
from habeas.web.wording.vocabulary import FIELDS, FIELDS_BY_TYPE, TYPES, Words, outcome_in_words, stance_in_words

_GIST: Final = ("term", "outcome")
"""What belongs beside the type: a sentence of nine years, a release by pardon."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source and its number in the event."""

    number: int
    view: SourceView


@dataclass(frozen=True, slots=True)
class Value:
    """One value in words, the sources that give it, and whose name it is where it is one in the register; or what `body` it names
    (a court, a judge, a prison, a case)."""

    words: Words
    sources: tuple[Source, ...]
    person: str | None = None
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its values; `others` are those that contradict the ones shown."""

    field: str
    label: Words
    values: tuple[Value, ...]
    others: tuple[Value, ...] = ()

    @property
    def shared_sources(self) -> tuple[Source, ...]:
        """The sources of all values where they are the same for each, so that they need be named only once; else none."""
        first = self.values[0].sources
        return first if all(value.sources == first for value in self.values) else ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    event: EventView
    heading: Words
    gist: tuple[Row, ...]
    stance: Words
    date: Row | None
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]

    @property
    def publications(self) -> int:
        """On how many pages the event is told."""
        return len({source.view.page.key for source in self.sources})


def told(event: EventView) -> Told:
    """The event in words."""
    sources = tuple(Source(number, view) for number, view in enumerate(event.sources, start=1))
    shown = {field: _row(event, sources, field, values) for field, values in _values_of(event).items()}
    gist = tuple(shown[field] for field in _GIST if field in shown)
    return Told(
        event=event,
        heading=TYPES[event.type],
        gist=gist,
        stance=stance_in_words(event.type, event.stance),
        date=shown.pop("date", None),
        rows=tuple(shown[field] for field in FIELDS if field in shown and (field not in _GIST or shown[field].others)),
        sources=sources,
    )


def _values_of(event: EventView) -> Mapping[str, tuple[Any, ...]]:
    """What each filled field holds; only those that are shown as fields."""
    count = event.count or event.count_parts
    single = {
        "group": event.group,
        "court": event.court,
        "judge": event.judge,
        "case": event.case,
        "term": event.term,
        "until": event.until,
        "outcome": event.outcome,
        "addressee": event.addressee,
        "target": event.target,
        "occasion": event.occasion,
        "date": event.date,
        "place": event.place,
        "attribution": event.attribution,
        "count": count_in_words(event.count, event.count_parts, event.count_sum) if count else "",
    }
    several = {
        "people": event.people,
        "actor": event.actors or ((event.actor,) if event.actor else ()),
        "charges": event.charges,
        "demands": event.demands,
    }
    return {field: (value,) for field, value in single.items() if value} | {
        field: values for field, values in several.items() if values
    }


def _row(event: EventView, sources: tuple[Source, ...], field: str, values: tuple[Any, ...]) -> Row:
    label = FIELDS_BY_TYPE.get(event.type, {}).get(field, FIELDS[field])
    shown = tuple(_value(event, sources, field, value) for value in values)
    others = (
        Value(in_words(field, other.value), _giving(sources, other.readings))
        for other in event.contradictions.get(field, ())[1:]
        if field not in ("people", "count")
    )
    return Row(field, label, shown, tuple(others))


def _value(event: EventView, sources: tuple[Source, ...], field: str, value: Any) -> Value:
    if isinstance(value, Name):
        return Value(value.name, _giving(sources, value.readings), value.person)
    words = in_words(field, value)
    if field == "occasion" and event.occasion_date is not None:
        words = f"{words} ({date_in_words(event.occasion_date)})"
    given = [one.readings for one in event.support.get(field, ()) if _same(field, one.value, value)]
    return Value(words, _giving(sources, given[0]) if given else sources, body=_body(event.type, field))


def _body(type_: EventType, field: str) -> Body | None:
    """What a field's value names; where somebody was moved to is a prison."""
    if field == "place":
        return Body.PRISON if type_ is EventType.TRANSFER else None
    return Body(field) if field in ("court", "judge", "case") else None


def _same(field: str, one: Any, other: Any) -> bool:
    return one == other or in_words(field, one) == in_words(field, other)


def _giving(sources: tuple[Source, ...], readings: Iterable[str]) -> tuple[Source, ...]:
    wanted = set(readings)
    return tuple(source for source in sources if source.view.reading in wanted) or sources


def in_words(field: str, value: Any) -> Words:
    """A field's value in words, whether it comes as a value or as JSON; what is not understood stays as it is written."""
    try:
        match field, value:
            case "charges", Charge():
                return charge_in_words(value)
            case "charges", dict():
                return charge_in_words(Charge.from_json(value))
            case "charges" | "demands" | "people", list() | tuple():
                return ", ".join(str(in_words(field, one)) for one in value)
            case "term", _:
                return term_in_words(Term.parse(str(value)))
            case "date" | "until" | "occasion_date", _:
                return date_in_words(Edtf.parse(str(value)))
            case "outcome", _:
                return outcome_in_words(str(value))
            case _:
                return str(value)
    except HabeasError:
        return str(value)
