"""Whom a group word means: "the defendants", "all seven", "the Ahtarovs"; and several groups told in one breath.

In: the story so far and mentions. Out: a party. Always true: a group stays a group, whoever of it is known by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from habeas.reading.cast.group_words import are_all_there_are, is_excepted, is_part_of_more
from habeas.reading.cast.lately import all_of_them, each_told_of
from habeas.reading.cast.others import all_but_the_last, at_the_ends, rest_of_list, those_beside_him, told_apart_from
from habeas.reading.cast.party import OFFICIAL, Party
from habeas.reading.cast.plural import meant_by_plural
from habeas.reading.cast.reach import PAIR
from habeas.reading.cast.story import Story
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene
from habeas.reading.mentions import Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.names.families import FAMILY, surname_of
from habeas.reading.pointing import pointing_words
from habeas.reading.values import CountMention

_JOINED_GROUPS = re.compile(r"\s*[,;]?\s*(?:[^\W\d_]{2,3}\s+)?")
"""What stands between two groups of a list: a comma, a word such as "and"."""


def of_mentions(story: Story, mentions: Iterable[Mention]) -> Party:
    """The people and groups that are mentioned, as one party."""
    whole = Party()
    for mention in mentions:
        whole = whole.joined(_of_mention(story, mention))
    return whole


def _of_mention(story: Story, mention: Mention) -> Party:
    span = ((mention.start, mention.end),)
    if isinstance(mention, PersonMention):
        return Party((mention.full_name,), spans=span, role_classes=frozenset({mention.role_class}))
    if isinstance(mention, GroupMention):
        return of_group(story, mention)
    return Party()


def of_group(story: Story, mention: GroupMention) -> Party:
    if is_excepted(story.text, mention.start):
        return Party()
    people = story.without_the_excepted(_meant_by_group(story, mention))
    return Party(people, mention.text, mention.number, ((mention.start, mention.end),), pronoun=bool(people))


def _meant_by_group(story: Story, group: GroupMention) -> tuple[str, ...]:
    """The people a group word stands for, where the page has named them before."""
    if group.voice == FAMILY:
        return _of_one_surname(story, group)
    text = group.text.lower()
    words = text.split()
    if group.head in pointing_words().companions and group.number:
        if words[0] in grammar_words().indefinite:
            return ()  # "he had met *a colleague* who was freed": any one
        apart = group.head in pointing_words().remaining
        if apart:
            return told_apart_from(story, group.number)
        return those_beside_him(story, group.number) or (
            all_but_the_last(story, group.number) if group.head in pointing_words().co_accused else ()
        )
    none = words[0] in pointing_words().parts and words[-1] not in grammar_words().those  # "*None of them* denied it"
    if text.endswith(pointing_words().of_more) and (none or words[0] in pointing_words().each):
        return meant_by_plural(story, None) or each_told_of(story)  # "*Each of them* was fined"
    if not group.definite or is_part_of_more(group):
        return ()
    if pointing_words().says_others(group.text):
        return told_apart_from(story, None) if group.number is None else rest_of_list(story, group.number, group.start)
    if group.number is None and any(letter.isdigit() for letter in group.text):
        return ()  # "Each of *the 11*" are no two named before
    if group.number is None and pointing_words().all_those.match(group.text):
        return ()  # "All *those detained*" are more than were named
    if group.number is None and are_all_there_are(group):
        return ()
    if group.head in pointing_words().accused and group.number is None:
        return the_accused(story)
    if group.number == 1 and group.head in pointing_words().kin:
        return ()  # "*The brother* and *the sister* of Smith were given nine and eight years"
    if group.number is not None and (ends := at_the_ends(story, words, group.number)) is not None:
        return ends
    people = meant_by_plural(story, group.number, group.start)
    if not people and group.number is None and text.endswith(pointing_words().of_more):
        everyone = all_of_them(story, words[0])
        return everyone if len(everyone) > 1 else ()
    around_them = group.head in pointing_words().counsel or group.head in pointing_words().around_the_held
    if around_them and not are_called_so(story, group, people):
        return ()
    if group.number is not None:
        return people
    return _those_called(story, group.head, people if _are_all_or_near(story, people) else ())


def the_accused(story: Story) -> tuple[str, ...]:
    """ "*The defendants*": all of whom the story has told, and the rest of the group of which these are but some."""
    main, everyone = story.groups.main(), story.everyone_told_of()
    if main is not None and not main.names and main.number > len(everyone):
        return ()
    if main is not None and main.names and main.holds(story.last_told[2]) and not story.others_told_since(main):
        return main.names
    whole = story.groups.around(everyone) if everyone else story.groups.only_one()
    if whole is not None:
        return whole.names
    return everyone if len(everyone) > 1 else ()


def _those_called(story: Story, head: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """ "*The villagers*", when five monks are named and four villagers are counted: these, and not whom the story was about
    last; "*the journalists*", right after the last two of six were named: all six.
    """
    called = story.groups.called(head)
    if called and not any(group.holds(people) for group in called):
        return people if any(group.names and set(group.names) < set(people) for group in called) else ()
    whole = story.groups.around(people) if people else called[0] if len(called) == 1 else None
    if not people and whole is not None and story.others_told_since(whole):
        return ()
    if whole is None or (called and whole not in called):
        return people
    return whole.names if not people or story.last_told_at <= whole.last else people


def _of_one_surname(story: Story, group: GroupMention) -> tuple[str, ...]:
    """ "*The Ahtarovs*", "the Ahtarov *brothers*": all who were named so far and bear it, officials aside."""
    surnames = surname_of(group.text)
    bearers = [a for a in story.appearances if a.start < group.start and a.name.lower().split()[-1] in surnames]
    names = tuple(dict.fromkeys(a.name for a in bearers if " " in a.name and a.role_class not in OFFICIAL))
    return names if len(names) == (group.number or max(PAIR, len(names))) else ()


def are_called_so(story: Story, group: GroupMention, people: Sequence[str]) -> bool:
    """ "*Lawyers Smith and Jones* were held. *The lawyers* …", and not after "*editors* Smith and Jones": a word for those who
    speak of it, or do it, means people held only where the page has called them so.
    """
    noun = group.head.split()[-1]
    if any(counted.holds(people) for counted in story.groups.called(group.head)):
        return True
    callings = {a.name: a.callings for a in story.appearances if a.callings and a.name in people}
    return any(calling.startswith(noun) for of_one in callings.values() for calling in of_one)


def _are_all_or_near(story: Story, people: tuple[str, ...]) -> bool:
    """Whether "*the journalists*" can only be these: the paragraph tells of them, or nothing is told of anybody else."""
    near = any(at >= story.paragraph and set(people) <= set(told) for at, told in story.focus)
    return near or story.told.keys() <= set(people)


def put_together(text: str, scene: Scene, listed: list[Party]) -> list[Party]:
    """ "*Three men and a woman*", "five journalists, two lawyers *and a student*": told in one breath, they are one group."""
    listed = [p for p in listed if p]
    if len(listed) < PAIR or not all(p.group and len(p.spans) == 1 and not p.people for p in listed):
        return listed
    spans = [p.spans[0] for p in listed]
    if any(a[1] > b[0] or not _JOINED_GROUPS.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(spans)):
        return listed
    start, end = spans[0][0], spans[-1][1]
    vague = any(isinstance(m, CountMention) and isinstance(m.value, str) and start <= m.start < end for m in scene.mentions)
    number = None if vague or any(p.number is None for p in listed) else sum(p.number or 0 for p in listed)
    roles = frozenset().union(*(p.role_classes for p in listed))
    return [Party((), text[start:end], number, ((start, end),), roles, summed=True)]
