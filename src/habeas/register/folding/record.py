"""What the fold gives: rows of the record, named as the tables name them.

Always true: a row's fields are plain values, so that two records are equal exactly when their rows are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedPerson:
    key: str
    name: str
    surname_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedMention:
    """`identity` is the key of the first mention of those taken for one person's, prisoner or not."""

    key: str
    identity: str
    person_id: str | None
    founds: bool
    capture_id: str
    segment: str
    spelling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedEvent:
    """Texts that hold nothing are empty, as the table has them."""

    key: str
    type: str
    stance: str
    date: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    told_by: dt.date | None = None
    group: str = ""
    actor: str = ""
    count: str = ""
    count_of: str = ""
    count_sum: int | None = None
    count_parts: list[dict[str, Any]]
    court: str = ""
    judge: str = ""
    case: str = ""
    charges: list[dict[str, Any]]
    term: str = ""
    until: str = ""
    outcome: str = ""
    addressee: str = ""
    target: str = ""
    demands: list[str]
    occasion: str = ""
    occasion_date: str = ""
    place: str = ""
    attribution: str = ""
    support: dict[str, list[dict[str, Any]]]
    pages: int
    independent_sources: int
    standing: str
    contradicted: bool
    confidence: float | None
    published: bool | None
    decisions: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedParticipation:
    key: str
    event_id: str
    identity: str
    person_id: str | None
    role: str
    position: int
    name: str
    readings: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedSource:
    key: str
    event_id: str
    reading_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedAnswer:
    key: str
    appeal_id: str
    response_id: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedRelation:
    key: str
    kind: str
    capture_id: str
    segment: str
    other_id: str
    other_segment: str
    share: float
    other_share: float
    words: int
    other_words: int
    stretches: list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityLink:
    """Why two mentions are taken for one person (or, where names and context speak for it, nevertheless for two), and by which
    rules or whom."""

    same: bool
    mention: str
    other: str
    names: tuple[str, str]
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityQuestion:
    """Two mentions that may be one person's, which a human has to decide; `weight` is what speaks for it beside the names."""

    key: str
    mention: str
    other: str
    names: list[str]
    score: float
    weight: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedName:
    """A full name in a page, or in a row of a list, as who is who is told by: what is said of it, and the first of the mentions
    taken for one person's."""

    key: str
    name: str
    said: dict[str, Any]
    together: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedPair:
    """Two names that were held against each other, and the link between them; none: two people of one name."""

    key: str
    one: str
    other: str
    link: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The whole of it, or that part which was folded; rows are ordered by key. `identities`: the keys of the mentions and rows of
    lists that are one person's, for everyone. `listed`: by row of a list, the person whose it is; rows of nobody known are not
    in it."""

    people: tuple[FoldedPerson, ...]
    mentions: tuple[FoldedMention, ...]
    events: tuple[FoldedEvent, ...]
    participations: tuple[FoldedParticipation, ...]
    sources: tuple[FoldedSource, ...]
    answers: tuple[FoldedAnswer, ...]
    relations: tuple[FoldedRelation, ...]
    names: tuple[FoldedName, ...] = ()
    pairs: tuple[FoldedPair, ...] = ()
    questions: tuple[IdentityQuestion, ...] = ()
    identities: tuple[tuple[str, ...], ...] = ()
    links: tuple[IdentityLink, ...] = ()
    listed: Mapping[str, str]
