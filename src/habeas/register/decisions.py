"""Decisions of who is who, written down: by whom (here the named rule), about which mentions, why and when.

Always true: decisions only grow; one that no longer holds is taken back by another; those in force, taken together, join exactly
the mentions that the record has as one person's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from habeas.register.folding import IdentityLink, Record
from habeas.register.folding.linking import RULE
from habeas.register.keys import key_of
from habeas.register.models import Decision

DECIDED_BY = f"rule: {RULE}"


@dataclass
class _Joined:
    """Mentions as far as decisions join them."""

    parents: dict[str, str] = field(default_factory=dict)

    def root(self, mention: str) -> str:
        while (parent := self.parents.get(mention, mention)) != mention:
            mention = parent
        return mention

    def join(self, one: str, other: str) -> bool:
        """Whether they were apart until now."""
        first, second = self.root(one), self.root(other)
        self.parents[second] = first
        return first != second


def decide_identity(record: Record) -> None:
    """Writes down what the rule newly decides, and takes back what no longer holds."""
    in_force = list(Decision.objects.filter(decided_by=DECIDED_BY, undoes=None, undone_by=None))
    whose = {mention: identity for identity, mentions in enumerate(record.identities) for mention in mentions}
    joined = _Joined()
    for decision in in_force:
        together = whose[decision.mention] == whose[decision.other]
        if together is (decision.kind == Decision.Kind.SAME_PERSON):
            if together:
                joined.join(decision.mention, decision.other)
        else:
            _take_back(decision)
    told_apart = {frozenset((d.mention, d.other)) for d in in_force if d.kind == Decision.Kind.DIFFERENT_PEOPLE}
    _write(link for link in record.links if _is_new(link, joined, told_apart))


def _is_new(link: IdentityLink, joined: _Joined, told_apart: set[frozenset[str]]) -> bool:
    if link.same:
        return joined.join(link.mention, link.other)
    return frozenset((link.mention, link.other)) not in told_apart


def _write(links: Iterable[IdentityLink]) -> None:
    now = timezone.now()
    for link in links:
        kind = Decision.Kind.SAME_PERSON if link.same else Decision.Kind.DIFFERENT_PEOPLE
        Decision.objects.create(
            key=decision_key(kind, link.mention, link.other, DECIDED_BY, link.why, now.isoformat(), None),
            kind=kind,
            mention=link.mention,
            other=link.other,
            names=list(link.names),
            decided_by=DECIDED_BY,
            why=link.why,
            decided_at=now,
        )


def _take_back(decision: Decision) -> None:
    now = timezone.now()
    why = "what is kept now no longer speaks for it"
    Decision.objects.create(
        key=decision_key(decision.kind, decision.mention, decision.other, DECIDED_BY, why, now.isoformat(), decision.key),
        kind=decision.kind,
        mention=decision.mention,
        other=decision.other,
        names=decision.names,
        decided_by=DECIDED_BY,
        why=why,
        decided_at=now,
        undoes=decision,
    )


def decision_key(kind: str, mention: str, other: str, decided_by: str, why: str, decided_at: str, undoes: str | None) -> str:
    """The key that follows from what a decision says."""
    return key_of("decision", kind, mention, other, decided_by, why, decided_at, undoes)
