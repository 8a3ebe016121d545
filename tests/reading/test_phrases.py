"""The small word patterns of the frames."""

import pytest

from habeas.model import ValueRefused
from habeas.reading.mentions import Kind
from habeas.reading.phrases import Seen, phrase


def seen(text: str) -> list[Seen]:
    """Words as a pattern sees them; `TERM` and the like stand for masked mentions, `arrested/arrest` gives form and lemma."""
    words = []
    for word in text.split():
        form, _, lemma = word.partition("/")
        kinds = frozenset({Kind(word.lower())}) if word.isupper() else frozenset()
        words.append(Seen("" if kinds else form, "" if kinds else (lemma or form), kinds))
    return words


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("behind bars", "she is behind bars today", (2, 4)),
        ("behind bars", "behind the bars", None),
        ("arrest", "they arrested/arrest him", (1, 2)),
        ("on hunger|food strike", "on food strike", (0, 3)),
        ("no comment?", "no", (0, 1)),
        ("not * guilty", "not in any way guilty", (0, 5)),
        ("not * guilty", "not in any sense at all guilty", None),
        ("for TERM", "held for TERM TERM TERM more", (1, 5)),
        ("in COURT today", "in COURT COURT today", (0, 4)),
    ],
)
def test_match(pattern: str, text: str, found: tuple[int, int] | None) -> None:
    assert phrase(pattern).find(seen(text)) == found


@pytest.mark.parametrize("pattern", ["", "*", "maybe?", "for TREM"])
def test_patterns_that_could_match_nothing_or_name_no_kind_are_refused(pattern: str) -> None:
    with pytest.raises(ValueRefused):
        phrase(pattern)
