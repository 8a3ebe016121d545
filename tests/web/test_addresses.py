"""Addresses: for the eye in Latin letters, and safe whatever a page says of itself."""

import pytest

from habeas.web.addresses import is_web_address, person_address, publication, quote_anchor, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Rəşadət Axundov", "rashadat-akhundov"),
        ("Алесь Беляцкі", "ales-beliatski"),
        ("Ülvi Həsənli", "ulvi-hasanli"),
        ("<script>", "script"),
        ("../..", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    assert person_address("abc", name) == (f"/people/abc-{slug}/" if slug else "/people/abc/")


def test_huge_names_make_short_slugs() -> None:
    assert len(slug_of("Ağabəyli " * 1000)) <= 60


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.example.org/a", "example.org"), ("", ""), ("http://[::1", ""), ("no address", "")]
)
def test_publication_is_the_host(url: str, host: str) -> None:
    assert publication(url) == host


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", " https://example.org", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    assert not is_web_address(url)
    assert is_web_address("HTTPS://example.org")


def test_anchors_have_no_odd_characters() -> None:
    assert quote_anchor('brief"> 1', 5) == "brief-1-5"
