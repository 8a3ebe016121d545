from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity import romanise


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Ülvi Həsənli", "Ulvi Hasanli"),
        ("Cəfər Quliyev", "Jafar Guliyev"),
        ("Ҹавид Гурбанов", "Javid Gurbanov"),
        ("Гасанлы", "Gasanly"),
        ("Уладзімір Базанаў", "Uladzimir Bazanau"),
        ("Сергій", "Serhii"),
        ("Łukašenka", "Lukashenka"),
        ("მიხეილ", "mikheil"),
        ("Սերժ Սարգսյան", "Serzh Sargsyan"),
        ("İstanbul ÖZTÜRK", "Istanbul OZTURK"),
        ("梁國雄", "Liang Guoxiong"),
        ("John Smith, 1990", "John Smith, 1990"),
    ],
)
def test_romanised_as_the_press_does(text: str, latin: str) -> None:
    assert romanise(text) == latin


@given(st.text(max_size=40))
def test_never_fails_and_keeps_plain_text(text: str) -> None:
    assert isinstance(romanise(text), str)
    plain = "".join(letter for letter in text if letter.isascii())
    assert romanise(plain) == plain
