"""Mentions -> who is who: what pages say around a name, and what rows of lists say of it, handed to `habeas.identity`; its people
and links taken over.

Always true: who is who is decided by `identity.Resolver` alone; a lone surname links nobody across segments; the outcome depends
on the mentions and the human decisions alone and not on their order.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from habeas.identity import Decision, Link, Mention, Resolution, Resolver
from habeas.model import EventType
from habeas.register.folding.mentions import Context, NameMention, context_of, is_full
from habeas.register.folding.record import FoldedEvent, IdentityLink, IdentityQuestion
from habeas.register.folding.told import NO_DAY

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


@dataclass(frozen=True, eq=False)
class ListedName:
    """Somebody in a row of a list, as `identity` weighs them; `order` goes with that of names in pages."""

    mention: Mention
    order: tuple[object, ...]

    @property
    def key(self) -> str:
        return self.mention.id

    @property
    def spelling(self) -> str:
        return self.mention.name


@dataclass(eq=False)
class Identity:
    """Mentions taken for one person's, in order; and the rows of lists that are theirs as well."""

    mentions: list[NameMention]
    rows: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.mentions[0].key


@dataclass
class Resolving:
    """The mentions compared so far: a page that comes later costs only what it touches."""

    resolver: Resolver = field(default_factory=Resolver)
    known: set[str] = field(default_factory=set)
    decisions: set[Decision] = field(default_factory=set)
    events: dict[tuple[object, ...], FoldedEvent] = field(default_factory=dict)
    """The events of the last fold, by all that they follow from beside the readings themselves."""

    def resolution(
        self, mentions: Mapping[str, NameMention], decisions: Iterable[Decision], listed: Mapping[str, ListedName]
    ) -> Resolution:
        """Who is who among all of them."""
        named = _named_in_segments(mentions.values())
        new = [m for m in mentions.values() if m.full and m.key not in self.known]
        self.resolver.add(_mention(m, context_of(m, named)) for m in sorted(new, key=lambda m: m.key))
        rows = sorted(key for key, row in listed.items() if key not in self.known and is_full(row.spelling))
        self.resolver.add(listed[key].mention for key in rows)
        self.known |= {m.key for m in new} | set(rows)
        wanted = set(decisions)
        for decision in self.decisions - wanted:
            self.resolver.undo(decision)
        self.resolver.decide(sorted(wanted - self.decisions, key=lambda decision: (decision.number, decision.pair)))
        self.decisions = wanted
        return self.resolver.resolution()


@dataclass(frozen=True)
class Who:
    """Every mention in exactly one identity, rows of lists that are nobody's of the pages, the links that made them, and what
    cannot be told."""

    identities: tuple[Identity, ...]
    on_lists_alone: tuple[tuple[str, ...], ...]
    links: tuple[IdentityLink, ...]
    questions: tuple[IdentityQuestion, ...]


def who_is_who(
    mentions: Mapping[str, NameMention],
    decisions: Iterable[Decision] = (),
    resolving: Resolving | None = None,
    listed: Iterable[ListedName] = (),
) -> Who:
    """`resolving` remembers what was compared before."""
    rows = {row.key: row for row in listed}
    found = (resolving or Resolving()).resolution(mentions, decisions, rows)
    named: dict[str, NameMention | ListedName] = {**mentions, **rows}
    people, on_lists_alone = [], []
    for person in found.people:
        in_pages = sorted((mentions[key] for key in person.mentions if key in mentions), key=lambda m: m.order)
        in_rows = tuple(key for key in person.mentions if key in rows)
        if in_pages:
            people.append(Identity(in_pages, in_rows))
        else:
            on_lists_alone.append(in_rows)
    surnames = [Identity([mention]) for mention in mentions.values() if not mention.full]
    links = [_identity_link(link, named, same=True) for person in found.people for link in _strongest_first(person.links)]
    links += [_identity_link(link, named, same=False) for link in found.apart]
    return Who(
        (*sorted(people, key=lambda identity: identity.mentions[0].order), *surnames),
        tuple(on_lists_alone),
        tuple(links),
        tuple(_question(link, named) for link in _strongest_first(found.unsure)),
    )


def _question(link: Link, named: Mapping[str, NameMention | ListedName]) -> IdentityQuestion:
    first, second = sorted((named[link.one], named[link.other]), key=lambda m: m.order)
    return IdentityQuestion(
        mention=first.key,
        other=second.key,
        names=(first.spelling, second.spelling),
        score=link.score,
        weight=link.weight,
        why=link.why,
    )


def _strongest_first(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (-link.weight, -link.score, link.one, link.other))


def _identity_link(link: Link, named: Mapping[str, NameMention | ListedName], *, same: bool) -> IdentityLink:
    first, second = sorted((named[link.one], named[link.other]), key=lambda m: m.order)
    return IdentityLink(
        same=same, mention=first.key, other=second.key, names=(first.spelling, second.spelling), why=link.why, by=link.by
    )


def _named_in_segments(mentions: Iterable[NameMention]) -> dict[tuple[str, str], set[str]]:
    named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        if is_full(mention.spelling):
            for told in mention.told:
                named[told.capture, told.event.segment].add(mention.spelling)
    return named


def _mention(mention: NameMention, context: Context) -> Mention:
    """The name with all that the page says around it, as `identity` weighs it."""
    days = {day for told in mention.told for day in _days(told.event.date, told.day)}
    return Mention(
        id=mention.key,
        name=mention.spelling,
        articles=frozenset(context.articles),
        beside=frozenset(context.companions),
        near=frozenset(context.segment_companions),
        said=frozenset(_said(mention, context)),
        happened=frozenset(told.event.type.value for told in mention.told),
        first=min(days, default=None),
        last=max(days, default=None),
        apart_in=frozenset(told.key for told in mention.told if len(told.event.people) > 1),
    )


def _days(date: object, told: dt.date) -> Iterable[dt.date]:
    """The first and the last day that it may have been; the day of the telling where no date is given."""
    days = [day for day in (getattr(date, "earliest", None), getattr(date, "latest", None)) if day is not None]
    return days or ([told] if told != NO_DAY else [])


def _said(mention: NameMention, context: Context) -> Iterable[tuple[str, str]]:
    yield "page", mention.capture
    for kind, day in context.days:
        if kind in _TELLING_DAYS:
            yield "day", f"{kind.value.replace('_', ' ')} {day}"
        if kind is EventType.SENTENCE:
            yield "sentence_day", day
    for court, day in context.court_days:
        yield "court_day", f"{day} ({_in_order(court)})"
    for kind, term in context.terms:
        yield "term", f"{term} ({kind.value.replace('_', ' ')})"
    for name, of_kind, least in (("case", context.cases, 1), ("court", context.courts, 2), ("judge", context.judges, 1)):
        yield from ((name, _in_order(words)) for words in of_kind if len(words) >= least)
    yield from (("place", _in_order(words)) for words in context.places if len(words) > 1)


def _in_order(words: frozenset[str]) -> str:
    return " ".join(sorted(words))
