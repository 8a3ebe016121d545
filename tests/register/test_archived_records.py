"""A page out of a web archive is kept with its record: the server's headers, the archive's day, name and digests."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path
from unittest import mock

import pytest
from test_verify import change
from warcio.archiveiterator import ArchiveIterator

from capture.archives import DATE, HTML, PAGE, URL, Crawl, wacz
from habeas.capture import inputs_from_files
from habeas.register import add, warc
from habeas.register.home import home
from habeas.register.models import Capture
from habeas.register.verify import notes, verify

pytestmark = pytest.mark.django_db

CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nX-Cache: HIT\r\n\r\n"
CHUNKED += f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n"
PACKED = gzip.compress(PAGE, mtime=0)


def kept(path: Path) -> warc.Original:
    with mock.patch.object(add, "read", lambda segments, lang: ()):
        (added,) = add.add(inputs_from_files([path]))
    row = Capture.objects.get(key=added.key)
    return warc.read(home() / "warc", warc.Location(row.warc_file, row.warc_offset, row.warc_length))


def blocks() -> list[bytes]:
    (file,) = (home() / "warc").glob("*.warc.gz")
    with file.open("rb") as opened:
        found = ArchiveIterator(opened, no_record_parse=True)
        return [record.raw_stream.read() for record in found if record.rec_type != "warcinfo"]


def test_an_answer_is_kept_as_it_was_archived(tmp_path: Path) -> None:
    sha1 = f"sha1:{base64.b32encode(hashlib.sha1(PAGE, usedforsecurity=False).digest()).decode()}"
    said = {"WARC-Record-ID": "<urn:uuid:0e4b0a5c-1111-4222-8333-944455566677>", "WARC-IP-Address": "192.0.2.7"}
    (tmp_path / "crawl.warc").write_bytes(Crawl(packed=False).written(CHUNKED, **said, **{"WARC-Payload-Digest": sha1}).bytes())
    original = kept(tmp_path / "crawl.warc")
    assert original.payload == PAGE
    assert blocks() == [CHUNKED]
    expected = said | {"WARC-Payload-Digest": sha1, "WARC-Date": DATE, "WARC-Type": "response", "Habeas-Archive": "crawl.warc"}
    assert {name: original.headers[name] for name in expected} == expected
    assert original.headers["Habeas-Added"] > DATE
    assert list(verify()) == [] and list(notes()) == []


def test_of_a_package_too_and_packed(tmp_path: Path) -> None:
    crawl = Crawl().response(PACKED, http=HTML | {"Content-Encoding": "gzip", "Server": "x"}).bytes()
    original = kept(wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl}))
    assert original.payload == PAGE
    assert b"Server: x" in blocks()[0] and blocks()[0].endswith(PACKED)
    (file,) = (home() / "warc").glob("*.warc.gz")
    with file.open("rb") as opened:  # as other programs check it
        assert [record.content_stream().read() for record in ArchiveIterator(opened, check_digests="raise")][1] == PAGE
    assert list(verify()) == []


def test_a_resource_is_one_still(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(Crawl().record("resource", PAGE, "text/html").bytes())
    original = kept(tmp_path / "a.warc.gz")
    assert (original.payload, original.headers["WARC-Type"], original.headers["WARC-Date"]) == (PAGE, "resource", DATE)
    assert list(verify()) == []


def test_what_another_register_said_is_not_taken_for_our_own(tmp_path: Path) -> None:
    said = {"Habeas-Capture": "0" * 32, "habeas-published": "2001-01-01", "X-Else": "stays"}
    (tmp_path / "a.warc").write_bytes(Crawl(packed=False).written(CHUNKED, **said).bytes())
    original = kept(tmp_path / "a.warc")
    assert original.headers["Habeas-Capture"] == Capture.objects.get().key
    assert "habeas-published" not in original.headers and original.headers["X-Else"] == "stays"
    assert list(verify()) == []


def test_headers_that_stand_twice_or_in_small_letters_and_heads_of_bare_lines_are_kept(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE
    digest = f"sha1:{base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()}"
    said = {"warc-block-digest": digest, "WARC-Concurrent-To": "<urn:uuid:1>\r\nWARC-Concurrent-To: <urn:uuid:2>"}
    (tmp_path / "a.warc").write_bytes(Crawl(packed=False).written(block, **said).bytes())
    assert kept(tmp_path / "a.warc").payload == PAGE
    assert blocks() == [block]
    (file,) = (home() / "warc").glob("*.warc.gz")
    with file.open("rb") as opened:
        headers = list(ArchiveIterator(opened))[1].rec_headers.headers
    assert [value for name, value in headers if name == "WARC-Concurrent-To"] == ["<urn:uuid:1>", "<urn:uuid:2>"]
    assert [value for name, value in headers if name.lower() == "warc-block-digest"] == [digest]
    assert list(verify()) == []


def test_a_digest_that_nobody_can_check_gives_way_to_ours(tmp_path: Path) -> None:
    said = {"WARC-Block-Digest": "blake3:00", "WARC-Payload-Digest": ""}
    (tmp_path / "a.warc").write_bytes(Crawl(packed=False).written(CHUNKED, **said).bytes())
    original = kept(tmp_path / "a.warc")
    assert original.headers["WARC-Block-Digest"] == warc.sha256_digest(CHUNKED)
    assert original.headers["WARC-Payload-Digest"].startswith("sha256:")


def test_a_changed_row_of_such_a_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(Crawl(packed=False).written(CHUNKED).bytes())
    kept(tmp_path / "a.warc")
    row = Capture.objects.get()
    assert row.url == URL
    change(Capture, row.key, "added_at", row.added_at.replace(year=2001))
    (fault,) = verify()
    assert "Habeas-Added" in fault.problem
