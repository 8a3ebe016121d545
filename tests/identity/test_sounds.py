from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.knowledge import TableMistake, read_table, table
from habeas.identity.sounds import alignment, distance, numbered, read_sounds, read_spelling, sound_table, sounds_of
from habeas.identity.words import coded_likeness, coded_likenesses, word

rows = st.text(alphabet=sorted(sound_table().number), max_size=9)


@given(rows, rows, st.booleans())
def test_distance_is_symmetric_and_alignment_adds_up(one: str, other: str, loosely: bool) -> None:
    there = distance(numbered(one), numbered(other), loosely=loosely)
    assert there == distance(numbered(other), numbered(one), loosely=loosely)
    assert there == sum(step.cost for step in alignment(one, other, loosely=loosely))
    assert (there == 0) or one != other
    assert distance(numbered(one), numbered(one), loosely=loosely) == 0


@given(st.text(max_size=30))
def test_any_word_gives_known_sounds(text: str) -> None:
    assert set(sounds_of(text)) <= set(sound_table().number)


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_words_in_bulk_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    words = [(word(one), word(other)) for one, other in pairs]
    assert coded_likenesses(words).tolist() == [coded_likeness(one, other) for one, other in words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İsmayılov", "Исмаилов"),
        ("Yury", "Iurii"),
        ("Elena", "Yelena"),
        ("Əli", "ƏLİ"),
        ("Quliyev", "Quliev"),
        ("Szostak", "Шостак"),
    ],
)
def test_spellings_with_the_same_sounds(one: str, other: str) -> None:
    assert sounds_of(one) == sounds_of(other)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mistake_names_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path, "latin:\n  a: a\n  b: ☃\n")
    with pytest.raises(TableMistake, match=r"some\.yaml:3: '☃' is no sound"):
        read_spelling(read_table(path), sound_table())
    with pytest.raises(TableMistake, match=r"some\.yaml:3: 'a' stands twice"):
        read_table(write(tmp_path, "latin:\n  a: a\n  a: b\n"))
    with pytest.raises(TableMistake, match=r"some\.yaml:\d+: is no YAML"):
        read_table(write(tmp_path, "latin: [\n"))
    with pytest.raises(TableMistake, match=r"some\.yaml:1: a table is a mapping"):
        read_table(write(tmp_path, "- a\n"))


def test_a_likeness_given_twice_is_refused(tmp_path: Path) -> None:
    text = table("sounds").path.read_text(encoding="utf-8")
    again = write(tmp_path, text + '  - {of: [g, h], cost: 1, why: "again"}\n')
    with pytest.raises(TableMistake, match="have a cost already"):
        read_sounds(read_table(again))
    unknown = write(tmp_path, text + '  - {of: [g, ☃], cost: 1, why: "snow"}\n')
    with pytest.raises(TableMistake, match="'☃' is no sound"):
        read_sounds(read_table(unknown))


def test_every_likeness_says_why() -> None:
    assert all(entry["why"].strip() for entry in table("sounds").content["likenesses"])
