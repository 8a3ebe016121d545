"""Capitals open sentences and names in every alphabet that has them."""

from __future__ import annotations

import pytest

from habeas.reading.letters import CAPITAL, SMALL
from habeas.reading.parts import _DATELINE
from habeas.reading.sentences import _STOP


def test_capital_and_small_letters() -> None:
    assert set("AZÉŞİƏŽЯЁЇΩՀ") <= set(CAPITAL)
    assert set("azéşıəžяёїωհ") <= set(SMALL)
    assert not set(CAPITAL) & set(SMALL)
    assert not set("^]\\-") & set(CAPITAL + SMALL)


@pytest.mark.parametrize("head", ["BAKU, March 3 (Agency) - ", "ŞAKI (Agency) — ", "БАКУ, 3 Марта (Агентство) — ", "Łódź — "])
def test_a_dateline(head: str) -> None:
    found = _DATELINE.match(head + "Суд оставил его под стражей.")
    assert found is not None
    assert found.end() == len(head)


@pytest.mark.parametrize(("text", "stops"), [("Суд. Он", 1), ("т. е. он", 0), ("Həbs. Şahin", 1), ("Ի. Հայ", 1)])
def test_a_stop_before_a_capital(text: str, stops: int) -> None:
    assert len(_STOP.findall(text)) == stops
