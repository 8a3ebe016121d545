"""Who is who inside one segment."""

from __future__ import annotations

import pytest

from habeas.reading.names import PersonMention, find_names


def full_names(text: str, title: str | None = None) -> dict[str, str]:
    return {m.text: m.full_name for m in find_names(text, title=title) if isinstance(m, PersonMention)}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Ulvi Hasanli spoke. Then Hasanli left.", "Hasanli", "Ulvi Hasanli"),
        ("Ulvi Hasanly spoke. Then Hasanli left.", "Hasanli", "Ulvi Hasanly"),
        ("Zhang Zhan spoke. Later Zhang left.", "Zhang", "Zhang Zhan"),
        ("Aung San Suu Kyi spoke. Then Suu Kyi left.", "Suu Kyi", "Aung San Suu Kyi"),
        ("José Daniel Ferrer García spoke. Then Ferrer left.", "Ferrer", "José Daniel Ferrer García"),
        ("Nijat Nazim oglu Aliyev spoke. Then Nijat Aliyev left.", "Nijat Aliyev", "Nijat Nazim oglu Aliyev"),
        ("Rauf Mirkadirov spoke. Then R. Mirkadirov left.", "R. Mirkadirov", "Rauf Mirkadirov"),
        ("Sevinj Leyla Abbasova-Karimli spoke. Then Sevinj Abbasova left.", "Sevinj Abbasova", "Sevinj Leyla Abbasova-Karimli"),
        ("Sevinj Leyla Abbasova-Karimli spoke. Then Abbasova left.", "Abbasova", "Sevinj Leyla Abbasova-Karimli"),
        ("Sevinj Abbasova (Vagifgizi) spoke. Then Vagifgizi left.", "Vagifgizi", "Sevinj Abbasova (Vagifgizi)"),
        ("They detained Eskinder Nega. The house of Eskinder was searched.", "Eskinder", "Eskinder Nega"),
        ("Hasanli's lawyer said that Ulvi Hasanli was ill.", "Hasanli", "Ulvi Hasanli"),
    ],
)
def test_a_shorter_form_leads_to_the_fullest(text: str, short: str, full: str) -> None:
    assert full_names(text)[short] == full


def test_two_bearers_of_a_surname_leave_it_unresolved() -> None:
    text = "David Babayan and Madat Babayan were tried. Then Babayan spoke."
    assert full_names(text)["Babayan"] == "Babayan"


def test_a_given_name_alone_is_whoever_bore_it_first() -> None:
    text = "Erkin Tursun was held. Erkin was sentenced. His daughter Gulnar Erkin died."
    assert full_names(text)["Erkin"] == "Erkin Tursun"


def test_a_fathers_name_alone_is_not_the_son() -> None:
    assert full_names("Mohammed bin Salman spoke. It was King Salman who left.")["Salman"] == "Salman"


def test_the_title_gives_a_full_name() -> None:
    assert full_names("Then Hasanli's lawyer spoke.", title="Ulvi Hasanli is ill") == {"Hasanli": "Ulvi Hasanli"}


def test_what_was_said_once_of_a_person_holds_where_the_name_stands_bare() -> None:
    text = "Judge Azer Taghiyev came. Taghiyev ruled against them."
    found = [m for m in find_names(text) if isinstance(m, PersonMention)]
    assert {m.role_class.value for m in found} == {"judge"}


def test_a_surname_alone_means_the_one_named_so_far_and_no_relative() -> None:
    text = "Mamed Azizov was held. Azizov was charged. His father, Rasim Azizov, spoke."
    assert full_names(text)["Azizov"] == "Mamed Azizov"
    text = "Ilkin Rustamzadeh was held. His sister Turkan Rustamzadeh spoke. Rustamzadeh was moved."
    assert full_names(text)["Rustamzadeh"] == "Ilkin Rustamzadeh"


def test_a_surname_that_two_may_bear_means_neither() -> None:
    text = "Mamed Azizov and Rasim Azizov were held. Azizov was charged."
    assert full_names(text)["Azizov"] == "Azizov"
