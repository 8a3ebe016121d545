"""Readings made for tests: what a page tells, in a line of Python. Sentences are given where the quote matters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from habeas.model import Edtf, Event, EventType, Stance, Term
from habeas.register.folding import Told
from habeas.register.keys import key_of
from habeas.register.status import Fact


def event(kind: str, *people: str, quote: str = "It was reported.", segment: str = "article", **given: Any) -> Event:
    """An event with these people; articles may be given as `articles=("228.3",)`."""
    articles = given.pop("articles", ())
    record = {
        "type": kind,
        "people": people,
        "segment": segment,
        "quote": quote,
        "start": 0,
        "end": len(quote),
        "charges": [{"article": article} for article in articles],
        **given,
    }
    return Event.from_json(record)


def told(page: str, day: str | None, kind: str, *people: str, **given: Any) -> Told:
    """A reading of `page`, published on `day`."""
    read = event(kind, *people, **given)
    published = dt.date.fromisoformat(day) if day is not None else dt.date.max
    return Told(key_of(page, read.to_json()), page, published, read)


def fact(kind: str, date: str | None = None, *, told_by: str | None = None, term: str | None = None, **given: Any) -> Fact:
    """A fact for the rules of status, keyed by its type and date."""
    until = given.pop("until", None)
    given["stance"] = Stance(given.get("stance", "asserted"))
    return Fact(
        key=f"{kind} {date}",
        type=EventType(kind),
        date=Edtf.parse(date) if date is not None else None,
        told_by=dt.date.fromisoformat(told_by) if told_by is not None else None,
        term=Term.parse(term) if term is not None else None,
        until=Edtf.parse(until) if until is not None else None,
        **given,
    )
