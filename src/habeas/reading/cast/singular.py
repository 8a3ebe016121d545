"""Whom "he", "she" or "the blogger" means: one person whom the story has named.

In: the story so far, a gender and a place in the text. Out: a name, or none. Always true: it is somebody whom the story has
named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.reading.cast.appearing import Appearance
from habeas.reading.cast.lately import alone_in_the_paragraph, alone_since_told, only_one_told_of, opened_since_told
from habeas.reading.cast.party import JUDGING, OFFICIAL
from habeas.reading.cast.reach import REACH
from habeas.reading.cast.story import Story
from habeas.reading.pointing import pointing_words

_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def meant_by_singular(
    story: Story, gender: str | None, before: int, telling: frozenset[str] = frozenset(), never: frozenset[str] = frozenset()
) -> str | None:
    """The one a singular pronoun means: whom the story was last about, else who was last named, genders agreeing; one of
    those who only tell of it where nobody else can be meant.
    """
    near = [a for a in story.appearances if a.start < before and story.sentence - a.sentence <= REACH and a.name not in never]
    fitting = [a for a in near if gender is None or a.gender in (None, gender)]
    names = {a.name for a in fitting}
    officials = {a.name for a in near if a.role_class in OFFICIAL}
    told = [people[0] for at, people in reversed(story.focus) if len(people) == 1 and story.sentence - at <= REACH]
    last_told = [name for name in told if name not in officials]
    here = [a for a in fitting if a.sentence == story.sentence and not story.stands_aside(a)]
    if here and _is_meant_before(story, here, gender):
        here = []
    if here and last_told and all(a.name in telling and a.quoted for a in here):
        here = [a for a in here if a.name in last_told]
    if here:
        return next((a.name for a in here if a.name not in telling), here[0].name)
    if (before_semicolon := _in_part_before(story, fitting, before)) is not None:
        return before_semicolon
    alone = alone_since_told(story, fitting)
    if alone is not None:
        return alone
    opening = opened_since_told(story, fitting) or alone_in_the_paragraph(story, fitting)
    if opening is not None:
        return opening
    for name in _without_those_passed_by(story, last_told):
        if name in names or not any(
            a.name == name for a in story.appearances if gender is not None and a.gender not in (None, gender)
        ):
            return name
    leading = [a for a in fitting if story.takes_part(a)]
    leading = [a for a in leading if not a.beside] or leading
    if not leading and (only := only_one_told_of(story, gender)) is not None:
        return only
    leading = leading or [a for a in fitting if a.role_class not in OFFICIAL and not a.quoted]
    leading = leading or [a for a in fitting if a.role_class not in JUDGING and not (a.quoted and story.stands_aside(a))]
    if not leading:
        return None
    latest = max(a.sentence for a in leading)
    return next(a.name for a in leading if a.sentence == latest)


def _is_meant_before(story: Story, here: Sequence[Appearance], gender: str | None) -> bool:
    """ "*He* says the order came from Smith; they have called *him* …": where those named in the sentence are only there as
    ones referred to, a pronoun before them still means whoever it meant there.
    """
    if gender is None or not all(a.beside for a in here):
        return False
    words = story.text[story.begins : min(a.start for a in here)].lower().split()
    return any(pointing_words().genders.get(word) == gender for word in words)


def _without_those_passed_by(story: Story, told: Sequence[str]) -> list[str]:
    """ "Police detained Smith. *Her colleague Jones* had been jailed in May. 35 are in prison. *She* was taken …": who comes
    up as somebody's is not meant any more once the story has gone on, where others were told of.
    """
    here = {a.name for a in story.appearances if a.sentence >= story.sentence - 1}
    belonging = {a.name for a in story.appearances if a.belongs} - here
    return [name for name in told if name not in belonging] or list(told)


def _in_part_before(story: Story, fitting: Sequence[Appearance], before: int) -> str | None:
    """ "Prosecutors had an indictment ready against *Smith*; *she* is to answer for it": the one whom the part before the
    semicolon names.
    """
    near = [a for a in fitting if a.sentence == story.sentence - 1 and story.takes_part(a)]
    here = [a for a in near if ";" in story.text[a.end : before] and not _SENTENCE_END.search(story.text, a.end, before)]
    names = {a.name for a in here}
    return names.pop() if len(names) == 1 else None
