"""Who is who inside one segment."""

from __future__ import annotations

import pytest

from habeas.reading.names import PersonMention, find_names


def full_names(text: str, title: str | None = None) -> dict[str, str]:
    return {m.text: m.full_name for m in find_names(text, title=title) if isinstance(m, PersonMention)}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Ulvi Samadli spoke. Then Samadli left.", "Samadli", "Ulvi Samadli"),
        ("Ulvi Samadly spoke. Then Samadli left.", "Samadli", "Ulvi Samadly"),
        ("Zhang Lian spoke. Later Zhang left.", "Zhang", "Zhang Lian"),
        ("Aung San Suu Kyi spoke. Then Suu Kyi left.", "Suu Kyi", "Aung San Suu Kyi"),
        ("José Daniel Ferral García spoke. Then Ferral left.", "Ferral", "José Daniel Ferral García"),
        ("Nijat Nazir oglu Aliyev spoke. Then Nijat Aliyev left.", "Nijat Aliyev", "Nijat Nazir oglu Aliyev"),
        ("Rauf Mirzaliyev spoke. Then R. Mirzaliyev left.", "R. Mirzaliyev", "Rauf Mirzaliyev"),
        (
            "Sevinj Leyla Jabbarova-Karimli spoke. Then Sevinj Jabbarova left.",
            "Sevinj Jabbarova",
            "Sevinj Leyla Jabbarova-Karimli",
        ),
        ("Sevinj Leyla Jabbarova-Karimli spoke. Then Jabbarova left.", "Jabbarova", "Sevinj Leyla Jabbarova-Karimli"),
        ("Sevinj Jabbarova (Tahirgizi) spoke. Then Tahirgizi left.", "Tahirgizi", "Sevinj Jabbarova (Tahirgizi)"),
        ("They detained Eskinder Tola. The house of Eskinder was searched.", "Eskinder", "Eskinder Tola"),
        ("Samadli's lawyer said that Ulvi Samadli was ill.", "Samadli", "Ulvi Samadli"),
    ],
)
def test_a_shorter_form_leads_to_the_fullest(text: str, short: str, full: str) -> None:
    assert full_names(text)[short] == full


def test_two_bearers_of_a_surname_leave_it_unresolved() -> None:
    text = "David Barseghyan and Madat Barseghyan were tried. Then Barseghyan spoke."
    assert full_names(text)["Barseghyan"] == "Barseghyan"


def test_a_given_name_alone_is_whoever_bore_it_first() -> None:
    text = "Erkin Turdi was held. Erkin was sentenced. His daughter Gulnar Erkin died."
    assert full_names(text)["Erkin"] == "Erkin Turdi"


def test_a_fathers_name_alone_is_not_the_son() -> None:
    assert full_names("Mohammed bin Salman spoke. It was King Salman who left.")["Salman"] == "Salman"


def test_the_title_gives_a_full_name() -> None:
    assert full_names("Then Samadli's lawyer spoke.", title="Ulvi Samadli is ill") == {"Samadli": "Ulvi Samadli"}


def test_what_was_said_once_of_a_person_holds_where_the_name_stands_bare() -> None:
    text = "Judge Azer Talibov came. Talibov ruled against them."
    found = [m for m in find_names(text) if isinstance(m, PersonMention)]
    assert {m.role_class.value for m in found} == {"judge"}


def test_a_surname_alone_means_the_one_named_so_far_and_no_relative() -> None:
    text = "Mamed Azizov was held. Azizov was charged. His father, Rasim Azizov, spoke."
    assert full_names(text)["Azizov"] == "Mamed Azizov"
    text = "Ilkin Rasulzadeh was held. His sister Turkan Rasulzadeh spoke. Rasulzadeh was moved."
    assert full_names(text)["Rasulzadeh"] == "Ilkin Rasulzadeh"


def test_a_surname_that_two_may_bear_means_neither() -> None:
    text = "Mamed Azizov and Rasim Azizov were held. Azizov was charged."
    assert full_names(text)["Azizov"] == "Azizov"
