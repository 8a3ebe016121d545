"""Datelines are no part of what a report's first sentence tells."""

from __future__ import annotations

import pytest

from habeas.reading.names import find_names
from habeas.reading.parts import parts_of


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("MOSCOW (AP) — Police detained a man.", "Police"),
        ("New York, October 10, 2024—The Committee spoke.", "The"),
        ("BAKU, March 3 (Turan) - A court ruled.", "A"),
        ("(Reuters) - Belarus freed a man.", "Belarus"),
        ("DUBAI/WASHINGTON A U.S. journalist was detained.", "A"),
        ("ASHEVILLE, N.C. Saeed Azadi was freed.", "Saeed"),
        ("MOSCOW The court freed a man.", "The"),
        ("OSCE Representative Maria Novak spoke.", "OSCE"),
        ("Strasbourg, 30.01.2026 – The rapporteur spoke.", "The"),
        ("GENEVA (14 August 2025) – Experts spoke.", "Experts"),
        ("Vladimir Kara-Murza was moved.", "Vladimir"),
        ("The verdict - Seven years - was read.", "The"),
        ("It was late. MOSCOW (AP) — Police came.", "It"),
    ],
)
def test_a_dateline_is_not_shown_to_the_parser(text: str, first: str) -> None:
    part = next(iter(parts_of(text, find_names(text))))
    assert text[part.start :].startswith(first)
    assert part.sentence.text == text.split(" MOSCOW", maxsplit=1)[0] if text.startswith("It") else part.sentence.start == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The ministry, for its part, rejected the report.", "The Microsoft rejected the report ."),
        ("The court, however, jailed two men.", "The Court jailed two men ."),
        ("They met, however late it was, in Baku.", "They met , however late it was , in London ."),
    ],
)
def test_a_remark_that_says_nothing_is_not_shown_to_the_parser(text: str, shown: str) -> None:
    (part,) = parts_of(text, find_names(text))
    assert " ".join(word.form for word in part.words) == shown
