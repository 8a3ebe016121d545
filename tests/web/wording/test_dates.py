"""Dates in words: no more said than is known."""

import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Edtf
from habeas.web.wording.dates import date_in_words, day_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-10-03", "3 October 2024"),
        ("2024-10", "October 2024"),
        ("2024", "2024"),
        ("2024-06-14/..", "since 14 June 2024"),
        ("../2024-06", "until June 2024"),
        ("2024-06-14/", "from 14 June 2024, end not known"),
        ("/2024-06-14", "until 14 June 2024, beginning not known"),
        ("2023-11-20/2024-01", "20 November 2023 to January 2024"),
        ("2025-01-21?", "21 January 2025 (year inferred)"),
        ("2025?", "2025 (uncertain)"),
        ("2024-10~", "about October 2024"),
        ("2024-10-03%", "about 3 October 2024 (year inferred)"),
        ("2024-21", "spring 2024"),
        ("2024-24", "winter 2024"),
        ("202X", "the 2020s"),
        ("2024-03-1X", "between 10 March 2024 and 19 March 2024"),
        ("2024-XX-XX", "between 1 January 2024 and 31 December 2024"),
        ("20XX", "between 1 January 2000 and 31 December 2099"),
    ],
)
def test_in_words(edtf: str, words: str) -> None:
    assert date_in_words(Edtf.parse(edtf)) == words


def test_months_in_the_readers_language() -> None:
    with translation.override("de"):
        assert day_in_words(dt.date(2024, 10, 3)) == "3 Oktober 2024"


@given(
    st.dates(min_value=dt.date(1000, 1, 1)),
    st.sampled_from(["", "?", "~", "%"]),
    st.sampled_from(["{}", "{}/..", "../{}", "{}/"]),
)
def test_every_day_is_said_whole(day: dt.date, mark: str, form: str) -> None:
    words = date_in_words(Edtf.parse(form.format(f"{day.isoformat()}{mark}")))
    assert f"{day.day} " in words
    assert str(day.year) in words
    assert ("inferred" in words) is (mark in ("?", "%"))
    assert ("about" in words) is (mark in ("~", "%"))
