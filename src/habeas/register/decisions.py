"""Decisions of who is who, written down: by whom (a person, or the named rules), about which mentions, why and when.

Always true: decisions only grow; one that no longer holds is taken back by another; those in force, taken together, join exactly
the mentions that the record has as one person's; what a person decided is never taken back by a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from habeas.identity import RULES
from habeas.identity import Decision as HumanDecision
from habeas.model import HabeasError
from habeas.register.folding import IdentityLink, IdentityQuestion, Record, fold
from habeas.register.folding.mentions import is_full
from habeas.register.keys import key_of
from habeas.register.models import Decision, ListRow, Mention

BY_RULE = "rule: "
DECIDED_BY = f"{BY_RULE}{RULES}"


class DecisionRefused(HabeasError, ValueError):
    """A decision about a mention that is not known, or one that cannot be taken back."""


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


def human_decisions() -> list[HumanDecision]:
    """What people decided and nobody took back, in the order in which they did."""
    rows = Decision.objects.filter(undoes=None, undone_by=None).exclude(decided_by__startswith=BY_RULE)
    return [
        HumanDecision(
            number=number,
            one=row.mention,
            other=row.other,
            same=row.kind == Decision.Kind.SAME_PERSON,
            by=row.decided_by,
            why=row.why,
        )
        for number, row in enumerate(rows.order_by("decided_at", "key"))
    ]


def open_questions() -> tuple[IdentityQuestion, ...]:
    """What a human should decide, the likeliest first; one question for two people, however many mentions they have."""
    from habeas.register.record import Kept

    kept = Kept()
    record = fold(kept.told(), (), human_decisions(), listed=kept.listed())
    whose = {mention: number for number, mentions in enumerate(record.identities) for mention in mentions}
    asked: dict[frozenset[int], IdentityQuestion] = {}
    for question in record.questions:
        asked.setdefault(frozenset((whose[question.mention], whose[question.other])), question)
    return tuple(asked.values())


def decide(mention: str, other: str, *, same: bool, by: str, why: str) -> Decision:
    """Writes down what a person decided of two mentions, and changes the record accordingly.

    Of several decisions about one pair the last holds. Raises `DecisionRefused` for a mention that is not known.
    """
    from habeas.register.record import be_the_one_writer, bring_up_to_date

    _refuse_unsaid(by, why)
    if mention == other:
        raise DecisionRefused("a decision is about two mentions")
    with transaction.atomic():
        be_the_one_writer()
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
        decided = _write(kind, mention, other, [spelled[mention], spelled[other]], by, why, None)
        bring_up_to_date()
    return decided


def _refuse_unsaid(by: str, why: str) -> None:
    if not by.strip() or by.startswith(BY_RULE) or not why.strip():
        raise DecisionRefused("a decision says by whom it is and why")


def take_back(key: str, *, by: str, why: str) -> Decision:
    """Takes a person's decision back; what stood before it stands again. Raises `DecisionRefused`."""
    from habeas.register.record import be_the_one_writer, bring_up_to_date

    _refuse_unsaid(by, why)
    with transaction.atomic():
        be_the_one_writer()
        row = Decision.objects.filter(key=key, undoes=None, undone_by=None).exclude(decided_by__startswith=BY_RULE).first()
        if row is None:
            raise DecisionRefused(f"there is no decision {key!r} by a person that is in force")
        undone = _write(row.kind, row.mention, row.other, row.names, by, why, row)
        bring_up_to_date()
    return undone


def decide_identity(record: Record) -> None:
    """Writes down what the rules newly decide, and takes back what no longer holds."""
    by_rule = Decision.objects.filter(decided_by__startswith=BY_RULE, undoes=None, undone_by=None)
    by_people = list(Decision.objects.filter(undoes=None, undone_by=None).exclude(decided_by__startswith=BY_RULE))
    whose = {mention: identity for identity, mentions in enumerate(record.identities) for mention in mentions}
    joined = _Joined()
    for decision in by_people:
        if decision.kind == Decision.Kind.SAME_PERSON and whose.get(decision.mention) == whose.get(decision.other):
            joined.join(decision.mention, decision.other)
    told_apart = {frozenset((d.mention, d.other)) for d in by_people}
    for decision in by_rule:
        together = whose.get(decision.mention) == whose.get(decision.other)
        if decision.decided_by == DECIDED_BY and together is (decision.kind == Decision.Kind.SAME_PERSON):
            if together:
                joined.join(decision.mention, decision.other)
            else:
                told_apart.add(frozenset((decision.mention, decision.other)))
        else:
            _take_back_by_rule(decision)
    for link in record.links:
        if link.by == RULES and _is_new(link, joined, told_apart):
            kind = Decision.Kind.SAME_PERSON if link.same else Decision.Kind.DIFFERENT_PEOPLE
            _write(kind, link.mention, link.other, list(link.names), DECIDED_BY, link.why, None)


def _is_new(link: IdentityLink, joined: _Joined, told_apart: set[frozenset[str]]) -> bool:
    if link.same:
        return joined.join(link.mention, link.other)
    return frozenset((link.mention, link.other)) not in told_apart


def _take_back_by_rule(decision: Decision) -> None:
    why = "what is kept now no longer speaks for it"
    _write(decision.kind, decision.mention, decision.other, decision.names, DECIDED_BY, why, decision)


def _write(kind: str, mention: str, other: str, names: list[str], by: str, why: str, undoes: Decision | None) -> Decision:
    now = timezone.now()
    return Decision.objects.create(
        key=decision_key(kind, mention, other, by, why, now.isoformat(), undoes.key if undoes else None),
        kind=kind,
        mention=mention,
        other=other,
        names=names,
        decided_by=by,
        why=why,
        decided_at=now,
        undoes=undoes,
    )


def decision_key(kind: str, mention: str, other: str, decided_by: str, why: str, decided_at: str, undoes: str | None) -> str:
    """The key that follows from what a decision says."""
    return key_of("decision", kind, mention, other, decided_by, why, decided_at, undoes)
