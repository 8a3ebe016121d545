"""Mentions -> who is who: which mentions are one person, with the reason for each link in plain words.

Always true: a name alone links nobody; a lone surname links nobody across segments; two names in one list are two people,
and so are names whose comparison says "different"; the outcome depends on the mentions alone and not on their order.

The named rule: two mentions are one person's when `identity.compare` says "same" of their spellings and something around
them agrees: one strong sign (the same dated event, the same case, the same people named beside them, the same court on the
same day, two or more of the same articles), or two weak ones (an article, a term, a court, a judge, a place, one other name
in the same text). For names spelled alike, letter for letter, one other name in both texts suffices: a court or an article that
namesakes can share does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.identity import Verdict
from habeas.model import EventType
from habeas.register.folding.mentions import Context, NameMention, context_of, is_full
from habeas.register.folding.record import IdentityLink
from habeas.register.folding.spellings import Spellings, verdict, why

RULE = "names and context agree"
"""The rule's name, as decisions give it."""

_TELLING_DAYS = frozenset(
    {
        EventType.DETENTION,
        EventType.SEARCH,
        EventType.CHARGE,
        EventType.REMAND,
        EventType.REMAND_EXTENSION,
        EventType.HEARING,
        EventType.SENTENCE_SOUGHT,
        EventType.SENTENCE,
        EventType.ACQUITTAL,
        EventType.APPEAL_RULING,
        EventType.TRANSFER,
        EventType.RELEASE,
        EventType.DEATH,
    }
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What around two mentions agrees, in words; strong signs suffice alone."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    company: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        return bool(self.strong) or len(self.weak) + len(self.company) >= 2

    def enough_for(self, pair: tuple[NameMention, NameMention]) -> bool:
        """Whether they suffice for these two names; for equal ones, company does."""
        return self.enough or (bool(self.company) and pair[0].spelling == pair[1].spelling)

    def __str__(self) -> str:
        return "; ".join((*self.strong, *self.weak, *self.company))


@dataclass(eq=False)
class Identity:
    """Mentions taken for one person's, in order."""

    mentions: list[NameMention]
    context: Context
    first: dict[str, NameMention] = field(default_factory=dict)
    readings: set[str] = field(default_factory=set)

    @property
    def spellings(self) -> Iterable[str]:
        """In the order of their first mentions."""
        return self.first.keys()

    @property
    def key(self) -> str:
        return self.mentions[0].key

    def absorb(self, other: Identity) -> None:
        """Takes in the other's mentions and all that is known around them."""
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda m: m.order)
        self.context.add(other.context)
        self.first = {}
        for mention in self.mentions:
            self.first.setdefault(mention.spelling, mention)
        self.readings |= other.readings


def identities(mentions: Mapping[str, NameMention]) -> tuple[tuple[Identity, ...], tuple[IdentityLink, ...]]:
    """Every mention in exactly one identity, and the links that made them."""
    alone = _each_alone(mentions.values())
    links: list[IdentityLink] = []
    spellings = Spellings(mention.spelling for mention in mentions.values() if mention.full)
    kept = _merged([one for one in alone if is_full(one.mentions[0].spelling)], spellings, links)
    surnames = [one for one in alone if not is_full(one.mentions[0].spelling)]
    return (*kept, *surnames), tuple(links)


def _each_alone(mentions: Iterable[NameMention]) -> list[Identity]:
    ordered = sorted(mentions, key=lambda m: m.order)
    in_segment: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in ordered:
        if mention.full:
            for told in mention.told:
                in_segment[told.capture, told.event.segment].add(mention.spelling)
    return [Identity([m], context_of(m, in_segment), {m.spelling: m}, {t.key for t in m.told}) for m in ordered]


def _merged(alone: Sequence[Identity], spellings: Spellings, links: list[IdentityLink]) -> list[Identity]:
    """Rounds in which each joins the first that it belongs to, until a round changes nothing: contexts grow as they add up."""
    kept = list(alone)
    changed = True
    while changed:
        changed = False
        standing: list[Identity] = []
        spelled: defaultdict[str, list[Identity]] = defaultdict(list)
        for one in kept:
            host = _host(one, spelled, spellings, links)
            if host is None:
                standing.append(one)
                host = one
            else:
                changed = True
            for spelling in host.spellings:
                if host not in spelled[spelling]:
                    spelled[spelling].append(host)
        kept = sorted(standing, key=lambda identity: identity.mentions[0].order)
    links += _kept_apart(kept, spellings)
    return kept


def _named_alike(one: Identity, spelled: Mapping[str, list[Identity]], spellings: Spellings) -> list[Identity]:
    """Those of whom some spelling can be the same name, by key."""
    alike = {same for spelling in one.spellings for same in spellings.same_as(spelling)}
    found = {host.key: host for spelling in alike for host in spelled.get(spelling, ())}
    return [host for _, host in sorted(found.items())]


def _host(
    one: Identity, spelled: Mapping[str, list[Identity]], spellings: Spellings, links: list[IdentityLink]
) -> Identity | None:
    """The identity that `one` was taken into, if there is one it belongs to: that with most signs."""
    best: tuple[tuple[int, int], Identity, IdentityLink] | None = None
    for host in _named_alike(one, spelled, spellings):
        link = _link(one, host, spellings)
        if link is not None and link[1].same and (best is None or link[0] > best[0]):
            best = link[0], host, link[1]
    if best is None:
        return None
    best[1].absorb(one)
    links.append(best[2])
    return best[1]


def _link(one: Identity, other: Identity, spellings: Spellings) -> tuple[tuple[int, int], IdentityLink] | None:
    """How many strong and weak signs speak for one person, and the link; none where context does not."""
    signs = _signs(one.context, other.context, spellings)
    pair = _same_named(one, other, spellings)
    if not signs.enough_for(pair):
        shared = _in_one_page(one, other)
        if not shared:
            return None
        signs = Signs((shared,), signs.weak, signs.company)
    first, second = sorted(pair, key=lambda m: m.order)
    apart = _apart(one, other)
    said = f"{why(first.spelling, second.spelling)}. In context: {signs}." + (f" But {apart}." if apart else "")
    link = IdentityLink(same=not apart, mention=first.key, other=second.key, names=(first.spelling, second.spelling), why=said)
    return (len(signs.strong), len(signs.weak)), link


def _same_named(one: Identity, other: Identity, spellings: Spellings) -> tuple[NameMention, NameMention]:
    """The first mentions of spellings that can be the same name, equal spellings before others."""
    pairs = [(a, b) for a in one.spellings for b in spellings.same_as(a) if b in other.first]
    a, b = min(pairs, key=lambda pair: (pair[0] != pair[1], one.first[pair[0]].order, other.first[pair[1]].order))
    return one.first[a], other.first[b]


def _apart(one: Identity, other: Identity) -> str:
    """What forbids that the two are one; empty where nothing does."""
    if one.readings & other.readings:
        return "one sentence names both beside each other, so they are two people"
    for a in sorted(one.spellings):
        for b in sorted(other.spellings):
            if verdict(a, b) is Verdict.DIFFERENT:
                return f"{a} and {b} are different names ({why(a, b)})"
    return ""


def _in_one_page(one: Identity, other: Identity) -> str:
    shared = {m.capture for m in one.mentions} & {m.capture for m in other.mentions}
    return "one page has both spellings" if shared else ""


def _kept_apart(kept: Sequence[Identity], spellings: Spellings) -> list[IdentityLink]:
    """The links that names and context spoke for and something else forbade."""
    found: list[IdentityLink] = []
    spelled: defaultdict[str, list[Identity]] = defaultdict(list)
    for one in kept:
        for other in _named_alike(one, spelled, spellings):
            link = _link(other, one, spellings)
            if link is not None and not link[1].same:
                found.append(link[1])
        for spelling in one.spellings:
            spelled[spelling].append(one)
    return found


# --- Signs ----------------------------------------------------------------------------------------------------------------


def _signs(one: Context, other: Context, spellings: Spellings) -> Signs:
    strong: list[str] = []
    weak: list[str] = []
    days = sorted((kind, day) for kind, day in one.days & other.days if kind in _TELLING_DAYS)
    strong += [f"the same day of {kind.replace('_', ' ')}, {day}" for kind, day in days[:2]]
    if cases := [case for case in one.cases if any(_mostly(case, c) for c in other.cases)]:
        strong.append(f"both stand in the case {' '.join(sorted(min(cases, key=sorted)))}")
    if beside := _both_name(one.companions, other.companions, spellings):
        strong.append(f"both are named beside {beside[0]}" + (f" and {len(beside) - 1} more" if len(beside) > 1 else ""))
    if court_days := sorted(day for _, day in one.court_days & other.court_days):
        strong.append(f"the same court on {court_days[0]}")
    articles = sorted(one.articles & other.articles)
    if articles:
        (strong if len(articles) > 1 else weak).append(f"the same article{'s' * (len(articles) > 1)} {', '.join(articles)}")
    company: list[str] = []
    if not beside and (near := _both_name(one.segment_companions, other.segment_companions, spellings)):
        (strong if len(near) > 1 else company).append(f"both texts also name {' and '.join(near[:2])}")
    weak += [f"the same term ({kind.replace('_', ' ')} {term})" for kind, term in sorted(one.terms & other.terms)[:1]]
    weak += [f"the same court ({' '.join(sorted(c))})" for c in sorted(one.courts & other.courts, key=sorted)[:1] if len(c) > 1]
    weak += [f"the same judge ({' '.join(sorted(j))})" for j in sorted(one.judges & other.judges, key=sorted)[:1]]
    weak += [f"the same place ({' '.join(sorted(p))})" for p in sorted(one.places & other.places, key=sorted)[:1] if len(p) > 1]
    return Signs(tuple(strong), tuple(weak), tuple(company))


def _mostly(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.6 * min(len(one), len(other))


def _both_name(one: set[str], other: set[str], spellings: Spellings) -> list[str]:
    """The names among `one` that are also among `other`, in whatever spelling."""
    return [name for name in sorted(one) if not other.isdisjoint(spellings.same_as(name))]
