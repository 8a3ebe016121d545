"""The section a page puts its story in."""

import pytest
from stating import facts, json_ld

from habeas.model import Found


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (json_ld(articleSection="Politics"), Found(value="Politics", source="json-ld")),
        (json_ld(articleSection=["Siyasət", "Hüquq"]), Found(value="Siyasət", source="json-ld")),
        (
            '<meta property="article:section" content=" Human  rights ">',
            Found(value="Human rights", source="meta:article:section"),
        ),
        (f'<meta name="section" content="{"prison, court, " * 9}">', None),
        (json_ld(articleSection={"name": "Politics"}), None),
        ("", None),
    ],
)
def test_section(head: str, expected: Found | None) -> None:
    assert facts(head).section == expected
