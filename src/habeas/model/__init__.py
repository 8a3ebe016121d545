"""The values that travel through Habeas: immutable, typed, JSON in and out. Imports nothing of ours."""

from habeas.model.edtf import Edtf
from habeas.model.errors import HabeasError, RecordRefused, ValueRefused
from habeas.model.event import Charge, CountPart, Event, Evidence, Reading
from habeas.model.page import DEFAULT_LANG, Found, FoundDay, MediaType, Page, PageFacts, Segment
from habeas.model.term import Term
from habeas.model.vocabulary import OUTCOMES, Agreement, CountOf, EventType, Sex, Stance

__all__ = [
    "DEFAULT_LANG",
    "OUTCOMES",
    "Agreement",
    "Charge",
    "CountOf",
    "CountPart",
    "Edtf",
    "Event",
    "EventType",
    "Evidence",
    "Found",
    "FoundDay",
    "HabeasError",
    "MediaType",
    "Page",
    "PageFacts",
    "Reading",
    "RecordRefused",
    "Segment",
    "Sex",
    "Stance",
    "Term",
    "ValueRefused",
]
