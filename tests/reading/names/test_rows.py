"""In a list of lines that open with names, the doubtful ones are names too."""

from __future__ import annotations

import pytest

from habeas.reading.names import PersonMention, find_names


def people(text: str) -> list[str]:
    return [m.text for m in find_names(text) if isinstance(m, PersonMention)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They are:\n1. Rita Moreno\n2. Luis Pinto\n3. Víctor Uribes", ["Rita Moreno", "Luis Pinto", "Víctor Uribes"]),
        (
            "They are:\nMagwe: Ma Su May Aung, 22\nKale: Ko Myo Thu, 45\nObo: Ko Rashin",
            ["Ma Su May Aung", "Ko Myo Thu", "Ko Rashin"],
        ),
        (
            "– Rita Moreno, 41, Víctor Uribes, 33\n– Luis Pinto (teacher)\n– Víctor Uribes, a nurse",
            ["Rita Moreno", "Víctor Uribes", "Luis Pinto", "Víctor Uribes"],
        ),
    ],
)
def test_lines_of_names(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Topics:\nPress Freedom\nRita Moreno\nLuis Pinto",
        "Topics\nVíctor Uribes\nRita Moreno\nLuis Pinto",
        "They are:\nRita Moreno\nVíctor Uribes announced it.\nLuis Pinto",
    ],
)
def test_lines_that_are_no_list_of_people(text: str) -> None:
    assert [name for name in people(text) if name not in ("Rita Moreno", "Luis Pinto")] == []
