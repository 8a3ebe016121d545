"""What an event of each type may have beside who and whom, whichever frame finds it, and the small words around it.

In: `knowledge/<lang>/circumstances.yaml`. Out: fields, positions and words, typed.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading.knowledge.language import of_language


class Possible(BaseModel):
    """`takes`: fields that a clause of the type may fill; `place`: the prepositions behind which its place stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    takes: frozenset[str] = frozenset()
    place: tuple[str, ...] = ()


class CircumstanceWords(BaseModel):
    """`types`: what is possible, by type of event. The rest are words in lower case. `putting_off`, `to_when`: of days to which
    something is moved; `changed_to`: before the day or term that a change comes to; `the_day`: what tells more of a day;
    `punished_for`: before a deed punished; `arresting`, `same_day`: what does and does not part an arrest from a verdict;
    `born`: participles of what lies long before; `changed_by`, `taken_off`, `part_of_a_term`, `taking_long`: beside what is
    no term of its own; `same`: what was named before; `bound`: what stands before the place where somebody was going;
    `on_the_way`, `away_from`, `no_place_alone`, `before_a_town`: of places; `afterwards`: before a deed of another day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    types: dict[EventType, Possible]
    putting_off: frozenset[str]
    to_when: frozenset[str]
    changed_to: frozenset[str]
    the_day: frozenset[str]
    punished_for: frozenset[str]
    arresting: frozenset[str]
    born: frozenset[str]
    same_day: frozenset[str]
    changed_by: frozenset[str]
    taken_off: frozenset[str]
    part_of_a_term: frozenset[str]
    altogether: frozenset[str]
    taking_long: frozenset[str]
    same: frozenset[str]
    bound: str
    on_the_way: frozenset[str]
    away_from: frozenset[str]
    no_place_alone: frozenset[str]
    before_a_town: frozenset[str]
    afterwards: frozenset[str]

    def possible(self, kind: EventType) -> Possible:
        return self.types.get(kind, _NOTHING)


_NOTHING = Possible()


circumstance_words = of_language("circumstances.yaml", CircumstanceWords)
