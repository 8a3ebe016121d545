"""Phrases: charges, counts, and reasons with their dates in words."""

import pytest

from habeas.model import Charge
from habeas.web.wording.sentences import charge_in_words, count_in_words, with_values_in_words


@pytest.mark.parametrize(
    ("charge", "words"),
    [
        (Charge(article="228.3", law="Criminal Code", offence="weapons"), "Article 228.3, Criminal Code: weapons"),
        (Charge(article="228.3"), "Article 228.3"),
        (Charge(offence="hooliganism"), "hooliganism"),
        (Charge(law="Criminal Code", offence="hooliganism"), "Criminal Code: hooliganism"),
    ],
)
def test_charges(charge: Charge, words: str) -> None:
    assert charge_in_words(charge) == words


def test_counts_keep_their_arithmetic() -> None:
    parts = [{"n": 10, "of": "senators"}, {"n": 48, "of": "representatives"}]
    assert count_in_words("nearly 60", parts, 58) == "nearly 60 (10 senators + 48 representatives = 58)"
    assert count_in_words("", parts, 58) == "10 senators + 48 representatives = 58"
    assert count_in_words("14", [], None) == "14"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("P8Y counted from the arrest, 2013-03-07", "8 years counted from the arrest, 7 March 2013"),
        (
            "the term ended on 2014-06-01 and nothing was reported since",
            "the term ended on 1 June 2014 and nothing was reported since",
        ),
        ("counted from 2024-06-14/..", "counted from since 14 June 2024"),
        ("Article 228.3 of case 2014-99", "Article 228.3 of case 2014-99"),
        ("seen on 2014-02-30", "seen on 2014-02-30"),
    ],
)
def test_dates_and_terms_in_a_reason(reason: str, words: str) -> None:
    assert with_values_in_words(reason) == words
