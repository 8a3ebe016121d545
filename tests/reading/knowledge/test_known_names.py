"""The lists about names: they load, they are folded, and none of them holds a whole person."""

from __future__ import annotations

import re

import pytest

from habeas.reading.knowledge.names import fold, gazetteers, name_words


@pytest.mark.parametrize(
    ("word", "key"),
    [("Rocío", "rocio"), ("ƏHMƏD", "ahmad"), ("Şükran", "sukran"), ("Uładzimir", "uladzimir"), ("O’Brien", "o'brien")],
)
def test_fold(word: str, key: str) -> None:
    assert fold(word) == key


def test_given_names_and_surnames_are_single_words() -> None:
    known = gazetteers()
    single = re.compile(r"[a-z](?:[a-z]|['-](?=[a-z]))+")
    assert [name for name in (*known.given, *known.surnames, *known.leaders) if not single.fullmatch(name)] == []
    assert set(known.given.values()) == {"m", "f", ""}


def test_given_names_of_the_countries_that_pages_come_from() -> None:
    given = gazetteers().given
    expected = {
        "ulvi": "m",
        "sevinj": "f",
        "siarhei": "m",
        "narges": "f",
        "mzia": "f",
        "ekrem": "m",
        "eskinder": "m",
        "rocio": "f",
    }
    assert {name: given.get(name) for name in expected} == expected


def test_words_looked_up_in_folded_form_are_folded() -> None:
    words = name_words()
    sets = (words.courts.kinds, words.prisons.kinds, words.bodies.connectors, words.ordinary)
    assert [word for listed in sets for word in listed if fold(word) != word] == []


def test_numbers_in_words() -> None:
    numbers = name_words().grammar.numbers
    assert (numbers["seven"], numbers["forty-seven"], numbers["dozen"]) == (7, 47, 12)
