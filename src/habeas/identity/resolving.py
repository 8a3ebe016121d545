"""Who is who over a whole register: mentions in, people out, every link with its evidence.

Always true:
- the people follow from the set of mentions and human decisions alone, never from the order in which they came;
- a human "different" is never overruled, not even through third mentions; a human "same" holds unless it runs into one;
- what a rule linked is taken back when the mention or the decision that it rested on is withdrawn: splitting restores;
- no rule links on a name alone, nor two mentions in one page, nor people whose fathers or birth years contradict each other,
  and not through third mentions either;
- a name that two people are known to bear is not rare any more;
- evidence adds up: what several mentions of one person say counts together against those of another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from habeas.identity.blocking import keys_by_form, word_keys
from habeas.identity.evidence import (
    Link,
    Mention,
    Piece,
    are_namesakes,
    contradict,
    enough,
    enough_without_rarity,
    may_be_linked_by_rule,
    name_finding,
    weigh,
)
from habeas.identity.findings import Verdict, verdict_of
from habeas.identity.sounds import fold
from habeas.model import HabeasError


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a human decided about two mentions. Of several about one pair the one with the greatest `number` holds."""

    number: int
    one: str
    other: str
    same: bool
    by: str
    why: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What comparing two mentions gave, smaller id first: a link, or none where they are two people of one name. Of a pair that
    is neither nothing is kept."""

    one: str
    other: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the ids of the mentions, sorted, and the links that hold them together. `id` is the first mention's."""

    id: str
    mentions: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The people, the pairs that a human should look at, those that evidence speaks for and something forbids, and the human
    "same" that would overrule a human "different"."""

    people: tuple[Person, ...]
    unsure: tuple[Link, ...]
    apart: tuple[Link, ...]
    in_conflict: tuple[Decision, ...]

    @property
    def partition(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(person.mentions) for person in self.people)


class MentionRefused(HabeasError, ValueError):
    """A mention whose id is taken by another one, or that is not known."""

    def __init__(self, mention: str, problem: str) -> None:
        super().__init__(f"mention {mention!r}: {problem}")
        self.mention = mention


def resolve(mentions: Iterable[Mention], decisions: Iterable[Decision] = ()) -> Resolution:
    """The people behind the mentions, all at once."""
    resolver = Resolver()
    resolver.add(mentions)
    resolver.decide(decisions)
    return resolver.resolution()


class _Group:
    """Mentions taken for one person while people are put together."""

    def __init__(self, mention: Mention) -> None:
        self.members = [mention.id]
        self.first = mention.id
        self.scopes = set(mention.scopes)
        self.said = {(mention.name, mention.patronymic, mention.birth_year): mention}

    def swallow(self, other: _Group) -> None:
        self.members += other.members
        self.first = min(self.first, other.first)
        self.scopes |= other.scopes
        self.said |= other.said


class Resolver:
    """Keeps what was compared, so that a new mention or decision costs only what it touches."""

    def __init__(self) -> None:
        self._mentions: dict[str, Mention] = {}
        self._blocks: dict[str, set[str]] = {}
        self._links: dict[tuple[str, str], Link] = {}
        self._added_up: dict[str, tuple[Link, ...]] = {}  # by the first mention of a person, links by what several mentions say
        self._beside: dict[str, set[str]] = {}  # by mention, those it has a link or a decision with
        self._namesakes: dict[str, set[str]] = {}  # by mention, those of other people with the same name
        self._not_enough: set[tuple[str, str]] = set()  # links that rest on a rare name which is not rare
        self._decisions: dict[tuple[str, str], list[Decision]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._in_conflict: dict[str, tuple[Decision, ...]] = {}  # by the first mention of the decision
        self._touched: set[str] = set()

    def add(self, mentions: Iterable[Mention]) -> None:
        """Raises `MentionRefused` where an id is taken by a mention that says something else; the same again changes nothing."""
        for mention in mentions:
            known = self._mentions.get(mention.id)
            if known is not None:
                if known != mention:
                    raise MentionRefused(
                        mention.id, "this id is taken by a mention that says something else; withdraw that first"
                    )
                continue
            self._mentions[mention.id] = mention
            self._beside.setdefault(mention.id, set())
            self._touched.add(mention.id)
            for candidate in self._candidates(mention):
                self._compare(mention, self._mentions[candidate])
            for key in candidate_keys(mention):
                self._blocks.setdefault(key, set()).add(mention.id)

    def recall(self, mentions: Iterable[Mention], weighed: Iterable[Weighed]) -> None:
        """Takes over what another resolver compared: nothing is compared again, and nobody put together anew for it."""
        for mention in mentions:
            if mention.id not in self._mentions:
                self._mentions[mention.id] = mention
                self._beside.setdefault(mention.id, set())
                for key in candidate_keys(mention):
                    self._blocks.setdefault(key, set()).add(mention.id)
        for pair in weighed:
            self._note(pair)

    def touch(self, mentions: Iterable[str]) -> None:
        """Around these everybody is put together anew."""
        self._touched |= {mention for mention in mentions if mention in self._mentions}

    @property
    def touched(self) -> frozenset[str]:
        """The mentions around which people will be put together anew."""
        return frozenset(self._touched)

    def beside(self, mention: str) -> frozenset[str]:
        """Those that the mention has a link or a decision with."""
        return frozenset(self._beside.get(mention, ()))

    def weighed(self, among: Container[str] | None = None) -> Iterator[Weighed]:
        """What was found of pairs by rule; `among`: of those pairs alone that have one of these."""
        for (one, other), link in self._links.items():
            if among is None or one in among or other in among:
                yield Weighed(one, other, link)
        for one, namesakes in self._namesakes.items():
            for other in namesakes:
                if one < other and (among is None or one in among or other in among):
                    yield Weighed(one, other, None)

    def together(self) -> dict[str, str]:
        """By mention the first of those taken for the same person."""
        return {mention: members[0] for mention, members in self._groups.items()}

    def withdraw(self, mention: str) -> None:
        """Takes a mention back. Raises `MentionRefused` where it is not known."""
        gone = self._mentions.pop(mention, None)
        if gone is None:
            raise MentionRefused(mention, "is not known")
        for key in candidate_keys(gone):
            self._blocks[key].discard(mention)
        self._touched |= set(self._groups.pop(mention, ())) - {mention}
        for namesake in self._namesakes.pop(mention, set()):
            self._namesakes[namesake].discard(mention)
            self._touched.add(namesake)
        for neighbour in self._beside.pop(mention):
            self._touched.add(neighbour)
            pair = (mention, neighbour) if mention < neighbour else (neighbour, mention)
            self._links.pop(pair, None)
            self._not_enough.discard(pair)
            if pair not in self._decisions and neighbour in self._beside:
                self._beside[neighbour].discard(mention)
        self._touched.discard(mention)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Human decisions; about mentions that are still to come they wait."""
        for decision in decisions:
            about = self._decisions.setdefault(decision.pair, [])
            if decision not in about:
                about.append(decision)
                about.sort(key=lambda kept: (kept.number, kept.same, kept.by, kept.why))
            self._touch(decision)

    def undo(self, decision: Decision) -> None:
        """Takes a decision back; what stood before it stands again."""
        about = self._decisions.get(decision.pair, [])
        if decision in about:
            about.remove(decision)
            self._touch(decision)
        if not about:
            self._decisions.pop(decision.pair, None)

    def resolution(self) -> Resolution:
        """The people as of now: only what was touched since the last time is put together again."""
        while self._touched:
            self._put_together(self._around(self._touched.pop()))
        by_person: dict[str, list[Link]] = {}
        unsure, apart = [], []
        for (one, other), link in sorted(self._held_links(), key=lambda held: held[0]):
            if self._groups[one] is self._groups[other]:
                if link.verdict is Verdict.SAME:
                    by_person.setdefault(self._groups[one][0], []).append(link)
            elif link.verdict is Verdict.UNSURE or (one, other) in self._not_enough:
                unsure.append(replace(link, verdict=Verdict.UNSURE))
            else:
                apart.append(link)
        for person, links in self._added_up.items():
            if person in self._mentions and self._groups[person][0] == person:
                by_person.setdefault(person, []).extend(links)
        people = [
            Person(members[0], members, tuple(by_person.get(members[0], ())))
            for mention, members in sorted(self._groups.items())
            if members[0] == mention
        ]
        conflicts = {decision for decisions in self._in_conflict.values() for decision in decisions}
        return Resolution(
            tuple(people),
            tuple(unsure),
            tuple(apart),
            tuple(sorted(conflicts, key=lambda decision: (decision.number, decision.pair))),
        )

    # -- what is compared -------------------------------------------------------------------------------------------

    def _candidates(self, mention: Mention) -> set[str]:
        found: set[str] = set()
        for key in candidate_keys(mention):
            found |= self._blocks.get(key, set())
        return found - {mention.id}

    def _compare(self, one: Mention, other: Mention) -> None:
        if contradict(one, other):
            if are_namesakes(one, other):
                first, second = sorted((one.id, other.id))
                self._note(Weighed(first, second, None))
                self._touched |= {one.id, other.id}
            return
        link = weigh(one, other)
        if link.verdict is Verdict.DIFFERENT and not enough(link.evidence, Verdict.SAME):
            return
        self._note(Weighed(link.one, link.other, link))

    def _note(self, pair: Weighed) -> None:
        beside = self._beside if pair.link is not None else self._namesakes
        if pair.link is not None:
            self._links[pair.one, pair.other] = pair.link
        for mention, neighbour in ((pair.one, pair.other), (pair.other, pair.one)):
            beside.setdefault(mention, set()).add(neighbour)

    def _touch(self, decision: Decision) -> None:
        for mention, neighbour in (decision.pair, decision.pair[::-1]):
            self._beside.setdefault(mention, set()).add(neighbour)
            if mention in self._mentions:
                self._touched.add(mention)

    def _decided(self, one: str, other: str) -> Decision | None:
        about = self._decisions.get((one, other) if one < other else (other, one))
        return about[-1] if about else None

    def _held_links(self) -> Iterator[tuple[tuple[str, str], Link]]:
        """Every link by rule that no human decided, and every human decision between known mentions."""
        for pair, link in self._links.items():
            if not self._decisions.get(pair):
                yield pair, link
        for pair, about in self._decisions.items():
            if about and all(mention in self._mentions for mention in pair):
                yield pair, _human_link(about[-1])

    # -- who is put together ----------------------------------------------------------------------------------------

    def _around(self, mention: str) -> set[str]:
        """All that a chain of links or decisions joins to the mention: nothing outside can change who is put together with it."""
        reached, waiting = {mention}, [mention]
        while waiting:
            for neighbour in self._beside.get(waiting.pop(), ()):
                if neighbour not in reached and neighbour in self._mentions:
                    reached.add(neighbour)
                    waiting.append(neighbour)
        return reached

    def _put_together(self, members: set[str]) -> None:
        """Human "same" first, then the rules' links from the strongest; each unless something forbids it."""
        self._touched -= members
        group = {mention: _Group(self._mentions[mention]) for mention in members}
        human, by_rule = self._joining_links(members, {mention for mention in members if self._namesakes.get(mention)})
        for mention in members:
            self._in_conflict.pop(mention, None)
            self._added_up.pop(mention, None)
        for decision in human:
            one, other = group[decision.pair[0]], group[decision.pair[1]]
            if one is other:
                continue
            if self._told_apart(one, other):
                self._in_conflict[decision.pair[0]] = (*self._in_conflict.get(decision.pair[0], ()), decision)
                continue
            self._join(group, one, other)
        for link in by_rule:
            one, other = group[link.one], group[link.other]
            if one is not other and not self._forbidden(one, other):
                self._join(group, one, other)
        added_up = self._add_up(members, group)
        for whole in {id(whole): whole for whole in group.values()}.values():
            together = tuple(sorted(whole.members))
            self._groups |= dict.fromkeys(together, together)
        for link in added_up:
            person = self._groups[link.one][0]
            self._added_up[person] = (*self._added_up.get(person, ()), link)

    def _forbidden(self, one: _Group, other: _Group) -> bool:
        """Whether a human, a page that has both, or what is known of any two of them tells the groups apart."""
        if self._told_apart(one, other) or one.scopes & other.scopes:
            return True
        return any(contradict(a, b) for a in one.said.values() for b in other.said.values())

    def _add_up(self, members: set[str], group: dict[str, _Group]) -> list[Link]:
        """Joins groups whose mentions say enough together, the strongest first, until none is left; the links made."""
        open_links = self._open_links(members)
        made: list[Link] = []
        joined = bool(open_links)
        while joined:
            joined = False
            between: dict[tuple[str, str], list[Link]] = {}
            for link in open_links:
                one, other = group[link.one], group[link.other]
                if one is not other:
                    first, second = sorted((one.first, other.first))
                    between.setdefault((first, second), []).append(link)
            together = [_together(links) for _, links in sorted(between.items()) if len(links) > 1]
            for link in sorted(together, key=lambda link: (-link.weight, -link.score, link.one, link.other)):
                one, other = group[link.one], group[link.other]
                if one is not other and enough(link.evidence, Verdict.SAME) and not self._forbidden(one, other):
                    self._join(group, one, other)
                    made.append(link)
                    joined = True
        return made

    def _open_links(self, members: set[str]) -> list[Link]:
        """The links by rule whose names say "same" and for which there is too little evidence, no human having decided."""
        found = []
        for one in members:
            for other in self._beside.get(one, ()):
                link = self._links.get((one, other)) if one < other and other in members else None
                if link is None or link.verdict is not Verdict.UNSURE or self._decided(one, other) is not None:
                    continue
                finding = name_finding(self._mentions[one], self._mentions[other])
                if may_be_linked_by_rule(finding) and verdict_of(finding.score) is Verdict.SAME:
                    found.append(link)
        return found

    @staticmethod
    def _join(group: dict[str, _Group], one: _Group, other: _Group) -> None:
        larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
        larger.swallow(smaller)
        for mention in smaller.members:
            group[mention] = larger

    def _joining_links(self, members: set[str], namesakes: set[str]) -> tuple[list[Decision], list[Link]]:
        human, by_rule = [], []
        among = {mention for mention in members if mention in namesakes or not namesakes.isdisjoint(self._beside[mention])}
        for one in members:
            for other in self._beside.get(one, ()):
                if not one < other or other not in members:
                    continue
                decided = self._decided(one, other)
                if decided is not None:
                    if decided.same:
                        human.append(decided)
                elif (one, other) in self._links and self._links[one, other].verdict is Verdict.SAME:
                    link = self._links[one, other]
                    if among.isdisjoint((one, other)) or self._enough_among_namesakes(link):
                        by_rule.append(link)
                        self._not_enough.discard((one, other))
                    else:
                        self._not_enough.add((one, other))
        human.sort(key=lambda decision: (decision.number, decision.pair))
        by_rule.sort(key=lambda link: (-link.weight, -link.score, link.one, link.other))
        return human, by_rule

    def _enough_among_namesakes(self, link: Link) -> bool:
        by_name = verdict_of(name_finding(self._mentions[link.one], self._mentions[link.other]).score)
        return enough_without_rarity(link, by_name)

    def _told_apart(self, one: _Group, other: _Group) -> bool:
        """Whether a human called any two of them different."""
        theirs = set(other.members)
        for mention in one.members:
            for neighbour in self._beside[mention] & theirs:
                decided = self._decided(mention, neighbour)
                if decided is not None and not decided.same:
                    return True
        return False


def _together(links: list[Link]) -> Link:
    """What all of them say, each piece of evidence once, between the two mentions of the strongest."""
    best = min(links, key=lambda link: (-link.weight, -link.score, link.one, link.other))
    pieces: dict[tuple[str, str], Piece] = {}
    for link in sorted(links, key=lambda link: (link.one, link.other)):
        for piece in link.evidence:
            kind = piece.kind if piece.kind in _SAID_ONCE else piece.why
            if (piece.kind, kind) not in pieces or pieces[piece.kind, kind].weight < piece.weight:
                pieces[piece.kind, kind] = piece
    evidence = tuple(pieces.values())
    why = "; ".join(("what several mentions say counts together", *(piece.why for piece in evidence)))
    return replace(best, verdict=Verdict.SAME, evidence=evidence, why=why)


_SAID_ONCE = frozenset({"rare_name", "same_spelling", "time", "story", "beside", "near", "country", "sentence_day"})
"""Kinds of evidence that count once, however many mentions agree in them."""


def _human_link(decision: Decision) -> Link:
    verdict = Verdict.SAME if decision.same else Verdict.DIFFERENT
    why = f"decided by {decision.by}" + (f": {decision.why}" if decision.why else "")
    return Link(*decision.pair, verdict, 1.0 if decision.same else 0.0, (), why, by=decision.by)


def candidate_keys(mention: Mention) -> frozenset[str]:
    """What brings mentions together to be compared: two words of the name, or one word and the case."""
    keys: set[str] = set()
    case = fold(mention.case.strip())
    for reading in mention.profile.readings:
        keys |= keys_by_form(reading.words)
        words = [sorted(word_keys(word)) for word in reading.words]
        for one, other in combinations(words, 2):
            keys |= {"|".join(sorted(pair)) for pair in product(one, other)}
        if case:
            keys |= {f"{key}@{case}" for word in words for key in word}
    return frozenset(keys)
