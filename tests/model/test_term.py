"""Terms: what is understood, what equals what, and when a term is over."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Term, ValueRefused

D = dt.date


@pytest.mark.parametrize("text", ["P9Y", "P3M", "P7Y6M", "P15D", "P1W", "PT24H", "P1DT12H", "P6Y/P15Y", "life"])
def test_understood_and_written_the_same(text: str) -> None:
    assert str(Term.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "9Y", "P9", "P-9Y", "P1.5Y", "nine years", "Life", "P6Y/", "P6Y/P7Y/P8Y", "P1M6Y"]
)
def test_refused(text: str) -> None:
    with pytest.raises(ValueRefused, match="ISO 8601 duration such as P9Y"):
        Term.parse(text)


def test_equal_where_the_length_is_equal() -> None:
    assert Term.parse("P18M") == Term.parse("P1Y6M")
    assert Term.parse("P1W") == Term.parse("P7D")
    assert Term.parse("P12M") != Term.parse("P365D")
    assert Term.parse("life") != Term.parse("P99Y")


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        ("P4M", D(2024, 3, 9), D(2024, 7, 9)),
        ("P1M", D(2024, 1, 31), D(2024, 2, 29)),
        ("P1Y", D(2024, 2, 29), D(2025, 2, 28)),
        ("P7Y6M", D(2025, 6, 20), D(2032, 12, 20)),
        ("P30D", D(2025, 6, 24), D(2025, 7, 24)),
        ("PT48H", D(2025, 6, 24), D(2025, 6, 26)),
        ("P4Y2M/P10Y", D(2024, 11, 19), D(2029, 1, 19)),
        ("life", D(2024, 1, 1), None),
        ("P9999Y", D(2024, 1, 1), None),
    ],
)
def test_the_day_it_is_over(term: str, start: dt.date, end: dt.date | None) -> None:
    assert Term.parse(term).end_from(start) == end


@given(st.integers(0, 60), st.integers(0, 30), st.integers(0, 40), st.integers(0, 72))
def test_made_from_units(years: int, months: int, days: int, hours: int) -> None:
    if not any((years, months, days, hours)):
        with pytest.raises(ValueRefused):
            Term.of(years=years, months=months, days=days, hours=hours)
        return
    term = Term.of(years=years, months=months, days=days, hours=hours)
    assert Term.parse(str(term)) == term
    assert term.lengths == ((12 * years + months, days, hours),)
