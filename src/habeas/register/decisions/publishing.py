"""Whom those without an account may see: decided of a person, by way of one of their mentions.

Who is whose mention may change tomorrow. So to publish somebody says it of one mention alone, and to withhold them of every
mention that is theirs at that time: who comes apart from somebody published is not public, and who comes apart from somebody
withheld stays withheld.

Always true: of several decisions about the mentions of one person the last holds; nobody is public of whom nothing was decided.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from habeas.register.decisions.writing import DecisionRefused, deciding, in_force
from habeas.register.models import Decision, Mention

_KINDS = (Decision.Kind.PUBLISH, Decision.Kind.WITHHOLD)


@dataclass(frozen=True, slots=True)
class LastWord:
    """What was decided last about publishing somebody, and by which decision."""

    public: bool
    key: str
    decided_by: str
    why: str
    decided_at: dt.datetime


def publish_person(mention: str, *, by: str, why: str) -> Decision:
    """They may be shown to everyone, with what is confirmed of them. `mention`: the key of a person or of a mention. Raises
    `DecisionRefused`."""
    return _decide(Decision.Kind.PUBLISH, mention, by, why)


def withhold_person(mention: str, *, by: str, why: str) -> Decision:
    """They are shown to those with an account alone. Raises `DecisionRefused`."""
    return _decide(Decision.Kind.WITHHOLD, mention, by, why)


def last_words() -> dict[str, LastWord]:
    """By person, what was decided last about publishing them; people of whom nothing was decided are not in it."""
    made = [(row, mentions) for row in in_force().filter(kind__in=_KINDS) if (mentions := mentions_meant(row))]
    if not made:
        return {}
    wanted = {mention for _, mentions in made for mention in mentions}
    owners = dict(Mention.objects.filter(key__in=wanted, person__isnull=False).values_list("key", "person"))
    return {
        owners[mention]: LastWord(row.kind == Decision.Kind.PUBLISH, row.key, row.decided_by, row.why, row.decided_at)
        for row, mentions in made
        for mention in mentions
        if mention in owners
    }


def mentions_meant(decision: Decision) -> tuple[str, ...]:
    """The mentions that a decision about publishing a person is about; none where it is about an event."""
    said = decision.said or {}
    return tuple(said["mentions"]) if said.get("person") else ()


def _decide(kind: Decision.Kind, mention: str, by: str, why: str) -> Decision:
    with deciding(by, why) as person:
        row = Mention.objects.filter(key=mention, person__isnull=False).select_related("person").first()
        if row is None or row.person is None:
            raise DecisionRefused(f"there is no mention {mention!r} of somebody in the register")
        theirs = sorted(row.person.mentions.values_list("key", flat=True))
        said = {"person": True, "mentions": theirs if kind == Decision.Kind.WITHHOLD else [mention]}
        return person.write(kind, mention, "", [row.person.name], said=said)
