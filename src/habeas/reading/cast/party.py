"""Those who fill a role: people by their names, a group in the page's words, a number; and which of them only stand by.

In: names, words and spans. Out: a `Party`. Always true: joined to another it keeps all names of both, each once.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.names import RoleClass

OFFICIAL = frozenset(
    {RoleClass.OFFICIAL, RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.SPOKESPERSON, RoleClass.POLICE, RoleClass.DIPLOMAT}
)
BYSTANDING = OFFICIAL | {RoleClass.LAWYER, RoleClass.RELATIVE, RoleClass.EXPERT}
JUDGING = frozenset({RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.SPOKESPERSON})
RULING = (RoleClass.JUDGE, RoleClass.PROSECUTOR)


@dataclass(frozen=True, slots=True)
class Party:
    """Those who fill a role."""

    people: tuple[str, ...] = ()
    group: str | None = None
    number: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    role_classes: frozenset[RoleClass] = frozenset()
    pronoun: bool = False
    summed: bool = False
    """Whether the number is that of several groups put together."""

    def __bool__(self) -> bool:
        return bool(self.people or self.group)

    @property
    def stands_by(self) -> bool:
        """Officials, lawyers, relatives or experts alone."""
        return bool(self.role_classes) and self.role_classes <= BYSTANDING

    def joined(self, other: Party) -> Party:
        people = tuple(dict.fromkeys((*self.people, *other.people)))
        group = self.group or other.group
        number = self.number if self.group else other.number
        spans = (*self.spans, *(s for s in other.spans if s not in self.spans))
        roles = self.role_classes | other.role_classes
        return Party(people, group, number, spans, roles, self.pronoun or other.pronoun, self.summed or other.summed)
