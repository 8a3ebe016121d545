"""What enters the record without a person (entering.yaml, that of the register's folder before the one here), and in which order
events wait for one (reviewing.yaml).

Always true: a mistake in a file stops with a message that names file and line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from habeas.identity.knowledge import read_table
from habeas.model import EventType
from habeas.register.folding.judging import Entering
from habeas.register.home import home

PATH = Path(__file__).with_name("entering.yaml")


def entering() -> Entering:
    """The policy that holds here. Raises `TableMistake`."""
    own = home() / PATH.name
    return read_entering(own if own.is_file() else PATH)


def read_entering(path: Path) -> Entering:
    """The policy in a file. Raises `TableMistake`."""
    table = read_table(path)
    if table.content.keys() != {"independent_sources", "confidence"}:
        raise table.mistake((), "a policy has independent_sources and confidence, and nothing else")
    sources, confidence = table.content["independent_sources"], table.content["confidence"]
    if not isinstance(sources, int) or isinstance(sources, bool) or sources < 1:
        raise table.mistake(("independent_sources",), "independent_sources is a whole number, 1 or more")
    if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise table.mistake(("confidence",), "confidence is a number from 0 to 1")
    return Entering(independent_sources=sources, confidence=float(confidence))


ORDER = Path(__file__).with_name("reviewing.yaml")


@cache
def consequence(path: Path = ORDER) -> dict[EventType, int]:
    """For each type of event its place in the queue, the first 0. Raises `TableMistake`."""
    table = read_table(path)
    named = table.content.get("most_consequential_first")
    if not isinstance(named, list):
        raise table.mistake((), "most_consequential_first is a list of types of events")
    for number, name in enumerate(named):
        if name not in set(EventType):
            raise table.mistake(("most_consequential_first", number), f"{name!r} is no type of event")
    places = {EventType(name): number for number, name in enumerate(named)}
    return {kind: places.get(kind, len(places)) for kind in EventType}
