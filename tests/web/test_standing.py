"""Names found in any spelling."""

import pytest

from habeas.web.standing import has_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rəşadət Axundov", "rəşadət"),
        ("Rəşadət Axundov", "Akhundov"),
        ("Rəşadət Axundov", "axundov Rashadat"),
        ("Zaur Qurbanlı", "qurbanli"),
        ("José Peña", "jose pena"),
        ("Алесь Беляцкі", "beliatski"),
        ("Ales Beliatski", "Беляцкі"),
    ],
)
def test_found(text: str, words: str) -> None:
    assert has_words(text, words)


@pytest.mark.parametrize(("text", "words"), [("Zaur Qurbanlı", "Qurbanlı Rashad"), ("Zaur", "Zaura")])
def test_not_found(text: str, words: str) -> None:
    assert not has_words(text, words)
