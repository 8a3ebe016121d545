"""What is read from a text of a few sentences, told on one day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from habeas.model import Edtf, EventType, Segment
from habeas.reading import read


def events(text: str, kind: EventType) -> list[dict[str, Any]]:
    """The events of this type in a text of 14 March 2025, as they are written."""
    segment = Segment(id="article", text=text, date=Edtf.of_day(dt.date(2025, 3, 14)))
    found = (reading.event for reading in read([segment]))
    return [event.model_dump(mode="json", exclude_none=True) for event in found if event.type is kind]


def people(text: str, kind: EventType) -> list[list[str]]:
    """Of each of those events the people it is told of."""
    return [event.get("people", []) for event in events(text, kind)]
