"""Whether somebody is a woman or a man: what tells it -> the rows of `SexTold`, and what is known by them.

In: what readings, names, rows of lists and decisions say, each of one person. Out: rows, the same whatever the order of what is
given. Always true: every row leads to a reading, a name in a page, a row of a list or a decision; what contradicts stays beside
what it contradicts; a person's last decision overrules everything else, also where it says that nothing is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.model import Sex
from habeas.register.keys import key_of


class ToldBy(StrEnum):
    """By what it is told, the surest first."""

    DECISION = "decision"
    LIST = "list"
    PATRONYMIC = "patronymic"
    TITLE = "title"
    NOUN = "noun"
    PRONOUN = "pronoun"


class KnownSex(StrEnum):
    """What is known of somebody: one of `Sex`, that sources contradict one another, or nothing."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedSexTold:
    """A row of the table. An empty `sex`, of a decision alone: it is not known."""

    key: str
    person_id: str
    sex: str
    by: str
    words: str
    times: int = 1
    reading_id: str | None = None
    mention_id: str | None = None
    row_id: str | None = None
    decision: str = ""
    counts: bool = True


def telling(
    person: str,
    sex: Sex | None,
    by: ToldBy,
    words: str,
    *,
    reading: str | None = None,
    mention: str | None = None,
    row: str | None = None,
    decision: str = "",
) -> FoldedSexTold:
    """One thing that tells it."""
    said = str(sex) if sex is not None else ""
    of_its_own = row or decision or ""
    return FoldedSexTold(
        key=key_of("sex", person, said, str(by), words.casefold(), of_its_own),
        person_id=person,
        sex=said,
        by=str(by),
        words=words,
        reading_id=reading,
        mention_id=mention,
        row_id=row,
        decision=decision,
    )


def told_together(told: Iterable[FoldedSexTold]) -> dict[str, list[FoldedSexTold]]:
    """By person, the rows: those alike as the first of them, counted. `told`: in the order in which it was told; decisions in
    that in which they were made."""
    alike: dict[str, FoldedSexTold] = {}
    for one in told:
        before = alike.get(one.key)
        alike[one.key] = one if before is None else replace(before, times=before.times + 1)
    by_person: defaultdict[str, list[FoldedSexTold]] = defaultdict(list)
    for one in alike.values():
        by_person[one.person_id].append(one)
    return {person: _weighed(rows) for person, rows in by_person.items()}


def _weighed(rows: Sequence[FoldedSexTold]) -> list[FoldedSexTold]:
    """What a decision overrules does not count."""
    last = next((one.key for one in reversed(rows) if one.by == ToldBy.DECISION), None)
    return list(rows) if last is None else [replace(one, counts=one.key == last) for one in rows]


def known_sexes(counting: Iterable[tuple[str, str]]) -> dict[str, KnownSex]:
    """What is known of each person by the rows that count: pairs of person and sex; nobody unknown is in it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for person, sex in counting:
        if sex:
            found[person].add(sex)
    return {person: known_sex(sexes) for person, sexes in found.items()}


def known_sex(sexes: set[str]) -> KnownSex:
    """Of somebody of whom these are told."""
    if not sexes:
        return KnownSex.UNKNOWN
    return KnownSex(next(iter(sexes))) if len(sexes) == 1 else KnownSex.CONTRADICTED


def counting_in(told: Mapping[str, Sequence[FoldedSexTold]]) -> Iterable[tuple[str, str]]:
    """Person and sex of the rows that count."""
    return ((person, one.sex) for person, rows in told.items() for one in rows if one.counts)
