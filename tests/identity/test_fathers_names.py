"""What a patronymic says of its bearer."""

from __future__ import annotations

import pytest

from habeas.identity import sex_of_patronymic
from habeas.identity.knowledge import table


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Əliyeva Leyla Nazim qızı", "Nazim qızı"),
        ("Leyla Nazim gizi Aliyeva", "Nazim gizi"),
        ("Sevinj Vagifgyzy", "Vagifgyzy"),
        ("Noura bint Saeed al-Qahtani", "bint Saeed"),
        ("Светлана Георгиевна Тихановская", "Георгиевна"),
        ("Калеснікава Марыя Аляксандраўна", "Аляксандраўна"),
        ("Anna Nikolaevna K.", "Nikolaevna"),
    ],
)
def test_of_a_daughter(name: str, words: str) -> None:
    assert sex_of_patronymic(name) == ("female", words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Orkhan Nazim oglu Mammadov", "Nazim oglu"),
        ("Əliyev Nicat Nazim o.", "Əliyev Nicat Nazim o."),
        ("Mohamed Ould Ahmed", "Ould Ahmed"),
        ("Salman bin Abdulaziz", "bin Abdulaziz"),
        ("Навальный Алексей Анатольевич", "Анатольевич"),
        ("Aleksei Anatolievich Navalny", "Anatolievich"),
    ],
)
def test_of_a_son(name: str, words: str) -> None:
    assert sex_of_patronymic(name) == ("male", words)


@pytest.mark.parametrize(
    "name",
    [
        "Leyla Aliyeva",
        "Kemal Kılıçdaroğlu",
        "Canan Kaftancıoğlu",
        "Sara Bin Laden",
        "Ana Petrović Jovanović",
        "Hanna Petrovich",
        "Nasta Dashkevich Palazhanka",
        "Tatyana Petrovich Ivanova",
        "Ion Păuna",
        "Leyla",
        "",
    ],
)
def test_given_names_and_surnames_say_nothing(name: str) -> None:
    assert sex_of_patronymic(name) is None


def test_every_word_for_a_daughter_is_known_to_say_whose_child_somebody_is() -> None:
    content = table("name_words").content
    children = {word for kind in ("child_of_before", "child_of_after") for row in content[kind] for word in row}
    assert {word for row in content["daughter_of"] for word in row} <= children
