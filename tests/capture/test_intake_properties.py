"""What holds for any bytes whatever that are handed in: a page, or one line that says why not; nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capture.archives import PAGE, crawl, pdf, wacz
from habeas.capture import InputRefused, PageInput, cut, inputs_from_files, page_from_input
from habeas.capture.decoding import SIZE_LIMIT
from habeas.capture.unpacking import Unpackable, unpacked
from habeas.capture.web_answer import NoAnswer, answer_in
from habeas.model import HabeasError

SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def changed(draw: st.DrawFn, whole: bytes) -> bytes:
    """`whole` with bytes changed, taken out, doubled or put in."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["change", "cut", "double", "insert", "end"])):
            case "change":
                content[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
            case "cut":
                del content[at : at + length]
            case "double":
                content[at:at] = content[at : at + length]
            case "insert":
                content[at:at] = draw(st.binary(max_size=12))
            case "end":
                del content[max(1, at) :]
    return bytes(content)


def handed_in(path: Path, content: bytes) -> None:
    """The whole way of capture; only a refusal of one line may come of it."""
    path.write_bytes(content)
    try:
        for page in inputs_from_files([path]):
            cut(page_from_input(page), fast=True)
    except HabeasError as refused:
        assert "\n" not in str(refused)
        assert str(refused).startswith(str(path))


@given(st.binary(max_size=300) | changed(PAGE) | changed(PAGE.decode().encode("utf-16")))
def test_any_bytes_are_a_page_or_refused(raw: bytes) -> None:
    try:
        page = page_from_input(PageInput(id="any", raw=raw))
    except InputRefused as refused:
        assert "\n" not in str(refused)
    else:
        assert page.text.strip() and "\x00" not in page.text and "\r" not in page.text


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("a.warc", lambda path: crawl(packed=False)),
        ("a.warc.gz", lambda path: crawl()),
        ("a.wacz", lambda path: wacz(path, {"a.warc": crawl(packed=False)}).read_bytes()),
    ],
)
def test_any_archive_is_read_or_refused(tmp_path: Path, name: str, whole: Callable[[Path], bytes]) -> None:
    content = whole(tmp_path / name)

    @given(changed(content))
    @SLOW
    def check(damaged: bytes) -> None:
        handed_in(tmp_path / name, damaged)

    check()


@given(changed(crawl(packed=False)))
@SLOW
def test_any_records_in_sound_gzip_and_a_sound_package_are_read_or_refused(tmp_path: Path, damaged: bytes) -> None:
    handed_in(tmp_path / "a.warc.gz", gzip.compress(damaged, 1))
    handed_in(tmp_path / "a.wacz", wacz(tmp_path / "b.wacz", {"a.warc": damaged}).read_bytes())


@given(changed(pdf([["A statement of the committee."]])))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_pdf_is_read_or_refused(tmp_path: Path, damaged: bytes) -> None:
    handed_in(tmp_path / "a.pdf", damaged)


@given(changed(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nword\r\n0\r\n\r\n"))
def test_any_answer_is_understood_or_none(block: bytes) -> None:
    try:
        answer = answer_in(block, limit=SIZE_LIMIT)
    except (NoAnswer, Unpackable):
        return
    assert 0 <= answer.status <= 999
    assert answer.fits("") and answer.fits("unknown:0")


@given(
    st.binary(max_size=200) | changed(gzip.compress(PAGE)), st.sampled_from(["gzip", "deflate", "br", "identity", "", "gzip, br"])
)
def test_any_packed_bytes_are_unpacked_within_the_limit_or_refused(raw: bytes, coding: str) -> None:
    try:
        assert len(unpacked(raw, coding, limit=1000)) <= 1000 or coding in ("identity", "")
    except Unpackable as refused:
        assert "\n" not in str(refused)


@given(st.binary(max_size=3000))
def test_what_was_packed_is_unpacked(page: bytes) -> None:
    assert unpacked(gzip.compress(page), "gzip", limit=3000) == page
