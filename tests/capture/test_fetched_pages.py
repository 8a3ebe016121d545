"""Addresses as pages: what an answer becomes, and what is no page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from habeas.capture import InputRefused, PageInput, inputs_from_files, page_from_input
from habeas.capture.fetched_pages import with_day_unless_stated
from habeas.capture.fetching import Fetcher, FetchRefused
from habeas.model import MediaType
from sites import LOOPBACK, PAGE, answer, redirect, site

FETCHER = Fetcher(allowed_networks=LOOPBACK)


def test_an_address_is_handed_in_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The court held the hearing.\n", encoding="utf-8")
    with site(
        {"/a": redirect("/b"), "/b": answer("<p>Суд</p>".encode("cp1251"), content_type="text/html; charset=cp1251")}
    ) as one:
        inputs = inputs_from_files([tmp_path / "a.txt", f"{one.base}/a"], lang="ru", fetcher=FETCHER)
        file, fetched = inputs
    assert (inputs.total, file.exchanges) == (2, ())
    assert (fetched.id, fetched.url, fetched.lang) == (f"{one.base}/a", f"{one.base}/b", "ru")
    assert fetched.captured == dt.datetime.now(dt.UTC).date()
    assert [exchange.status for exchange in fetched.exchanges] == [302, 200]
    page = page_from_input(fetched)
    assert (page.text, page.media_type) == ("<p>Суд</p>", MediaType.HTML)


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Oops", "206 Partial", "204 No Content", "599 Odd"])
def test_an_answer_that_is_not_full_is_no_page(status: str) -> None:
    with site({"/": answer(b"sorry", status=status)}) as one, pytest.raises(FetchRefused, match=f"answered with {status[:3]}"):
        inputs_from_files([f"{one.base}/"], fetcher=FETCHER)


@pytest.mark.parametrize("body", [b"", b" \n", b"\x89PNG\r\n", b"\x00\x01\x02\x03" * 50])
def test_what_cannot_be_decoded_is_refused_by_its_address(body: bytes) -> None:
    with site({"/": answer(body)}) as one, pytest.raises(InputRefused, match=f"^{one.base}/: "):
        inputs_from_files([f"{one.base}/"], fetcher=FETCHER)


def test_what_is_said_of_files_is_not_said_of_addresses() -> None:
    for said in ({"url": "https://example.org/"}, {"captured": dt.date(2024, 10, 4)}):
        with pytest.raises(InputRefused, match="is an address itself"):
            inputs_from_files(["https://example.org/a"], fetcher=FETCHER, **said)  # type: ignore[arg-type]


def test_without_a_fetcher_of_its_own_this_machine_is_not_fetched() -> None:
    with site() as one, pytest.raises(FetchRefused, match="only public addresses"):
        inputs_from_files([f"{one.base}/"])
    assert one.connections == 0


STATED = b'<html><head><meta property="article:published_time" content="2024-10-02T10:00:00+04:00"></head>' + PAGE
FEEDS_DAY = dt.date(2024, 10, 4)


@pytest.mark.parametrize(("raw", "day"), [(STATED, None), (PAGE, FEEDS_DAY)])
def test_the_day_of_a_feed_counts_where_the_page_states_none(raw: bytes, day: dt.date | None) -> None:
    given = PageInput(id="a", raw=raw, url="https://example.org/a", captured=dt.date(2024, 10, 5))
    assert with_day_unless_stated(given, FEEDS_DAY).published == day
    assert with_day_unless_stated(given, None) == given
