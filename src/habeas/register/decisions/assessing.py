"""Who regards whom as a political prisoner, by which definition, from when to when, on which statement: noted by a person.

Always true: an assessment is somebody's, never the register's; it names its definition and where it was stated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.register.decisions.writing import DecisionRefused, deciding
from habeas.register.definitions import definition
from habeas.register.models import Decision, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessing:
    """One organisation's view of one person. `definition`: a key of definitions.yaml, or empty for the organisation's own;
    `criteria`: those of it that are said to be met; `until`: the day it was given up, none while it holds."""

    organisation: str
    since: dt.date
    until: dt.date | None = None
    definition: str = ""
    criteria: tuple[str, ...] = ()
    statement: str = ""


def assess(mention: str, view: Assessing, *, by: str, why: str) -> Decision:
    """Notes that an organisation regards someone as a political prisoner. Raises `DecisionRefused`."""
    for problem in _problems(view):
        raise DecisionRefused(problem)
    with deciding(by, why) as person:
        row = Mention.objects.filter(key=mention, person__isnull=False).first()
        if row is None:
            raise DecisionRefused(f"there is no mention {mention!r} of somebody in the register")
        said = {
            "organisation": view.organisation.strip(),
            "since": view.since.isoformat(),
            "until": view.until.isoformat() if view.until else None,
            "definition": view.definition,
            "criteria": list(view.criteria),
            "statement": view.statement.strip(),
        }
        return person.write(Decision.Kind.ASSESS, mention, "", [row.spelling], said=said)


def _problems(view: Assessing) -> Iterator[str]:
    if not view.organisation.strip():
        yield "an assessment says whose it is"
    if view.until is not None and view.until < view.since:
        yield f"it ends ({view.until}) before it begins ({view.since})"
    known = definition(view.definition) if view.definition else None
    if view.definition and known is None:
        yield f"there is no definition {view.definition!r} in definitions.yaml"
    allowed = known.criteria if known is not None else {}
    for criterion in view.criteria:
        if criterion not in allowed:
            named = view.definition or "a definition of its own"
            yield f"{named} has no criterion {criterion!r} here; it has {', '.join(allowed) or 'none'}"
