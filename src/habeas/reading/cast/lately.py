"""Whom the story was about just before: in this paragraph, since the last event told, one by one.

In: the story so far. Out: names in the order of the text, or none. Always true: nobody is given who has not been named or told
of.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading.cast.appearing import Appearance
from habeas.reading.cast.party import Party
from habeas.reading.cast.reach import PAIR, REACH
from habeas.reading.cast.story import Story
from habeas.reading.pointing import pointing_words


def in_focus(story: Story) -> Party:
    """Whom the story was last about, where that is not long ago: those told of in this or the two sentences before, all
    among whom terms or charges were dealt out, else those named there. Whoever alone was named since, in a sentence about
    custody, is meant before them, and so is a group that was told of since and is only counted: "The trial of *17
    reporters* went on. The court adjourned the case".
    """
    if (alone := alone_since_told(story, story.appearances)) in story.held and alone is not None:
        return Party((alone,), pronoun=True)
    if story.group is not None and story.group[0] > story.last_told_at and story.sentence - story.group[0] <= PAIR:
        _, group, number, span = story.group
        return Party(story.groups.counting(number), group, number, (span,), pronoun=True)
    if story.focus and story.sentence - story.last_told_at <= 2:
        return Party(story.last_told[2], pronoun=True)
    told = story.everyone_told_of()
    if len(told) == 1 and story.sentence - story.focus[-1][0] <= REACH:
        return Party(told, pronoun=True)
    near = [a for a in story.appearances if 0 < story.sentence - a.sentence <= 1 and story.takes_part(a)]
    return Party(tuple(dict.fromkeys(a.name for a in near)), pronoun=True)


def all_of_them(story: Story, form: str) -> tuple[str, ...]:
    """ "*All* were charged": all of whom the paragraph has told, else the whole story; "*everyone* denied it": the whole."""
    here = told_in_paragraph(story) if form in pointing_words().all_here else ()
    return here or story.everyone_told_of()


def told_in_paragraph(story: Story) -> tuple[str, ...]:
    """All of whom the paragraph has told."""
    return tuple(dict.fromkeys(name for at, people in story.focus if at >= story.paragraph for name in people))


def each_told_of(story: Story) -> tuple[str, ...]:
    """ "Smith got five years. Jones got four. The prosecutor had asked for ten for *each*": all of whom the paragraph has
    told, where they are several.
    """
    told = told_in_paragraph(story)
    return told if len(told) > 1 else ()


def told_one_by_one(story: Story) -> tuple[str, ...]:
    """ "Smith got three years and Jones two. *Their* release …", "Smith got three years. Jones got two. *They* …": those of
    whom the sentence right before told, each alone, or the two before it in the paragraph, where they name nobody else.
    """
    for sentences in (1, PAIR):
        first = story.sentence - sentences
        told = dict.fromkeys(name for at, people in story.focus for name in people if first <= at < story.sentence)
        named = {a.name for a in story.appearances if first <= a.sentence < story.sentence}
        if len(told) > 1 and (sentences == 1 or (named == told.keys() and first >= story.paragraph)):
            return tuple(told)
    return ()


def so_many_told_of(story: Story, number: int) -> tuple[str, ...]:
    """ "Smith was given four years. Jones was fined. *Both* say …": as many as that, told of just before one by one."""
    near = [people[0] for at, people in story.focus if len(people) == 1 and story.sentence - at <= number]
    last = tuple(dict.fromkeys(reversed(near)))
    return tuple(reversed(last)) if len(last) == number else ()


def listed_since_told(story: Story) -> tuple[str, ...]:
    """The one list that the sentence right before names, where that came after the last event told: a new story's heroes."""
    listed = {people for at, people in story.lists if at == story.sentence - 1}
    names = {name for people in listed for name in people}
    before = [a for a in story.appearances if a.sentence == story.sentence - 1]
    alone = {a.name for a in before} == names and all(story.takes_part(a) and not a.beside for a in before)
    return next(iter(listed)) if len(listed) == 1 and alone and story.last_told_at < story.sentence - 1 else ()


def counted_since_told(story: Story, number: int) -> tuple[str, ...]:
    """ "They summoned *Smith and Jones, who edit the daily, and Brown*. *All three* were arrested": as many as the sentence
    right before names, where that came after the last event told.
    """
    if story.last_told_at >= story.sentence - 1:
        return ()
    last = [a for a in story.appearances if a.sentence == story.sentence - 1]
    new = all(story.takes_part(a) and not (a.beside or a.belongs) for a in last)
    names = tuple(dict.fromkeys(a.name for a in last))
    return names if new and len(names) == number and number >= PAIR else ()


def only_one_told_of(story: Story, gender: str | None) -> str | None:
    """Where the whole story so far is about one person, he or she is meant however far back the name stands."""
    told = story.everyone_told_of()
    if len(told) != 1:
        return None
    other = {a.gender for a in story.appearances if a.name == told[0]} - {None, gender}
    return None if gender is not None and other else told[0]


def alone_since_told(story: Story, fitting: Sequence[Appearance]) -> str | None:
    """The one person whom the sentence right before names, where that came after the last event told: a new story's hero."""
    last = [a for a in fitting if a.sentence == story.sentence - 1 and story.takes_part(a)]
    names = {a.name for a in last}
    is_hero = len(names) == 1 and story.last_told_at < story.sentence - 1 and not all(a.beside for a in last)
    return last[0].name if is_hero else None


def opened_since_told(story: Story, fitting: Sequence[Appearance]) -> str | None:
    """The one at whose name the last paragraph begins, where no event was told since: whom it goes on about."""
    opening = [a for a in fitting if a.opens and a.sentence > story.last_told_at and story.takes_part(a)]
    return opening[-1].name if opening else None


def alone_in_the_paragraph(story: Story, fitting: Sequence[Appearance]) -> str | None:
    """ "Nor was *Smith*, a teacher. The ministry said nothing of it. *His* brother …": the only one whom the paragraph names,
    where it has told of nobody.
    """
    if story.last_told_at >= story.paragraph:
        return None
    names = {a.name for a in fitting if a.sentence >= story.paragraph and story.takes_part(a) and not a.beside}
    return names.pop() if len(names) == 1 else None
