"""The language of a page: its own word, else how its text reads; both where they differ."""

import pytest
from stating import facts, json_ld

from habeas.model import Found

RUSSIAN = "<p>Хатаинский районный суд Баку арестовал журналистку на четыре месяца, сообщил её адвокат в пятницу.</p>"
AZERBAIJANI = "<p>Bakının Xətai Rayon Məhkəməsi jurnalisti dörd ay müddətinə həbs edib, onun vəkili cümə günü bildirib.</p>"


@pytest.mark.parametrize(
    ("html", "head", "expected"),
    [
        ('<html lang="en_GB">', "", Found(value="en-GB", source="html:lang")),
        ("<html>", json_ld(inLanguage="en"), Found(value="en", source="json-ld")),
        ("<html>", '<meta property="og:locale" content="en_US">', Found(value="en-US", source="meta:og:locale")),
        ('<html lang="und">', "", Found(value="en", source="detected")),
        ("<html>", "", Found(value="en", source="detected")),
    ],
)
def test_declared_or_detected(html: str, head: str, expected: Found) -> None:
    found = facts(head, html=html)
    assert (found.language, found.reads_as) == (expected, None)


@pytest.mark.parametrize(("story", "language"), [(RUSSIAN, "ru"), (AZERBAIJANI, "az")])
def test_detected(story: str, language: str) -> None:
    assert facts(story=story).language == Found(value=language, source="detected")


def test_a_text_in_another_language_than_the_page_says() -> None:
    found = facts(html='<html lang="en">', story=RUSSIAN)
    assert found.language == Found(value="en", source="html:lang")
    assert found.reads_as == Found(value="ru", source="detected")


def test_too_short_to_tell() -> None:
    assert facts(story="<p>Ok.</p>").language is None
