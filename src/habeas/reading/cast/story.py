"""Who has appeared in a segment so far, and of whom what was told: the memory from which it follows who is meant.

In: the sentences one after another, and the events read from them. Out: everyone who was named, each with how he came up, and
all of whom an event was told. Always true: it holds names and no tokens, so that no sentence is asked twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from habeas.reading.cast.appearing import (
    Appearance,
    belongs,
    is_beside,
    is_quoted,
    listed_in,
    opens_a_paragraph,
    points_back,
    says_it_is_about,
    word_before,
)
from habeas.reading.cast.group_words import is_excepted
from habeas.reading.cast.page_groups import PageGroup, PageGroups, find_page_groups
from habeas.reading.cast.party import BYSTANDING, OFFICIAL, RULING, Party
from habeas.reading.cast.reach import BESIDE, PAIR
from habeas.reading.listed import run_from
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention, RoleClass
from habeas.reading.naming import Named
from habeas.reading.parts import Part
from habeas.reading.pointing import pointing_words
from habeas.reading.values import CountMention


@dataclass
class Story:
    """The people of one segment as they come up. Fed with each sentence before it is asked about it."""

    text: str
    saying: frozenset[str] = frozenset()
    """The forms of verbs of saying: whoever stands beside one is quoted, and seldom whom the story is about."""
    custody: frozenset[str] = frozenset()
    """Words that show a sentence to be about people held."""
    all_held: bool = False
    """Whether the title already speaks of people held or freed."""
    held: set[str] = field(default_factory=set)
    """Those named in a sentence that speaks of custody, officials, lawyers and relatives aside."""
    groups: PageGroups = field(default_factory=PageGroups)
    """The groups that the segment counts, those it names only later too."""
    appearances: list[Appearance] = field(default_factory=list)
    lists: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """In which sentence who was listed, two at a time."""
    doing: set[tuple[str, ...]] = field(default_factory=set)
    """Lists of those who did what a sentence tells: "signed *by* Smith and Jones"."""
    listed_as_held: set[tuple[str, ...]] = field(default_factory=set)
    """Lists in sentences that speak of custody, whoever stands in them."""
    focus: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """In which sentence whom an event was told of, one after another."""
    last_told: tuple[int, str, tuple[str, ...]] = (-1, "", ())
    """The sentence and the frame that told of somebody last, and all of whom it told."""
    told: dict[str, None] = field(default_factory=dict)
    """Those of whom an event was told, in order."""
    genders: dict[str, str] = field(default_factory=dict)
    """The gender that a pronoun says somebody is of, whose name does not say it."""
    roles: dict[str, set[RoleClass]] = field(default_factory=dict)
    """What everyone named so far was said to be."""
    counted_back: tuple[int, int, int] | None = None
    """The last number of people that points back ("none of *the three*"): in which sentence, where, how many."""
    group: tuple[int, str, int, tuple[int, int]] | None = None
    """The group that was last told of without names: in which sentence, in what words, how many, and where."""
    beside: tuple[int, Party] = (-1, Party())
    """Those last told of beside somebody named, and him: in which sentence, who: "*Smith and two other students*"."""
    some_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Those who were told of as some of so many: "*Smith and Jones* were among *49* people arrested"."""
    sentence: int = -1
    begins: int = 0
    """Where the sentence begins."""
    paragraph: int = 0
    """The sentence that the paragraph begins with."""

    def look_ahead(self, parts: Sequence[Part]) -> None:
        """Takes note of the groups that the segment counts, before it is read."""
        self.groups = find_page_groups(self.text, self.saying, parts)

    def enter(self, part: Part) -> None:
        """Takes note of who is named in the next sentence."""
        self.sentence += 1
        self.begins = part.start
        if part.start == 0 or self.text[part.start - 1] == "\n":
            self.paragraph = self.sentence
        self._learn_gender(part)
        words = {word.form.lower() for word in part.words}
        speaks_of_custody = not self.custody.isdisjoint(words) or any(
            m.kind is Kind.PRISON for w in part.words for m in w.mentions
        )
        for mention in part.mentions:
            if isinstance(mention, PersonMention):
                name = mention.full_name
                if (speaks_of_custody or self.all_held) and mention.role_class not in BYSTANDING:
                    self.held.add(name)
                self.roles.setdefault(name, set()).add(mention.role_class)
                self.appearances.append(self._appearance(part, mention))
        for listed in listed_in(part):
            names = tuple(m.full_name for m in listed)
            self.lists.append((self.sentence, names))
            if word_before(part, listed[0]) in pointing_words().done_by:
                self.doing.add(names)
            if speaks_of_custody:
                self.listed_as_held.add(names)
        for mention in part.mentions:
            if (
                isinstance(mention, GroupMention | CountMention)
                and (mention.number or 0) >= PAIR
                and points_back(self.text, mention)
            ):
                self.counted_back = self.sentence, mention.start, mention.number or 0
        self._note_unnamed_group(part)
        if len(part.words) > 1 and part.words[1].form == ":" and part.words[0].kind is Kind.PERSON:
            self.told_of([m.full_name for m in part.words[0].mentions if isinstance(m, PersonMention)])

    def _note_unnamed_group(self, part: Part) -> None:
        """ "Nine students and three teachers were held. … *The students* are still in prison; *their* arrest was prolonged"."""
        for mention in part.mentions:
            if isinstance(mention, GroupMention) and mention.definite and mention.holdable and mention.number is None:
                called = self.groups.called(mention.head)
                if len(called) == 1 and not called[0].names:
                    self.group = self.sentence, mention.text, called[0].number, (mention.start, mention.end)

    def _appearance(self, part: Part, mention: PersonMention) -> Appearance:
        is_the_topic = says_it_is_about(part, mention)
        # "Smith, *who was let in*, said": a part of its own
        quoted = is_quoted(self.text, self.saying, part, mention) or self.speaks(mention)
        return Appearance(
            mention.full_name,
            self.sentence,
            mention.start,
            mention.end,
            mention.gender or self.genders.get(mention.full_name),
            mention.role_class,
            quoted,
            is_beside(part, mention) and not is_the_topic,
            opens_a_paragraph(self.text, mention.np_start) or is_the_topic,
            belongs(self.text, mention),
            frozenset(word for role in mention.roles for word in role.lower().split()),
        )

    def _learn_gender(self, part: Part) -> None:
        """ "Smith was jailed in May. *His wife* …": of the one person named and told of right before it is said what he is."""
        opening = self.text[part.start : part.start + BESIDE].split(" ", 1)[0].lower()
        at = self.sentence - 1
        if opening not in pointing_words().ones_own or not self.focus or self.focus[-1][0] != at:
            return
        named = {a.name for a in self.appearances if a.sentence == at}
        told = {name for sentence, people in self.focus if sentence == at for name in people}
        if len(named) != 1 or told != named or any(a.gender for a in self.appearances if a.name in named):
            return
        gender = pointing_words().genders[opening]
        self.genders |= dict.fromkeys(named, gender)
        self.appearances = [replace(a, gender=gender) if a.name in named else a for a in self.appearances]

    def named(self) -> tuple[Named, ...]:
        """Everyone named so far, in order; of whom nothing is told stands by where he is only referred to ("Smith, who is married
        *to Brown*"), there or where he is named first, or named as an official, lawyer or relative.
        """
        first = {a.name: a for a in reversed(self.appearances)}

        def stands_by(a: Appearance) -> bool:
            return (a.role_class in BYSTANDING or a.beside or first[a.name].beside) and a.name not in self.told

        return tuple(Named(a.name, a.sentence, a.start, a.end, stands_by(a)) for a in self.appearances)

    def roles_of(self, people: Sequence[str]) -> frozenset[RoleClass]:
        """What the segment has said so far that these people are."""
        return frozenset[RoleClass]().union(*(self.roles.get(name, ()) for name in people))

    def told_of(self, people: Sequence[str], frame: str = "") -> None:
        """Takes note that an event was read about these people, by this frame: who a story is about is who "he" and "the
        defendants" are.
        """
        if people:
            shared = self.last_told[2] if frame and self.last_told[:2] == (self.sentence, frame) else ()
            self.last_told = self.sentence, frame, tuple(dict.fromkeys((*shared, *people)))
            self.focus.append((self.sentence, tuple(people)))
            self.told |= dict.fromkeys(people)

    def acted(self, actor: str) -> None:
        """Takes note that somebody named in this sentence asked for something, or condemned it: who does so is like one who says
        it, and seldom whom the next sentences are about.
        """
        self.appearances = [
            replace(a, quoted=True) if a.sentence == self.sentence and a.name == actor else a for a in self.appearances
        ]

    def told_of_group(self, group: str, number: int, span: tuple[int, int]) -> None:
        """Takes note that an event was read about people who are only counted: they are who "they" is in the next sentence. Not
        where their words point at others told of before ("two of them", "the three", "eight more").
        """
        first, *rest = group.lower().split()
        known = pointing_words()
        if rest and known.pointing_back.isdisjoint((first, *rest)) and not group.lower().endswith(known.of_more):
            self.group = self.sentence, group, number, span

    def told_beside(self, people: Sequence[str], group: str, number: int | None) -> None:
        """Takes note that an event was read about somebody named and others who are not: they all are who "they" is next."""
        self.beside = self.sentence, Party(tuple(people), group, number)

    def told_of_some_of(self, number: int, people: Sequence[str]) -> None:
        """ "*Smith and Jones* were among *49* people arrested. All 49 were charged": what happens to all happens to them."""
        if 0 < len(people) < number:
            self.some_of[number] = tuple(people)

    def without_the_excepted(self, people: Sequence[str]) -> tuple[str, ...]:
        """ "All of them, *except Smith*": those meant, less whom the sentence that is read names as not meant."""
        excepted = {a.name for a in self.appearances if a.sentence == self.sentence and is_excepted(self.text, a.start)}
        return tuple(name for name in people if name not in excepted)

    def stands_aside(self, appearance: Appearance) -> bool:
        """An official, lawyer, relative or expert of whom nothing has been told yet: an economist can be the one held. Whoever
        was named as a judge or prosecutor stays one.
        """
        stands_by = appearance.role_class in BYSTANDING or not self.roles[appearance.name].isdisjoint(RULING)
        return stands_by and appearance.name not in self.told

    def takes_part(self, appearance: Appearance) -> bool:
        """Neither stands aside nor only tells of it."""
        return not self.stands_aside(appearance) and not appearance.quoted

    @property
    def last_told_at(self) -> int:
        """The sentence of the last event told, or -1."""
        return self.last_told[0]

    def an_official_spoke_last(self) -> bool:
        """Whether somebody in office of whom nothing was told speaks in the sentence before."""
        last = (a for a in self.appearances if a.sentence == self.sentence - 1 and a.quoted)
        return any(a.role_class in OFFICIAL and a.name not in self.told for a in last)

    def who_spoke_before(self, pronoun: str) -> str | None:
        """The one person quoted in the sentence before whom a pronoun can mean."""
        gender = pointing_words().genders.get(pronoun)
        last = [a for a in self.appearances if a.sentence == self.sentence - 1 and a.quoted]
        fitting = {a.name for a in last if a.gender in (None, gender)}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def only_stand_by(self, party: Party) -> bool:
        """Whether a pronoun leads to officials, lawyers or relatives alone, of whom no event was told: it means somebody else."""
        if not (party.pronoun and party.people):
            return False
        return all(name in self.roles and self.roles[name] <= BYSTANDING and name not in self.told for name in party.people)

    def everyone_named(self, before: int | None = None) -> tuple[str, ...]:
        """All who are named in the segment so far, or before a place in it, and are no officials, lawyers or relatives, nor only
        quoted.
        """
        named = (a for a in self.appearances if before is None or a.start < before)
        return tuple(dict.fromkeys(a.name for a in named if self.takes_part(a)))

    def speaks(self, mention: Mention) -> bool:
        """Whether somebody is named there only as the one who says it: "*Smith* reported"."""
        return any(a.start == mention.start and a.quoted for a in self.appearances)

    def listed_from(self, at: int, part: Part) -> list[PersonMention]:
        """Those of the list that begins there, up to the first who is named only as the one who says it."""
        return list(takewhile(lambda person: not self.speaks(person), run_from(self.text, part.mentions, at)))

    def the_only_ones(self) -> tuple[str, ...]:
        """Those of whom alone the segment has told, in every event the same, where nobody else is named who could be held."""
        told = {frozenset(people) for _, people in self.focus}
        if len(told) != 1 or not frozenset(self.everyone_named()) <= next(iter(told)):
            return ()
        return self.focus[-1][1]

    def others_told_since(self, group: PageGroup) -> bool:
        """Whether others have been told of where a group is named, or behind it."""
        return any(at >= group.first and not group.holds(people) for at, people in self.focus)

    def everyone_told_of(self) -> tuple[str, ...]:
        """All of whom an event was told, in order."""
        return tuple(self.told)
