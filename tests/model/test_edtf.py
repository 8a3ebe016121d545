"""Dates as far as they are known: what is understood, what is refused, and the bounds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Edtf, ValueRefused

D = dt.date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-10-03", D(2024, 10, 3), D(2024, 10, 3)),
        ("2024-10", D(2024, 10, 1), D(2024, 10, 31)),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29)),
        ("2024", D(2024, 1, 1), D(2024, 12, 31)),
        ("2025-01-21?", D(2025, 1, 21), D(2025, 1, 21)),
        ("2024-11~", D(2024, 11, 1), D(2024, 11, 30)),
        ("2024-21", D(2024, 3, 1), D(2024, 5, 31)),
        ("2023-24", D(2023, 12, 1), D(2024, 2, 29)),
        ("202X", D(2020, 1, 1), D(2029, 12, 31)),
        ("20XX", D(2000, 1, 1), D(2099, 12, 31)),
        ("2024-1X", D(2024, 10, 1), D(2024, 12, 31)),
        ("2024-10-0X", D(2024, 10, 1), D(2024, 10, 9)),
        ("2024-02-2X", D(2024, 2, 20), D(2024, 2, 29)),
        ("2024-10-XX", D(2024, 10, 1), D(2024, 10, 31)),
        ("2024-XX-XX", D(2024, 1, 1), D(2024, 12, 31)),
        ("2023-11-20/2024-01-31", D(2023, 11, 20), D(2024, 1, 31)),
        ("2023-11/2024-01", D(2023, 11, 1), D(2024, 1, 31)),
        ("2024-06-14/..", D(2024, 6, 14), None),
        ("2024-06-14/", D(2024, 6, 14), None),
        ("../2025-08", None, D(2025, 8, 31)),
        ("2026-01-08?/2026-01-09?", D(2026, 1, 8), D(2026, 1, 9)),
    ],
)
def test_bounds(text: str, earliest: dt.date | None, latest: dt.date | None) -> None:
    date = Edtf.parse(text)
    assert (date.earliest, date.latest) == (earliest, latest)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24-10-03",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "2024-10-3",
        "3 October 2024",
        "2024-10-03T10:00",
        "../..",
        "/",
        "2024-06-14/2024-06-13",
        "2024-21-03",
        "2024-XX-03",
        "2X24",
        "2024-3X",
        "2024-10-4X",
        "2024/2025/2026",
        "2024-10-03 ",
        "0000",
    ],
)
def test_refused_with_the_text_and_what_was_expected(text: str) -> None:
    with pytest.raises(ValueRefused, match="EDTF date such as 2024-10-03") as refused:
        Edtf.parse(text)
    assert refused.value.text in text or text == "/"


def test_one_day_is_told_from_a_month() -> None:
    assert Edtf.parse("2024-10-03").day == D(2024, 10, 3)
    assert Edtf.parse("2024-10").day is None
    assert Edtf.parse("2024-06-14/..").day is None


def test_qualifiers_are_uncertain() -> None:
    assert Edtf.parse("2025-01-21?").is_uncertain
    assert not Edtf.parse("2025-01-21").is_uncertain
    assert str(Edtf.of_day(D(2025, 1, 21), inferred=True)) == "2025-01-21?"


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2024-10-03", "2024-10", True),
        ("2024-10-03", "2024-11", False),
        ("2024-06-14/..", "2030", True),
        ("2024-06-14/..", "2024-06-13", False),
        ("../2025-08", "2025-08-31", True),
        ("../2025-08", "2025-09-01", False),
    ],
)
def test_two_dates_can_mean_a_common_day(one: str, other: str, meet: bool) -> None:
    assert Edtf.parse(one).may_meet(Edtf.parse(other)) is meet
    assert Edtf.parse(other).may_meet(Edtf.parse(one)) is meet


@given(st.dates(), st.booleans())
def test_every_day_comes_back(day: dt.date, inferred: bool) -> None:
    date = Edtf.of_day(day, inferred=inferred)
    assert Edtf.parse(str(date)) == date
    assert date.day == day
    assert date.may_include(day)


@given(st.text(alphabet="0123456789X-/.?~% ", max_size=24))
def test_any_text_is_understood_with_ordered_bounds_or_refused(text: str) -> None:
    try:
        date = Edtf.parse(text)
    except ValueRefused:
        return
    assert str(date) == text
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    assert date.may_meet(date)
