"""Which lists are kept, what each edition of one changed, and who is on an edition.

In: nothing, or the key of a list or an edition. Out: values for pages to show. Always true: a list is a publisher's, its key made
of the publisher's name; what an edition changed is what the record says of it; a question costs a fixed number of queries, and a
few more for each row shown whose person is not known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, QuerySet

from habeas.capture.tables.reading import CSV, DOCX, HTML, XLSX
from habeas.identity import Verdict, compare
from habeas.register import warc
from habeas.register.home import home
from habeas.register.keys import key_of
from habeas.register.lists.kept_editions import OWN_READER
from habeas.register.lists.standing import OnList, those_of
from habeas.register.models import ListFile, ListRow, ListStanding, Person
from habeas.register.remembered import Remembered
from habeas.register.search.asking import people_called

_IN_ORDER: Final = ("publisher", "as_of", "added_at", "key")
_ENDINGS: Final = {CSV: "csv", XLSX: "xlsx", HTML: "html", DOCX: "docx"}
_GOES_ON: Final = (ListStanding.Change.KEPT, ListStanding.Change.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSummary:
    """An edition of a list. `before`: the key of the one before; none for the first, of which nobody is called added."""

    key: str
    publisher: str
    as_of: dt.date
    definition: str
    file: str
    media_type: str
    sha256: str
    size: int
    columns: Mapping[str, str]
    people: int
    added: int
    changed: int
    gone: int
    accepted: str
    added_at: dt.datetime
    is_own: bool
    before: str | None


@dataclass(frozen=True, slots=True)
class KeptList:
    """A publisher's list: its editions, the newest first."""

    key: str
    publisher: str
    editions: tuple[EditionSummary, ...]

    @property
    def last(self) -> EditionSummary:
        """The one that holds now."""
        return self.editions[0]


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody of whom an edition says something else than the one before: by column, what it said and says."""

    row: str
    name: str
    changes: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class EditionStep:
    """What an edition changed: rows with their names."""

    added: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Somebody of the register whose name a row may have, and how the names compare."""

    person: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of an edition: what its columns say, who it is (`on`), and who it may be where that is not told."""

    on: OnList
    position: int
    values: Mapping[str, str]
    changes: Mapping[str, tuple[str, str]]
    perhaps: tuple[Perhaps, ...]


def list_key(publisher: str) -> str:
    """The key of a publisher's list; it stays through all editions."""
    return key_of("publisher", publisher)


def lists_kept() -> tuple[KeptList, ...]:
    """Every list, by publisher."""
    return _lists_of(ListFile.objects.all(), ListStanding.objects.all())


def publishers_handed_in() -> list[str]:
    """Whose lists were handed in, by name; the register's own is none of them."""
    return sorted(set(ListFile.objects.exclude(reader=OWN_READER).values_list("publisher", flat=True)))


def editions_named() -> tuple[tuple[str, str, dt.date], ...]:
    """The key, the publisher and the day of every edition: by publisher, the newest first."""
    newest_first = ListFile.objects.order_by(*_IN_ORDER).reverse().values_list("key", "publisher", "as_of")
    return tuple(sorted(newest_first, key=lambda edition: edition[1]))


def _list_of(publisher: str) -> KeptList:
    standings = ListStanding.objects.filter(row__file__publisher=publisher)
    return _lists_of(ListFile.objects.filter(publisher=publisher), standings)[0]


def _lists_of(files: QuerySet[ListFile], standings: QuerySet[ListStanding]) -> tuple[KeptList, ...]:
    """The lists of these files, by publisher; `standings` are those of their rows."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    times = standings.values_list("row__file", "change").annotate(Count("key"))
    for file, change, number in times.order_by():
        counts[file][change] = number
    editions: defaultdict[str, list[EditionSummary]] = defaultdict(list)
    for file in files.order_by(*_IN_ORDER):
        before = editions[file.publisher][-1] if editions[file.publisher] else None
        editions[file.publisher].append(_summary(file, before, counts[file.key]))
    return tuple(KeptList(list_key(name), name, tuple(reversed(found))) for name, found in sorted(editions.items()))


def _summary(file: ListFile, before: EditionSummary | None, counts: Mapping[str, int]) -> EditionSummary:
    going_on = sum(counts.get(change, 0) for change in _GOES_ON)
    return EditionSummary(
        key=file.key,
        publisher=file.publisher,
        as_of=file.as_of,
        definition=file.definition,
        file=file.name,
        media_type=file.media_type,
        sha256=file.sha256,
        size=file.size,
        columns={column: heading for column, heading in file.columns.items() if heading},
        people=file.row_count,
        added=counts.get(ListStanding.Change.ADDED, 0) if before is not None else 0,
        changed=counts.get(ListStanding.Change.CHANGED, 0),
        gone=before.people - going_on if before is not None else 0,
        accepted=file.accepted,
        added_at=file.added_at,
        is_own=file.reader == OWN_READER,
        before=before.key if before is not None else None,
    )


def list_with(key: str) -> KeptList | None:
    """The list with this key, or none."""
    publishers = set(ListFile.objects.values_list("publisher", flat=True))
    return next((_list_of(publisher) for publisher in publishers if list_key(publisher) == key), None)


def edition_with(key: str) -> tuple[KeptList, EditionSummary] | None:
    """The edition with this key and the list it is of, or none."""
    publisher = ListFile.objects.filter(key=key).values_list("publisher", flat=True).first()
    if publisher is None:
        return None
    of = _list_of(publisher)
    return next((of, edition) for edition in of.editions if edition.key == key)


def step_of(edition: EditionSummary) -> EditionStep:
    """What it changed in the one before; nothing where it is the first. It is remembered for as long as the record is the same,
    as leaf after leaf of the edition is asked for."""
    if edition.before is None:
        return EditionStep((), (), ())
    return _STEPS.answer((edition.key, edition.before), lambda: _step_of(edition))


_STEPS: Final = Remembered[EditionStep](8)


def _step_of(edition: EditionSummary) -> EditionStep:
    standings = ListStanding.objects.filter(row__file=edition.key).order_by("row__position")
    added: list[tuple[str, str]] = []
    changed: list[Changed] = []
    going_on: set[str] = set()
    for row, name, before, change, changes in standings.values_list("row", "row__name", "before", "change", "changes"):
        if before is None:
            added.append((row, name))
        else:
            going_on.add(before)
        if change == ListStanding.Change.CHANGED:
            changed.append(Changed(row, name, _pairs(changes)))
    were = ListRow.objects.filter(file=edition.before).order_by("position").values_list("key", "name")
    gone = tuple((row, name) for row, name in were if row not in going_on)
    return EditionStep(tuple(added), gone, tuple(changed))


def rows_of(standings: Iterable[ListStanding]) -> tuple[RowView, ...]:
    """Who these are; of whom it is not told, whose name it may be."""
    kept = list(standings)
    on_list = those_of(kept)
    called = {name: people_called(name) for name in {one.name for one in on_list if one.person is None}}
    found = {key for people in called.values() for key, _ in people}
    names = dict(Person.objects.filter(key__in=found).values_list("key", "name"))
    return tuple(
        RowView(
            on=one,
            position=standing.row.position + 1,
            values=standing.row.entry["values"],
            changes=_pairs(standing.changes),
            perhaps=tuple(_perhaps(one.name, called[one.name], names)) if one.person is None else (),
        )
        for one, standing in zip(on_list, kept, strict=True)
    )


def _perhaps(name: str, found: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Iterable[Perhaps]:
    for key, spelling in found:
        compared = compare(name, spelling)
        if compared.verdict is not Verdict.DIFFERENT and key in names:
            yield Perhaps(key, names[key], compared.why)


def _pairs(changes: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str]]:
    return {column: (said[0], said[1]) for column, said in changes.items()}


def original_of(edition: str) -> tuple[str, bytes] | None:
    """The bytes of an edition as they were handed in, their digests checked, with a name that is safe on any disk; or none.
    Raises `warc.RecordDamaged`, `OSError`."""
    file = ListFile.objects.filter(key=edition).first()
    if file is None:
        return None
    stem = re.sub(r"[^A-Za-z0-9]+", "-", file.name.rpartition(".")[0] or file.name)[:80].strip("-") or file.key
    kept_at = warc.Location(file.warc_file, file.warc_offset, file.warc_length)
    return f"{stem}.{_ENDINGS.get(file.media_type, 'bin')}", warc.read(home() / "warc", kept_at).payload
