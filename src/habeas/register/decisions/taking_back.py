"""A person's decision is taken back by another: what stood before it stands again."""

from __future__ import annotations

from habeas.register.decisions.writing import BY_RULE, DecisionRefused, deciding
from habeas.register.models import Decision


def take_back(key: str, *, by: str, why: str) -> Decision:
    """Takes a person's decision back. Raises `DecisionRefused` where there is none by a person in force with this key."""
    with deciding(by, why) as person:
        row = Decision.objects.filter(key=key, undoes=None, undone_by=None).exclude(decided_by__startswith=BY_RULE).first()
        if row is None:
            raise DecisionRefused(f"there is no decision {key!r} by a person that is in force")
        return person.write(row.kind, row.one, row.other, row.names, said=row.said, undoes=row)
