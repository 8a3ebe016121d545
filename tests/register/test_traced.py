"""Every cell of the record of the example pages is traced: to the sentence it was read from, or to the decision it rests on."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from habeas.capture import PageInput
from habeas.model import Edtf, Reading, Term
from habeas.register.add import add
from habeas.register.decisions import accept, amend_fields
from habeas.register.models import Answer, Decision, EventRow, Mention, Participation, Person, ReadingRow, SegmentRow, Source
from running import EXAMPLES

pytestmark = pytest.mark.django_db

_FOLLOWS = {
    "key": "made of the first reading",
    "earliest": "the first day of date",
    "latest": "the last day of date",
    "told_by": "the first day a page told it",
    "support": "the traces themselves",
    "pages": "counted",
    "independent_sources": "counted",
    "standing": "follows from decisions, sources and confidence",
    "contradicted": "follows from the values that the sources give",
    "confidence": "of the surest reading",
    "published": "the last decision on it",
    "decisions": "the traces themselves",
    "type": "of every reading",
    "stance": "of a reading",
}
"""Columns of an event that are not read as such, and what they follow from; each is checked below."""


def test_every_cell_is_traced() -> None:
    keep_examples_and_decide()
    every_cell_of_an_event_is_read_or_decided()
    what_follows_follows()
    every_name_stands_in_a_page_and_every_quote_in_its_text()
    every_answer_says_why()


def keep_examples_and_decide() -> None:
    lines = map(json.loads, (EXAMPLES / "manifest.jsonl").read_text().splitlines())
    inputs = (_input(line) for line in lines)
    assert len(list(add(inputs))) == 16
    event = EventRow.objects.filter(type="sentence", term="P8Y").first()
    assert event is not None
    amend_fields(event.key, {"place": "Baku", "judge": None}, by="N. Reviewer", why="as the decision has it")
    accept(EventRow.objects.filter(standing="reported").order_by("key")[0].key, by="N. Reviewer", why="as the page says")


def _input(line: dict[str, Any]) -> PageInput:
    days = {name: dt.date.fromisoformat(line[name]) for name in ("published", "captured") if line.get(name)}
    raw = (EXAMPLES / line["file"]).read_bytes()
    return PageInput(id=line["id"], raw=raw, url=line["url"], lang=line["lang"], **days)


def readings() -> dict[str, Reading]:
    return {row.key: row.value() for row in ReadingRow.objects.all()}


def cells(event: EventRow) -> Iterator[tuple[str, Any]]:
    """What an event holds, column by column."""
    for column in EventRow._meta.concrete_fields:
        value = getattr(event, column.attname)
        if column.attname not in _FOLLOWS and value not in ("", None, []):
            yield column.attname, value


def every_cell_of_an_event_is_read_or_decided() -> None:
    read, decided = readings(), {row.key: row for row in Decision.objects.all()}
    traced = 0
    for event in EventRow.objects.all():
        for field, value in cells(event):
            given = event.support.get(field, [])
            shown = [one["value"] for one in given] if isinstance(value, list) else [one["value"] for one in given[:1]]
            assert shown == (value if isinstance(value, list) else [value] if field != "count" else shown), (event.key, field)
            assert given, f"{field} of {event.key} rests on nothing"
            for one in given:
                assert one["readings"] or one["decisions"], (event.key, field)
                assert all(_says(read[key], field, one["value"]) for key in one["readings"]), (event.key, field, one)
                assert all(decided[key].said["field"] == field for key in one.get("decisions", ()))
                traced += 1
    assert traced > 300


def _says(reading: Reading, field: str, value: Any) -> bool:
    said = getattr(reading.event, field)
    if isinstance(said, tuple):
        plain = [one if isinstance(one, str) else one.to_json() for one in said]
        return value in plain or any(_is_part_of(one, value) for one in plain)
    return (str(said) if isinstance(said, Edtf | Term) else said) == value


def _is_part_of(one: Any, value: Any) -> bool:
    """A charge given by its article is shown as the fullest page has it."""
    return (
        isinstance(one, dict)
        and isinstance(value, dict)
        and one.get("article") is not None
        and one["article"] == value["article"]
    )


def what_follows_follows() -> None:
    read = readings()
    for event in EventRow.objects.all():
        own = [read[source.reading_id] for source in Source.objects.filter(event=event)]
        rows = [source.reading for source in Source.objects.filter(event=event).select_related("reading__capture")]
        assert own and {one.event.type for one in own} == {event.type}
        assert event.stance in {one.event.stance for one in own}
        date = Edtf.parse(event.date) if event.date else None
        assert (event.earliest, event.latest) == ((date.earliest, date.latest) if date else (None, None))
        assert event.told_by == min(row.capture.published for row in rows)
        assert event.pages == len({row.capture_id for row in rows}) >= event.independent_sources >= 1
        assert event.confidence == max(one.event.confidence or 0 for one in own)


def every_name_stands_in_a_page_and_every_quote_in_its_text() -> None:
    read = readings()
    for part in Participation.objects.all():
        assert part.readings
        named = [(*read[key].event.people, read[key].event.actor) for key in part.readings]
        assert any(part.name in names for names in named), part.name
    for row in ReadingRow.objects.all():
        text = SegmentRow.objects.get(capture=row.capture_id, segment=row.segment).text
        assert text[row.start : row.end] == row.quote
    for mention in Mention.objects.all():
        told = ReadingRow.objects.filter(capture=mention.capture_id)
        assert any(mention.spelling in row.value().event.people for row in told)
    for person in Person.objects.all():
        assert person.name in set(person.mentions.values_list("spelling", flat=True))


def every_answer_says_why() -> None:
    assert Answer.objects.exists() and not Answer.objects.filter(why="").exists()
