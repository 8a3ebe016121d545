"""Every fault planted is found, and nothing is found where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from keeping import PAGES, keep

from habeas.register import warc
from habeas.register.add import named_end
from habeas.register.home import home
from habeas.register.models import Capture, Decision, ReadingRow, SegmentRow
from habeas.register.verify import Fault, notes, verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept() -> None:
    keep(*PAGES)


def the_file() -> Path:
    (path,) = (home() / "warc").glob("*.warc.gz")
    return path


def found() -> list[str]:
    return [str(fault) for fault in verify()]


def test_all_is_well() -> None:
    assert found() == []


@pytest.mark.parametrize("place", ["first record", "page", "gzip trailer"])
def test_a_flipped_byte(place: str) -> None:
    row = Capture.objects.order_by("warc_offset")[1]
    at = {
        "first record": 60,
        "page": row.warc_offset + row.warc_length // 2,
        "gzip trailer": row.warc_offset + row.warc_length - 6,
    }[place]
    changed = bytearray(the_file().read_bytes())
    changed[at] ^= 0x10
    the_file().write_bytes(changed)
    (fault,) = found()
    assert ("bytes 0 to" in fault) if place == "first record" else (row.key in fault and "damaged" in fault)


def test_a_truncated_file() -> None:
    the_file().write_bytes(the_file().read_bytes()[:-10])
    (fault,) = found()
    assert "damaged: ends after" in fault


def test_a_missing_file() -> None:
    the_file().unlink()
    faults = found()
    assert any("is missing from" in fault and "3 captures" in fault for fault in faults)
    assert sum("cannot be read" in fault for fault in faults) == 3


def test_one_record_in_place_of_another() -> None:
    """The file is in order, but the row points to another page's record."""
    one, other = Capture.objects.order_by("warc_offset")[:2]
    change(Capture, one.pk, "warc_offset", other.warc_offset)
    change(Capture, one.pk, "warc_length", other.warc_length)
    assert any(one.key in fault and "are not those the row describes" in fault for fault in found())


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (Capture, "sha256", "0" * 64),
        (Capture, "url", "https://example.org/other"),
        (Capture, "published", "2013-03-16"),
        (Capture, "captured", "2013-03-16"),
        (Capture, "lang", "az"),
        (Capture, "page_id", "other.txt"),
        (Capture, "media_type", "text/html"),
        (Capture, "charset", "koi8-r"),
        (Capture, "added_at", "2020-01-01 00:00:00"),
        (Capture, "size", 5),
        (Capture, "reading_count", 17),
        (Capture, "segment_count", 0),
        (SegmentRow, "text", "Nobody was detained."),
        (SegmentRow, "title", "Other"),
        (SegmentRow, "date", "2020-01-01"),
        (ReadingRow, "quote", "Somebody was released."),
        (ReadingRow, "type", "release"),
        (ReadingRow, "start", 3),
        (ReadingRow, "frame", "release.other"),
        (ReadingRow, "reading", '{"event": {}}'),
        (Decision, "why", "because"),
        (Decision, "decided_by", "somebody"),
        (Decision, "kind", "different_people"),
    ],
    ids=lambda value: value._meta.model_name if isinstance(value, type) else str(value)[:20],
)
def test_a_changed_row(model: type, column: str, value: object) -> None:
    row = model.objects.first()
    change(model, row.pk, column, value)
    faults = found()
    assert faults
    named = row.capture_id if isinstance(row, SegmentRow) else row.pk
    assert any(str(named) in fault for fault in faults)


def test_a_reading_changed_together_with_its_columns() -> None:
    row = ReadingRow.objects.get(type="sentence")
    reading = {**row.reading, "event": {**row.reading["event"], "term": "P9Y"}}
    change(ReadingRow, row.pk, "reading", reading)
    assert found() == [f"reading {row.key} of capture {row.capture_id}: was changed: what it says no longer fits its key"]


def test_a_deleted_reading() -> None:
    row = ReadingRow.objects.get(type="release")
    with without_protection(ReadingRow), connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_source WHERE reading_id = %s", [row.key])
        cursor.execute("DELETE FROM register_readingrow WHERE key = %s", [row.key])
    assert [fault for fault in found() if "readings are missing" in fault]


def test_protection_taken_away() -> None:
    drop_protection(ReadingRow)
    (fault,) = found()
    assert fault.startswith("table register_readingrow: is not protected")


def test_what_a_crash_leaves_is_no_fault() -> None:
    with warc.open_for_writing(home() / "warc", lambda name: 0) as file:
        file.append(b"written, then killed", "text/plain", "urn:habeas:page:x", {})
    with the_file().open("ab") as file:
        file.write(b"\x1f\x8b\x08torn")
    assert found() == []


def test_a_fault_reads_as_one_line() -> None:
    assert str(Fault("capture abc", "is damaged")) == "capture abc: is damaged"


# --- Changing what cannot be changed ---------------------------------------------------------------------------------------


def triggers(model: type) -> list[str]:
    table = model._meta.db_table
    return [f"{table}_no_change"] if connection.vendor == "postgresql" else [f"{table}_no_update", f"{table}_no_delete"]


def drop_protection(model: type) -> None:
    on = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        if on:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for trigger in triggers(model):
            cursor.execute(f"DROP TRIGGER {trigger}{on}")


class without_protection:  # noqa: N801
    """Someone with the database's own tools: takes the triggers away, and puts them back."""

    def __init__(self, model: type) -> None:
        self.model = model
        self.made: list[str] = []

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f"ALTER TABLE {self.model._meta.db_table} DISABLE TRIGGER USER")
                return
            for trigger in triggers(self.model):
                cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [trigger])
                self.made.append(cursor.fetchone()[0])
        drop_protection(self.model)

    def __exit__(self, *_: object) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f"ALTER TABLE {self.model._meta.db_table} ENABLE TRIGGER USER")
            for statement in self.made:
                cursor.execute(statement)


def change(model: type, key: object, column: str, value: object) -> None:
    field = model._meta.get_field(column)
    prepared = field.get_db_prep_save(value, connection) if not isinstance(value, str) else value
    with without_protection(model), connection.cursor() as cursor:
        cursor.execute(f'UPDATE {model._meta.db_table} SET "{column}" = %s WHERE {model._meta.pk.column} = %s', [prepared, key])


# --- Notes ----------------------------------------------------------------------------------------------------------------


def remarks() -> list[str]:
    return [str(note) for note in notes()]


def test_nothing_is_noted_where_nothing_is_to_be_known() -> None:
    assert remarks() == []


def test_a_file_that_nobody_names_is_noted() -> None:
    (home() / "warc" / "habeas-000009-ffffffff.warc.gz").write_bytes(the_file().read_bytes())
    assert found() == []
    assert remarks() == [
        "file habeas-000009-ffffffff.warc.gz: is named by no row; Habeas did not keep it, or was killed before it could"
    ]


def test_an_empty_file_made_for_a_page_that_another_writer_kept_is_no_remark() -> None:
    (home() / "warc" / "habeas-000009-ffffffff.warc.gz").touch()
    assert remarks() == []


@pytest.mark.parametrize("between", [False, True])
def test_a_record_that_nobody_names_is_noted(between: bool) -> None:
    with warc.open_for_writing(home() / "warc", named_end) as file:
        place = file.append(b"written, then killed", "text/plain", "urn:habeas:page:x", {})
    if between:
        keep(("later.txt", "2015-01-01", PAGES[2][2]))
    assert found() == []
    assert remarks() == [f"file {place.file}: the record at {place.offset} (urn:habeas:page:x) is named by no row"]


def test_a_torn_end_is_noted_before_and_after_it_is_set_aside() -> None:
    with the_file().open("ab") as file:
        file.write(b"\x1f\x8b\x08torn")
    assert remarks() == [
        f"file {the_file().name}: ends with bytes that are no whole record, as a crash leaves; the next page kept sets them aside"
    ]
    keep(("later.txt", "2015-01-01", PAGES[2][2]))
    (remark,) = remarks()
    assert "holds 7 bytes that a crash cut off" in remark
    assert found() == []
