"""Terms in words."""

import pytest

from habeas.model import Term
from habeas.web.wording.terms import term_in_words


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("P9Y", "9 years"),
        ("P1Y", "1 year"),
        ("P7Y6M", "7 years 6 months"),
        ("P18M", "1 year 6 months"),
        ("P15D", "15 days"),
        ("P2W", "14 days"),
        ("PT24H", "24 hours"),
        ("P6Y/P15Y", "6 years to 15 years"),
        ("life", "life"),
    ],
)
def test_in_words(term: str, words: str) -> None:
    assert term_in_words(Term.parse(term)) == words
