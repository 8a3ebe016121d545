"""Whom "they", "both" or "the three" means: several whom the story has listed, or of whom it has told.

In: the story so far, a number if one stands there, and a place in the text. Out: names, or none. Always true: where a number
stands they are just as many, or known as some of so many.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading.cast.lately import counted_since_told, so_many_told_of, told_in_paragraph
from habeas.reading.cast.party import BYSTANDING
from habeas.reading.cast.reach import PAIR, REACH
from habeas.reading.cast.story import Story


def meant_by_plural(story: Story, number: int | None, before: int | None = None) -> tuple[str, ...]:
    """The people a plural means: the last list of that many, or where no number stands the last list told of; none that its
    sentence names behind it ("*they* urged the court to free Smith and Jones", "*both* were freed, unlike Smith and Jones").
    """
    told = [people for _, people in reversed(story.focus) if len(people) > 1]
    listed = [people for at, people in reversed(story.lists) if number is not None or story.sentence - at <= REACH]
    if before is not None:
        here = {a.name for a in story.appearances if a.start < before}
        listed = [people for people in listed if here.issuperset(people)]
    everyone = story.everyone_told_of()
    if number is not None:
        since = counted_since_told(story, number)
        near = told_in_paragraph(story)
        candidates = [since, near, *told, *listed, everyone, so_many_told_of(story, number), story.everyone_named(before)]
        known = next((p for p in candidates if len(p) == number and not _are_others(story, p, number, before)), ())
        return known or story.groups.counting(number) or story.some_of.get(number, ())
    if before is not None and (counted := _those_counted_back(story, before)):
        return counted
    listed = [people for people in listed if people not in story.doing]
    people = next((people for people in (*told, *listed) if not _all_stand_by(story, people)), ())
    return _dealt_with_them(story, people)


def _are_others(story: Story, people: Sequence[str], number: int, before: int | None) -> bool:
    """ "Smith, Jones and Brown were asked about *three students* who are held. *The three* …": those of whom nothing was
    told, and who were named only before others were counted.
    """
    since = story.groups.unnamed_since(number, len(story.text) if before is None else before)
    if since < 0 or not story.told.keys().isdisjoint(people):
        return False
    return not any(a.start > since for a in story.appearances if a.name in people)


def _those_counted_back(story: Story, before: int) -> tuple[str, ...]:
    """ "Smith was fined, Jones and Brown jailed; none of *the three* has appealed. *Their* trial …": those counted last,
    where nobody is named since.
    """
    if story.counted_back is None or story.sentence - story.counted_back[0] > 1:
        return ()
    _, at, number = story.counted_back
    if at >= before or any(at < a.start < before for a in story.appearances):
        return ()
    return meant_by_plural(story, number, at)


def _dealt_with_them(story: Story, people: tuple[str, ...]) -> tuple[str, ...]:
    """ "Smith got ten years, *Jones and Brown* seven each. *The defendants* …": all to whom the sentence dealt out terms that
    told of these last.
    """
    at, _, dealt = story.last_told
    if not people and len(dealt) > 1 and story.sentence - at <= PAIR:
        return dealt
    return dealt if people and set(people) < set(dealt) and (at, people) in (*story.focus, *story.lists) else people


def _all_stand_by(story: Story, people: Sequence[str]) -> bool:
    """Officials, lawyers or relatives, of none of whom anything was told, in no sentence about custody."""
    if tuple(people) in story.listed_as_held or not story.told.keys().isdisjoint(people):
        return False
    return all(name in story.roles and story.roles[name] <= BYSTANDING for name in people)
