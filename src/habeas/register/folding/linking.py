"""Mentions -> who is who: what pages say around a name, and what rows of lists say of it, handed to `habeas.identity`; its people
and links taken over.

Always true: who is who is decided by `identity.Resolver` alone; a lone surname links nobody across segments; the outcome depends
on the mentions and the human decisions alone and not on their order.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from habeas.identity import Decision, Link, Mention, Resolution, Resolver, Weighed, candidate_keys
from habeas.model import EventType
from habeas.register.folding.mentions import Context, NameMention, Spelled, context_of, is_full
from habeas.register.folding.record import FoldedName, FoldedPair, IdentityLink, IdentityQuestion
from habeas.register.folding.told import NO_DAY
from habeas.register.keys import key_of

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


@dataclass(frozen=True)
class Identity:
    """Mentions taken for one person's, in order; and the rows of lists that are theirs as well."""

    mentions: tuple[Spelled, ...]
    rows: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.mentions[0].key

    @property
    def registered(self) -> bool:
        """Whether it is a person of the register: some page says what befell them."""
        return any(mention.founds for mention in self.mentions)


@dataclass(frozen=True)
class Who:
    """Every mention in exactly one identity, rows of lists that are nobody's of the pages, the links that made them, and what
    cannot be told."""

    identities: tuple[Identity, ...]
    on_lists_alone: tuple[tuple[str, ...], ...]
    links: tuple[IdentityLink, ...]
    questions: tuple[IdentityQuestion, ...]

    @cached_property
    def owner(self) -> dict[str, str]:
        """By mention, the identity whose it is."""
        return {mention.key: identity.key for identity in self.identities for mention in identity.mentions}

    @cached_property
    def registered(self) -> frozenset[str]:
        """The identities that are people of the register."""
        return frozenset(identity.key for identity in self.identities if identity.registered)

    @property
    def listed(self) -> dict[str, str]:
        """By row of a list, the person of the register whose it is."""
        return {row: identity.key for identity in self.identities if identity.registered for row in identity.rows}

    @property
    def taken_together(self) -> tuple[tuple[str, ...], ...]:
        """The mentions and rows that are one person's, for everyone."""
        whole = (*((*(m.key for m in identity.mentions), *identity.rows) for identity in self.identities), *self.on_lists_alone)
        return tuple(sorted(whole))


def weighing(mentions: Mapping[str, NameMention]) -> list[Mention]:
    """The full names among the mentions of whole pages, as `identity` weighs them, in the order of their keys."""
    named = _named_in_segments(mentions.values())
    full = sorted((m for m in mentions.values() if m.full), key=lambda m: m.key)
    return [_mention(mention, context_of(mention, named)) for mention in full]


def resolved(
    weighed: Iterable[Mention], decisions: Iterable[Decision] = (), listed: Iterable[ListedName] = ()
) -> tuple[Resolver, Resolution]:
    """Who is who among full names in pages and in rows of lists, and the resolver that compared them."""
    resolver = Resolver()
    resolver.add(weighed)
    rows = {row.key: row for row in listed if is_full(row.spelling)}
    resolver.add(rows[key].mention for key in sorted(rows))
    resolver.decide(sorted(decisions, key=lambda decision: (decision.number, decision.pair)))
    return resolver, resolver.resolution()


def who_is_who(found: Resolution, mentions: Mapping[str, Spelled], listed: Mapping[str, ListedName]) -> Who:
    """The identities that follow from what was found of the full names; each lone surname is one of its own."""
    named: dict[str, Spelled | ListedName] = {**mentions, **listed}
    people, on_lists_alone = [], []
    for person in found.people:
        in_pages = sorted((mentions[key] for key in person.mentions if key in mentions), key=lambda m: m.order)
        in_rows = tuple(key for key in person.mentions if key in listed)
        if in_pages:
            people.append(Identity(tuple(in_pages), in_rows))
        else:
            on_lists_alone.append(in_rows)
    surnames = [Identity((mention,)) for mention in mentions.values() if not mention.full]
    links = [_identity_link(link, named, same=True) for person in found.people for link in _strongest_first(person.links)]
    links += [_identity_link(link, named, same=False) for link in found.apart]
    return Who(
        (*sorted(people, key=lambda identity: identity.mentions[0].order), *surnames),
        tuple(on_lists_alone),
        tuple(links),
        tuple(sorted((_question(link, named) for link in found.unsure), key=lambda question: question.key)),
    )


def compared(pairs: Iterable[Weighed]) -> Iterator[FoldedPair]:
    """What was found of pairs, as the record keeps it."""
    for pair in pairs:
        link = pair.link.to_json() if pair.link is not None else None
        yield FoldedPair(key=key_of("pair", pair.one, pair.other), one=pair.one, other=pair.other, link=link)


def names(mentions: Iterable[Mention], together: Mapping[str, str]) -> Iterator[FoldedName]:
    """The names as the record keeps them."""
    for mention in mentions:
        yield FoldedName(key=mention.id, name=mention.name, said=mention.to_json(), together=together[mention.id])


def name_marks(name: str) -> set[int]:
    """By these numbers a name finds those that it may be another spelling of: its candidate keys, as 64 bits."""
    keys = candidate_keys(Mention(id="", name=name))
    return {int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True) for key in keys}


def _question(link: Link, named: Mapping[str, Spelled | ListedName]) -> IdentityQuestion:
    first, second = sorted((named[link.one], named[link.other]), key=lambda m: m.order)
    return IdentityQuestion(
        key=key_of("question", link.one, link.other),
        mention=first.key,
        other=second.key,
        names=[first.spelling, second.spelling],
        score=link.score,
        weight=link.weight,
        why=link.why,
    )


def _strongest_first(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (-link.weight, -link.score, link.one, link.other))


def _identity_link(link: Link, named: Mapping[str, Spelled | ListedName], *, same: bool) -> IdentityLink:
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
