"""What is searched, kept up to date: the record and the texts kept in, rows of `SearchEntry` and `SearchWord` out.

Always true: after `bring_up_to_date` the entries are those that follow from the record and the texts, no one more or less,
written in the same transaction; what did not change is not looked at again; words once heard stay, since the texts that have them
stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection
from django.db.models import Max

from habeas.identity import sound_keys
from habeas.register.batches import BATCH, batched
from habeas.register.folding import ListedName, Record
from habeas.register.folding.record import FoldedEvent
from habeas.register.keys import key_of
from habeas.register.laws import law_of
from habeas.register.models import ListStanding, Mention, Participation, SearchEntry, SearchWord, SegmentRow
from habeas.register.search.words import folded, words_in, written
from habeas.register.tables import Difference, delete_rows

_MOST_BYTES: Final = 150_000
"""A longer text is several entries: PostgreSQL takes no more than a megabyte of words at once."""
_SHORTEST_NAME: Final = 2
_LONGEST_KEY: Final = 64
_Kind = SearchEntry.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the index as it should be; `names` are those of its words that may be names."""

    key: str
    kind: str
    owner: str
    part: str = ""
    row: int | None = None
    spelling: str = ""
    day: dt.date | None = None
    country: str = ""
    written: str
    folded: str
    names: frozenset[str] = field(default=frozenset(), compare=False)


_COLUMNS: Final = tuple(name for name in Entry.__dataclass_fields__ if name != "names")


@dataclass(frozen=True, slots=True)
class Touched:
    """The people and events of which something may have changed."""

    people: frozenset[str]
    events: frozenset[str]


def touched(rows: Mapping[str, Sequence[Any]], changed: Mapping[str, Sequence[str]]) -> Touched:
    """Whom and what the changed rows are about, by the names of the record's tables; asked before the rows are changed."""
    people, events = set(changed["people"]), set(changed["events"])
    names, parts, standings = (frozenset(changed[table]) for table in ("mentions", "participations", "standings"))
    people |= {row.person_id for row in rows["mentions"] if row.key in names}
    people |= {row.person_id for row in rows["standings"] if row.key in standings}
    events |= {row.event_id for row in rows["participations"] if row.key in parts}
    for table, keys in ((Mention, names), (ListStanding, standings)):
        people |= set(_of_rows(table, keys, "person_id"))
    events |= set(_of_rows(Participation, parts, "event_id"))
    return Touched(frozenset(people - {None}), frozenset(events))


def _of_rows(table: Any, keys: Iterable[str], field: str) -> Iterator[Any]:
    for some in batched(sorted(keys)):
        yield from table._default_manager.order_by().filter(pk__in=some).values_list(field, flat=True)


def bring_up_to_date(record: Record, listed: Iterable[ListedName], changed: Touched) -> None:
    """Writes the entries that differ: of what was touched, or of everything where there is no entry yet."""
    everything = not SearchEntry.objects.exists()
    wanted = [*_people(record, listed, None if everything else changed.people)]
    wanted += _events(record, None if everything else changed.events)
    there = [] if everything else [*_there(_Kind.PERSON, changed.people), *_there(_Kind.EVENT, changed.events)]
    _write(wanted, there)
    last = SearchEntry.objects.aggregate(last=Max("row"))["last"] or 0
    for rows in _texts(after=last):
        _write([entry for row in rows for entry in _text_entries(row)], [])


def clear() -> None:
    """No entry and no word."""
    for table in (SearchEntry, SearchWord):
        delete_rows(table._default_manager.all())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for kind in _Kind.values:
                table_of_kind = f"register_search_{kind}"
                cursor.execute(f"INSERT INTO {table_of_kind} ({table_of_kind}) VALUES ('rebuild')")  # noqa: S608 - our own names


def difference(record: Record, listed: Iterable[ListedName]) -> Difference:
    """Where the index is not what follows from the record and the texts; what the database made of it is asked as well."""
    missing: set[str] = set()
    changed: set[str] = set()
    surplus = set(SearchEntry.objects.values_list("key", flat=True))
    unheard: set[tuple[str, str]] = set()
    heard = set(SearchWord.objects.values_list("word", "sounds"))
    for entries in _all_entries(record, listed):
        wanted = {entry.key: entry for entry in entries}
        there = {row.key: row for row in _rows(wanted)}
        missing |= wanted.keys() - there.keys()
        changed |= {key for key, row in there.items() if _entry(row) != wanted[key]}
        surplus -= wanted.keys()
        unheard |= _sounds(wanted.values()) - heard
    missing |= {f"{word} ({sounds})" for word, sounds in unheard}
    changed |= set(_damaged())
    return Difference(SearchEntry._meta.db_table, tuple(sorted(missing)), tuple(sorted(surplus)), tuple(sorted(changed)))


def _all_entries(record: Record, listed: Iterable[ListedName]) -> Iterator[list[Entry]]:
    yield from batched([*_people(record, listed, None), *_events(record, None)])
    for rows in _texts(after=0):
        yield [entry for row in rows for entry in _text_entries(row)]


def _damaged() -> Iterator[str]:
    """SQLite's own indexes that are not of the entries there; PostgreSQL keeps its own itself."""
    if connection.vendor != "sqlite":
        return
    from django.db import DatabaseError, transaction

    for kind in _Kind.values:
        table = f"register_search_{kind}"
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - our own names
        except DatabaseError:
            yield table


# --- What follows from the record -----------------------------------------------------------------------------------------


def _people(record: Record, listed: Iterable[ListedName], only: frozenset[str] | None) -> Iterator[Entry]:
    """Every spelling of every person, in pages and on lists."""
    spelled = {(mention.person_id, mention.spelling) for mention in record.mentions if mention.person_id}
    spelled |= {(record.listed[name.key], name.spelling) for name in listed if name.key in record.listed}
    for person, spelling in sorted(spelled):
        if only is None or person in only:
            yield _entry_of(_Kind.PERSON, person, [spelling], spelling=spelling, told_apart_by=spelling)


def _events(record: Record, only: frozenset[str] | None) -> Iterator[Entry]:
    names: dict[str, list[str]] = {}
    for part in record.participations:
        if only is None or part.event_id in only:
            names.setdefault(part.event_id, []).append(part.name)
    for event in record.events:
        if only is None or event.key in only:
            laws = [str(charge.get("law", "")) for charge in event.charges]
            law = law_of([event.court, event.place, event.case, *laws])
            yield _entry_of(
                _Kind.EVENT,
                event.key,
                [*names.get(event.key, ()), *_said(event)],
                day=event.earliest or event.latest or event.told_by,
                country=law.country if law is not None else "",
            )


def _said(event: FoldedEvent) -> Iterator[str]:
    yield from (event.group, event.actor, event.court, event.judge, event.case, event.addressee, event.target, event.place)
    yield from (event.occasion, *event.demands)
    for charge in event.charges:
        yield from (str(value) for value in charge.values())


def _text_entries(row: SegmentRow) -> Iterator[Entry]:
    """A text, or as many stretches of it as it takes."""
    day = row.capture.published or row.capture.captured
    for number, text in enumerate(_stretches(text_of(row))):
        yield _entry_of(
            _Kind.TEXT, row.capture_id, [text], part=row.segment, row=row.id, day=day, told_apart_by=f"{row.segment} {number}"
        )


def text_of(row: SegmentRow) -> str:
    """What of a segment is searched: its title where the text does not begin with it, and the text."""
    return row.text if row.text.startswith(row.title) else f"{row.title}\n{row.text}"


def _stretches(text: str) -> Iterator[str]:
    most = _MOST_BYTES // 4
    for start in range(0, max(1, len(text)), most):
        yield text[start : start + most]


def _entry_of(kind: str, owner: str, texts: Iterable[str], *, told_apart_by: str = "", **fields: Any) -> Entry:
    found = [word for text in texts for word in words_in(text)]
    words = [word.word for word in found]
    return Entry(
        key=key_of("search", kind, owner, told_apart_by),
        kind=str(kind),
        owner=owner,
        written=written(words),
        folded=folded(words),
        names=frozenset(
            word.word for word in found if (word.capital or kind == _Kind.PERSON) and len(word.word) >= _SHORTEST_NAME
        ),
        **fields,
    )


# --- What is there, and what is written -----------------------------------------------------------------------------------


def _there(kind: str, owners: Iterable[str]) -> Iterator[SearchEntry]:
    for some in batched(sorted(owners)):
        yield from SearchEntry.objects.filter(kind=kind, owner__in=some)


def _rows(keys: Iterable[str]) -> Iterator[SearchEntry]:
    for some in batched(sorted(keys)):
        yield from SearchEntry.objects.filter(key__in=some)


def _entry(row: SearchEntry) -> Entry:
    return Entry(**{name: getattr(row, name) for name in _COLUMNS})


def _write(wanted: Sequence[Entry], there: Iterable[SearchEntry]) -> None:
    """A row that differs is made anew."""
    as_wanted = {entry.key: entry for entry in wanted}
    kept = set()
    gone = []
    for row in there:
        if as_wanted.get(row.key) == _entry(row):
            kept.add(row.key)
        else:
            gone.append(row.pk)
    for some in batched(gone):
        delete_rows(SearchEntry.objects.filter(pk__in=some))
    new = [entry for key, entry in as_wanted.items() if key not in kept]
    SearchEntry.objects.bulk_create(
        [SearchEntry(**{name: getattr(entry, name) for name in _COLUMNS}) for entry in new], batch_size=BATCH
    )
    sounds = sorted(_sounds(new))
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, sounds=key) for word, key in sounds], batch_size=BATCH, ignore_conflicts=True
    )


def _sounds(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """The words of the entries that may be names, with the keys of their sounds."""
    words = {word for entry in entries for word in entry.names}
    return {(word, key[:_LONGEST_KEY]) for word in words for key in sound_keys(word)}


def _texts(*, after: int) -> Iterator[list[SegmentRow]]:
    while True:
        rows = list(SegmentRow.objects.filter(id__gt=after).select_related("capture").order_by("id")[:BATCH])
        if not rows:
            return
        yield rows
        after = rows[-1].id
