"""Numbers that count are found with what they count; other numbers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import CountPart
from habeas.reading.values import count_parts, find_counts


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("six journalists were held", 6, "journalists"),
        ("Nearly 60 US lawmakers asked", "nearly 60", "US lawmakers"),
        ("at least 20 were freed", "at least 20", None),
        ("More than 20,000 people have been arrested", "more than 20,000", "people"),
        ("21,499 of these people", 21499, None),
        ("Four Thai fishermen were freed", 4, "Thai fishermen"),
        ("two hundred and fifty political prisoners", 250, "political prisoners"),
        ("Twenty-four diplomatic missions", 24, "diplomatic missions"),
        ("dozens of journalists", "dozens", "journalists"),
        ("tens of thousands of people", "tens of thousands", "people"),
        ("Baku handed over four Armenian prisoners", 4, "Armenian prisoners"),
        ("only seven people came", 7, "people"),
    ],
)
def test_counts(text: str, value: int | str, of: str | None) -> None:
    assert [(m.value, m.of) for m in find_counts(text)] == [(value, of)]


@pytest.mark.parametrize(
    "text",
    [
        "nine years, 20 percent, 20,000 lari and $500",
        "Gasimova, 23, was held on May 5, 2024 under Article 274",
        "penal colony No. 3, the 12th session, case 1356",
        "three months after the vote",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert find_counts(text) == ()


def test_the_parts_of_a_breakdown_are_added_up() -> None:
    parts, total = count_parts("10 senators and 48 representatives")
    assert parts == (CountPart(n=10, of="senators"), CountPart(n=48, of="representatives"))
    assert total == 58
    parts, total = count_parts("journalists and bloggers - 11\nbelievers: 183")
    assert parts == (CountPart(n=11, of="journalists and bloggers"), CountPart(n=183, of="believers"))
    assert total == 194


@given(
    st.lists(
        st.one_of(st.sampled_from(["two", "hundred", "20,000", "of", "dozens", "people", "-", "½", "and"]), st.text(max_size=4)),
        max_size=12,
    )
)
def test_any_text_is_read_without_a_crash_and_with_right_spans(words: list[str]) -> None:
    text = " ".join(words)
    for mention in find_counts(text):
        assert mention.text == text[mention.start : mention.end]
        assert mention.start < mention.end
    parts, total = count_parts(text)
    assert total == sum(part.n for part in parts)
