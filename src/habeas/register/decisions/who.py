"""Decisions of who is who: by a person, or by the named rules; about which mentions.

Always true: decisions only grow; one that no longer holds is taken back by another; those in force, taken together, join exactly
the mentions that the record has as one person's; what a person decided is never taken back by a rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from habeas.identity import RULES
from habeas.identity import Decision as HumanDecision
from habeas.register.batches import batched
from habeas.register.decisions.writing import BY_RULE, DecisionRefused, deciding, in_force, write
from habeas.register.folding import IdentityLink, Record
from habeas.register.folding.mentions import is_full
from habeas.register.models import Decision, ListRow, Mention, Name, Question

DECIDED_BY = f"{BY_RULE}{RULES}"
_KINDS = (Decision.Kind.SAME_PERSON, Decision.Kind.DIFFERENT_PEOPLE)
_ALL = Q()
_BY_HUMANS = ~Q(decided_by__startswith=BY_RULE)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Decisions are numbered by the microseconds since then, so that each has its number whichever others are looked at."""


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


def human_decisions(*, before: dt.datetime | None = None) -> list[HumanDecision]:
    """What people decided and nobody took back, in the order in which they did; `before`: as it was at that moment."""
    return [_by_human(row) for row in in_force(before).filter(_BY_HUMANS, kind__in=_KINDS)]


def human_decisions_about(among: Iterable[str]) -> list[HumanDecision]:
    """The same of those alone that are about one of these mentions and rows of lists."""
    return [_by_human(row) for row in _about(frozenset(among), _BY_HUMANS)]


def _by_human(row: Decision) -> HumanDecision:
    return HumanDecision(
        number=(row.decided_at - _EPOCH) // dt.timedelta(microseconds=1),
        one=row.one,
        other=row.other,
        same=row.kind == Decision.Kind.SAME_PERSON,
        by=row.decided_by,
        why=row.why,
    )


def mentions_decided(made: Iterable[Decision]) -> frozenset[str]:
    """The mentions and rows of lists that these decisions are about, of those that say who is who."""
    return frozenset(key for row in made if row.kind in _KINDS for key in (row.one, row.other))


def open_questions() -> tuple[Question, ...]:
    """What a human should decide, the likeliest first; one question for two people, however many mentions they have."""
    asked: dict[frozenset[str], Question] = {}
    for questions in batched(Question.objects.all()):
        keys = {key for question in questions for key in (question.mention, question.other)}
        whose = dict(Name.objects.filter(key__in=keys).values_list("key", "together"))
        for question in questions:
            asked.setdefault(frozenset((whose[question.mention], whose[question.other])), question)
    return tuple(asked.values())


def decide(mention: str, other: str, *, same: bool, by: str, why: str) -> Decision:
    """Writes down what a person decided of two mentions, and changes the record accordingly.

    Of several decisions about one pair the last holds. Raises `DecisionRefused` for a mention that is not known.
    """
    if mention == other:
        raise DecisionRefused("a decision is about two mentions")
    with deciding(by, why) as person:
        spelled = dict(Mention.objects.filter(key__in=(mention, other)).values_list("key", "spelling"))
        spelled |= dict(ListRow.objects.filter(key__in=(mention, other)).values_list("key", "name"))
        missing = [key for key in (mention, other) if key not in spelled]
        if missing:
            raise DecisionRefused(f"there is no mention {missing[0]!r}")
        lone = [key for key in (mention, other) if not is_full(spelled[key])]
        if lone:
            raise DecisionRefused(
                f"{spelled[lone[0]]!r} is one word: nobody can be told by it, and a decision would change nothing"
            )
        kind = Decision.Kind.SAME_PERSON if same else Decision.Kind.DIFFERENT_PEOPLE
        return person.write(kind, mention, other, [spelled[mention], spelled[other]])


def decide_identity(record: Record, among: frozenset[str] | None = None) -> None:
    """Writes down what the rules newly decide, and takes back what no longer holds; `among`: the mentions and rows of lists that
    the record is about, where it is not the whole; nobody of these is taken for one person with any other."""
    standing = list(_about(among))
    by_rule = [decision for decision in standing if decision.decided_by.startswith(BY_RULE)]
    by_people = [decision for decision in standing if not decision.decided_by.startswith(BY_RULE)]
    whose = {mention: identity for identity, mentions in enumerate(record.identities) for mention in mentions}
    joined = _Joined()
    for decision in by_people:
        if decision.kind == Decision.Kind.SAME_PERSON and _together(decision, whose):
            joined.join(decision.one, decision.other)
    told_apart = {frozenset((d.one, d.other)) for d in by_people}
    for decision in by_rule:
        together = _together(decision, whose)
        if decision.decided_by == DECIDED_BY and together is (decision.kind == Decision.Kind.SAME_PERSON):
            if together:
                joined.join(decision.one, decision.other)
            else:
                told_apart.add(frozenset((decision.one, decision.other)))
        else:
            _take_back_by_rule(decision)
    for link in record.links:
        if link.by == RULES and _is_new(link, joined, told_apart):
            kind = Decision.Kind.SAME_PERSON if link.same else Decision.Kind.DIFFERENT_PEOPLE
            write(kind, link.mention, link.other, list(link.names), DECIDED_BY, link.why)


def _about(among: frozenset[str] | None, which: Q = _ALL) -> Iterable[Decision]:
    """The decisions in force of who is who, in the order in which they were made."""
    standing = in_force().filter(which, kind__in=_KINDS)
    if among is None:
        return standing
    found: dict[str, Decision] = {}
    for keys in batched(sorted(among)):
        found |= {row.key: row for row in standing.filter(Q(one__in=keys) | Q(other__in=keys))}
    return sorted(found.values(), key=lambda row: (row.decided_at, row.key))


def _together(decision: Decision, whose: Mapping[str, int]) -> bool:
    """Whether the two are one person's; what is in no page or list any more is nobody's."""
    one, other = whose.get(decision.one), whose.get(decision.other)
    return one is not None and one == other


def _is_new(link: IdentityLink, joined: _Joined, told_apart: set[frozenset[str]]) -> bool:
    if link.same:
        return joined.join(link.mention, link.other)
    return frozenset((link.mention, link.other)) not in told_apart


def _take_back_by_rule(decision: Decision) -> None:
    why = "what is kept now no longer speaks for it"
    write(decision.kind, decision.one, decision.other, decision.names, DECIDED_BY, why, undoes=decision)
