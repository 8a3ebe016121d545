"""Events and readings: JSON both ways, and refusals that name what is wrong."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from habeas.model import Charge, Event, EventType, Evidence, Reading, RecordRefused, Stance, Term

QUOTE = "Nine years each were given to Ulvi Hasanli and Sevinj Vagifgizi."
SENTENCE: dict[str, Any] = {
    "type": "sentence",
    "people": ["Ulvi Hasanli", "Sevinj Vagifgizi"],
    "court": "Baku Serious Crimes Court",
    "case": "Abzas Media case",
    "charges": [{"law": "Criminal Code", "article": "206.3.2", "offence": "smuggling"}],
    "term": "P9Y",
    "date": "2025-06-20",
    "stance": "asserted",
    "segment": "article",
    "quote": QUOTE,
    "start": 10,
    "end": 10 + len(QUOTE),
}


def test_json_comes_back_as_it_went() -> None:
    event = Event.from_json(SENTENCE)
    assert event.to_json() == SENTENCE
    assert Event.from_json(json.dumps(SENTENCE)) == event


def test_values_are_typed() -> None:
    event = Event.from_json(SENTENCE)
    assert event.type is EventType.SENTENCE
    assert event.term == Term.parse("P108M")
    assert event.date is not None
    assert event.date.day is not None
    assert event.charges == (Charge(law="Criminal Code", article="206.3.2", offence="smuggling"),)


def test_an_event_cannot_be_changed() -> None:
    event = Event.from_json(SENTENCE)
    with pytest.raises(ValidationError, match="frozen"):
        event.court = "another"  # type: ignore[misc]
    assert hash(event) == hash(Event.from_json(SENTENCE))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"type": "kidnapping"}, "field 'type'"),
        ({"verdict": "guilty"}, "field 'verdict': is no field of this record"),
        ({"date": "20 June 2025"}, "field 'date'"),
        ({"term": "nine years"}, "field 'term'"),
        ({"stance": "rumoured"}, "field 'stance'"),
        ({"charges": [{}]}, "names a law, an article or an offence"),
        ({"charges": [{"section": "12"}]}, "field 'charges.0.section'"),
        ({"end": 11}, "not as long as the quote"),
        ({"quote": ""}, "field 'quote'"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], named: str) -> None:
    with pytest.raises(RecordRefused, match=named):
        Event.from_json(SENTENCE | change)


def test_broken_json_is_refused_in_one_line() -> None:
    with pytest.raises(RecordRefused, match="Event: field '\\(whole\\)': is no JSON") as refused:
        Event.from_json('{"type": ')
    assert "\n" not in str(refused.value)


def test_counts_keep_their_qualifier_and_their_parts() -> None:
    counted = SENTENCE | {
        "count": "nearly 60",
        "count_of": "actors",
        "count_parts": [{"n": 10, "of": "senators"}],
        "count_sum": 58,
    }
    event = Event.from_json(counted)
    assert event.count == "nearly 60"
    assert event.to_json() == counted


def test_a_reading_carries_its_evidence() -> None:
    event = Event.from_json(SENTENCE | {"stance": Stance.ASSERTED})
    reading = Reading(
        event=event, frame="sentence.give", evidence={"term": Evidence(spans=((10, 20),), rule="years")}, reader="1"
    )
    assert Reading.from_json(reading.to_json()) == reading
    assert reading.to_json()["evidence"]["term"] == {"spans": [[10, 20]], "rule": "years"}
