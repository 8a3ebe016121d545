"""Where sentences end, and where they do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He was held. She was freed.", ["He was held.", "She was freed."]),
        ("Mr. Guliyev met Dr. Aliyeva of the U.S. Senate.", ["Mr. Guliyev met Dr. Aliyeva of the U.S. Senate."]),
        (
            "R. Mirzaliyev was moved to Penal Colony No. 4 on Jan. 5.",
            ["R. Mirzaliyev was moved to Penal Colony No. 4 on Jan. 5."],
        ),
        ("“They lied,” he said. “All of it!” Then silence.", ["“They lied,” he said.", "“All of it!”", "Then silence."]),
        (
            "Charged under Article 206.3.2 of the Code. Twelve deny it.",
            ["Charged under Article 206.3.2 of the Code.", "Twelve deny it."],
        ),
        ("A heading\nA first sentence. A second one.", ["A heading", "A first sentence.", "A second one."]),
        ("It cost 3.5 million. 12 people were fined.", ["It cost 3.5 million.", "12 people were fined."]),
        ("Он задержан. Суд идёт.", ["Он задержан.", "Суд идёт."]),
    ],
)
def test_boundaries(text: str, sentences: list[str]) -> None:
    assert [s.text for s in split(text)] == sentences


def test_a_protected_span_is_not_cut() -> None:
    text = "She wrote for Enough. Already and left. Nobody came."
    start = text.index("Enough")
    spans = [(start, start + len("Enough. Already"))]
    assert [s.text for s in split(text, spans)] == ["She wrote for Enough. Already and left.", "Nobody came."]


@given(st.text(alphabet="aB. !?\n\"'“”()1Mr", max_size=80))
def test_sentences_cover_everything_but_white_space_in_order(text: str) -> None:
    sentences = split(text)
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text for s in sentences)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(sentences))
