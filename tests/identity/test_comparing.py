from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellings import EVERY_NAME, NOT_TO_BE_TOLD, ONE_PERSON, TWO_PEOPLE, WHOLE_NAMES, names

from habeas.identity import RowRefused, Verdict, compare, compare_many, match_rows, parse_name
from habeas.identity.mandarin import mandarin_name
from habeas.identity.words import known_likeness


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    found = compare(one, other)
    assert found.verdict is Verdict.SAME, found.why


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_names_of_two_people_are_different(one: str, other: str) -> None:
    found = compare(one, other)
    assert found.verdict is Verdict.DIFFERENT, found.why


@pytest.mark.parametrize(("one", "other"), NOT_TO_BE_TOLD)
def test_too_little_is_unsure(one: str, other: str) -> None:
    found = compare(one, other)
    assert found.verdict is Verdict.UNSURE, found.why


@given(names, names)
def test_symmetric_and_explained_whatever_the_text(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.verdict, there.score) == (back.verdict, back.score)
    assert 0 <= there.score <= 1
    assert there.why.strip()


@given(names)
def test_a_name_is_never_different_from_itself(name: str) -> None:
    assert compare(name, name).verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize("name", WHOLE_NAMES)
def test_a_whole_name_is_the_same_as_itself(name: str) -> None:
    assert compare(name, name).verdict is Verdict.SAME


@pytest.mark.parametrize("name", WHOLE_NAMES)
def test_case_accents_and_order_do_not_matter(name: str) -> None:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    for other in (name.upper(), name.lower(), unicodedata.normalize("NFD", name)):
        assert compare(name, other).verdict is Verdict.SAME, other
    if name.isascii() or "LATIN" in unicodedata.name(name[0]):
        assert compare(name, bare).verdict is Verdict.SAME, bare
    words = name.split()
    if len(words) == 2 and "," not in name:
        assert compare(name, f"{words[1]} {words[0]}").verdict is Verdict.SAME


@given(st.lists(st.tuples(names, names), max_size=12))
def test_in_bulk_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    scores = compare_many(pairs)
    assert scores.verdicts == [compare(*pair).verdict for pair in pairs]
    assert scores.scores.tolist() == pytest.approx([compare(*pair).score for pair in pairs])


def test_every_name_with_every_other_in_bulk_as_one_by_one() -> None:
    pairs = [(one, other) for one in EVERY_NAME for other in EVERY_NAME]
    known_likeness.clear()
    scores = compare_many(pairs)
    known_likeness.clear()  # each way finds for itself how alike the words are
    assert [int(score) for score in scores.hundredths] == [round(compare(*pair).score * 100) for pair in pairs]
    assert int(scores.same.sum()) > len(EVERY_NAME)


def test_why_names_the_reason_in_plain_words() -> None:
    assert compare("Həsənli Ülvi", "Гасанлы Ульви").why == (
        "Həsənli ~ Гасанлы: h→г is usual in Russian spelling; Ülvi ~ Ульви; no patronymic on either side"
    )
    assert "contradict" in compare("Nijat Nazim oglu Aliyev", "Nijat Yaser oglu Aliyev").why


def test_rows_of_pairs() -> None:
    rows = [{"id": "7", "name1": "Ülvi Həsənli", "name2": "Ulvi Hasanli", "note": "x"}]
    (answer,) = match_rows(enumerate(rows, 2))
    assert list(answer) == ["id", "score", "verdict", "why"]
    assert (answer["id"], answer["verdict"]) == ("7", "same")
    with pytest.raises(RowRefused, match="line 3: there is no column 'name2'"):
        list(match_rows(enumerate([*rows, {"id": "8", "name1": "x"}], 2)))


def test_rows_of_pairs_take_any_name() -> None:
    assert [row["verdict"] for row in match_rows([(2, {"id": "1", "name1": "", "name2": ""})])] == ["unsure"]
    assert parse_name("").given == ()


@pytest.mark.parametrize("word", ["xian" * 14, "a" * 3000, "zhang" * 40])
def test_a_word_of_more_syllables_than_a_name_is_no_mandarin(word: str) -> None:
    assert mandarin_name(("Wang", word), "latin") is None
    assert compare(f"Wang {word}", f"Wang {word}").verdict is Verdict.SAME
