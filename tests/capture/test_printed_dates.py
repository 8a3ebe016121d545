"""Dates as newspapers print them, in many languages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.capture.printed_dates import date_line_day, printed_days, without_date_at_edge

LATEST = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 October 2024 12:36", "2024-10-04"),
        ("26.09.2025 11:20", "2025-09-26"),
        ("12:05, 6 February 2026", "2026-02-06"),
        ("By the foreign desk | September 18, 2025", "2025-09-18"),
        ("9 February 2026 · 3 min read", "2026-02-09"),
        ("Monday, 24 March 2025", "2025-03-24"),
        ("Updated: 2024-10-04T12:36:00+04:00", "2024-10-04"),
        ("20 июня 2025, 15:10", "2025-06-20"),
        ("4 октября 2024 г.", "2024-10-04"),
        ("9 İyun 2025", "2025-06-09"),
        ("12 oktyabr 2024 14:01", "2024-10-12"),
        ("7 de diciembre de 2025", "2025-12-07"),
        ("24. März 2025", "2025-03-24"),
        ("3 août 2024 à 18h05", "2024-08-03"),
        ("4 ოქტომბერი 2024", "2024-10-04"),
        ("15 Ekim 2024 Salı", "2024-10-15"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
    ],
)
def test_a_line_that_is_a_date_gives_its_day(line: str, day: str) -> None:
    printed = date_line_day(line, "en", LATEST)
    assert printed is not None
    assert printed.day.isoformat() == day
    assert not printed.year_inferred


@pytest.mark.parametrize(
    "line",
    [
        "journalists and bloggers - 11",
        "Baku/01.12.23: The updated list of political prisoners was published today.",
        "He was detained on 4 October 2024 and has been held ever since in Baku.",
        "Article 206.3.2",
        "May 2025",
        "31.02.2025",
        "03/04/2024",
        "9. Julio Pinto",
        "12. Mai Lan",
        "+994 12 493 24 21",
        "",
    ],
)
def test_other_lines_are_no_dates(line: str) -> None:
    assert date_line_day(line, "en", LATEST) is None


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    printed = date_line_day("21 January", "en", dt.date(2025, 1, 22))
    assert printed is not None
    assert (printed.day, printed.year_inferred) == (dt.date(2025, 1, 21), True)
    assert date_line_day("21 January", "en", None) is None


def test_day_and_month_in_doubt_are_settled_by_the_last_day_possible() -> None:
    printed = date_line_day("03/04/2024", "en", dt.date(2024, 3, 10))
    assert printed is not None
    assert printed.day == dt.date(2024, 3, 4)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("20 June 2025 Baku court jails seven", "Baku court jails seven"),
        ("20.06.2025, 12:30 — Baku court jails seven", "Baku court jails seven"),
        ("Baku court jails seven (20.06.2025)", "Baku court jails seven"),
        ("Baku court jails seven | June 20, 2025", "Baku court jails seven"),
    ],
)
def test_a_date_beside_a_headline_is_taken_off_it(line: str, rest: str) -> None:
    assert without_date_at_edge(line) == (rest, dt.date(2025, 6, 20))


def test_a_date_inside_a_headline_stays() -> None:
    assert without_date_at_edge("Held since 20 June 2025 without trial") == ("Held since 20 June 2025 without trial", None)


@given(st.text(max_size=200))
def test_any_text_gives_days_at_spans_of_it(text: str) -> None:
    for printed in printed_days(text, "en", LATEST):
        assert 0 <= printed.start < printed.end <= len(text)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)))
def test_every_day_is_read_back(day: dt.date) -> None:
    for line in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", f"{day:%d.%m.%Y}"):
        assert [printed.day for printed in printed_days(line)] == [day]
