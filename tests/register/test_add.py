"""Pages are kept whole, once, and in any order."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from django.db import DatabaseError
from django.db.models.signals import pre_save
from keeping import ARREST, PAGES, keep, keep_input, page

from habeas.capture import InputRefused, PageInput
from habeas.register import add, record, warc
from habeas.register.home import home
from habeas.register.models import Capture, Decision, EventRow, Person, ReadingRow, SegmentRow

pytestmark = pytest.mark.django_db


def test_a_page_is_kept_with_its_original_texts_and_readings() -> None:
    (added,) = keep(PAGES[0])
    assert (added.page_id, added.is_new, added.readings) == ("arrest.txt", True, 2)
    row = Capture.objects.get()
    original = warc.read(home() / "warc", warc.Location(row.warc_file, row.warc_offset, row.warc_length))
    assert original.payload == "\n".join(ARREST).encode()
    assert original.headers["WARC-Target-URI"] == "https://example.org/arrest.txt"
    assert original.headers["Habeas-Published"] == "2013-03-15"
    assert (row.published, row.captured) == (dt.date(2013, 3, 15), dt.date(2025, 1, 22))
    assert [r.value().event.quote for r in ReadingRow.objects.all()] == list(ARREST)
    assert SegmentRow.objects.get().text == "\n".join(ARREST)


def test_the_same_page_twice_changes_nothing() -> None:
    keep(*PAGES)
    before = [list(model.objects.values()) for model in (Capture, SegmentRow, ReadingRow, Decision)], list(record.lines())
    size = {path: path.stat().st_size for path in (home() / "warc").iterdir()}
    assert [added.is_new for added in keep(*PAGES)] == [False, False, False]
    (renamed,) = keep_input(replace(page(*PAGES[0]), id="another-name.txt"), ARREST)
    assert not renamed.is_new
    assert (
        [list(model.objects.values()) for model in (Capture, SegmentRow, ReadingRow, Decision)],
        list(record.lines()),
    ) == before
    assert {path: path.stat().st_size for path in (home() / "warc").iterdir()} == size


@pytest.mark.parametrize(
    "other", [{"url": "https://example.net/copy"}, {"published": dt.date(2013, 3, 16)}, {"captured": None}, {"lang": "en-GB"}]
)
def test_the_same_bytes_with_other_address_or_days_are_another_capture(other: dict[str, object]) -> None:
    keep(PAGES[0])
    (added,) = keep_input(replace(page(*PAGES[0]), **other), ARREST)
    assert added.is_new
    assert Capture.objects.values("sha256").distinct().count() == 1
    assert Capture.objects.count() == 2
    assert EventRow.objects.filter(type="detention").get().pages == 2


def test_two_spellings_with_one_day_of_arrest_are_one_person_by_a_decision_with_its_reason() -> None:
    keep(*PAGES)
    assert Person.objects.filter(mentions__spelling__contains="Rashad").distinct().count() == 1
    decision = Decision.objects.get()
    assert decision.kind == Decision.Kind.SAME_PERSON
    assert decision.decided_by == "rule: identity-3"
    assert set(decision.names) == {"Rashad Hasanov", "Rashad Gasanov"}
    assert "the same day of detention 2013-03-14" in decision.why


_RECORDS: list[list[dict[str, object]]] = []
"""The record after each order, of which all are to be equal."""


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_arrival_leaves_no_trace(order: tuple[int, ...]) -> None:
    keep(*(PAGES[number] for number in order))
    assert record.differences() == ()
    _RECORDS.append(list(record.lines()))
    assert _RECORDS[0] == _RECORDS[-1]


def test_a_page_that_cannot_be_decoded_is_refused_and_nothing_of_it_kept() -> None:
    with pytest.raises(InputRefused):
        list(add.add([PageInput(id="empty.txt", raw=b"")]))
    assert not Capture.objects.exists()
    assert not (home() / "warc").exists()


def test_a_page_is_on_disk_before_a_row_names_it() -> None:
    done: list[str] = []

    def synced(handle: int) -> None:
        done.append(f"{Path(f'/proc/self/fd/{handle}').readlink().name.rpartition('.')[2]} synced")

    def row_written(sender: type, **_: object) -> None:
        done.append("row")

    pre_save.connect(row_written, sender=Capture)
    try:
        with mock.patch.object(warc.os, "fsync", synced):
            keep(PAGES[0])
    finally:
        pre_save.disconnect(row_written, sender=Capture)
    assert done == ["warc synced", "gz synced", "row"], "the folder with the new file's name, its bytes, and only then the row"


def test_where_the_record_cannot_be_written_no_row_is() -> None:
    with mock.patch.object(add, "page_added", side_effect=DatabaseError("disk full")), pytest.raises(DatabaseError):
        keep(PAGES[0])
    assert not Capture.objects.exists() and not ReadingRow.objects.exists()
    (added,) = keep(PAGES[0])
    assert added.is_new and Capture.objects.count() == 1


def test_a_decision_that_no_longer_holds_is_taken_back_and_its_successor_written() -> None:
    """A record that had another identity: the rule's decision is undone by another decision, never erased."""
    keep(*PAGES)
    decision = Decision.objects.get()
    with mock.patch("habeas.identity.evidence.enough", return_value=False):
        record.rebuild()
    assert Person.objects.filter(mentions__spelling__contains="Rashad").distinct().count() == 2
    assert Decision.objects.get(undoes=decision).why
    record.rebuild()
    assert Decision.objects.filter(undoes=None, undone_by=None).get().names == decision.names
    assert Decision.objects.count() == 3
