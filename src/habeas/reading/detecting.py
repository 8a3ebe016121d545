"""Which types of event a text tells of, whoever they happen to: for sorting sentences, not for facts.

In: short texts, each on its own. Out: for each the types of which a frame holds in it. Always true: nobody need be named, and
nothing is said of who, when or where.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import EventType
from habeas.reading.finding import mentions_in
from habeas.reading.frames import frames
from habeas.reading.matching import Match, matches, scene
from habeas.reading.parsing import parse
from habeas.reading.parts import parts_of
from habeas.reading.scanning import trigger_scan
from habeas.reading.stance import Bearing, bearing, stance_words


def types_told(texts: Sequence[str], lang: str, *, also_unreal: bool = False) -> list[frozenset[EventType]]:
    """The types told as facts; with `also_unreal` those too that are denied, planned, wished for or feared."""
    scan = trigger_scan(lang)
    parts = [(number, part) for number, text in enumerate(texts) for part in parts_of(text, mentions_in(text)) if scan(part)]
    told: list[set[EventType]] = [set() for _ in texts]
    for (number, _), parsed in zip(parts, parse([part for _, part in parts], lang), strict=True):
        found = matches(scene(parsed), frames(lang))
        told[number].update(match.type for match in found if also_unreal or _is_told(match, lang))
    return [frozenset(types) for types in told]


def _is_told(match: Match, lang: str) -> bool:
    stands = bearing(match.trigger, stance_words(lang))
    wanted = Bearing.NEGATED if match.frame.if_negated == "needed" else Bearing.TOLD
    return stands is wanted or (stands is Bearing.NEGATED and match.frame.if_negated == "event")
