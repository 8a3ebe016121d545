"""Two lists of people, held against each other: who stands in both, who in one alone, of whom it cannot be told, and where the
lists contradict each other about one person.

In: two sequences of `Listed`. Out: `Compared`, one for each person of either list, in the order of the lists. Always true: each
person of both lists is in one of them, `unsure` ones with the one they may be; the same lists give the same answer whatever the
order of their rows; a pair that somebody decided about is as decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.identity.evidence import Link, Mention, contradict, name_finding, weigh
from habeas.identity.explaining import explain
from habeas.identity.findings import Verdict, verdict_of
from habeas.identity.resolving import candidate_keys
from habeas.model import Edtf


class Standing(StrEnum):
    """Where somebody stands."""

    SAME = "same"
    CONTRADICTORY = "contradictory"
    UNSURE = "unsure"
    ONLY_IN_A = "only in A"
    ONLY_IN_B = "only in B"


@dataclass(frozen=True)
class Listed:
    """Somebody on a list: as `identity` weighs them, and what the list says that can be contradicted.

    `status` is one word of a few (held, released, dead …), as is `sex`; empty where the list does not say.
    """

    mention: Mention
    status: str = ""
    sex: str = ""

    @property
    def id(self) -> str:
        return self.mention.id


@dataclass(frozen=True, slots=True)
class Compared:
    """`one` stands in the first list, `other` in the second; `differences` are what the lists say otherwise of them, by field."""

    standing: Standing
    one: Listed | None
    other: Listed | None
    why: str
    differences: Mapping[str, tuple[str, str]] = field(default_factory=dict)


Decided = Mapping[frozenset[str], bool]
"""What people decided: for two ids, whether they are one person."""


def compare_lists(ones: Sequence[Listed], others: Sequence[Listed], decided: Decided | None = None) -> tuple[Compared, ...]:
    """Who stands in both, in one, or cannot be told."""
    decided = decided or {}
    links = _links(ones, others, decided)
    by_id = {listed.id: listed for listed in (*ones, *others)}
    first = {listed.id for listed in ones}
    partner: dict[str, tuple[str, Link]] = {}
    maybe: dict[str, tuple[str, Link]] = {}
    for rank in _ranked(links):
        _pair_up(rank, partner, maybe)
    for one, other, link in sorted(links, key=_strength):
        if one not in partner and other not in partner:
            maybe.setdefault(one, (other, link))
            maybe.setdefault(other, (one, link))
    rows = [_row(by_id, mine, partner, maybe, in_first=True) for mine in ones]
    rows += [
        _row(by_id, mine, partner, maybe, in_first=False) for mine in others if not _is_shown(mine.id, partner, maybe, first)
    ]
    return tuple(rows)


def _is_shown(mine: str, partner: Mapping[str, object], maybe: Mapping[str, tuple[str, Link]], first: set[str]) -> bool:
    """Whether somebody of the second list stands beside one of the first already."""
    if mine in partner:
        return True
    return mine in maybe and maybe[mine][0] in first and maybe[maybe[mine][0]][0] == mine and maybe[mine][0] not in partner


def _links(ones: Sequence[Listed], others: Sequence[Listed], decided: Decided) -> list[tuple[str, str, Link]]:
    blocks: dict[str, list[Listed]] = {}
    for other in others:
        for key in candidate_keys(other.mention):
            blocks.setdefault(key, []).append(other)
    known = {listed.id: listed for listed in others}
    found = []
    for one in ones:
        near = {other.id: other for key in candidate_keys(one.mention) for other in blocks.get(key, ())}
        near |= {id_: known[id_] for pair in decided if one.id in pair for id_ in pair - {one.id} if id_ in known}
        for _, other in sorted(near.items()):
            link = _link(one, other, decided)
            if link is not None:
                found.append((one.id, other.id, link))
    return found


def _link(one: Listed, other: Listed, decided: Decided) -> Link | None:
    human = decided.get(frozenset((one.id, other.id)))
    if human is not None:
        return Link(one.id, other.id, Verdict.SAME, 1.0, (), "decided by a person", by="a person") if human else None
    if contradict(one.mention, other.mention):
        return None
    link = weigh(one.mention, other.mention)
    return None if link.verdict is Verdict.DIFFERENT else link


def _strength(item: tuple[str, str, Link]) -> tuple[object, ...]:
    one, other, link = item
    return (link.verdict is not Verdict.SAME, link.by != "a person", -link.weight, -link.score, one, other)


def _ranked(links: list[tuple[str, str, Link]]) -> list[list[tuple[str, str, Link]]]:
    """The links that say "same", those of one strength together, the strongest first."""
    ranks: dict[tuple[object, ...], list[tuple[str, str, Link]]] = {}
    for item in sorted(links, key=_strength):
        if item[2].verdict is Verdict.SAME:
            ranks.setdefault(_strength(item)[:3], []).append(item)
    return list(ranks.values())


def _pair_up(rank: list[tuple[str, str, Link]], partner: dict[str, tuple[str, Link]], maybe: dict[str, tuple[str, Link]]) -> None:
    """Each with the one that is theirs; where two are equally likely, it cannot be told."""
    free = [(one, other, link) for one, other, link in rank if one not in partner and other not in partner]
    times: dict[str, int] = {}
    for one, other, _ in free:
        times[one] = times.get(one, 0) + 1
        times[other] = times.get(other, 0) + 1
    for one, other, link in free:
        if times[one] == times[other] == 1 and one not in maybe and other not in maybe:
            partner[one], partner[other] = (other, link), (one, link)
        else:
            maybe.setdefault(one, (other, link))
            maybe.setdefault(other, (one, link))


def _row(
    by_id: Mapping[str, Listed],
    mine: Listed,
    partner: Mapping[str, tuple[str, Link]],
    maybe: Mapping[str, tuple[str, Link]],
    *,
    in_first: bool,
) -> Compared:
    if mine.id in partner:
        theirs, link = partner[mine.id]
        one, other = (mine, by_id[theirs]) if in_first else (by_id[theirs], mine)
        found = differences(one, other)
        standing = Standing.CONTRADICTORY if found else Standing.SAME
        said = "; ".join((*(f"{name}: {a} / {b}" for name, (a, b) in found.items()), link.why))
        return Compared(standing, one, other, said, found)
    if mine.id in maybe:
        theirs, link = maybe[mine.id]
        one, other = (mine, by_id[theirs]) if in_first else (by_id[theirs], mine)
        more = "several may be meant; " if link.verdict is Verdict.SAME else ""
        return Compared(Standing.UNSURE, one, other, more + link.why)
    why = "nobody on the other list has this name"
    return Compared(Standing.ONLY_IN_A, mine, None, why) if in_first else Compared(Standing.ONLY_IN_B, None, mine, why)


def differences(one: Listed, other: Listed) -> dict[str, tuple[str, str]]:
    """What the lists say otherwise: a day of arrest, charges without an article in common, a status, a sex."""
    found: dict[str, tuple[str, str]] = {}
    a, b = one.mention, other.mention
    if a.arrest_date is not None and b.arrest_date is not None and not _may_be_one(a.arrest_date, b.arrest_date):
        found["arrest date"] = str(a.arrest_date), str(b.arrest_date)
    if a.articles and b.articles and a.articles.isdisjoint(b.articles):
        found["charges"] = ", ".join(sorted(a.articles)), ", ".join(sorted(b.articles))
    if one.status and other.status and one.status != other.status and {one.status, other.status} != _ONE_STATUS:
        found["status"] = one.status, other.status
    if one.sex and other.sex and one.sex != other.sex:
        found["sex"] = one.sex, other.sex
    return found


_ONE_STATUS = {"held", "pre-trial"}
"""Who is under investigation in custody is held: one list says more than the other and nothing else."""


def listed_twice(listed: Sequence[Listed]) -> list[tuple[str, str, str]]:
    """Pairs of one list whose names are one name, and whose fathers, birth years and days of arrest do not tell them apart: their
    ids, and why."""
    blocks: dict[str, list[Listed]] = {}
    found: dict[tuple[str, str], str] = {}
    for one in listed:
        near = {other.id: other for key in candidate_keys(one.mention) for other in blocks.get(key, ())}
        for other in near.values():
            finding = name_finding(other.mention, one.mention)
            same = verdict_of(finding.score) is Verdict.SAME and not contradict(one.mention, other.mention)
            if same and "arrest date" not in differences(other, one):
                found[other.id, one.id] = explain(other.mention.profile, one.mention.profile, finding)
        for key in candidate_keys(one.mention):
            blocks.setdefault(key, []).append(one)
    return [(one, other, why) for (one, other), why in found.items()]


def _may_be_one(one: Edtf, other: Edtf) -> bool:
    """Whether the two may be the same day."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
