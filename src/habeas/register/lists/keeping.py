"""An edition of a list is kept: its bytes in a WARC record, its rows, and what it changes in the record.

In: a file, who published it, as of which day. Out: `Imported`. Always true: kept whole or not at all, as pages are; the same file
of the same publisher and day is kept once; what should be looked at first (somebody twice, days that have not come, far fewer
people than before) stops it with a report, and nothing is kept, unless a person says why it may pass.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from django.db import transaction
from django.utils import timezone

from habeas.capture.tables import TableFile, read_tables
from habeas.identity import Decided
from habeas.model import Edtf, HabeasError
from habeas.register import warc
from habeas.register.add import named_end
from habeas.register.home import home
from habeas.register.keys import key_of
from habeas.register.lists.cells import DateOrder
from habeas.register.lists.editions import Edition, EditionRow, Step, collisions, step_between
from habeas.register.lists.kept_editions import OWN_READER, last_edition
from habeas.register.lists.reading import READER, ListEntry, ListRefused, ReadList, list_in
from habeas.register.lists.sexes import COLUMN as SEX_COLUMN
from habeas.register.models import ListFile, ListRow

_DROP: Final = 0.8
"""An edition with fewer than this share of the people before stops."""
_FEW: Final = 5
"""Lists of so few people may well lose some of them."""


@dataclass(frozen=True)
class Imported:
    """What an edition is: `step` is what it changed in the one before, `concerns` what a person let pass."""

    key: str
    is_new: bool
    read: ReadList
    step: Step
    before: str
    concerns: tuple[str, ...]


@dataclass(frozen=True)
class Considered:
    """An edition as it would be kept: what was read, what it changes in the one before, and what should be looked at first."""

    file: ListFile
    read: ReadList
    edition: Edition
    before: Edition | None
    step: Step
    concerns: tuple[str, ...]
    is_new: bool


class ImportStopped(HabeasError):
    """An edition that should be looked at before it is kept."""

    def __init__(self, name: str, concerns: Sequence[str]) -> None:
        more = f" (and {len(concerns) - 1} more)" if len(concerns) > 1 else ""
        super().__init__(f"{name}: nothing was kept: {concerns[0]}{more}; say with --accept WHY if that is as it should be")
        self.name = name
        self.concerns = tuple(concerns)


def import_list(
    raw: bytes,
    name: str,
    *,
    publisher: str,
    as_of: dt.date,
    definition: str = "",
    columns: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
    accept: str = "",
) -> Imported:
    """Reads and keeps an edition. Raises `FileRefused`, `ListRefused`, and `ImportStopped` where nothing is said in `accept`."""
    _refuse_own_name(name, publisher)
    read = _read_for(read_tables(raw, name), name, publisher, columns, order)
    return keep_read(read, raw, name, publisher, as_of, definition, accept=accept)


def consider(
    raw: bytes,
    name: str,
    *,
    publisher: str,
    as_of: dt.date,
    definition: str = "",
    columns: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
    tables: TableFile | None = None,
) -> Considered:
    """What `import_list` would keep; nothing is. `tables`: the file's, where they were read already. Raises `FileRefused`,
    `ListRefused`."""
    _refuse_own_name(name, publisher)
    read = _read_for(tables or read_tables(raw, name), name, publisher, columns, order)
    return _considered(read, _row_of(raw, name, publisher, as_of, definition, read, "", READER))


def keep_read(
    read: ReadList,
    raw: bytes,
    name: str,
    publisher: str,
    as_of: dt.date,
    definition: str,
    *,
    accept: str = "",
    reader: str = READER,
) -> Imported:
    """Keeps an edition that was read. Raises `ImportStopped` where nothing is said in `accept`, and `ListRefused` where the
    publisher's name has become that of the register's own lists since it was read."""
    from habeas.register.record import be_the_one_writer, list_kept

    row = _row_of(raw, name, publisher, as_of, definition, read, accept, reader)
    with warc.open_for_writing(home() / "warc", named_end) as file, transaction.atomic():
        be_the_one_writer()
        if reader != OWN_READER:
            _refuse_own_name(name, publisher)
        found = _considered(read, row)
        said = f"as of {found.before.as_of}" if found.before else ""
        if not found.is_new:
            return Imported(row.key, is_new=False, read=read, step=found.step, before=said, concerns=())
        if found.concerns and not accept.strip():
            raise ImportStopped(name, found.concerns)
        location = file.append(raw, row.media_type, f"urn:habeas:list:{quote(publisher, safe='')}", list_headers(row))
        row.warc_file, row.warc_offset, row.warc_length = location.file, location.offset, location.length
        row.save(force_insert=True)
        _keep_rows(row, found.edition, read.entries)
        list_kept(row.key)
    return Imported(row.key, is_new=True, read=read, step=found.step, before=said, concerns=found.concerns)


def _considered(read: ReadList, row: ListFile) -> Considered:
    from habeas.register.decisions import human_decisions
    from habeas.register.record import decided_pairs

    is_own = row.reader == OWN_READER
    rows = tuple(_edition_rows(row, read.entries))
    edition = Edition(row.key, row.publisher, row.as_of, rows, row.definition, is_own)
    before = last_edition(row.publisher, row.as_of, but=row.key)
    decided = decided_pairs(human_decisions())
    return Considered(
        file=row,
        read=read,
        edition=edition,
        before=before,
        step=step_between(before, edition, decided),
        concerns=tuple(_concerns(edition, read, before, decided)),
        is_new=not ListFile.objects.filter(key=row.key).exists(),
    )


def _refuse_own_name(name: str, publisher: str) -> None:
    if ListFile.objects.filter(publisher=publisher, reader=OWN_READER).exists():
        raise ListRefused(name, f"{publisher!r} is the name of the register's own lists; give the publisher another")


def _read_for(
    tables: TableFile, name: str, publisher: str, columns: Mapping[str, str] | None, order: DateOrder | None
) -> ReadList:
    read = _read(tables, name, publisher, dict(columns or {}), order)
    _refuse_missing(name, columns or {}, read)
    return read


def _refuse_missing(name: str, columns: Mapping[str, str], read: ReadList) -> None:
    """A heading that was named and stands nowhere is a slip of the pen; "name" may have become a part of one."""
    found = read.columns.keys() | ({"name"} if read.columns.keys() & {"given", "surname"} else set())
    missing = [heading for column, heading in columns.items() if heading and column not in found]
    if missing:
        raise ListRefused(name, f"has no column {', '.join(map(repr, missing))}")


def list_key(sha256: str, publisher: str, as_of: dt.date, definition: str, columns: Mapping[str, str], order: str) -> str:
    """The key that follows from what an edition is and how it was read."""
    return key_of("list", sha256, publisher, as_of.isoformat(), definition, dict(columns), order)


def row_key(file: str, position: int, name: str, cells: Mapping[str, str], entry: Mapping[str, object]) -> str:
    """The key that follows from what a row holds."""
    return key_of("list row", file, position, name, dict(cells), dict(entry))


def list_headers(row: ListFile) -> dict[str, str]:
    """What is said about the edition, as headers of its WARC record."""
    said = {
        "WARC-Date": row.added_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "Habeas-List": row.key,
        "Habeas-Publisher": quote(row.publisher, safe=""),
        "Habeas-As-Of": row.as_of.isoformat(),
        "Habeas-Definition": quote(row.definition, safe=""),
        "Habeas-Page": quote(row.name, safe=""),
    }
    return {name: value for name, value in said.items() if value}


def _read(tables: TableFile, name: str, publisher: str, columns: dict[str, str], order: DateOrder | None) -> ReadList:
    """The list, by the columns given, and else by those of the publisher's last edition where the file has such headings."""
    last = ListFile.objects.filter(publisher=publisher).order_by("added_at").last()
    if last is None:
        return list_in(tables, name, columns, order)
    remembered = {column: heading for column, heading in last.columns.items() if column not in columns}
    order = order or (DateOrder(last.date_order) if last.date_order else None)
    try:
        return list_in(tables, name, {**remembered, **columns}, order)
    except HabeasError:
        return list_in(tables, name, columns, order)


def _row_of(
    raw: bytes, name: str, publisher: str, as_of: dt.date, definition: str, read: ReadList, accept: str, reader: str
) -> ListFile:
    sha256 = hashlib.sha256(raw).hexdigest()
    return ListFile(
        key=list_key(sha256, publisher, as_of, definition, read.columns, read.order.value),
        publisher=publisher,
        as_of=as_of,
        definition=definition,
        name=name,
        media_type=read.media_type,
        sha256=sha256,
        size=len(raw),
        columns=dict(read.columns),
        date_order=read.order.value,
        reader=reader,
        accepted=accept.strip(),
        added_at=timezone.now(),
        row_count=len(read.entries),
    )


def _edition_rows(file: ListFile, entries: Sequence[ListEntry]) -> Iterator[EditionRow]:
    heading = file.columns.get(SEX_COLUMN, "")
    for position, entry in enumerate(entries):
        said = entry.as_json()
        yield EditionRow(row_key(file.key, position, entry.name, entry.cells, said), entry.name, said, heading)


def _keep_rows(file: ListFile, edition: Edition, entries: Sequence[ListEntry]) -> None:
    rows = zip(edition.rows, entries, strict=True)
    ListRow.objects.bulk_create(
        (
            ListRow(
                key=row.key,
                file=file,
                position=position,
                table=entry.table,
                row=entry.row,
                place=entry.place,
                name=entry.name,
                cells=dict(entry.cells),
                entry=row.entry,
            )
            for position, (row, entry) in enumerate(rows)
        ),
        batch_size=500,
    )


# --- What should be looked at ---------------------------------------------------------------------------------------------


def _concerns(edition: Edition, read: ReadList, before: Edition | None, decided: Decided) -> Iterator[str]:
    where = {row.key: f"{entry.table}, row {entry.row}" for row, entry in zip(edition.rows, read.entries, strict=True)}
    if edition.as_of > dt.date.today():
        yield f"the list is as of {edition.as_of}, a day that has not come yet"
    for row in edition.rows:
        for column, date in row.entry["dates"].items():
            first = Edtf.parse(date).earliest
            if first is not None and first > edition.as_of:
                yield f"{where[row.key]}: {row.name}: {column} {date} is after the list's own day, {edition.as_of}"
    for one, other, why in () if edition.is_own else collisions(edition.rows, edition):
        if decided.get(frozenset((one.key, other.key))) is not False:
            yield f"{where[one.key]}, and {where[other.key]}: {one.name} and {other.name} seem to be one person ({why})"
    if before is not None and len(before.rows) >= _FEW and len(edition.rows) < _DROP * len(before.rows):
        yield f"the list has {len(edition.rows)} people, and had {len(before.rows)} as of {before.as_of}"
