"""Whatever a page contains is shown as text."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from habeas.register import queries
from web.registers import HUGE, RTL, SCRIPT, Told, keep

_ATTRIBUTES = re.compile(r"on[a-z]+|style|srcdoc|formaction")


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _pages(client: Client, key: str) -> list[bytes]:
    people = queries.people(queries.Edtf.parse("2026-01-01").day)
    assert {RTL, HUGE} <= {person.name for person in people}
    addresses = [
        "/people/",
        "/events/",
        "/appeals/",
        "/pages/",
        f"/pages/{key}/",
        *(f"/people/{person.key}/" for person in people),
    ]
    return [client.get(address, follow=True).content for address in addresses]


def test_no_element_or_attribute_comes_from_the_page(client: Client, hostile: str) -> None:
    for page in _pages(client, hostile):
        elements = _Elements()
        elements.feed(page.decode())
        assert not {tag for tag, _ in elements.found} & {"script", "img", "style", "iframe", "object", "base"}
        drawn = [attributes.get("aria-labelledby") for tag, attributes in elements.found if tag == "svg"]
        assert drawn in ([], ["drawn-title"]), "a drawing that is not our own"
        for _, attributes in elements.found:
            assert not [name for name in attributes if _ATTRIBUTES.fullmatch(name)]
            assert not (attributes.get("href") or "").lower().startswith(("javascript", "data"))
        assert b"\x00" not in page
        assert b"\x1b" not in page


def test_the_text_is_all_there(client: Client, hostile: str) -> None:
    page = client.get(f"/pages/{hostile}/").content.decode()
    assert "&lt;script&gt;document.title = &#x27;taken&#x27;&lt;/script&gt;" in page
    assert HUGE in page
    assert "علي الحسيني" in page


def test_names_that_run_the_other_way_are_fenced_in(client: Client, hostile: str) -> None:
    assert f"<bdi>{RTL}</bdi>" in client.get("/people/").content.decode()


def test_length_fits_what_is_sent(client: Client, hostile: str) -> None:
    response = client.get(f"/pages/{hostile}/")
    assert int(response.headers["Content-Length"]) == len(response.content)


def test_huge_names_are_cut_in_lists_and_pages_stay_light(client: Client, hostile: str) -> None:
    assert max(len(page) for page in _pages(client, hostile)) < 150_000
    assert HUGE not in client.get("/people/").content.decode()


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example"])
def test_other_hosts_are_refused(client: Client, host: str) -> None:
    assert client.get("/people/", headers={"host": host}).status_code == 400


def test_a_page_of_ten_megabytes_is_shown_light(client: Client, home: object, db: None) -> None:
    text = f"{SCRIPT} {'w' * 600}\n" * 16_000
    key = keep([Told(id="long", published="2020-01-02", segments=((None, "2020-01-02", text),), readings=())])[0]
    response = client.get(f"/pages/{key}/")
    assert len(text) > 10_000_000
    assert len(response.content) < 20_000
    assert "characters of the text are left out here" in response.content.decode()
