"""Every word of ours can be translated: with a language in which all is in brackets, nothing of ours stands outside brackets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pyotp
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from habeas.register import queries
from habeas.register.accounts import Role
from habeas.register.bodies import Body, bodies
from habeas.register.lists.keeping import import_list
from habeas.register.lists.shelf import lists_kept
from habeas.register.notes import write_note
from web.conftest import PASSWORD
from web.published import publish_part
from web.registers import STATING, keep

_OF_THE_PAGES = {"title", "bdi", "blockquote", "cite", "code", "mark"}
"""Elements that hold what pages say: names, quotes, titles; beside them, whatever is marked with a language of its own."""
_ALIKE_EVERYWHERE = re.compile(r"Habeas|SHA-256|(https://)?(www\.)?example\.\w+[\w/-]*|test \d|gilavar-3")
_VOID = {"meta", "link", "input", "br"}


class _Texts(HTMLParser):
    """The texts of a page of ours, without what comes from kept pages."""

    def __init__(self) -> None:
        super().__init__()
        self.path: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        self.path.append(f"{tag}+" if tag != "html" and "lang" in dict(attrs) else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.path.pop()

    def handle_data(self, text: str) -> None:
        if not any(step.endswith("+") or step in _OF_THE_PAGES for step in self.path):
            self.found.append(text)


def _outside_brackets(html: str) -> list[str]:
    texts = _Texts()
    texts.feed(html)
    joined = "".join(texts.found)
    while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", joined)) != joined:
        joined = inner
    left = (_ALIKE_EVERYWHERE.sub("", line).strip() for line in joined.splitlines())
    return [line for line in left if re.search(r"[^\W\d_]", line)]


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    translation.activate("en")

    def wrapped(function: Callable[..., str]) -> Callable[..., str]:
        return lambda *args: f"⟦{function(*args)}⟧"

    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, wrapped(getattr(translation._trans, name)))


def _addresses(keys: list[str]) -> list[str]:
    people = [f"/people/{person.key}/" for person in queries.people(queries.Edtf.parse("2020-01-01").day)]
    return [
        "/people/",
        "/people/?q=zzz",
        "/people/?on=2013-03-20&known=2013-03-19&custody=remanded",
        "/status/?on=2013-03-20&known=2013-03-19",
        "/status/changes/?since=2013-01-01&until=2014-12-01",
        "/events/",
        "/appeals/",
        "/decisions/",
        "/decisions/?about=zzz",
        "/pages/",
        "/pages/add/",
        f"/pages/{keys[0]}/",
        "/nothing/",
        *people,
        *bodies_kept(),
        "/lists/",
        "/lists/import/",
        "/lists/import/gone/",
        "/lists/own/",
        "/lists/own/?publisher=Ours&as_of=2013-03-20",
        "/lists/compare/",
    ]


def bodies_kept() -> list[str]:
    """The lists of courts, judges, prisons and cases, and the page of each one."""
    return [address for kind in Body for address in (f"/{kind}s/", *(f"/{kind}s/{one.key}/" for one in bodies(kind)))]


def test_nothing_of_ours_is_fixed_in_one_language(client: Client, register: list[str], bracketed: Any) -> None:
    for address in _addresses(register):
        assert _outside_brackets(client.get(address, follow=True).content.decode()) == [], address


def test_what_lists_say_as_well(client: Client, register: list[str], bracketed: Any) -> None:
    for day in ("2014-05-01", "2015-05-01"):
        raw = f"Name,Arrested,Status\nMammad Azizov,2013,{day}\nIlgar Mammadov,soon 1,\n".encode()
        import_list(raw, "list.csv", publisher="Union", as_of=dt.date.fromisoformat(day), accept="so")
    (kept,) = lists_kept()
    newer, older = (edition.key for edition in kept.editions)
    raw = b"Name,Notes\nMammad Azizov,x\nMamed Azizov,y\n"
    sent = {"publisher": "Union", "as_of": "2044-05-01", "file": SimpleUploadedFile("list.csv", raw)}
    looked_at = client.post("/lists/import/", sent).headers["Location"]
    compared = f"/lists/compare/?a={older}&b={newer}"
    for address in ("/lists/", f"/lists/{kept.key}/", f"/lists/editions/{newer}/", compared, looked_at):
        assert _outside_brackets(client.get(address, follow=True).content.decode()) == [], address


def test_what_a_page_says_of_itself_as_well(client: Client, home: object, db: None, bracketed: Any) -> None:
    (key,) = keep([STATING])
    assert _outside_brackets(client.get(f"/pages/{key}/").content.decode()) == []


def test_what_is_shown_to_those_who_are_signed_in_as_well(
    register: list[str], signed_in: Callable[[Role], Client], bracketed: Any
) -> None:
    (person, *_) = queries.people(queries.Edtf.parse("2020-01-01").day)
    write_note(person.key, "kept from everyone", confidential=True, by="Aysel")
    client = signed_in(Role.ADMINISTRATOR)
    client.post("/account/second-step/", {"password": PASSWORD})
    for address in (f"/people/{person.key}/", "/account/", "/account/second-step/", "/audit/", "/people/"):
        assert _outside_brackets(client.get(address, follow=True).content.decode()) == [], address
    wrong = client.post("/account/password/", {"password": PASSWORD, "new": "x", "again": "y"}).content.decode()
    assert _outside_brackets(wrong) == []
    secret = client.session["second_step_offered"]
    assert _outside_brackets(client.post("/account/second-step/", {"code": pyotp.TOTP(secret).now()}).content.decode()) == []
    viewer = signed_in(Role.VIEWER)
    for address in ("/account/", "/audit/"):
        assert _outside_brackets(viewer.get(address).content.decode()) == [], address
    door = Client()
    assert _outside_brackets(door.get("/sign-in/").content.decode()) == []
    assert _outside_brackets(door.post("/sign-in/", {"name": "a", "password": "b"}).content.decode()) == []


def test_an_empty_register_as_well(client: Client, home: object, db: None, bracketed: Any) -> None:
    for address in ("/", "/people/", "/events/", "/appeals/", "/decisions/", "/pages/", "/sign-in/"):
        assert _outside_brackets(client.get(address).content.decode()) == [], address


def test_what_is_shown_to_everyone_as_well(client: Client, home: object, db: None, bracketed: Any) -> None:
    publish_part()
    for address in ("/public/", "/public/appeals/", "/public/events/", "/public/about/", "/public/nothing/"):
        assert _outside_brackets(client.get(address).content.decode()) == [], address
    for address in re.findall(r'/public/people/[^"#]+', client.get("/public/").content.decode()):
        assert _outside_brackets(client.get(address).content.decode()) == [], address


def test_a_word_outside_would_be_seen() -> None:
    assert _outside_brackets("<p>⟦Held ⟦3⟧ since⟧ loose</p>") == ["loose"]
