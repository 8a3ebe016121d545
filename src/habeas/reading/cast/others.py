"""Whom "the other two", "her colleagues", "the former" or "the wife" means: those of a list less others of it, or at its ends.

In: the story so far and how many it says they are. Out: names, or none. Always true: they are of one list, or of those told of.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.reading.cast.party import Party
from habeas.reading.cast.reach import PAIR, REACH
from habeas.reading.cast.story import Story
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token


def rest_of_list(story: Story, number: int, before: int) -> tuple[str, ...]:
    """ "Smith and *the other two* were charged": those of the last list, larger by the one named right before."""
    named = [a.name for a in story.appearances if a.sentence == story.sentence and a.end < before]
    lists = (people for _, people in (*reversed(story.focus), *reversed(story.lists)))
    whole = next((p for p in lists if len(p) == number + 1 and named and named[-1] in p), ())
    return tuple(name for name in whole if name != named[-1])


def told_apart_from(story: Story, number: int | None) -> tuple[str, ...]:
    """ "Smith, Jones and Brown were held. Brown was fined, *the other two*, *the others* were freed": those of a list less
    whoever was named again since; nobody after "one of them was fined".
    """
    for at, people in (*reversed(story.focus), *reversed(story.lists)):
        again = [name for name in people if _is_named_since(story, name, at)]
        rest = tuple(name for name in people if name not in again)
        if again and (len(rest) == number if number is not None else len(rest) > 1):
            return rest
    return ()


def _is_named_since(story: Story, name: str, sentence: int) -> bool:
    """Whether somebody of a list is named once more in its sentence, or in one behind it."""
    there = [a.sentence for a in story.appearances if a.name == name and a.sentence >= sentence]
    return there.count(sentence) > 1 or any(at > sentence for at in there)


def those_beside_him(story: Story, number: int) -> tuple[str, ...]:
    """ "her two colleagues": those of the last list that is larger by the one just spoken of."""
    last = story.appearances[-1].name if story.appearances else ""
    lists = [
        people for _, people in (*reversed(story.focus), *reversed(story.lists)) if len(people) == number + 1 and last in people
    ]
    return tuple(name for name in lists[0] if name != last) if lists else ()


def all_but_the_last(story: Story, number: int) -> tuple[str, ...]:
    """ "Smith and *his seven co-defendants*": all of whom the story has told less the one just named, if they are as many."""
    last = story.appearances[-1].name if story.appearances else ""
    others = tuple(name for name in story.told if name != last)
    return others if last in story.told and len(others) == number else ()


def at_the_ends(story: Story, words: Iterable[str], number: int) -> tuple[str, ...] | None:
    """ "Smith and Jones were cleared, Brown and White fined. *The first two* were freed": as many of those last told of, in
    the order of the text; `None` where it is not said so.
    """
    known = pointing_words()
    first, last = (not named.isdisjoint(words) for named in (known.first_ones, known.last_ones))
    if first == last:
        return None
    told = {name for at, people in story.focus if at == story.last_told_at for name in people}
    order = tuple(dict.fromkeys(a.name for a in story.appearances if a.sentence == story.last_told_at and a.name in told))
    if len(order) <= number:
        return ()
    return order[:number] if first else order[-number:]


def first_or_last_of_two(story: Story, token: Token, span: tuple[int, int]) -> Party:
    """ "*The former* was released, *the latter* is still held"."""
    pairs = [people for at, people in reversed(story.lists) if len(people) == PAIR and story.sentence - at <= REACH]
    if not pairs:
        return Party()
    last = [a.name for a in story.appearances if a.start < span[0] and story.sentence - a.sentence <= 1]
    if last and last[-1] not in pairs[0]:  # "Smith and Jones were held. Brown got nine years, the same as *Green. The latter* …"
        return Party() if token.lower_ in pointing_words().first_of_two else Party((last[-1],), spans=(span,), pronoun=True)
    return Party((pairs[0][0 if token.lower_ in pointing_words().first_of_two else 1],), spans=(span,), pronoun=True)


def the_spouse(story: Story, gender: str) -> str | None:
    """ "*The wife* was given three years": the one of the last pair named, where it can only be one of the two."""
    couple = next((p for at, p in reversed(story.lists) if len(p) == PAIR and story.sentence - at <= REACH), ())
    known = {name: {a.gender for a in story.appearances if a.name == name} - {None} for name in couple}
    fitting = [name for name, genders in known.items() if genders == {gender}]
    other = [name for name, genders in known.items() if genders and gender not in genders]
    if len(fitting) == 1:
        return fitting[0]
    rest = [name for name in couple if name not in other]
    if len(other) == 1 and len(rest) == 1:
        return rest[0]
    like = [name for name in couple if name.endswith(pointing_words().womens_names) == (gender == "f")]
    return like[0] if len(like) == 1 else None
