"""The groups that a page counts, and their names, wherever it gives them: "*Six reporters* stay in custody. … A, B and C were
seized in May, D, E and F in June. … *The six* deny it".

In: the parts of a segment. Out: each group that is counted, with what it is called and, where the page leaves no doubt, who they
are. Always true: a group of N has N names or none; a part of one ("two of them", "three more", "the other four") is no group.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

from habeas.reading.cast.appearing import BEFORE_A_QUOTE, is_quoted, points_back
from habeas.reading.cast.party import BYSTANDING
from habeas.reading.cast.reach import PAIR
from habeas.reading.grammar_words import grammar_words
from habeas.reading.listed import behind_number, follows
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention, RoleClass
from habeas.reading.names.named import ANYBODY
from habeas.reading.parts import Part
from habeas.reading.pointing import pointing_words
from habeas.reading.values import CountMention

_FEWEST = 3
"""Two are too often two by chance."""
_LEAD = 2
"""Parts at the beginning that say whom a page is about."""
_NEAR = 4
"""Sentences from a number on in which all named may be those it counts."""
_AHEAD = 6
"""Sentences behind a number in which the first of those it counts must be named."""
_STRETCH = 4
"""Sentences over which they may be named."""


@dataclass(frozen=True, slots=True)
class PageGroup:
    """So many people: the nouns they are called by, the part that first counts them, where they were last spoken of as not known
    before ("*three* students"), their names, and the parts between which they are named.
    """

    number: int
    heads: frozenset[str]
    counted: int
    introduced: int
    names: tuple[str, ...] = ()
    first: int = -1
    last: int = -1

    def holds(self, people: Sequence[str]) -> bool:
        """Whether these are some of it, or all."""
        return set(people) <= set(self.names)


class PageGroups:
    """The groups of one segment."""

    def __init__(self, groups: Sequence[PageGroup] = ()) -> None:
        self._groups = tuple(groups)
        self._named = tuple(g for g in self._groups if g.names)

    def counting(self, number: int, since: int = -1) -> tuple[str, ...]:
        """Those of the group of that many, where the last of them is named in the part `since` or behind it."""
        return next((g.names for g in self._named if g.number == number and g.last >= since), ())

    def unnamed_since(self, number: int, before: int) -> int:
        """Where before a place so many were spoken of whom the page does not name; -1 where it names all groups of that many."""
        return max(
            (g.introduced for g in self._groups if g.number == number and not g.names and g.introduced < before), default=-1
        )

    def counts(self, number: int, at: int) -> bool:
        """Whether the page has counted a group of that many up to a part: "three men and a woman" are not counted as four."""
        return any(g.number == number and g.counted <= at for g in self._groups)

    def around(self, people: Sequence[str]) -> PageGroup | None:
        """The one named group of which these are but a part."""
        around = [g for g in self._named if set(people) < set(g.names)]
        return around[0] if len(around) == 1 else None

    def only_one(self) -> PageGroup | None:
        """The one group that the page names."""
        return self._named[0] if len(self._named) == 1 else None

    def main(self) -> PageGroup | None:
        """The group that the page is about: the only one that its beginning counts."""
        leading = [g for g in self._groups if g.counted < _LEAD]
        return leading[0] if len(leading) == 1 else None

    def called(self, head: str) -> tuple[PageGroup, ...]:
        """All groups, named or not, that bear this noun."""
        return tuple(g for g in self._groups if head in g.heads)


@dataclass(slots=True)
class _Sentence:
    """A sentence with all its mentions, and the parts it is cut into. `named`: those who are no officials, lawyers or relatives;
    `not_quoted`: those who do not only tell of it; `told`: those who are both.
    """

    first: int
    last: int
    starts: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    named: list[PersonMention] = field(default_factory=list)
    told: list[PersonMention] = field(default_factory=list)
    not_quoted: list[PersonMention] = field(default_factory=list)


class _Kind(Enum):
    """What is counted: a group, a part of those told of ("two of them"), others beside them ("five other exiles"), or those who
    act on people held and are seldom named ("three policemen").
    """

    WHOLE = "whole"
    PART = "part"
    OTHERS = "others"
    ACTING = "acting"


_ON_THEIR_OWN = (_Kind.WHOLE, _Kind.ACTING)


@dataclass(frozen=True, slots=True)
class _Count:
    """A group or number that is counted, and the sentence in which it is."""

    mention: GroupMention | CountMention
    number: int
    at: int
    kind: _Kind


def find_page_groups(text: str, saying: frozenset[str], parts: Sequence[Part]) -> PageGroups:
    """The groups of a segment; `saying` are the forms of verbs of saying."""
    if not any(_may_count(m) for part in parts for m in part.mentions):
        return PageGroups()
    runs = (list(run) for _, run in groupby(enumerate(parts), key=lambda at: at[1].sentence))
    sentences = [_put_together(text, saying, run) for run in runs]
    counts = list(_counts(text, sentences))
    numbers = dict.fromkeys(c.number for c in counts if c.kind in _ON_THEIR_OWN and c.number >= _FEWEST)
    found = _Finder(text, sentences, counts)
    return PageGroups([found.group_of(number) for number in numbers])


def _may_count(mention: Mention) -> bool:
    return isinstance(mention, GroupMention | CountMention) and (mention.number or 0) >= _FEWEST


def _put_together(text: str, saying: frozenset[str], run: Sequence[tuple[int, Part]]) -> _Sentence:
    whole = _Sentence(run[0][0], run[-1][0])
    for _, part in run:
        whole.starts.append(part.start)
        whole.mentions += part.mentions
        people = [m for m in part.mentions if isinstance(m, PersonMention)]
        not_quoted = [m for m in people if not is_quoted(text, saying, part, m)]
        whole.named += (m for m in people if m.role_class not in BYSTANDING)
        whole.not_quoted += not_quoted
        whole.told += (m for m in not_quoted if m.role_class not in BYSTANDING)
    return whole


def _counts(text: str, sentences: Sequence[_Sentence]) -> Iterator[_Count]:
    """All that count people."""
    for at, sentence in enumerate(sentences):
        for mention in sentence.mentions:
            if not isinstance(mention, GroupMention | CountMention) or (number := mention.number or 0) < PAIR:
                continue
            if isinstance(mention, CountMention) and points_back(text, mention):
                yield _Count(mention, number, at, _Kind.WHOLE)
            elif isinstance(mention, GroupMention) and mention.head in pointing_words().in_office:
                yield _Count(mention, number, at, _Kind.ACTING)
            elif isinstance(mention, GroupMention) and mention.holdable:
                yield _Count(mention, number, at, _kind_of(mention))


def _kind_of(group: GroupMention) -> _Kind:
    known, text = pointing_words(), group.text.lower()
    first, *rest = text.split()
    of_more = text.endswith(known.of_more) or not grammar_words().of.isdisjoint(rest[:1])
    if of_more and first not in known.each and not text.startswith(known.the_whole):
        return _Kind.PART
    return _Kind.WHOLE if (known.remaining | known.adding).isdisjoint((first, *rest)) else _Kind.OTHERS


def _is_known_of(count: _Count) -> bool:
    """ "*The* six", "*all* six reporters"."""
    return isinstance(count.mention, CountMention) or count.mention.definite


class _Finder:
    """Finds who the groups of a segment are."""

    def __init__(self, text: str, sentences: Sequence[_Sentence], counts: Sequence[_Count]) -> None:
        self._text = text
        self._sentences = sentences
        self._lists = [(count, people) for count in counts if (people := self._list_behind(count))]
        self._all = counts
        self._counts = [count for count in counts if count.kind in _ON_THEIR_OWN]
        self._told = [self._told_of(at, s.told) for at, s in enumerate(sentences)]
        self._of_any_role = [self._told_of(at, s.not_quoted) for at, s in enumerate(sentences)]

    def group_of(self, number: int) -> PageGroup:
        counts = [count for count in self._counts if count.number == number]
        heads = frozenset(c.mention.head for c in counts if isinstance(c.mention, GroupMention) and c.mention.head != ANYBODY)
        counted = self._sentences[counts[0].at].first
        named = self._those_of(number, counts)
        names = tuple(dict.fromkeys(m.full_name for m in named))
        introduced = max((c.mention.start for c in counts if not _is_known_of(c)), default=-1)
        if not names:
            return PageGroup(number, heads, counted, introduced)
        where = [s for s in self._sentences if any(m in s.mentions for m in named)]
        return PageGroup(number, heads, counted, introduced, names, where[0].first, where[-1].last)

    def _those_of(self, number: int, counts: Sequence[_Count]) -> list[PersonMention]:
        behind = [people for count, people in self._lists if count.number == number and count.kind in _ON_THEIR_OWN]
        counts = [count for count in counts if count.kind is _Kind.WHOLE]
        if lists := behind or (self._all_lists_of(number, counts[0]) if counts else []):
            return lists[0] if _are_the_same(lists) else []
        for count in counts:
            if people := self._named_after(count, self._told) or self._named_right_after(count):
                return people
        for count in counts:
            if people := self._named_after(count, self._of_any_role):
                return people
        return []

    def _list_behind(self, count: _Count) -> list[PersonMention]:
        """The names right behind a number, in its sentence: "*six* activists, *A, B, C, D, E and F*"."""
        sentence = self._sentences[count.at]
        listed = list(behind_number(self._text, sentence.mentions, count.mention, count.number))
        if listed or count.kind is _Kind.ACTING:
            return listed
        return _exactly(count.number, [m for m in sentence.told if m.start > count.mention.end])

    def _all_lists_of(self, number: int, first: _Count) -> list[list[PersonMention]]:
        """All lists of just as many names, behind the first words that count them if they are not spoken of as known."""
        since = -1 if _is_known_of(first) else first.mention.end
        return [
            run
            for sentence in self._sentences
            for run in self._runs(sentence)
            if _exactly(number, run)
            and run[0].start > since
            and any(m in sentence.named or m.role_class is RoleClass.RELATIVE for m in run)
        ]

    def _runs(self, sentence: _Sentence) -> Iterator[list[PersonMention]]:
        """The lists of names of a sentence."""
        run: list[PersonMention] = []
        for person in (m for m in sentence.mentions if isinstance(m, PersonMention)):
            if run and not follows(self._text, run[-1], person):
                yield run
                run = []
            run.append(person)
        yield run

    def _told_of(self, at: int, people: list[PersonMention]) -> list[PersonMention]:
        """Those whom a sentence can be about: who is listed for some of a group, else who opens it or stands in a list, and all
        where it deals out terms.
        """
        sentence = self._sentences[at]
        some = [m for count, listed in self._lists if count.at == at and count.kind not in _ON_THEIR_OWN for m in listed]
        if len(people) >= PAIR and any(m.kind is Kind.TERM for m in sentence.mentions):
            return people
        runs = [run for run in self._runs(sentence) if len(run) >= PAIR and not any(m in some for m in run)]
        listed = some + [m for run in runs for m in run]
        return [m for m in people if m in listed or self._opens(sentence, m)]

    def _opens(self, sentence: _Sentence, person: PersonMention) -> bool:
        return any(
            not self._text[start : person.np_start].strip(BEFORE_A_QUOTE) for start in sentence.starts if start <= person.np_start
        )

    def _named_after(self, count: _Count, told: Sequence[list[PersonMention]]) -> list[PersonMention]:
        """The first people told of behind a number, where a sentence ends with just as many as it counts; those of another group
        that is counted itself are none of them.
        """
        found: list[PersonMention] = []
        first = count.at
        for at in range(count.at, min(len(self._sentences), count.at + _AHEAD + _STRETCH)):
            people = [m for m in told[at] if m.start > count.mention.end]
            if not people or self._is_of_another(at, count, begun=bool(found)):
                continue
            first = first if found else at
            if first > count.at + _AHEAD or at >= first + _STRETCH:
                return []
            before = {m.full_name for m in found}
            found += people
            names = {m.full_name for m in found}
            if len(names) >= count.number:
                whole = len(names) == count.number and not (len(names - before) == 1 < len(names) and self._goes_on(at, names))
                return found if whole else []
        return []

    def _named_right_after(self, count: _Count) -> list[PersonMention]:
        """All whom the first sentence behind a number names that names anybody, or the first two, where they are just as many."""
        near = self._sentences[count.at : count.at + _NEAR]
        behind = [people for s in near if (people := [m for m in s.named if m.start > count.mention.end])]
        first, second = behind[:1], behind[:PAIR]
        return next((named for run in (first, second) if (named := _exactly(count.number, [m for p in run for m in p]))), [])

    def _goes_on(self, at: int, names: Container[str]) -> bool:
        """ "She raised the case of *three lawyers*. A was seized in May. B … C … *D was fined*": whether the next sentence goes
        on telling of people one by one.
        """
        if at + 1 == len(self._sentences):
            return False
        behind = self._sentences[at + 1]
        told = any(m.full_name not in names for m in self._told[at + 1])
        return told and "\n" not in self._text[self._sentences[at].starts[-1] : behind.starts[0]]

    def _is_of_another(self, at: int, count: _Count, *, begun: bool) -> bool:
        """Whether those named in a sentence are a group that is counted there itself: "*six* exiles were charged: …". Who is told
        of beside others ("three more") is one of the group where some of it were named before.
        """
        here = [c for c in self._all if c.at == at and c.number != count.number]
        new = [c for c in here if c.kind is _Kind.WHOLE and c.number >= _FEWEST and not _is_known_of(c)]
        if any(sum(m.start > c.mention.end for m in self._sentences[at].told) >= PAIR for c in new):
            return True
        lists = [c for c, _ in self._lists if c in here]
        begun = begun or any(m.start < c.mention.start for c in lists for m in self._told[at])
        return any(c.kind in _ON_THEIR_OWN or (c.kind is _Kind.OTHERS and not begun) for c in lists)


def _exactly(number: int, people: list[PersonMention]) -> list[PersonMention]:
    return people if len({m.full_name for m in people}) == number else []


def _are_the_same(lists: Sequence[Sequence[PersonMention]]) -> bool:
    return len({frozenset(m.full_name for m in people) for people in lists}) == 1
