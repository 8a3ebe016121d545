"""Who is who over a whole register: mentions in, people out, every link with its evidence.

Always true:
- the people follow from the set of mentions and human decisions alone, never from the order in which they came;
- a human "different" is never overruled, not even through third mentions; a human "same" holds unless it runs into one;
- what a rule linked is taken back when the mention or the decision that it rested on is withdrawn: splitting restores;
- no rule links on a name alone, nor two mentions in one page, nor people whose fathers or birth years contradict each other,
  and not through third mentions either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from habeas.identity.blocking import word_keys
from habeas.identity.evidence import Link, Mention, contradict, weigh
from habeas.identity.findings import Verdict
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
class Person:
    """One person: the ids of the mentions, sorted, and the links that hold them together. `id` is the first mention's."""

    id: str
    mentions: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The people, the pairs that a human should look at, and the human "same" that would overrule a human "different"."""

    people: tuple[Person, ...]
    unsure: tuple[Link, ...]
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
        self.pages = {mention.page} - {""}
        self.said = {(mention.name, mention.patronymic, mention.birth_year): mention}

    def swallow(self, other: _Group) -> None:
        self.members += other.members
        self.pages |= other.pages
        self.said |= other.said


class Resolver:
    """Keeps what was compared, so that a new mention or decision costs only what it touches."""

    def __init__(self) -> None:
        self._mentions: dict[str, Mention] = {}
        self._blocks: dict[str, set[str]] = {}
        self._links: dict[tuple[str, str], Link] = {}
        self._beside: dict[str, set[str]] = {}  # by mention, those it has a link or a decision with
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
                self._keep(weigh(mention, self._mentions[candidate]))
            for key in _keys(mention):
                self._blocks.setdefault(key, set()).add(mention.id)

    def withdraw(self, mention: str) -> None:
        """Takes a mention back. Raises `MentionRefused` where it is not known."""
        gone = self._mentions.pop(mention, None)
        if gone is None:
            raise MentionRefused(mention, "is not known")
        for key in _keys(gone):
            self._blocks[key].discard(mention)
        self._touched |= set(self._groups.pop(mention, ())) - {mention}
        for neighbour in self._beside.pop(mention):
            self._touched.add(neighbour)
            pair = (mention, neighbour) if mention < neighbour else (neighbour, mention)
            self._links.pop(pair, None)
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
        unsure = []
        for (one, other), link in sorted(self._held_links()):
            if self._groups[one] is self._groups[other] and link.verdict is Verdict.SAME:
                by_person.setdefault(self._groups[one][0], []).append(link)
            elif link.verdict is not Verdict.DIFFERENT and self._groups[one] is not self._groups[other]:
                unsure.append(link)
        people = [
            Person(members[0], members, tuple(by_person.get(members[0], ())))
            for mention, members in sorted(self._groups.items())
            if members[0] == mention
        ]
        conflicts = {decision for decisions in self._in_conflict.values() for decision in decisions}
        return Resolution(
            tuple(people), tuple(unsure), tuple(sorted(conflicts, key=lambda decision: (decision.number, decision.pair)))
        )

    # -- what is compared -------------------------------------------------------------------------------------------

    def _candidates(self, mention: Mention) -> set[str]:
        found: set[str] = set()
        for key in _keys(mention):
            found |= self._blocks.get(key, set())
        return found - {mention.id}

    def _keep(self, link: Link) -> None:
        if link.verdict is Verdict.DIFFERENT:
            return
        self._links[link.one, link.other] = link
        self._beside[link.one].add(link.other)
        self._beside[link.other].add(link.one)

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
        human, by_rule = self._joining_links(members)
        for mention in members:
            self._in_conflict.pop(mention, None)
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
            if one is other or self._told_apart(one, other) or one.pages & other.pages:
                continue
            if not any(contradict(a, b) for a in one.said.values() for b in other.said.values()):
                self._join(group, one, other)
        for whole in {id(whole): whole for whole in group.values()}.values():
            together = tuple(sorted(whole.members))
            self._groups |= dict.fromkeys(together, together)

    @staticmethod
    def _join(group: dict[str, _Group], one: _Group, other: _Group) -> None:
        larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
        larger.swallow(smaller)
        for mention in smaller.members:
            group[mention] = larger

    def _joining_links(self, members: set[str]) -> tuple[list[Decision], list[Link]]:
        human, by_rule = [], []
        for one in members:
            for other in self._beside.get(one, ()):
                if not one < other or other not in members:
                    continue
                decided = self._decided(one, other)
                if decided is not None:
                    if decided.same:
                        human.append(decided)
                elif (one, other) in self._links and self._links[one, other].verdict is Verdict.SAME:
                    by_rule.append(self._links[one, other])
        human.sort(key=lambda decision: (decision.number, decision.pair))
        by_rule.sort(key=lambda link: (-link.weight, -link.score, link.one, link.other))
        return human, by_rule

    def _told_apart(self, one: _Group, other: _Group) -> bool:
        """Whether a human called any two of them different."""
        theirs = set(other.members)
        for mention in one.members:
            for neighbour in self._beside[mention] & theirs:
                decided = self._decided(mention, neighbour)
                if decided is not None and not decided.same:
                    return True
        return False


def _human_link(decision: Decision) -> Link:
    verdict = Verdict.SAME if decision.same else Verdict.DIFFERENT
    why = f"decided by {decision.by}" + (f": {decision.why}" if decision.why else "")
    return Link(*decision.pair, verdict, 1.0 if decision.same else 0.0, (), why, by=decision.by)


def _keys(mention: Mention) -> frozenset[str]:
    """What brings mentions together to be compared: two words of the name, or one word and the case."""
    keys: set[str] = set()
    case = fold(mention.case.strip())
    for reading in mention.profile.readings:
        words = [sorted(word_keys(word)) for word in reading.words]
        for one, other in combinations(words, 2):
            keys |= {"|".join(sorted(pair)) for pair in product(one, other)}
        if case:
            keys |= {f"{key}@{case}" for word in words for key in word}
    return frozenset(keys)
