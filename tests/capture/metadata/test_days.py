"""When a page was published and changed: the day, how it is written there with its zone, and where it stands."""

import datetime as dt

import pytest
from stating import facts, json_ld

from habeas.capture import cut_with_facts
from habeas.model import FoundDay, MediaType, Page


@pytest.mark.parametrize(
    ("head", "body", "written", "source"),
    [
        (json_ld(datePublished="2024-10-04T23:40:00+04:00"), "", "2024-10-04T23:40:00+04:00", "json-ld"),
        (
            '<meta property="article:published_time" content="2024-10-04T01:15:00+0400">',
            "",
            "2024-10-04T01:15:00+0400",
            "meta:article:published_time",
        ),
        ("", '<time datetime="2024-10-04T09:00">Friday</time>', "2024-10-04T09:00", "time-element"),
        ("", '<span itemprop="datePublished" content="2024-10-04">Friday</span>', "2024-10-04", "itemprop:datePublished"),
        ("", '<span class="post-date">October 4, 2024</span>', "October 4, 2024", "printed:class"),
    ],
)
def test_a_day_of_publication_as_written_with_its_zone(head: str, body: str, written: str, source: str) -> None:
    assert facts(head, body).published == FoundDay(day=dt.date(2024, 10, 4), written=written, source=source)


def test_the_zone_is_kept_and_the_day_not_moved() -> None:
    """Half past midnight in Baku is the evening before in Greenwich; the page's day is Baku's."""
    found = facts(json_ld(datePublished="2024-10-04T00:30:00+04:00")).published
    assert found is not None and (found.day, found.written[-6:]) == (dt.date(2024, 10, 4), "+04:00")


def test_a_day_of_greenwich_gives_way_to_the_one_that_readers_see() -> None:
    found = facts(json_ld(datePublished="2024-10-03T21:30:00Z"), '<time datetime="2024-10-04">4 October 2024</time>').published
    assert found is not None and (found.day, found.source) == (dt.date(2024, 10, 4), "time-element")


def test_a_day_printed_by_the_title_alone() -> None:
    found = facts(body="<p>October 4, 2024</p>").published
    assert found == FoundDay(day=dt.date(2024, 10, 4), written="2024-10-04", source="printed")


def test_a_day_in_the_address() -> None:
    found = facts(url="https://example.org/2024/10/04/editor-remanded").published
    assert found is not None and (found.day, found.source) == (dt.date(2024, 10, 4), "address")


def test_a_change_is_no_publication() -> None:
    found = facts(
        json_ld(datePublished="2024-10-04", dateModified="2024-11-20T10:00:00+04:00"),
        '<span class="updated-date">20 November 2024</span>',
    )
    assert found.published is not None and found.published.day == dt.date(2024, 10, 4)
    assert found.modified == FoundDay(day=dt.date(2024, 11, 20), written="2024-11-20T10:00:00+04:00", source="json-ld")


def test_a_page_that_tells_of_no_change_has_none() -> None:
    assert facts(json_ld(datePublished="2024-10-04")).modified is None


@pytest.mark.parametrize("written", ["2024-13-45", "0000-00-00", "2999-01-01", "soon", ""])
def test_days_that_cannot_be_are_passed_over(written: str) -> None:
    found = facts(json_ld(datePublished=written, dateModified=written))
    assert found.modified is None
    assert found.published is None or found.published.source.startswith("estimated")


def test_what_was_given_with_the_page_comes_first() -> None:
    page = Page(id="note", text="She was held.", media_type=MediaType.PLAIN, published=dt.date(2024, 10, 4))
    assert cut_with_facts(page).facts.published == FoundDay(day=dt.date(2024, 10, 4), written="2024-10-04", source="given")
