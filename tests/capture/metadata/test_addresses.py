"""The address a page gives as its own."""

import pytest
from stating import facts

from habeas.model import Found

URL = "https://example.org/news/editor?from=feed"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<link rel="canonical" href="https://example.org/news/editor#top">',
            Found(value="https://example.org/news/editor", source="link:canonical"),
        ),
        ('<link rel="canonical" href="/news/editor">', Found(value="https://example.org/news/editor", source="link:canonical")),
        (
            '<base href="https://mirror.example.org/x/"><link rel="canonical" href="editor">',
            Found(value="https://mirror.example.org/x/editor", source="link:canonical"),
        ),
        (
            '<meta property="og:url" content="http://example.org/editor">',
            Found(value="http://example.org/editor", source="meta:og:url"),
        ),
        (
            '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://example.org/editor">',
            Found(value="http://example.org/editor", source="meta:og:url"),
        ),
        ('<link rel="canonical" href="ftp://example.org/editor">', None),
        ('<link rel="canonical" href="https://name:word@example.org/editor">', None),
        ('<link rel="canonical" href="https://[broken/editor">', None),
        ("", None),
    ],
)
def test_canonical(head: str, expected: Found | None) -> None:
    assert facts(head, url=URL).canonical == expected
