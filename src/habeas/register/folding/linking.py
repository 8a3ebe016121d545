"""Mentions -> who is who: which mentions are one person, with the reason for each link in plain words.

Always true: a name alone links nobody; a lone surname links nobody across segments; two names in one list are two people,
and so are names whose comparison says "different"; the outcome depends on the mentions alone and not on their order.

The named rule: two mentions are one person's when `identity.compare` says "same" of their spellings and something around
them agrees: one strong sign (the same dated event, the same case, the same people named beside them, the same court on the
same day, two or more of the same articles), or two weak ones (an article, a term, a court, a judge, a place, one other name
in the same text).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from habeas.identity import Comparison, Verdict, blocking_keys, compare
from habeas.model import EventType
from habeas.register.folding.mentions import Context, NameMention, context_of, is_full
from habeas.register.folding.record import IdentityLink

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

    @property
    def enough(self) -> bool:
        return bool(self.strong) or len(self.weak) >= 2

    def __str__(self) -> str:
        return "; ".join((*self.strong, *self.weak))


@lru_cache(maxsize=1_000_000)
def _compared(one: str, other: str) -> Comparison:
    return compare(one, other)


def _verdict(one: str, other: str) -> Verdict:
    return Verdict.SAME if one == other else _compared(*sorted((one, other))).verdict


@dataclass(eq=False)
class Identity:
    """Mentions taken for one person's, in order."""

    mentions: list[NameMention]
    context: Context
    spellings: set[str] = field(default_factory=set)
    readings: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        return self.mentions[0].key

    def absorb(self, other: Identity) -> None:
        """Takes in the other's mentions and all that is known around them."""
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda m: m.order)
        self.context.add(other.context)
        self.spellings |= other.spellings
        self.readings |= other.readings


def identities(mentions: Mapping[str, NameMention]) -> tuple[tuple[Identity, ...], tuple[IdentityLink, ...]]:
    """Every mention in exactly one identity, and the links that made them."""
    alone = _each_alone(mentions.values())
    links: list[IdentityLink] = []
    kept = _merged([one for one in alone if is_full(one.mentions[0].spelling)], links)
    surnames = [one for one in alone if not is_full(one.mentions[0].spelling)]
    return (*kept, *surnames), tuple(links)


def _each_alone(mentions: Iterable[NameMention]) -> list[Identity]:
    ordered = sorted(mentions, key=lambda m: m.order)
    in_segment: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in ordered:
        if mention.full:
            for told in mention.told:
                in_segment[told.capture, told.event.segment].add(mention.spelling)
    return [Identity([m], context_of(m, in_segment), {m.spelling}, {t.key for t in m.told}) for m in ordered]


def _merged(alone: Sequence[Identity], links: list[IdentityLink]) -> list[Identity]:
    """Rounds in which each joins the first that it belongs to, until a round changes nothing: contexts grow as they add up."""
    kept = list(alone)
    changed = True
    while changed:
        changed = False
        standing: list[Identity] = []
        by_block: defaultdict[str, list[Identity]] = defaultdict(list)
        for one in kept:
            host = _host(one, by_block, links)
            if host is None:
                standing.append(one)
                host = one
            else:
                changed = True
            for block in _blocks(one):
                if host not in by_block[block]:
                    by_block[block].append(host)
        kept = sorted(standing, key=lambda identity: identity.mentions[0].order)
    links += _kept_apart(kept)
    return kept


def _blocks(one: Identity) -> set[str]:
    return {block for spelling in one.spellings for block in blocking_keys(spelling)}


def _host(one: Identity, by_block: Mapping[str, list[Identity]], links: list[IdentityLink]) -> Identity | None:
    """The identity that `one` was taken into, if there is one it belongs to: that with most signs."""
    candidates = {host.key: host for block in sorted(_blocks(one)) for host in by_block.get(block, ())}
    best: tuple[tuple[int, int], Identity, IdentityLink] | None = None
    for _, host in sorted(candidates.items()):
        link = _link(one, host)
        if link is None or not link[1].same:
            continue
        if best is None or link[0] > best[0]:
            best = link[0], host, link[1]
    if best is None:
        return None
    best[1].absorb(one)
    links.append(best[2])
    return best[1]


def _link(one: Identity, other: Identity) -> tuple[tuple[int, int], IdentityLink] | None:
    """How many strong and weak signs speak for one person, and the link; none where names or context do not."""
    pair = _same_named(one, other)
    if pair is None:
        return None
    signs = _signs(one.context, other.context)
    shared = _in_one_page(one, other)
    if not signs.enough and not shared:
        return None
    if not signs.enough:
        signs = Signs((shared,), signs.weak)
    first, second = sorted(pair, key=lambda m: m.order)
    why_apart = _apart(one, other)
    said = (
        f"both are written {first.spelling}"
        if first.spelling == second.spelling
        else _compared(*sorted((first.spelling, second.spelling))).why
    )
    why = f"{said}. In context: {signs}." + (f" But {why_apart}." if why_apart else "")
    link = IdentityLink(same=not why_apart, mention=first.key, other=second.key, names=(first.spelling, second.spelling), why=why)
    return (len(signs.strong), len(signs.weak)), link


def _same_named(one: Identity, other: Identity) -> tuple[NameMention, NameMention] | None:
    """The first pair of mentions whose spellings compare as the same, equal spellings first."""
    pairs = [(a, b) for a in one.mentions for b in other.mentions]
    equal = next(((a, b) for a, b in pairs if a.spelling == b.spelling), None)
    return equal or next(((a, b) for a, b in pairs if _verdict(a.spelling, b.spelling) is Verdict.SAME), None)


def _apart(one: Identity, other: Identity) -> str:
    """What forbids that the two are one; empty where nothing does."""
    if one.readings & other.readings:
        return "one sentence names both beside each other, so they are two people"
    for a in sorted(one.spellings):
        for b in sorted(other.spellings):
            if _verdict(a, b) is Verdict.DIFFERENT:
                return f"{a} and {b} are different names ({_compared(*sorted((a, b))).why})"
    return ""


def _in_one_page(one: Identity, other: Identity) -> str:
    shared = {m.capture for m in one.mentions} & {m.capture for m in other.mentions}
    return "one page has both spellings" if shared else ""


def _kept_apart(kept: Sequence[Identity]) -> list[IdentityLink]:
    """The links that names and context spoke for and something else forbade."""
    found: dict[tuple[str, str], IdentityLink] = {}
    by_block: defaultdict[str, list[Identity]] = defaultdict(list)
    for one in kept:
        for block in sorted(_blocks(one)):
            for other in by_block[block]:
                link = _link(other, one) if (other.key, one.key) not in found else None
                if link is not None and not link[1].same:
                    found[other.key, one.key] = link[1]
            by_block[block].append(one)
    return list(found.values())


# --- Signs ----------------------------------------------------------------------------------------------------------------


def _signs(one: Context, other: Context) -> Signs:
    strong: list[str] = []
    weak: list[str] = []
    days = sorted((kind, day) for kind, day in one.days & other.days if kind in _TELLING_DAYS)
    strong += [f"the same day of {kind.replace('_', ' ')}, {day}" for kind, day in days[:2]]
    if cases := [case for case in one.cases if any(_mostly(case, c) for c in other.cases)]:
        strong.append(f"both stand in the case {' '.join(sorted(min(cases, key=sorted)))}")
    if beside := _both_name(one.companions, other.companions):
        strong.append(f"both are named beside {beside[0]}" + (f" and {len(beside) - 1} more" if len(beside) > 1 else ""))
    if court_days := sorted(day for _, day in one.court_days & other.court_days):
        strong.append(f"the same court on {court_days[0]}")
    articles = sorted(one.articles & other.articles)
    if articles:
        (strong if len(articles) > 1 else weak).append(f"the same article{'s' * (len(articles) > 1)} {', '.join(articles)}")
    if not beside and (near := _both_name(one.segment_companions, other.segment_companions)):
        (strong if len(near) > 1 else weak).append(f"both texts also name {' and '.join(near[:2])}")
    weak += [f"the same term ({kind.replace('_', ' ')} {term})" for kind, term in sorted(one.terms & other.terms)[:1]]
    weak += [f"the same court ({' '.join(sorted(c))})" for c in sorted(one.courts & other.courts, key=sorted)[:1] if len(c) > 1]
    weak += [f"the same judge ({' '.join(sorted(j))})" for j in sorted(one.judges & other.judges, key=sorted)[:1]]
    weak += [f"the same place ({' '.join(sorted(p))})" for p in sorted(one.places & other.places, key=sorted)[:1] if len(p) > 1]
    return Signs(tuple(strong), tuple(weak))


def _mostly(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.6 * min(len(one), len(other))


def _both_name(one: set[str], other: set[str]) -> list[str]:
    """The names among `one` that are also among `other`, in whatever spelling."""
    by_block: defaultdict[str, set[str]] = defaultdict(set)
    for name in other:
        for block in blocking_keys(name):
            by_block[block].add(name)
    near = {name: {n for block in blocking_keys(name) for n in by_block.get(block, ())} for name in sorted(one)}
    return [name for name, candidates in near.items() if any(_verdict(name, c) is Verdict.SAME for c in sorted(candidates))]
