"""The mentions that names give: people with the phrase around them, groups, bodies, courts, prisons, places, cases, occasions.

In: nothing but the values of `habeas.reading.mentions`. Always true: `text` is the span without a leading article, and a
person's phrase (`np_start`, `np_end`) contains its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from habeas.reading.mentions import Kind, Mention

ANYBODY: Final = Kind.PERSON.value
"""What a group's head is where no noun says who they are: "all seven"."""


class RoleClass(StrEnum):
    """What the words around a name say someone is: "the lawyer X was arrested" is a lawyer, and was arrested."""

    UNKNOWN = "unknown"
    CIVIC = "civic"  # journalists, activists, politicians, believers…: those whom pages report as held
    OFFICIAL = "official"
    JUDGE = "judge"
    PROSECUTOR = "prosecutor"
    LAWYER = "lawyer"
    RELATIVE = "relative"
    SPOKESPERSON = "spokesperson"
    POLICE = "police"
    DIPLOMAT = "diplomat"
    EXPERT = "expert"


class BodySubtype(StrEnum):
    GOVERNMENT = "government"
    POLICE = "police"
    PROSECUTION = "prosecution"
    PRISON_SERVICE = "prison_service"
    PARTY = "party"
    OUTLET = "outlet"
    NGO = "ngo"
    INTERNATIONAL = "international"
    PARLIAMENT = "parliament"
    OTHER = "other"

    @property
    def is_of_a_state(self) -> bool:
        return self in _OF_A_STATE


_OF_A_STATE = frozenset(
    (BodySubtype.GOVERNMENT, BodySubtype.POLICE, BodySubtype.PROSECUTION, BodySubtype.PRISON_SERVICE, BodySubtype.PARLIAMENT)
)


class PrisonSubtype(StrEnum):
    PRISON = "prison"
    COLONY = "colony"
    DETENTION_CENTRE = "detention_centre"
    CELL = "cell"
    HOSPITAL = "hospital"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Mention):
    """A person by name.

    `np_start`, `np_end`: the noun phrase with titles, roles and appositions. `roles`: in the source's words. `full_name`: the
    fullest form the segment gives for the same person. `gender`: "m", "f" or `None` where neither title nor name tells.
    """

    np_start: int
    np_end: int
    roles: tuple[str, ...] = ()
    role_class: RoleClass = RoleClass.UNKNOWN
    full_name: str
    gender: str | None = None
    kind: Kind = Kind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMention(Mention):
    """People who are not named. `number` is stated or `None`; `head` is the noun in the singular (`ANYBODY` without one);
    `gender` is what the noun tells of one ("the priest").
    """

    number: int | None
    head: str
    definite: bool
    holdable: bool
    gender: str | None = None
    kind: Kind = Kind.GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMention(Mention):
    subtype: BodySubtype
    kind: Kind = Kind.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtMention(Mention):
    """`named` is false for "the court", which points to one named before."""

    named: bool
    kind: Kind = Kind.COURT


@dataclass(frozen=True, slots=True, kw_only=True)
class PrisonMention(Mention):
    """`named` is false for "the colony" or "a punishment cell"."""

    subtype: PrisonSubtype
    named: bool
    kind: Kind = Kind.PRISON


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Mention):
    """`can_act`: a country or capital, which may stand for its government."""

    can_act: bool
    kind: Kind = Kind.PLACE


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMention(Mention):
    kind: Kind = Kind.CASE


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionMention(Mention):
    kind: Kind = Kind.OCCASION
