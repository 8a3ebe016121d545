"""Names found by several voices in one segment's text: people, bodies, courts, prisons, places, cases, occasions, groups.

In: a text whose lines are paragraphs, its title, and spans an entity recogniser proposes. Out: mentions, in order and apart.
Always true: `mention.text == text[mention.start:mention.end]`.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading.names import prisons
from habeas.reading.names.finding import NameMention, mentions_of
from habeas.reading.names.lexicon import lexicon
from habeas.reading.names.named import (
    BodyMention,
    BodySubtype,
    CaseMention,
    CourtMention,
    GroupMention,
    OccasionMention,
    PersonMention,
    PlaceMention,
    PrisonMention,
    PrisonSubtype,
    RoleClass,
)

__all__ = [
    "BodyMention",
    "BodySubtype",
    "CaseMention",
    "CourtMention",
    "GroupMention",
    "NameMention",
    "OccasionMention",
    "PersonMention",
    "PlaceMention",
    "PrisonMention",
    "PrisonSubtype",
    "RoleClass",
    "find_names",
    "names_prison",
]


def find_names(
    text: str, *, title: str | None = None, recognised: Sequence[tuple[int, int, str]] = ()
) -> tuple[NameMention, ...]:
    """The names in `text`; `recognised` are an entity recogniser's (start, end, label) spans, one voice among others."""
    apart: list[NameMention] = []
    for mention in mentions_of(text, title, recognised, lexicon()):
        if not apart or apart[-1].end <= mention.start:
            apart.append(mention)
    return tuple(apart)


def names_prison(text: str) -> bool:
    """Whether the text, the place of an event, names a prison, a colony or a detention centre: where people are held, and not
    where they are arrested."""
    return prisons.names_prison(text, lexicon())
