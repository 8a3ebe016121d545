"""Text cut into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.names.lexicon import plural
from habeas.reading.names.words import PhraseBook, words_of


@given(st.text())
def test_words_stand_where_they_say_and_leave_only_blanks(text: str) -> None:
    words = words_of(text)
    at = 0
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        assert text[start:end] == form
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Samadli's R. Mirzaliyev", ["Samadli", "'s", "R.", "Mirzaliyev"]),
        ("the U.S. left", ["the", "U.S.", "left"]),
        ("Kwok-hung, 206.3.2", ["Kwok-hung", ",", "206.3.2"]),
        ("Magistrates' Courts", ["Magistrates", "'", "Courts"]),
        ("two 18-year-olds on 19th May", ["two", "18-year-olds", "on", "19th", "May"]),
        ("Arqument.az said", ["Arqument.az", "said"]),
    ],
)
def test_cut(text: str, forms: list[str]) -> None:
    assert words_of(text).forms == forms


def test_openings_and_headings() -> None:
    words = words_of("Court Frees Five Activists\nThe court sat. Then it rose. Mr. Lai left.")
    opening = [form for form, opens in zip(words.forms, words.opens, strict=True) if opens and form.isalpha()]
    assert opening == ["Court", "The", "Then", "Mr"]
    assert all(words.in_heading[at] for at in range(4))
    assert not any(words.in_heading[5:])


def test_the_longest_phrase_wins() -> None:
    book = PhraseBook([("secretary", 1), ("secretary of state", 2), ("of state", 3)])
    words = words_of("Secretary of State Blinken")
    assert book.at(words, 0) == (3, 2)
    assert book.before(words, 3) == (0, 2)
    assert book.at(words, 3) is None


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("reporter", "reporters"),
        ("prisoner of conscience", "prisoners of conscience"),
        ("policeman", "policemen"),
        ("deputy", "deputies"),
        ("attorney", "attorneys"),
        ("coach", "coaches"),
    ],
)
def test_plural(noun: str, several: str) -> None:
    assert plural(noun) == several
