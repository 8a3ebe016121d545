"""Pages out of web archives: which records are pages, what is left out and said, and every archive that is refused."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import random
import time
import tracemalloc
import zipfile
from pathlib import Path

import brotli
import pytest

from capture.archives import HTML, PAGE, URL, Crawl, crawl, pdf, sha256, wacz
from habeas.capture import InputRefused, PageInput, PageInputs, inputs_from_files, inputs_from_manifest, page_from_input
from habeas.capture.inputs import ManifestRefused
from habeas.model import MediaType

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def inputs(tmp_path: Path, content: bytes, name: str = "crawl.warc.gz") -> PageInputs:
    (tmp_path / name).write_bytes(content)
    return inputs_from_files([tmp_path / name], lang="az")


def walked(found: PageInputs) -> tuple[list[PageInput], list[str]]:
    pages = list(found)
    return pages, [str(left) for left in found.left_out]


def refused(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        inputs_from_files([path])
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    return caught.value.problem


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_of_a_crawl_is_a_page_with_its_address_and_day(tmp_path: Path, packed: bool) -> None:
    found = inputs(tmp_path, crawl(packed=packed), "crawl.warc.gz" if packed else "crawl.warc")
    pages, left_out = walked(found)
    assert [(page.id, page.url, page.captured, page.lang) for page in pages] == [
        (URL, URL, dt.date(2024, 3, 12), "az"),
        ("https://example.org/2", "https://example.org/2", dt.date(2024, 3, 12), "az"),
    ]
    assert pages[0].raw == PAGE
    assert pages[1].raw == PAGE + b"<p>Two.</p>"
    assert page_from_input(pages[0]).media_type is MediaType.HTML
    assert found.total == 2
    assert [line.partition(": ")[2] for line in left_out] == [
        "is no page but a record of type 'warcinfo'",
        "is no page but a record of type 'request'",
        "is of type 'image/png'",
        "is an answer with status 404",
        "is written for programs (robots.txt and the like)",
    ]
    assert not any(left.is_loss for left in found.left_out)


def test_a_wacz_is_read_where_it_is(tmp_path: Path) -> None:
    path = wacz(tmp_path / "c.wacz", {"b.warc.gz": crawl(), "a.warc": crawl(packed=False)}, extra=[("indexes/i.cdx.gz", b"x")])
    pages, left_out = walked(inputs_from_files([path]))
    assert len(pages) == 4
    assert left_out[0].startswith("archive/a.warc, record 1")


@pytest.mark.parametrize(
    ("body", "http"),
    [
        (brotli.compress(PAGE), {"Content-Encoding": "br"}),
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]), {"Content-Encoding": "x-gzip"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), {"Transfer-Encoding": "chunked"}),
        (PAGE, {"Transfer-Encoding": "chunked"}),  # some tools keep the header of what they put together
        (PAGE, {"Content-Encoding": "identity"}),
    ],
)
def test_bodies_are_put_together_and_unpacked(tmp_path: Path, body: bytes, http: dict[str, str]) -> None:
    pages, left_out = walked(inputs(tmp_path, Crawl().response(body, http=HTML | http).bytes()))
    assert left_out == []
    assert pages[0].raw == PAGE


def test_a_charset_a_server_declares_is_heeded(tmp_path: Path) -> None:
    raw = "<p>Həbs və суд</p>".encode("cp1251", "ignore")
    pages, _ = walked(inputs(tmp_path, Crawl().response(raw, http={"Content-Type": 'text/html; charset="windows-1251"'}).bytes()))
    assert "суд" in page_from_input(pages[0]).text


def test_pdfs_texts_and_resources_are_pages_too(tmp_path: Path) -> None:
    archive = Crawl().response(pdf([["A statement."]]), http={"Content-Type": "application/pdf"})
    archive.response(b"A statement.", http={"Content-Type": "text/plain"})
    archive.record("resource", PAGE, "text/html")
    archive.record("resource", b"body { }", "text/css")
    pages, left_out = walked(inputs(tmp_path, archive.bytes()))
    kinds = [page_from_input(page).media_type for page in pages]
    assert kinds == [MediaType.PDF, MediaType.PLAIN, MediaType.HTML]
    assert len(left_out) == 1


def test_a_revisit_is_left_out_with_a_line(tmp_path: Path) -> None:
    archive = Crawl().record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response").bytes()
    pages, (line,) = walked(inputs(tmp_path, archive))
    assert pages == []
    assert "had not changed" in line


@pytest.mark.parametrize(
    ("body", "http", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), {}, "is a PNG image"),
        (b"", {}, "is empty"),
        (bytes(range(256)) * 40, {}, "is no text"),
        (gzip.compress(PAGE)[:-9], {"Content-Encoding": "gzip"}, "ends in the middle"),
        (brotli.compress(PAGE * 9)[:-9], {"Content-Encoding": "br"}, "ends in the middle"),
        (b"not gzip at all", {"Content-Encoding": "gzip"}, "is damaged where it is packed"),
        (PAGE, {"Content-Encoding": "zstd"}, "packed by 'zstd'"),
        (gzip.compress(bytes(40 << 20)), {"Content-Encoding": "gzip"}, "unpacks to more than 20 MB"),
        (gzip.compress(gzip.compress(bytes(40 << 20))), {"Content-Encoding": "gzip, gzip"}, "unpacks to more than 20 MB"),
        (brotli.compress(bytes(40 << 20)), {"Content-Encoding": "br"}, "unpacks to more than 20 MB"),
        (pdf([[]]), {"Content-Type": "application/pdf"}, "without a text layer"),
    ],
)
def test_what_should_be_a_page_and_is_none_is_named_and_costs_no_other(
    tmp_path: Path, body: bytes, http: dict[str, str], said: str
) -> None:
    archive = Crawl().response(body, "https://example.org/bad", http=HTML | http).response(PAGE).bytes()
    found = inputs(tmp_path, archive)
    pages, (line,) = walked(found)
    assert [page.raw for page in pages] == [PAGE]
    assert said in line
    assert "record 1 (https://example.org/bad)" in line or "(https://example.org/bad)" in line
    assert found.left_out[0].is_loss


@pytest.mark.parametrize("header", ["WARC-Block-Digest", "WARC-Payload-Digest"])
@pytest.mark.parametrize("digest", ["sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "sha256:" + "0" * 64, "md5:" + "0" * 32])
def test_a_record_that_does_not_fit_its_digest_gives_no_page(tmp_path: Path, header: str, digest: str) -> None:
    archive = Crawl().written(ANSWER + PAGE, **{header: digest}).bytes()
    pages, (line,) = walked(inputs(tmp_path, archive))
    assert pages == []
    assert "does not fit its" in line


@pytest.mark.parametrize("form", ["body", "page"])
def test_a_payload_digest_may_be_that_of_the_body_or_of_the_page(tmp_path: Path, form: str) -> None:
    body = gzip.compress(PAGE)
    digest = sha256(body if form == "body" else PAGE)
    block = ANSWER.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n") + body
    archive = Crawl().written(block, **{"WARC-Payload-Digest": digest, "WARC-Block-Digest": "blake9:unknown"}).bytes()
    pages, _ = walked(inputs(tmp_path, archive))
    assert [page.raw for page in pages] == [PAGE]


def test_a_flipped_bit_in_a_plain_warc_is_found(tmp_path: Path) -> None:
    archive = bytearray(crawl(packed=False))
    archive[archive.index(b"Tuesday")] ^= 1
    pages, left_out = walked(inputs(tmp_path, bytes(archive), "c.warc"))
    assert len(pages) == 1
    assert any("does not fit its digest" in line for line in left_out)


# --- Archives that are refused whole --------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_off_anywhere_is_refused_before_any_page(tmp_path: Path, packed: bool) -> None:
    whole = crawl(packed=packed)
    path = tmp_path / ("c.warc.gz" if packed else "c.warc")
    for kept in (10, len(whole) // 3, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:kept])
        problem = refused(path)
        assert "ends in the middle" in problem or "no WARC record" in problem or "version" in problem or "length" in problem


def test_a_damaged_gzip_member_is_refused_with_its_place(tmp_path: Path) -> None:
    whole = bytearray(crawl())
    whole[len(whole) // 2] ^= 0xFF
    (tmp_path / "c.warc.gz").write_bytes(whole)
    assert "is damaged between bytes" in refused(tmp_path / "c.warc.gz")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (gzip.compress(b""), "is empty"),
        (PAGE, "has no WARC record where record 1 should begin"),
        (gzip.compress(PAGE), "has no WARC record"),
        (b"WARC/7.0\r\n\r\n", "of a WARC version that is not known"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "has no length that can be understood in record 1"),
        (b"WARC/1.1\r\nContent-Length: -5\r\n\r\n", "has no length"),
        (b"WARC/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", "has no length"),
        (b"WARC/1.1\r\nContent-Length: 999999999999\r\n\r\nx", "ends in the middle of record 1"),
        (b"WARC/1.1\r\nContent-Length: 3\r\n\r\n12345\r\n\r\n", "record 1 is longer than it says"),
        (b"WARC/1.1\r\n" + b"A: b\r\n" * 100_000, "has headers of more than"),
        (b"WARC/1.1\r\n" + b"A" * 1_000_000, "has headers of more than"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: 500000000\r\n\r\n" + bytes(100 << 20)), "as nothing but a bomb does"),
    ],
)
def test_what_is_no_whole_warc_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "c.warc.gz").write_bytes(content)
    assert said in refused(tmp_path / "c.warc.gz")


def test_a_wacz_whose_content_was_changed_is_refused(tmp_path: Path) -> None:
    path = wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl()}, hashes={"a.warc.gz": "sha256:" + "0" * 64})
    assert "was changed: 'archive/a.warc.gz' does not fit" in refused(path)


def test_a_wacz_whose_package_was_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.wacz"
    package = json.dumps({"resources": [{"path": "archive/a.warc.gz", "hash": sha256(crawl())}]}).encode()
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("archive/a.warc.gz", crawl())
        file.writestr("datapackage.json", package + b" ")
        file.writestr("datapackage-digest.json", json.dumps({"hash": sha256(package)}))
    assert "datapackage.json does not fit" in refused(path)


@pytest.mark.parametrize("name", ["../evil.warc.gz", "/etc/passwd", "archive/../../x", "C:\\x", "..\\x"])
def test_names_that_lead_out_of_a_wacz_are_refused(tmp_path: Path, name: str) -> None:
    assert "leads out of the archive" in refused(wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl()}, extra=[(name, b"x")]))


@pytest.mark.parametrize("name", ["inner.wacz", "archive/more.zip", "x.tar.gz"])
def test_archives_in_archives_are_refused(tmp_path: Path, name: str) -> None:
    assert "an archive in an archive" in refused(wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl()}, extra=[(name, b"x")]))


def test_a_zip_bomb_is_refused_without_being_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "c.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/a.warc", bytes(100 << 20))
    begun = time.process_time()
    assert "as nothing but a bomb does" in refused(path)
    assert time.process_time() - begun < 1


def test_an_encrypted_wacz_is_refused(tmp_path: Path) -> None:
    path = wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl()})
    raw = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag of encryption, in both headers of the file
        raw[raw.index(signature) + place] |= 1
    path.write_bytes(raw)
    assert "which is encrypted" in refused(path)


def test_a_wacz_whose_inner_headers_are_damaged_is_refused(tmp_path: Path) -> None:
    path = wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl()})
    raw = bytearray(path.read_bytes())
    raw[0] = 0  # the header before the first file; the table of contents at the end is whole
    path.write_bytes(raw)
    assert "is damaged where 'archive/a.warc.gz' begins" in refused(path)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({}, "has no datapackage.json"),
        ({"datapackage.json": b"{"}, "that is no JSON"),
        ({"datapackage.json": b"[]"}, "no JSON object"),
        ({"datapackage.json": b"[" * 100_000}, "that is no JSON"),
        ({"datapackage.json": b"{}"}, 'no list of "resources"'),
        ({"datapackage.json": b'{"resources": []}'}, "has no WARC file"),
        ({"datapackage.json": b'{"resources": [7]}', "archive/a.warc.gz": b"x"}, "nothing vouches for it"),
    ],
)
def test_a_zip_that_is_no_wacz_is_refused(tmp_path: Path, members: dict[str, bytes], said: str) -> None:
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    assert said in refused(tmp_path / "c.wacz")


def test_a_listed_warc_that_is_missing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "c.wacz"
    listed = [{"path": f"archive/{name}.warc.gz", "hash": sha256(crawl())} for name in "ab"]
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("archive/a.warc.gz", crawl())
        file.writestr("datapackage.json", json.dumps({"resources": listed}))
    assert "lacks 'archive/b.warc.gz'" in refused(path)


def test_what_is_no_zip_or_a_cut_off_one_is_refused(tmp_path: Path) -> None:
    path = wacz(tmp_path / "c.wacz", {"a.warc.gz": crawl()})
    whole = path.read_bytes()
    for content in (b"", PAGE, whole[:200], whole[:-30]):
        path.write_bytes(content)
        assert "is no whole ZIP file" in refused(path)
    assert "cannot be read" in refused(tmp_path / "missing.wacz")
    assert "cannot be read" in refused(tmp_path / "missing.warc")


def test_an_archive_brings_its_own_addresses_and_days(tmp_path: Path) -> None:
    (tmp_path / "c.warc.gz").write_bytes(crawl())
    with pytest.raises(InputRefused, match="has the addresses and days"):
        inputs_from_files([tmp_path / "c.warc.gz"], captured=dt.date(2024, 1, 1))
    (tmp_path / "m.jsonl").write_text('{"id": "x", "file": "c.warc.gz"}')
    with pytest.raises(ManifestRefused, match="is a web archive"):
        inputs_from_manifest(tmp_path / "m.jsonl")


def test_a_large_archive_is_read_in_little_memory(tmp_path: Path) -> None:
    page = PAGE + b"<p>%d</p>" * 20_000
    one = Crawl().response(page, URL).bytes()
    other = (
        Crawl()
        .response(random.Random(1).randbytes(3 << 20), "https://example.org/v.mp4", http={"Content-Type": "video/mp4"})
        .bytes()
    )
    path = tmp_path / "c.warc.gz"
    path.write_bytes(one)
    assert len(list(inputs_from_files([path]))) == 1  # what is loaded for the first page is no matter of the archive
    path.write_bytes((one + other) * 60)
    tracemalloc.start()
    pages = sum(1 for _ in inputs_from_files([path]))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert pages == 60
    assert most < 40 << 20


def test_one_gzip_member_for_all_records_is_read_too(tmp_path: Path) -> None:
    pages, _ = walked(inputs(tmp_path, gzip.compress(crawl(packed=False))))
    assert len(pages) == 2
    assert io.BytesIO(pages[0].raw).read(15) == b"<!doctype html>"
