"""Originals in WARC files: what is written can be read, and a torn end hurts nobody."""

from __future__ import annotations

import datetime as dt
import fcntl
import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from habeas.capture.fetching import Exchange
from habeas.register import warc
from habeas.register.warc import Location


def write(folder: Path, *payloads: bytes, named_end: int = 0) -> list[Location]:
    with warc.open_for_writing(folder, lambda name: named_end) as file:
        return [file.append(payload, "text/plain", "https://example.org/ə", {"Habeas-Page": "ə"}) for payload in payloads]


def end(location: Location) -> int:
    return location.offset + location.length


def records(path: Path) -> list[str]:
    """The types of all records, as an independent reader sees them, with all digests right."""
    with path.open("rb") as file:
        found = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            found.append(record.rec_type)
        return found


def test_what_is_written_is_read(tmp_path: Path) -> None:
    payloads = [b"Rashad H\xc9\x99s\xc9\x99nov", b"\x00" * 100_000, b"x"]
    locations = write(tmp_path, *payloads)
    assert [warc.read(tmp_path, location).payload for location in locations] == payloads
    assert warc.read(tmp_path, locations[0]).headers["Habeas-Page"] == "ə"
    assert records(tmp_path / locations[0].file) == ["warcinfo", "resource", "resource", "resource"]


def test_records_of_later_runs_go_to_the_same_file_until_it_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = write(tmp_path, b"first")
    (second,) = write(tmp_path, b"second", named_end=end(first))
    assert (second.file, second.offset) == (first.file, end(first))
    monkeypatch.setattr(warc, "ROTATE_AT", end(second))
    (third,) = write(tmp_path, b"third", named_end=end(second))
    assert third.file > first.file


def test_a_file_that_another_process_writes_to_is_left_alone(tmp_path: Path) -> None:
    (first,) = write(tmp_path, b"first")
    with (tmp_path / first.file).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        (second,) = write(tmp_path, b"second")
    assert second.file != first.file


@given(cut=st.integers(1, 400))
def test_a_torn_end_is_set_aside_wherever_it_was_cut(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("warc")
    kept, torn = write(folder, b"kept", b"torn by a crash")
    path = folder / kept.file
    whole = path.read_bytes()
    left = whole[: end(kept) + min(cut, torn.length - 1)]
    path.write_bytes(left)
    (later,) = write(folder, b"later", named_end=end(kept))
    assert later.offset == end(kept)
    assert warc.read(folder, kept).payload == b"kept" and warc.read(folder, later).payload == b"later"
    assert records(path) == ["warcinfo", "resource", "resource"]
    (aside,) = folder.glob("*.torn-*")
    assert aside.read_bytes() == left[end(kept) :]


def test_a_whole_record_that_no_row_names_stays(tmp_path: Path) -> None:
    named, unnamed = write(tmp_path, b"named", b"written, then killed before the row")
    (later,) = write(tmp_path, b"later", named_end=end(named))
    assert later.offset == end(unnamed)
    assert len(records(tmp_path / named.file)) == 4


def test_a_torn_head_of_a_new_file_is_set_aside_too(tmp_path: Path) -> None:
    (first,) = write(tmp_path, b"first")
    path = tmp_path / first.file
    path.write_bytes(path.read_bytes()[:20])
    (again,) = write(tmp_path, b"again")
    assert again.file == first.file
    assert records(path) == ["warcinfo", "resource"]


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_never_gives_other_bytes(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int) -> None:
    folder = tmp_path_factory.mktemp("warc")
    payload = b"In Baku a court sent three young members of a movement to pre-trial detention."
    (location,) = write(folder, payload)
    path = folder / location.file
    changed = bytearray(path.read_bytes())
    changed[location.offset + place % location.length] ^= 1 << bit
    path.write_bytes(changed)
    with suppress(warc.RecordDamaged):
        assert warc.read(folder, location).payload == payload  # some bits of a gzip header mean nothing


def test_a_short_file_is_damage(tmp_path: Path) -> None:
    (location,) = write(tmp_path, b"first")
    path = tmp_path / location.file
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(warc.RecordDamaged, match="ends after"):
        warc.read(tmp_path, location)


CHUNKED = b"HTTP/1.1 200 OK\r\nX-Odd:  \xe9\r\ntransfer-encoding: chunked\r\nContent-Encoding: gzip\r\nSet-Cookie: a=b\r\n\r\n"


def exchange(url: str, head: bytes, body: bytes) -> Exchange:
    headers = tuple(line.decode("latin-1").partition(": ")[::2] for line in head.split(b"\r\n")[1:-2])
    at = dt.datetime(2024, 10, 4, 12, 0, tzinfo=dt.UTC)
    request = b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"
    return Exchange(
        url=url, at=at, address="192.0.2.7", request=request, status=200, headers=headers, head=head, body=body  # type: ignore[arg-type]
    )  # fmt: skip


def test_what_passed_with_servers_is_kept_as_it_was(tmp_path: Path) -> None:
    page = "<p>Rəşad Həsənov</p>".encode()
    moved = exchange("http://example.org/", b"HTTP/1.1 302 Found\r\nLocation: https://example.org/a\r\n\r\n", b"moved")
    answered = exchange("https://example.org/a", CHUNKED, gzip.compress(page))
    with warc.open_for_writing(tmp_path, lambda name: 0) as file:
        location = file.append_exchanges([moved, answered], {"Habeas-Page": "a"})
    original = warc.read(tmp_path, location)
    assert original.payload == page
    said = ("WARC-Type", "WARC-Target-URI", "WARC-IP-Address", "WARC-Date", "Habeas-Page", "Content-Type")
    http = "application/http; msgtype=response"
    expected = ["response", "https://example.org/a", "192.0.2.7", "2024-10-04T12:00:00.000000Z", "a", http]
    assert [original.headers[name] for name in said] == expected
    assert records(tmp_path / location.file) == ["warcinfo", "request", "response", "request", "response"]
    whole = gzip.decompress((tmp_path / location.file).read_bytes())
    kept_head = CHUNKED.replace(b"transfer-encoding:", b"X-Crawler-Transfer-Encoding:")
    assert kept_head + answered.body in whole
    assert moved.head + moved.body in whole
    assert whole.count(answered.request) == 2
    warc.read_all(tmp_path / location.file, 0, end(location))


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_of_an_answer_never_gives_other_bytes(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("warc")
    page = b"In Baku a court sent three young members of a movement to pre-trial detention."
    with warc.open_for_writing(folder, lambda name: 0) as file:
        location = file.append_exchanges([exchange("https://example.org/a", CHUNKED, gzip.compress(page))], {})
    path = folder / location.file
    changed = bytearray(path.read_bytes())
    changed[location.offset + place % location.length] ^= 1 << bit
    path.write_bytes(changed)
    with suppress(warc.RecordDamaged):
        assert warc.read(folder, location).payload == page
