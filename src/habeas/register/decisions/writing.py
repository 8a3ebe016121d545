"""A decision as a row: its key, what is refused, and the one transaction in which it is written and the record changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from habeas.model import HabeasError
from habeas.register.keys import key_of
from habeas.register.models import Decision

BY_RULE = "rule: "
"""How the names of rules begin that decide without a person."""


class DecisionRefused(HabeasError, ValueError):
    """A decision about what is not known, one that says nothing, or one that cannot be taken back."""


@dataclass
class Deciding:
    """A person who decides, and the decisions written so far."""

    by: str
    why: str
    made: list[Decision] = field(default_factory=list)

    def write(
        self,
        kind: str,
        one: str,
        other: str,
        names: list[str],
        *,
        said: Mapping[str, Any] | None = None,
        undoes: Decision | None = None,
    ) -> Decision:
        """Writes a decision of this person's; the record is changed when all are written."""
        self.made.append(write(kind, one, other, names, self.by, self.why, said=said, undoes=undoes))
        return self.made[-1]


@contextmanager
def deciding(by: str, why: str) -> Iterator[Deciding]:
    """The transaction of a person's decisions, after which the record is as it follows from them. Raises `DecisionRefused` where
    it is not said who decides and why."""
    from habeas.register.record import be_the_one_writer, decided

    if not by.strip() or by.startswith(BY_RULE) or not why.strip():
        raise DecisionRefused("a decision says by whom it is and why")
    with transaction.atomic():
        be_the_one_writer()
        person = Deciding(by, why)
        yield person
        decided(person.made)


def write(
    kind: str,
    one: str,
    other: str,
    names: list[str],
    by: str,
    why: str,
    *,
    said: Mapping[str, Any] | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """Writes the row; the record is not changed."""
    now = timezone.now()
    undone = undoes.key if undoes else None
    return Decision.objects.create(
        key=decision_key(kind, one, other, by, why, now.isoformat(), undone, said),
        kind=kind,
        one=one,
        other=other,
        names=names,
        said=said,
        decided_by=by,
        why=why,
        decided_at=now,
        undoes=undoes,
    )


def decision_key(
    kind: str,
    one: str,
    other: str,
    decided_by: str,
    why: str,
    decided_at: str,
    undoes: str | None,
    said: Mapping[str, Any] | None = None,
) -> str:
    """The key that follows from what a decision says."""
    more = () if said is None else (said,)
    return key_of("decision", kind, one, other, decided_by, why, decided_at, undoes, *more)


def in_force(before: dt.datetime | None = None) -> QuerySet[Decision]:
    """The decisions that nobody took back, in the order in which they were made; `before`: as it was at that moment."""
    rows = taking_nothing_back(Decision.objects.all()).order_by("decided_at", "key")
    if before is None:
        return rows.filter(undone_by=None)
    return rows.filter(decided_at__lte=before).exclude(undone_by__decided_at__lte=before)


def in_force_without(made: Sequence[Decision]) -> QuerySet[Decision]:
    """The decisions that were in force before these were made."""
    new = [row.key for row in made]
    there = taking_nothing_back(Decision.objects.exclude(key__in=new)).order_by("decided_at", "key")
    return there.filter(Q(undone_by=None) | Q(undone_by__in=new))


def taking_nothing_back(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Those of these decisions. Nearly all are such, so that they are to be found by what else is asked of them: this is said in
    a way for which no index is used."""
    return rows.alias(takes_back=Coalesce("undoes_id", Value(""))).filter(takes_back="")


def key_of_decision(row: Decision) -> str:
    """The key that follows from what the row holds."""
    when = row.decided_at.isoformat()
    return decision_key(row.kind, row.one, row.other, row.decided_by, row.why, when, row.undoes_id, row.said)
