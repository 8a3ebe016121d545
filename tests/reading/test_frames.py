"""Every frame runs its own example sentences: what they say must be read, and what must not be read is not."""

import datetime as dt
from typing import Any

import pytest

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read_segment
from habeas.reading.frames import Example, Frame, frames

_EXAMPLES = [
    pytest.param(file.type, frame, example, id=f"{frame.id}-{number}")
    for file in frames("en").files
    for frame in file.frames
    for number, example in enumerate(frame.examples, 1)
]


def _read(kind: EventType, example: Example) -> list[dict[str, Any]]:
    day = dt.date.fromisoformat(example.published)
    segment = Segment(id="article", text=example.text, date=Edtf.of_day(day))
    return [r.event.to_json() for r in read_segment(segment, "en").readings if r.event.type is kind]


@pytest.mark.parametrize(("kind", "frame", "example"), _EXAMPLES)
def test_example(kind: EventType, frame: Frame, example: Example) -> None:
    events = _read(kind, example)
    if example.reads is None:
        assert not events
    else:
        wanted = example.reads
        assert any(all(event.get(name) == value for name, value in wanted.items()) for event in events), events


def test_every_frame_says_why_and_has_a_name_of_its_own() -> None:
    names = [frame.id for file in frames("en").files for frame in file.frames]
    assert len(names) == len(set(names))
    assert all(frame.why.endswith(".") for file in frames("en").files for frame in file.frames)


def test_there_are_frames_for_every_type_of_event() -> None:
    assert {file.type for file in frames("en").files} == set(EventType)
