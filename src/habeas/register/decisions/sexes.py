"""Whether somebody is a woman or a man, said by a person: it overrules what pages and lists say.

Always true: of several decisions about one person the last holds; that nothing is known can be said as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import Sex
from habeas.register.decisions.writing import DecisionRefused, deciding
from habeas.register.models import Decision, Mention


def say_sex(mention: str, sex: Sex | None, *, by: str, why: str) -> Decision:
    """Somebody is a woman, a man, or neither; none: it is not known, whatever the sources say. `mention`: the key of a person or
    of a mention. Raises `DecisionRefused`."""
    with deciding(by, why) as person:
        row = Mention.objects.filter(key=mention, person__isnull=False).select_related("person").first()
        if row is None or row.person is None:
            raise DecisionRefused(f"there is no mention {mention!r} of somebody in the register")
        said = {"sex": str(sex) if sex is not None else None}
        return person.write(Decision.Kind.SEX, mention, "", [row.person.name], said=said)


def mentions_described(made: Iterable[Decision]) -> frozenset[str]:
    """By which mentions these decisions say of somebody whether they are a woman or a man."""
    return frozenset(row.one for row in made if row.kind == Decision.Kind.SEX)
