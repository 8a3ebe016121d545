"""Every frame runs its own example sentences: what they say must be read, and what must not be read is not."""

import datetime as dt
from functools import cache
from typing import Any

import pytest

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read_segments
from habeas.reading.frames import Example, frames

_EXAMPLES = {
    f"{frame.id}-{number}": (file.type, example)
    for file in frames().files
    for frame in file.frames
    for number, example in enumerate(frame.examples, 1)
}


@cache
def _read() -> dict[str, list[dict[str, Any]]]:
    """The events of each example by its name; all examples are read together, which takes half the time."""
    outcomes = read_segments([_segment(example) for _, example in _EXAMPLES.values()], "en")
    return {name: [r.event.to_json() for r in outcome.readings] for name, outcome in zip(_EXAMPLES, outcomes, strict=True)}


def _segment(example: Example) -> Segment:
    return Segment(id="article", text=example.text, date=Edtf.of_day(dt.date.fromisoformat(example.published)))


@pytest.mark.parametrize("name", _EXAMPLES)
def test_example(name: str) -> None:
    kind, example = _EXAMPLES[name]
    events = [event for event in _read()[name] if event["type"] == kind]
    if example.reads is None:
        assert not events
    else:
        wanted = example.reads
        assert any(all(event.get(name) == value for name, value in wanted.items()) for event in events), events


def test_every_frame_says_why_and_has_a_name_of_its_own() -> None:
    names = [frame.id for file in frames().files for frame in file.frames]
    assert 0 < len(names) == len(set(names))
    assert all(frame.why.endswith(".") for file in frames().files for frame in file.frames)


def test_there_are_frames_for_every_type_of_event() -> None:
    assert {file.type for file in frames().files} == set(EventType)
