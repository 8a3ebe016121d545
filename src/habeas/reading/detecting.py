"""Which types of event a text tells of, whoever they happen to: for sorting sentences, not for facts.

In: short texts, each on its own. Out: for each the types of event told in it as facts. Always true: nothing is said of who, when
or where; nobody need be named where the words alone say what happened (`sorts: always`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.model import EventType
from habeas.reading.cast import Cast, Story
from habeas.reading.drafts import Draft
from habeas.reading.finding import mentions_in
from habeas.reading.frames import frames
from habeas.reading.knowledge.language import reading_in
from habeas.reading.matching import Match, Scene, matches, scene
from habeas.reading.parsing import parse
from habeas.reading.parts import parts_of
from habeas.reading.scanning import trigger_scan
from habeas.reading.stance import stance_words
from habeas.reading.telling import NOBODY_NAMED, Context, tell
from habeas.reading.values import Anchor


def types_told(texts: Sequence[str], lang: str) -> list[frozenset[EventType]]:
    """The types of event that each of the texts tells of."""
    with reading_in(lang):
        cut = [tuple(parts_of(text, mentions_in(text))) for text in texts]
        scan = trigger_scan()
        telling = [part for parts in cut for part in parts if scan(part)]
        scenes = {id(parsed.part): scene(parsed) for parsed in parse(telling)}
        return [
            frozenset(_types(text, [scenes[id(part)] for part in parts if id(part) in scenes]))
            for text, parts in zip(texts, cut, strict=True)
        ]


def _types(text: str, scenes: Sequence[Scene]) -> Iterator[EventType]:
    story = Story(text, custody=stance_words().custody)
    context = Context(text, Anchor(None, False), story, Cast(story))
    for each in scenes:
        context.story.enter(each.parsed.part)
        for match in matches(each, frames()):
            if _is_told(match, context):
                yield match.type


def _is_told(match: Match, context: Context) -> bool:
    told = tell(match, context, 0)
    if isinstance(told, Draft):
        return match.frame.sorts != "named" or bool(told.people)
    return match.frame.sorts == "always" and told.reason == NOBODY_NAMED
