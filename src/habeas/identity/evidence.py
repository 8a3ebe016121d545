"""What two mentions say beside the name: does it speak for one person, for two, or can it not be told?

In: two mentions. Out: a `Link`: verdict, score, each piece of evidence, and why in plain words. Always true: symmetric; never
`same` on a name alone, on an initial or a single word, or against contradicting fathers or birth years; two mentions in one
page are never linked by rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from habeas.identity.blocking import blocking_keys
from habeas.identity.deciding import decide, profile_with_father
from habeas.identity.explaining import explain
from habeas.identity.findings import Finding, Profile, Reason, Verdict, verdict_of
from habeas.identity.knowledge import table
from habeas.identity.sounds import fold
from habeas.model import Edtf

RULES: Final = "identity-1"
"""The version of the rules; it changes when the same mentions would be linked otherwise."""

_NEVER_BY_RULE: Final = frozenset(
    {Reason.INITIAL, Reason.ONE_WORD, Reason.NOTHING_TO_COMPARE, Reason.PEN_NAME, Reason.UNKNOWN_SCRIPT, Reason.WESTERN_NAME}
)
"""Reasons for being unsure that no context makes good without a human decision."""
_YEARS_APART: Final = 1
"""Birth years reckoned from an age may be one apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person as one page (or one row of a list) has them. `id` tells mentions apart and never changes.

    `articles` are articles of law as written, `beside` the names of others mentioned with this one.
    """

    id: str
    name: str
    patronymic: str = ""
    birth_year: int | None = None
    page: str = ""
    case: str = ""
    articles: frozenset[str] = field(default_factory=frozenset)
    court: str = ""
    prison: str = ""
    arrest_date: Edtf | None = None
    profession: str = ""
    outlet: str = ""
    country: str = ""
    beside: frozenset[str] = field(default_factory=frozenset)

    @property
    def profile(self) -> Profile:
        """The name, with the patronymic where that is given apart, ready to be compared."""
        return profile_with_father(self.name, self.patronymic)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what kind, how much it weighs (less than nothing speaks against), and in words."""

    kind: str
    weight: int
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of two mentions, smaller id first: a verdict and what it rests on. `by` is the rules' version or who
    decided."""

    one: str
    other: str
    verdict: Verdict
    score: float
    evidence: tuple[Piece, ...]
    why: str
    by: str = RULES

    @property
    def weight(self) -> int:
        return sum(piece.weight for piece in self.evidence)


def weigh(one: Mention, other: Mention) -> Link:
    """The link between two mentions, from all that both say."""
    if other.id < one.id:
        one, other = other, one
    finding = name_finding(one, other)
    pieces = tuple(_pieces(one, other, finding))
    verdict, because = _verdict(one, other, finding, sum(piece.weight for piece in pieces))
    names = explain(one.profile, other.profile, finding)
    why = "; ".join(part for part in (because, names, *(piece.why for piece in pieces)) if part)
    return Link(one.id, other.id, verdict, finding.score / 100, pieces, why)


def name_finding(one: Mention, other: Mention) -> Finding:
    """What the names, with patronymics given apart, say."""
    return decide(one.profile, other.profile)


def contradict(one: Mention, other: Mention) -> bool:
    """Whether names, fathers or birth years say that these are two people; no rule ever links such two."""
    if _years_contradict(one, other):
        return True
    return verdict_of(name_finding(one, other).score) is Verdict.DIFFERENT


def _years_contradict(one: Mention, other: Mention) -> bool:
    return one.birth_year is not None and other.birth_year is not None and abs(one.birth_year - other.birth_year) > _YEARS_APART


def _verdict(one: Mention, other: Mention, finding: Finding, weight: int) -> tuple[Verdict, str]:
    by_name = verdict_of(finding.score)
    if by_name is Verdict.DIFFERENT:
        return Verdict.DIFFERENT, ""
    if _years_contradict(one, other):
        return Verdict.DIFFERENT, f"born in {one.birth_year} and in {other.birth_year}"
    if one.page and one.page == other.page:
        return Verdict.UNSURE, "both stand in one page, which tells them apart"
    if finding.reason in _NEVER_BY_RULE:
        return Verdict.UNSURE, ""
    needed = table("evidence").content["needed"][by_name.value]
    if weight >= needed:
        return Verdict.SAME, ""
    return Verdict.UNSURE, "a name alone is not enough" if weight <= 0 else "the name and so little beside it is not enough"


@cache
def _kinds() -> dict[str, dict[str, int | str]]:
    return dict(table("evidence").content["kinds"])


def _pieces(one: Mention, other: Mention, finding: Finding) -> Iterator[Piece]:
    for kind, how_much in _agreements(one, other, finding):
        entry = _kinds()[kind]
        weight = min(how_much * int(entry["weight"]), int(entry.get("most", 9)))
        if weight:
            yield Piece(kind, weight, str(entry["why"]))
    if one.country and other.country and fold(one.country) != fold(other.country):
        entry = _kinds()["country"]
        yield Piece("country", -int(entry["against"]), f"{entry['why']}: {one.country}, {other.country}")


def _agreements(one: Mention, other: Mention, finding: Finding) -> Iterator[tuple[str, int]]:
    """Each kind of evidence that both sides have and agree in, with how often."""
    if finding.father_likeness is not None and verdict_of(finding.score) is not Verdict.DIFFERENT:
        yield "patronymic", 1
    if one.birth_year is not None and one.birth_year == other.birth_year:
        yield "birth_year", 1
    if one.arrest_date is not None and other.arrest_date is not None and _one_day(one.arrest_date, other.arrest_date):
        yield "arrest_date", 1
    for kind in ("case", "outlet", "prison", "court", "profession"):
        said = fold(getattr(one, kind).strip()), fold(getattr(other, kind).strip())
        if said[0] and said[0] == said[1]:
            yield kind, 1
    if one.articles & other.articles:
        yield "articles", 1
    shared = {_name_key(name) for name in one.beside} & {_name_key(name) for name in other.beside}
    if shared - {""}:
        yield "beside", len(shared - {""})


def _one_day(one: Edtf, other: Edtf) -> bool:
    """Both are known to the day, and it is the same."""
    return one.earliest is not None and one.earliest == one.latest == other.earliest == other.latest


@cache
def _name_key(name: str) -> str:
    """The same for the spellings of one full name; nothing for a single word."""
    keys = sorted(blocking_keys(name))
    return "|".join(keys) if len(keys) >= 2 else ""
