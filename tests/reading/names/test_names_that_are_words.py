"""Surnames that are something else as well: "Nurul *Islam*", "Mohammed *Ramadan*"."""

from __future__ import annotations

import pytest

from habeas.reading.finding import mentions_in
from habeas.reading.knowledge.language import reading_in
from habeas.reading.names import PersonMention


def people(text: str) -> list[str]:
    with reading_in("en"):
        return [m.text for m in mentions_in(text, None) if isinstance(m, PersonMention)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They condemn the death sentences of Mohammed Ramadan and Ali Moosa.", ["Mohammed Ramadan", "Ali Moosa"]),
        ("Shafikul Islam Kabir, a photographer, had gone missing.", ["Shafikul Islam Kabir"]),
        ("Police arrested Rafikul Islam on Monday. Islam denies it.", ["Rafikul Islam", "Islam"]),
        ("Nurul Islam was jailed for what he said of Islam.", ["Nurul Islam"]),
        ("During Ramadan he fasted. He insulted Islam. Islam was brought there early.", []),
        ("Ana San Miguel was held. San Miguel, 59, teaches law.", ["Ana San Miguel", "San Miguel"]),
        ("Ana San Miguel was held in San Miguel.", ["Ana San Miguel"]),
        ("Hizbul Islam called for it. Political Islam is banned. Radio Islam reported.", []),
    ],
)
def test_where_they_are_names(text: str, named: list[str]) -> None:
    assert people(text) == named
