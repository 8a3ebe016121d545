"""What two mentions say beside the name: does it speak for one person, for two, or can it not be told?

In: two mentions. Out: a `Link`: verdict, score, each piece of evidence, and why in plain words. Always true: symmetric; never
`same` on a name alone, on an initial or a single word, or against contradicting fathers or birth years; two mentions in one
page, or named beside each other, are never linked by rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, lru_cache
from typing import Any, Final

from habeas.identity.blocking import blocking_keys
from habeas.identity.deciding import decide, profile_with_father
from habeas.identity.explaining import explain
from habeas.identity.findings import Finding, Profile, Reason, Verdict, verdict_of
from habeas.identity.knowledge import table
from habeas.identity.rarity import rarity
from habeas.identity.sounds import fold
from habeas.model import Edtf

RULES: Final = "identity-3"
"""The version of the rules; it changes when the same mentions would be linked otherwise."""

_NEVER_BY_RULE: Final = frozenset(
    {Reason.INITIAL, Reason.ONE_WORD, Reason.NOTHING_TO_COMPARE, Reason.PEN_NAME, Reason.UNKNOWN_SCRIPT, Reason.WESTERN_NAME}
)
"""Reasons for being unsure that no context makes good without a human decision."""
_YEARS_APART: Final = 1
"""Birth years reckoned from an age may be one apart."""
_OF_THE_NAME: Final = frozenset({"rare_name", "same_spelling"})
_OF_THE_TIME: Final = frozenset({"time", "story"})
_MOSTLY: Final = 0.6
"""The share of the shorter's words that two names of a case must have in common."""
_MOST_SHOWN: Final = 2


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One person as one page (or one row of a list) has them. `id` tells mentions apart and never changes.

    `articles` are articles of law as written, `beside` the names of others in one breath with this one, `near` those in the same
    text. `said` are further things of the kinds of evidence.yaml, each as (kind, what): ("day", "sentence 2014-05-06").
    `happened` are the types of event told of them, `first` and `last` the days between which that was. `apart_in`: whatever names
    this one beside others that are none of this one; two mentions that share one are two people.
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
    near: frozenset[str] = field(default_factory=frozenset)
    said: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    happened: frozenset[str] = field(default_factory=frozenset)
    first: dt.date | None = None
    last: dt.date | None = None
    apart_in: frozenset[str] = field(default_factory=frozenset)

    def to_json(self) -> dict[str, Any]:
        """All of it but `id` as plain JSON values, equal for equal mentions; what holds nothing is left out."""
        return {name: _plain(value) for each in fields(self) if (name := each.name) != "id" and (value := getattr(self, name))}

    @classmethod
    def from_json(cls, id: str, said: Mapping[str, Any]) -> Mention:
        """The mention that `to_json` was asked of."""
        return cls(id=id, **{name: _READ.get(name, _as_it_is)(value) for name, value in said.items()})

    @cached_property
    def profile(self) -> Profile:
        """The name, with the patronymic where that is given apart, ready to be compared."""
        return profile_with_father(self.name, self.patronymic)

    @cached_property
    def things(self) -> dict[str, frozenset[str]]:
        """What is said of them by kind, folded: courts, cases, outlets, articles and so on."""
        found: dict[str, set[str]] = {}
        for kind in ("case", "outlet", "prison", "court", "profession"):
            if getattr(self, kind).strip():
                found.setdefault(kind, set()).add(fold(getattr(self, kind).strip()))
        if self.articles:
            found["articles"] = set(self.articles)
        for kind, what in self.said:
            found.setdefault(kind, set()).add(what if kind == "articles" else fold(what))
        return {kind: frozenset(of_kind) for kind, of_kind in found.items()}

    @cached_property
    def scopes(self) -> frozenset[str]:
        """Within each of these it stands apart from all others."""
        return self.apart_in | ({f"page {self.page}"} if self.page else set())


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(list(each) if isinstance(each, tuple) else each for each in value)
    return str(value) if isinstance(value, (Edtf, dt.date)) else value


def _as_it_is(value: Any) -> Any:
    return value


def _pairs(values: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((kind, what) for kind, what in values)


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "arrest_date": Edtf.parse,
    "first": dt.date.fromisoformat,
    "last": dt.date.fromisoformat,
    "said": _pairs,
    **dict.fromkeys(("articles", "beside", "near", "happened", "apart_in"), frozenset),
}
"""How a field is read that is no plain JSON value."""


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

    def to_json(self) -> dict[str, Any]:
        """All of it but whom it links and by whom, as plain JSON values."""
        pieces = [[piece.kind, piece.weight, piece.why] for piece in self.evidence]
        return {"verdict": str(self.verdict), "score": self.score, "evidence": pieces, "why": self.why}

    @classmethod
    def from_json(cls, one: str, other: str, said: Mapping[str, Any]) -> Link:
        """The link by rule that `to_json` was asked of."""
        pieces = tuple(Piece(kind, weight, why) for kind, weight, why in said["evidence"])
        return cls(one, other, Verdict(said["verdict"]), said["score"], pieces, said["why"])


def weigh(one: Mention, other: Mention) -> Link:
    """The link between two mentions, from all that both say."""
    if other.id < one.id:
        one, other = other, one
    finding = name_finding(one, other)
    by_name = verdict_of(finding.score)
    pieces = tuple(_pieces(one, other, finding)) if by_name is not Verdict.DIFFERENT else ()
    verdict, because = _verdict(one, other, finding, pieces)
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


def enough(pieces: Iterable[Piece], by_name: Verdict) -> bool:
    """Whether the pieces suffice for one person, where the names say `by_name`: something beside the name is among them, and for
    a name that many bear something beside the time."""
    of_name = beside = of_time = 0
    rare = False
    for piece in pieces:
        rare = rare or piece.kind == "rare_name"
        if piece.kind in _OF_THE_NAME:
            of_name += piece.weight
        else:
            beside += piece.weight
            of_time += piece.weight * (piece.kind in _OF_THE_TIME)
    if not rare and beside <= of_time:
        return False
    content = table("evidence").content
    if by_name is not Verdict.SAME:
        return beside >= int(content["needed"][Verdict.UNSURE])
    return beside > 0 and beside + min(of_name, int(content["of_the_name"])) >= int(content["needed"][Verdict.SAME])


def enough_without_rarity(link: Link, by_name: Verdict) -> bool:
    """Whether the link's evidence suffices where the name is known not to be rare: two people bear it."""
    return enough((piece for piece in link.evidence if piece.kind != "rare_name"), by_name)


def are_namesakes(one: Mention, other: Mention) -> bool:
    """Whether two people with one name are told apart by their fathers or birth years alone."""
    finding = name_finding(one, other)
    if finding.reason in (Reason.FATHERS_DIFFER, Reason.FATHER_INITIAL_DIFFERS):
        return True
    return verdict_of(finding.score) is Verdict.SAME and _years_contradict(one, other)


def may_be_linked_by_rule(finding: Finding) -> bool:
    """Whether context can make good what the names leave open."""
    return verdict_of(finding.score) is not Verdict.DIFFERENT and finding.reason not in _NEVER_BY_RULE


def _years_contradict(one: Mention, other: Mention) -> bool:
    return one.birth_year is not None and other.birth_year is not None and abs(one.birth_year - other.birth_year) > _YEARS_APART


def _verdict(one: Mention, other: Mention, finding: Finding, pieces: tuple[Piece, ...]) -> tuple[Verdict, str]:
    by_name = verdict_of(finding.score)
    if by_name is Verdict.DIFFERENT:
        return Verdict.DIFFERENT, ""
    if _years_contradict(one, other):
        return Verdict.DIFFERENT, f"born in {one.birth_year} and in {other.birth_year}"
    if one.apart_in & other.apart_in:
        return Verdict.DIFFERENT, "one sentence names both beside each other, so they are two people"
    if one.scopes & other.scopes:
        return Verdict.UNSURE, "both stand in one page, which tells them apart"
    if finding.reason in _NEVER_BY_RULE:
        return Verdict.UNSURE, ""
    if enough(pieces, by_name):
        return Verdict.SAME, ""
    beside = sum(piece.weight for piece in pieces if piece.kind not in _OF_THE_NAME)
    return Verdict.UNSURE, "a name alone is not enough" if beside <= 0 else "the name and so little beside it is not enough"


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return dict(table("evidence").content["kinds"])


def _pieces(one: Mention, other: Mention, finding: Finding) -> Iterator[Piece]:
    for kind, agreeing in _agreements(one, other, finding):
        entry = _kinds()[kind]
        weights = entry["weights"]
        weight = int(weights[min(len(agreeing), len(weights)) - 1])
        if weight:
            yield Piece(kind, weight, _in_words(entry, agreeing))
    if one.country and other.country and fold(one.country) != fold(other.country):
        entry = _kinds()["country"]
        yield Piece("country", -int(entry["against"]), f"{entry['why']}: {one.country}, {other.country}")
    days, other_days = one.things.get("sentence_day"), other.things.get("sentence_day")
    if days and other_days and days.isdisjoint(other_days):
        entry = _kinds()["sentence_day"]
        yield Piece("sentence_day", -int(entry["against"]), f"{entry['why']}: {min(days)}, {min(other_days)}")


def _in_words(entry: dict[str, Any], agreeing: list[str]) -> str:
    if not entry.get("shown"):
        return str(entry["why"])
    more = f" and {len(agreeing) - _MOST_SHOWN} more" if len(agreeing) > _MOST_SHOWN else ""
    return f"{entry['why']} {' and '.join(agreeing[:_MOST_SHOWN])}{more}"


def _agreements(one: Mention, other: Mention, finding: Finding) -> Iterator[tuple[str, list[str]]]:
    """Each kind of evidence that both sides have and agree in, and in what."""
    if verdict_of(finding.score) is Verdict.SAME:
        rare = min(rarity(one.profile), rarity(other.profile))
        if rare:
            yield "rare_name", [one.name] * rare
        if fold(one.name) == fold(other.name):
            yield "same_spelling", [one.name]
    if finding.father_likeness is not None:
        yield "patronymic", [one.patronymic]
    if one.birth_year is not None and one.birth_year == other.birth_year:
        yield "birth_year", [str(one.birth_year)]
    if one.arrest_date is not None and other.arrest_date is not None and _one_day(one.arrest_date, other.arrest_date):
        yield "arrest_date", [str(one.arrest_date)]
    for kind in _kinds():
        agreeing = _agreeing(kind, one.things.get(kind), other.things.get(kind))
        if agreeing:
            yield kind, agreeing
    beside = _named_in_both(one.beside, other.beside)
    if beside:
        yield "beside", beside
    near = [name for name in _named_in_both(one.near, other.near) if name not in beside]
    if near:
        yield "near", near
    yield from _in_time(one, other)


def _agreeing(kind: str, things: frozenset[str] | None, other_things: frozenset[str] | None) -> list[str]:
    if not things or not other_things:
        return []
    if kind != "case":
        return sorted(things & other_things)
    return [case for case in sorted(things) if any(_mostly(case, other_case) for other_case in other_things)]


def _mostly(case: str, other_case: str) -> bool:
    words, other_words = set(case.split()), set(other_case.split())
    return len(words & other_words) >= _MOSTLY * min(len(words), len(other_words))


def _in_time(one: Mention, other: Mention) -> Iterator[tuple[str, list[str]]]:
    """Told of in one time; and how it began here and how it went on there."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return
    content = table("evidence").content
    apart = max(one.first - other.last, other.first - one.last).days
    if apart <= content["days_apart"]["time"]:
        yield "time", [str(one.first)]
    if apart <= content["days_apart"]["story"] and (_goes_on(one, other) or _goes_on(other, one)):
        yield "story", [str(one.first)]


def _goes_on(beginning: Mention, rest: Mention) -> bool:
    story = table("evidence").content["story"]
    if beginning.first is None or rest.last is None or beginning.first > rest.last:
        return False
    begun = not beginning.happened.isdisjoint(story["begins"]) and beginning.happened.isdisjoint(story["goes_on"])
    return begun and not rest.happened.isdisjoint(story["goes_on"])


def _one_day(one: Edtf, other: Edtf) -> bool:
    """Both are known to the day, and it is the same."""
    return one.earliest is not None and one.earliest == one.latest == other.earliest == other.latest


def _named_in_both(names: frozenset[str], other_names: frozenset[str]) -> list[str]:
    """Those of `names` that are also among the others, in whatever spelling; a lone surname tells nothing."""
    return [name for name in sorted(names) if any(_one_name(name, other) for other in other_names)]


@lru_cache(maxsize=1_048_576)
def _one_name(one: str, other: str) -> bool:
    if one == other:
        return len(one.split()) > 1
    if blocking_keys(one).isdisjoint(blocking_keys(other)):
        return False
    return verdict_of(decide(profile_with_father(one, ""), profile_with_father(other, "")).score) is Verdict.SAME
