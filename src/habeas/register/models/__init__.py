"""The tables: `kept` holds what only ever grows, `record` what is folded from it and can be made anew."""

from habeas.register.models.kept import Capture, Decision, ReadingRow, SegmentRow
from habeas.register.models.record import Answer, EventRow, Mention, Participation, Person, Source

__all__ = [
    "Answer",
    "Capture",
    "Decision",
    "EventRow",
    "Mention",
    "Participation",
    "Person",
    "ReadingRow",
    "SegmentRow",
    "Source",
]
