"""Lists of names: how one name leads to the next, and the names that stand somewhere behind a number of people: "*Two* were freed
on bail: *Smith and Jones*", "*two women* seized in the square, *Smith and Jones*, were fined".

In: a text and who is named in it. Out: those named in one list. Always true: behind a number stand just as many, or one less and
somebody unnamed, and where no colon leads to them nobody else stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language, once_a_language
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.values import CountMention

_FEWEST = 2


class ListWords(BaseModel):
    """Regular expressions. `glue`: what stands between two names of a list; `titles`, `introduced`: what may stand before a name,
    or before the first; `opening`: what leads to a list of those counted before; `described`: what may say behind a colon who
    each of them is; `ending`: what may stand behind such a list.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    glue: str
    titles: str
    introduced: str
    opening: str
    described: str
    ending: str


list_words = of_language("listed.yaml", ListWords)


class _Patterns:
    """The words of a language as compiled patterns."""

    def __init__(self) -> None:
        known = list_words()
        self.titles = re.compile(known.titles, re.IGNORECASE)
        self.introduced = re.compile(known.introduced, re.IGNORECASE)
        self.glue = re.compile(known.glue + known.titles)
        self.opening = re.compile(rf"(?:{known.opening}) {known.titles}$", re.IGNORECASE)
        self.described_opening = re.compile(rf": {known.described}$")
        self.described_glue = re.compile(known.glue + known.described)
        small = grammar_words()
        self.one_unnamed = re.compile(rf",? (?:{either(small.joining)}) (?:{either(small.indefinite)}) [^\W\d_]+")
        self.ending = re.compile(known.ending, re.IGNORECASE)


_patterns = once_a_language(_Patterns)


def _may_open(text: str, mentions: Sequence[Mention], at: int, person: PersonMention) -> bool:
    """Whether a list that begins at `at` can begin with this name."""
    start = max(at, person.np_start)
    if _patterns().titles.fullmatch(text, at, start) is not None:
        return True
    says_who = _patterns().introduced.fullmatch(text, at, start) is not None
    return says_who and not any(at <= m.start < start and _is_no_role(m) for m in mentions)


def _is_no_role(mention: Mention) -> bool:
    """ "Among them *five women*, Smith said"."""
    is_several = isinstance(mention, GroupMention | CountMention) and mention.number != 1
    return is_several or mention.kind in (Kind.DATE, Kind.TERM)


def follows(text: str, last: PersonMention, person: PersonMention) -> bool:
    """Whether this name is the next of a list behind the last: "Smith, *a teacher, Jones*" may be either's words."""
    at = max(last.end, last.np_end)
    start, end = (at, person.np_start) if at <= person.np_start else (last.end, person.start)
    return _patterns().glue.fullmatch(text, start, end) is not None


def run_from(text: str, mentions: Sequence[Mention], at: int) -> Iterator[PersonMention]:
    """Those of the list that begins at a place, up to the first whom other words than those of a list lead to, or who only owns
    what stands behind the name.
    """
    last, owning = None, grammar_words().owning
    for person in (m for m in mentions if isinstance(m, PersonMention) and m.start >= at):
        owns = text.startswith(owning, person.end) or person.text.endswith(owning)
        if owns or not (_may_open(text, mentions, at, person) if last is None else follows(text, last, person)):
            return
        yield person
        last = person


def behind_number(text: str, mentions: Sequence[Mention], group: Mention, number: int) -> tuple[PersonMention, ...]:
    """Those named in the first list behind a group, where they are just as many as it counts, be it with one unnamed
    ("*Smith and* a minor"); none where it may be another's. The mentions are those of the group's sentence.
    """
    people = [m for m in mentions if isinstance(m, PersonMention) and m.start >= group.end]
    if number < _FEWEST or len(people) < number - 1:
        return ()
    for position, person in enumerate(people):
        known, end = _patterns(), max(group.end, person.np_start)
        opening = known.opening.search(text, group.end, end) or known.described_opening.search(text, group.end, end)
        if opening is None:
            continue
        between = [m for m in mentions if group.end <= m.start < opening.start()]
        by_comma = text[opening.start()] == ","
        if (by_comma and position) or any(_is_of_others(m, by_comma) for m in between):
            return ()
        listed = _run(text, people[position:], described=text[opening.start()] == ":")
        end = max(listed[-1].end, listed[-1].np_end)
        missing = number - len({m.full_name for m in listed})
        if missing == 1 and (unnamed := known.one_unnamed.match(text, end)) is not None:
            missing, end = 0, unnamed.end()
        return listed if missing == 0 and known.ending.match(text, end) else ()
    return ()


def _is_of_others(mention: Mention, even_if_uncounted: bool) -> bool:
    """Whether the names behind it may be those of another group."""
    if isinstance(mention, GroupMention):
        return even_if_uncounted or (mention.number or 0) > 1
    return isinstance(mention, CountMention) and (mention.number or 0) > 1 and mention.of is not None


def _run(text: str, people: Sequence[PersonMention], *, described: bool) -> tuple[PersonMention, ...]:
    """The list that the first of them opens, less those whom something else than the list leads to: "Smith, *who is married to
    Brown*, and Jones". It may say who each of them is: "*the managers* Smith and Jones, *night* porter Brown".
    """
    listed, glue = [people[0]], _patterns().described_glue
    for person in people[1:]:
        at = max(listed[-1].end, listed[-1].np_end)
        if follows(text, listed[-1], person) or (described and glue.fullmatch(text, at, max(at, person.np_start))):
            listed.append(person)
    return tuple(listed)
