"""Words that sound alike, one by one."""

import pytest

from habeas.identity import sound_keys, sounding_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("Həsənli", "Гасанлы"), ("Hasanly", "Həsənli"), ("Ülvi", "Ульви"), ("Navalny", "Навальный"), ("Əli", "Али")],
)
def test_a_word_and_its_spelling_in_another_script_share_a_key_and_sound_alike(one: str, other: str) -> None:
    assert sound_keys(one) & sound_keys(other)
    assert [word for _, word in sounding_alike(one, [other])] == [other]
    assert [word for _, word in sounding_alike(other, [one])] == [one]


def test_the_likest_comes_first_and_other_names_do_not_come() -> None:
    found = [word for _, word in sounding_alike("Гасанлы", ["Hüseynli", "həsənli", "Гасанлы", "Hasanov"])]
    assert found == ["Гасанлы", "həsənli"]


def test_what_has_no_sounds_is_alike_itself_alone() -> None:
    assert sounding_alike("2013", ["2014", "2013"]) == [(100, "2013")]
