from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity import Order, parse_name

PARSED = [
    ("Гулиев, Муса Иса оглы", ("Муса",), ("Гулиев",), "Иса"),
    ("Musa İsa oğlu Quliyev", ("Musa",), ("Quliyev",), "İsa"),
    ("Quliyev Musa İsa oğlu", ("Musa",), ("Quliyev",), "İsa"),
    ("Musa Quliyev İsa oğlu", ("Musa",), ("Quliyev",), "İsa"),
    ("Асланова, Рабият Нурулла кызы", ("Рабият",), ("Асланова",), "Нурулла"),
    ("Алена Пятроўна Бераснева", ("Алена",), ("Бераснева",), "Пятроўна"),
    ("Kubrakou, Ivan Uladzimiravich", ("Ivan",), ("Kubrakou",), "Uladzimiravich"),
    ("Viktor Fedorovych Yanukovych", ("Viktor",), ("Yanukovych",), "Fedorovych"),
    ("Янукович Виктор Фёдорович", ("Виктор",), ("Янукович",), "Фёдорович"),
    ("Viktor Yanukovych", ("Viktor",), ("Yanukovych",), ""),
    ("Mohammed bin Salman Al Saud", ("Mohammed",), ("Saud",), "Salman"),
    ("Mohamed Ould Abdel Aziz", ("Mohamed",), ("Aziz",), "Abdel"),
    ("Sevinc Vaqifqızı", ("Sevinc",), ("Vaqifqızı",), "Vaqif"),
    ("Həsənli Ülvi", ("Ülvi",), ("Həsənli",), ""),
    ("Dr. Gubad Ibadoghlu", ("Gubad",), ("Ibadoghlu",), "Ibad"),
    ("梁國雄", ("國雄",), ("梁",), ""),
    ("歐陽國雄", ("國雄",), ("歐陽",), ""),
]


@pytest.mark.parametrize(("text", "given_names", "surname", "patronymic"), PARSED)
def test_parts_of_a_name(text: str, given_names: tuple[str, ...], surname: tuple[str, ...], patronymic: str) -> None:
    name = parse_name(text)
    assert (name.given, name.surname, name.patronymic) == (given_names, surname, patronymic)


def test_initials() -> None:
    assert parse_name("R. Mirkadirov").initials == ("R",)
    assert parse_name("SHAPOVALOV O.G.").patronymic_initial == "G"
    assert parse_name("KONONOV, Vladimir P.").patronymic_initial == "P"
    assert parse_name("KONONOV, Vladimir P.").initials == ()


def test_nicknames_and_former_names() -> None:
    assert parse_name('Ivan "Grey" Petrov').nickname == ("Grey",)
    assert parse_name("Sevinc Abbasova (Vaqifqızı)").former == ("Vaqifqızı",)
    assert parse_name("Maria Ivanova née Petrova").former == ("Petrova",)


def test_a_comma_shows_the_order() -> None:
    assert parse_name("Guliyev, Eldar").order is Order.SURNAME_FIRST
    assert parse_name("Eldar Guliyev").order is Order.UNKNOWN


@given(st.text(max_size=60))
def test_every_part_stands_in_the_text(text: str) -> None:
    import unicodedata

    name = parse_name(text)
    shown = "".join(letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")
    for part in (*name.given, *name.surname, *name.initials, *name.nickname, *name.former, name.patronymic):
        assert part in shown
