"""The editions of a publisher's list, one after the other -> who was added, who is gone, what changed.

In: editions in order, each with its rows. Out: for each row a `FoldedStanding`. Always true: it follows from the rows and what
people decided alone; a person keeps their place in the list through all editions in which they stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.identity import Compared, Decided, Listed, Mention, Standing, compare_lists, listed_twice
from habeas.model import Edtf, EventType, Sex
from habeas.register.folding.linking import ListedName
from habeas.register.folding.words import words_of
from habeas.register.keys import key_of
from habeas.register.lists.sexes import COLUMN as SEX_COLUMN
from habeas.register.lists.sexes import sex_in

_SAID = ("arrested", "released", "charges", "sentence", "status", "court", "prison", "case", "category")


@dataclass(frozen=True)
class EditionRow:
    """A row as the fold sees it; `entry` as `ListEntry.as_json` gives it; `sex_heading`: what stands above the column of sexes,
    by which some letters are understood."""

    key: str
    name: str
    entry: dict[str, Any]
    sex_heading: str = ""

    @property
    def sex(self) -> Sex | None:
        """As the row says it."""
        return sex_in(self.entry["values"].get(SEX_COLUMN, ""), self.sex_heading)


@dataclass(frozen=True)
class Edition:
    """`is_own`: the register's own list, made of its record. It tells nobody who is who, and is nobody's view of anybody."""

    key: str
    publisher: str
    as_of: dt.date
    rows: tuple[EditionRow, ...]
    definition: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedStanding:
    key: str
    row_id: str
    listed_id: str
    before_id: str | None
    change: str
    changes: dict[str, list[str]]
    why: str
    person_id: str | None = None


@dataclass(frozen=True)
class Step:
    """What an edition changed in the one before."""

    added: tuple[EditionRow, ...]
    gone: tuple[EditionRow, ...]
    kept: tuple[tuple[EditionRow, EditionRow, str], ...]  # before, now, why
    unsure: tuple[Compared, ...]

    @property
    def changed(self) -> list[tuple[EditionRow, dict[str, list[str]]]]:
        return [(now, found) for before, now, _ in self.kept if (found := changes(before, now))]


def fold_editions(editions: Iterable[Edition], decided: Decided | None = None) -> Iterator[FoldedStanding]:
    """The standings of every row. `editions` come in the order in which they hold: by publisher, then by day."""
    before: dict[str, Edition] = {}
    listed: dict[str, str] = {}
    for edition in editions:
        step = step_between(before.get(edition.publisher), edition, decided)
        kept = {now.key: (earlier, why) for earlier, now, why in step.kept}
        for row in edition.rows:
            earlier, why = kept.get(row.key, (None, ""))
            listed[row.key] = listed[earlier.key] if earlier else row.key
            found = changes(earlier, row) if earlier else {}
            yield FoldedStanding(
                key=key_of("standing", row.key),
                row_id=row.key,
                listed_id=listed[row.key],
                before_id=earlier.key if earlier else None,
                change="changed" if found else "kept" if earlier else "added",
                changes=found,
                why=why,
            )
        before[edition.publisher] = edition


def step_between(before: Edition | None, now: Edition, decided: Decided | None = None) -> Step:
    """Who stands in both editions, who in one; those who cannot be told count as gone and added, until somebody decides."""
    if before is None:
        return Step(now.rows, (), (), ())
    if before.is_own and now.is_own:
        return _own_step(before, now)
    ones = {row.key: row for row in before.rows}
    others = {row.key: row for row in now.rows}
    found = compare_lists(
        [listed_of(row, before, of_publisher=True) for row in before.rows],
        [listed_of(row, now, of_publisher=True) for row in now.rows],
        decided,
    )
    kept = tuple(
        (ones[each.one.id], others[each.other.id], each.why)
        for each in found
        if each.standing in (Standing.SAME, Standing.CONTRADICTORY) and each.one is not None and each.other is not None
    )
    there, here = {earlier.key for earlier, _, _ in kept}, {row.key for _, row, _ in kept}
    return Step(
        added=tuple(row for row in now.rows if row.key not in here),
        gone=tuple(row for row in before.rows if row.key not in there),
        kept=kept,
        unsure=tuple(each for each in found if each.standing is Standing.UNSURE),
    )


def own_person(row: EditionRow) -> str:
    """Of a row of the register's own list: the key of the person whom it was made of; it stays that of a mention of theirs."""
    return str(row.entry["values"]["register"])


def _own_step(before: Edition, now: Edition) -> Step:
    """The register knows whose rows these are."""
    there = {own_person(row): row for row in before.rows}
    here = {own_person(row) for row in now.rows}
    kept = tuple((there[key], row, "one person of the register") for row in now.rows if (key := own_person(row)) in there)
    return Step(
        added=tuple(row for row in now.rows if own_person(row) not in there),
        gone=tuple(row for row in before.rows if own_person(row) not in here),
        kept=kept,
        unsure=(),
    )


def changes(before: EditionRow, now: EditionRow) -> dict[str, list[str]]:
    """What the later edition says otherwise, by column; a date or a sex that is only written otherwise is no
    change, nor is a sex that one of them alone says."""
    found: dict[str, list[str]] = {}
    if before.name != now.name:
        found["name"] = [before.name, now.name]
    for column in _SAID:
        said, says = (_said(row, column) for row in (before, now))
        if said != says:
            found[column] = [said, says]
    said, says = (_said(row, SEX_COLUMN) for row in (before, now))
    if said and says and said != says and before.sex is not now.sex:
        found[SEX_COLUMN] = [said, says]
    return found


def _said(row: EditionRow, column: str) -> str:
    return str(row.entry["dates"].get(column) or row.entry["values"].get(column, ""))


def listed_of(row: EditionRow, edition: Edition, *, of_publisher: bool = False) -> Listed:
    """The row as `identity` weighs it."""
    dates, values = row.entry["dates"], row.entry["values"]
    born = Edtf.parse(dates["born"]).earliest if "born" in dates else None
    mention = Mention(
        id=row.key,
        name=row.name,
        birth_year=born.year if born else None,
        page=edition.key,
        case=values.get("case", ""),
        articles=frozenset(row.entry["articles"]),
        court=values.get("court", ""),
        prison=values.get("prison", ""),
        arrest_date=Edtf.parse(dates["arrested"]) if "arrested" in dates else None,
        profession=values.get("profession", ""),
        outlet=values.get("outlet", ""),
        said=frozenset({("list", edition.publisher)} if of_publisher else ()),
        first=edition.as_of,
        last=edition.as_of,
    )
    return Listed(mention, row.entry["status"], row.sex or "")


def listed_name(row: EditionRow, edition: Edition) -> ListedName:
    """The row as it is held against names in pages: days, courts and cases as pages tell them."""
    mention = listed_of(row, edition, of_publisher=True).mention
    arrested = mention.arrest_date
    day = arrested.day if arrested is not None else None
    said = set(mention.said)
    if day is not None:
        said.add(("day", f"{EventType.DETENTION.value} {day}"))
    for kind, text, least in (("case", mention.case, 1), ("court", mention.court, 2)):
        words = words_of(text)
        if len(words) >= least:
            said.add((kind, " ".join(sorted(words))))
    mention = replace(
        mention,
        case="",
        court="",
        said=frozenset(said),
        happened=frozenset({EventType.DETENTION.value} if arrested is not None else ()),
        first=min(filter(None, (arrested.earliest if arrested is not None else None, edition.as_of))),
    )
    return ListedName(mention, (edition.as_of, edition.key, row.key))


def collisions(rows: Sequence[EditionRow], edition: Edition) -> list[tuple[EditionRow, EditionRow, str]]:
    """Rows of one edition that seem to be one person twice: one name, and nothing that tells them apart."""
    by_id = {row.key: row for row in rows}
    listed = [listed_of(row, edition) for row in rows]
    found = listed_twice(listed)
    return [(by_id[one], by_id[other], why) for one, other, why in found]
