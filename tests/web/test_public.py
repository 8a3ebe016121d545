"""The public view shows what was published and nothing else: every byte of every page, feed and file is searched for the rest."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from lxml import etree

from habeas.cli import habeas
from habeas.publish import public_record
from habeas.register import decisions, queries
from habeas.register.accounts import Role
from habeas.register.accounts.keeping import add_account
from habeas.register.models import Decision, Mention
from habeas.web import public_pages
from prepared import prepared
from web import published
from web.conftest import PASSWORD
from web.published import ALSO_SHOWN, SECRETS, SHOWN
from web.registers import keep
from web.shown import text_of

BY = {"by": "N. Reviewer", "why": "decided"}
_LINK = re.compile(r'(?:href|src)="([^"#]+)')


@pytest.fixture
def part(home: Path, db: None) -> None:
    prepared(published.publish_part, home)


def _pages(client: Client) -> Iterator[tuple[str, str]]:
    """Every page that can be reached from the first, by its address, with its headers."""
    waiting, seen = ["/public/"], {"/public/"}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = f"{answer.headers} {answer.content.decode()}"
        yield address, text
        for link in _LINK.findall(text):
            path = link.removeprefix("http://testserver")
            if path.startswith("/public/") and path not in seen:
                seen.add(path)
                waiting.append(path)


def _secrets_in(text: str) -> list[str]:
    plain = text.casefold()
    return [secret for secret in SECRETS if secret.casefold() in plain]


def _person(client: Client, name: str) -> str:
    return next(text for address, text in _pages(client) if "/people/" in address and name in text)


def _key(name: str) -> str:
    return next(person.key for person in queries.people(dt.date(2020, 1, 1)) if person.name == name)


def test_no_page_and_no_feed_has_anything_that_is_not_published(client: Client, part: None) -> None:
    pages = dict(_pages(client))
    assert {address: found for address, text in pages.items() if (found := _secrets_in(text))} == {}
    assert len(pages) == 7  # people, appeals, events, about, the feed, two people


def test_no_file_has_it_either(part: None, tmp_path: Path) -> None:
    ran = CliRunner().invoke(habeas, ["publish", str(tmp_path / "site")])
    assert ran.exit_code == 0, ran.output
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    names = {str(path.relative_to(tmp_path)): path.read_text(encoding="utf-8") for path in files}
    assert len(names) == 10
    assert {name: found for name, text in names.items() if (found := _secrets_in(f"{name} {text}"))} == {}


def test_the_secrets_would_be_found(client: Client, part: None) -> None:
    """They are on the desk, and come out as soon as whoever they are about is published."""
    desk = "".join(client.get(address, follow=True).content.decode() for address in ("/people/", "/events/", "/pages/"))
    assert len(_secrets_in(desk)) >= 8
    decisions.publish_person(_key("Bakhtiyar Guliyev"), **BY)
    assert {"Bakhtiyar", "Guliyev"} <= {found for _, text in _pages(client) for found in _secrets_in(text)}


@pytest.mark.parametrize("name", ["Bakhtiyar Guliyev", "Shahin Novruzlu"])
def test_the_address_of_somebody_unpublished_says_nothing(client: Client, part: None, name: str) -> None:
    nobody = client.get("/public/people/nobody-at-all/")
    for address in (
        f"/public/people/{_key(name)}/",
        f"/public/people/{_key(name)}-bakhtiyar-guliyev/",
        "/public/pages/",
        "/public/x",
    ):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.content == nobody.content


def test_what_is_published_is_there(client: Client, part: None) -> None:
    page = text_of(client.get("/public/").content.decode())
    assert "of 2 people published here" in page and SHOWN in page and ALSO_SHOWN in page
    azizov = _person(client, SHOWN)
    assert "Remand in custody" in azizov and "and 2 others" in azizov
    assert published.ARREST in azizov and published.COURT not in azizov
    assert "from a page of <bdi>example.org</bdi>" in azizov
    assert "https://www.example.net/sentences" in azizov
    assert published.SENTENCE in azizov
    mammadli = _person(client, ALSO_SHOWN)
    assert "6 years" in mammadli and published.BESIDE not in mammadli
    appeals = text_of(client.get("/public/appeals/").content.decode())
    assert "President Ilham Heydarov" in appeals and "refused" in appeals
    assert "2 appeals are published, and answers to 1 of them" in appeals
    assert "No answer is published" in appeals
    assert "60" in text_of(client.get("/public/events/").content.decode())


def test_a_status_rests_on_public_events_alone(part: None) -> None:
    record = public_record(dt.date(2014, 11, 1))
    status = {person.name: person.status for person in record.people}[SHOWN]
    assert status is not None and status.kind == "serving"
    decisions.withhold(next(view.key for view in queries.events() if view.type == "sentence" and view.term), **BY)
    for view in queries.events():
        if view.type == "sentence":
            decisions.withhold(view.key, **BY)
    status = {person.name: person.status for person in public_record(dt.date(2014, 11, 1)).people}[SHOWN]
    assert status is not None and status.kind != "serving"


def test_what_is_withheld_is_gone_at_once(client: Client, part: None) -> None:
    before = client.get("/public/")
    again = client.get("/public/", headers={"if-none-match": before.headers["ETag"]})
    assert again.status_code == 304
    address = next(address for address, text in _pages(client) if "/people/" in address and SHOWN in text)
    decided = decisions.withhold_person(_key(SHOWN), **BY)
    after = client.get("/public/", headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200 and after.headers["ETag"] != before.headers["ETag"]
    assert client.get(address).status_code == 404
    assert not any("Azizov" in text for _, text in _pages(client))
    decisions.take_back(decided.key, by="N.", why="the family changed its mind")
    assert client.get(address).status_code == 200
    detention = next(view for view in queries.events() if any(s.quote == published.ARREST for s in view.sources))
    decisions.withhold(detention.key, **BY)
    assert published.ARREST not in client.get(address).content.decode()


def test_an_event_is_gone_when_it_is_no_longer_confirmed(client: Client, part: None) -> None:
    accepted = Decision.objects.filter(kind="accept", said__readings__isnull=False)
    for decision in accepted:
        if decision.names[0] == "sentence":
            decisions.take_back(decision.key, by="N.", why="too early")
    assert published.SENTENCE not in _person(client, SHOWN)


def test_who_comes_apart_from_somebody_published_is_not_public(home: Path, db: None) -> None:
    keep(published.PAGES)
    one, other = Mention.objects.filter(spelling="Shahin Novruzlu").values_list("key", flat=True)
    decisions.decide(one, other, same=True, **BY)
    for view in queries.events():
        decisions.accept(view.key, **BY)
    decisions.publish_person(one, **BY)
    day = dt.date(2020, 1, 1)
    assert [(p.name, len(p.events)) for p in public_record(day).people] == [("Shahin Novruzlu", 2)]
    decisions.decide(one, other, same=False, **BY)
    assert [(p.name, len(p.events)) for p in public_record(day).people] == [("Shahin Novruzlu", 1)]
    decisions.decide(one, other, same=True, **BY)
    decisions.withhold_person(one, **BY)
    decisions.decide(one, other, same=False, **BY)
    assert public_record(day).people == ()
    decisions.publish_person(other, **BY)
    assert len(public_record(day).people) == 1
    decisions.decide(one, other, same=True, **BY)
    assert len(public_record(day).people) == 1, "the last word was to publish"


def test_names_on_lists_are_names_as_well(client: Client, part: None, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Arrested\nRasul Qurbanli,2013-03-14\n", encoding="utf-8")
    text = "Rasul Qurbanli and Uzeyir Mammadli were beaten on August 20, 2014."
    read = {"type": "ill_treatment", "people": ["Uzeyir Mammadli"], "date": "2014-08-20"}
    keep([published.Told(id="b", published="2014-08-21", segments=((None, "2014-08-21", text),), readings=((0, text, read),))])
    decisions.accept(next(v.key for v in queries.events() if v.sources[0].quote == text), **BY)
    assert "Qurbanli" in _person(client, ALSO_SHOWN)
    ran = CliRunner().invoke(habeas, ["list", "import", str(tmp_path / "list.csv"), "--publisher", "U", "--as-of", "2014-06-01"])
    assert ran.exit_code == 0, ran.output
    assert "Qurbanli" not in _person(client, ALSO_SHOWN)


# --- How it is answered ---------------------------------------------------------------------------------------------------


def test_no_account_no_cookie_and_no_session(part: None) -> None:
    add_account("Aysel", Role.ADMINISTRATOR, PASSWORD)
    client = Client()
    client.login(name="Aysel", password=PASSWORD)
    assert client.cookies
    for asking in (Client(REMOTE_ADDR="192.0.2.7"), client):
        with mock.patch.object(SessionStore, "load", side_effect=AssertionError("the session was read")):
            for address in ("/public/", "/public/changes.atom", "/public/nowhere"):
                answer = asking.get(address)
                assert answer.headers["Cache-Control"] == "public, no-cache"
                assert "ETag" in answer.headers or answer.status_code == 404
                assert "Set-Cookie" not in answer.headers and "Vary" not in answer.headers
                assert "X-Robots-Tag" not in answer.headers
                assert "Aysel" not in answer.content.decode()
    assert client.post("/public/").status_code == 405
    assert client.get("/people/").headers["X-Robots-Tag"] == "noindex, nofollow"


def test_an_empty_register_has_a_public_view(client: Client, home: Path, db: None) -> None:
    assert "Nobody is published here" in client.get("/public/").content.decode()
    assert client.get("/public/changes.atom").status_code == 200


def test_a_person_s_address_leads_on_when_their_name_changes(client: Client, part: None) -> None:
    answer = client.get(f"/public/people/{_key(SHOWN)}-another-name/")
    assert answer.status_code == 302 and answer.headers["Location"].endswith("-mammad-azizov/")


def test_the_feed_is_atom_and_its_links_lead_to_events(client: Client, part: None) -> None:
    feed = etree.fromstring(client.get("/public/changes.atom").content)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = feed.xpath("a:entry", namespaces=atom)
    assert len(entries) == len(public_record(dt.date(2020, 1, 1)).events) == 13
    for entry in entries:
        (link,) = entry.xpath("a:link/@href", namespaces=atom)
        address, anchor = str(link).split("#")
        assert f'id="{anchor}"' in client.get(address.removeprefix("http://testserver")).content.decode()
        assert entry.xpath("a:id and a:title and a:updated", namespaces=atom)
    days = [entry.findtext("a:updated", namespaces=atom) for entry in entries]
    assert days == sorted(days, reverse=True)


def test_a_page_that_wishes_its_readers_ill_can_do_nothing(client: Client, hostile: str) -> None:
    for view in queries.events():
        decisions.accept(view.key, **BY)
        decisions.publish(view.key, **BY)
    for person in queries.people(dt.date(2024, 1, 1)):
        decisions.publish_person(person.key, **BY)
    pages = dict(_pages(client))
    assert len(pages) > 5
    for address, text in pages.items():
        assert "<script" not in text and "<svg" not in text and "javascript:" not in text, address
        assert not any(chr(control) in text for control in (0, 0x1B))
    assert etree.fromstring(client.get("/public/changes.atom").content) is not None


def _one_a_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_pages, "STORY_LENGTH", 1)
    for path, listed in public_pages._LISTED.items():
        monkeypatch.setitem(public_pages._LISTED, path, replace(listed, length=1))


def test_a_page_has_a_leaf_of_what_is_public(client: Client, part: None, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {link for _, text in _pages(client) for link in re.findall(r'id="(e-[^"]+?)"', text)}
    _one_a_leaf(monkeypatch)
    pages = dict(_pages(client))
    assert {link for text in pages.values() for link in re.findall(r'id="(e-[^"]+?)"', text)} == whole
    first, second = pages["/public/"], pages["/public/leaves/2/"]
    assert "1 of 2" in text_of(first) and 'rel="next" href="/public/leaves/2/"' in first
    assert 'rel="prev" href="/public/"' in second and 'aria-current="true">People' in second
    assert (SHOWN in first) is not (SHOWN in second)
    assert "2 people published here" in text_of(second)
    assert max(text.count('class="event"') for address, text in pages.items() if "/people/" in address) == 1
    for address, text in pages.items():
        for link, anchor in re.findall(r'href="(?:http://testserver)?(/public/[^"#]*)#(e-[^"]+)"', text):
            assert f'id="{anchor}"' in pages[link], (address, link)
    assert {address: found for address, text in pages.items() if (found := _secrets_in(text))} == {}


def test_a_leaf_that_is_not_there_leads_to_the_first(client: Client, part: None) -> None:
    for asked, whole in (("leaves/1/", ""), ("leaves/9/", ""), ("events/leaves/2/", "events/")):
        answer = client.get(f"/public/{asked}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/public/{whole}")
    for nowhere in ("about/leaves/2/", "leaves/x/", "leaves/", "x/leaves/2/", "leaves/9999999/"):
        assert client.get(f"/public/{nowhere}").status_code == 404
    azizov = next(address for address, text in _pages(client) if "/people/" in address and SHOWN in text)
    assert client.get(f"{azizov}leaves/7/").headers["Location"] == azizov


# --- On the desk ----------------------------------------------------------------------------------------------------------


def test_a_reviewer_publishes_and_withholds_on_the_person_s_page(signed_in: object, register: list[str]) -> None:
    reviewer = signed_in(Role.REVIEWER)  # type: ignore[operator]
    address = f"/people/{_key('Ilgar Mammadov')}/publishing/"
    answer = reviewer.post(address, {"decision": "publish", "why": "the family agreed"}, follow=True).content.decode()
    assert "Published" in answer and "the family agreed" in answer and "reviewer" in answer
    assert decisions.last_words()[_key("Ilgar Mammadov")].public
    reviewer.post(address, {"decision": "withhold", "why": "asked not to"})
    assert not decisions.last_words()[_key("Ilgar Mammadov")].public
    for wrong in ({"decision": "publish", "why": " "}, {"decision": "x", "why": "y"}, {}):
        reviewer.post(address, wrong)
    assert not decisions.last_words()[_key("Ilgar Mammadov")].public
    viewer = signed_in(Role.DOCUMENTER)  # type: ignore[operator]
    assert viewer.post(address, {"decision": "publish", "why": "y"}).status_code == 403
    assert "person-published" not in viewer.get(address.replace("publishing/", ""), follow=True).content.decode()
    assert Client().post(address, {"decision": "publish", "why": "y"}).status_code == 303
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = reviewer.cookies
    assert forged.post(address, {"decision": "publish", "why": "y"}).status_code == 403


# --- In a folder ----------------------------------------------------------------------------------------------------------


def test_the_folder_s_links_lead_to_its_files_and_its_manifest_has_them(
    part: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _one_a_leaf(monkeypatch)
    site = tmp_path / "site"
    assert CliRunner().invoke(habeas, ["publish", str(site)]).exit_code == 0
    assert (site / "leaves" / "2" / "index.html").is_file()
    for page in site.rglob("*.html"):
        for link in _LINK.findall(page.read_text(encoding="utf-8")):
            if not link.startswith("https://"):
                assert (page.parent / link).is_file(), f"{page}: {link}"
    lines = (site / "manifest.sha256").read_text(encoding="utf-8").splitlines()
    named = dict(reversed(line.split("  ", 1)) for line in lines)
    files = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()} - {"manifest.sha256"}
    assert set(named) == files
    assert all(hashlib.sha256((site / name).read_bytes()).hexdigest() == digest for name, digest in named.items())


def test_publishing_again_leaves_nothing_of_what_was_withheld(part: None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for _ in range(2):
        assert CliRunner().invoke(habeas, ["publish", str(site)]).exit_code == 0
    decisions.withhold_person(_key(SHOWN), **BY)
    assert CliRunner().invoke(habeas, ["publish", str(site)]).exit_code == 0
    assert not any("azizov" in f"{path} {path.read_text()}".casefold() for path in site.rglob("*") if path.is_file())
    assert [path.name for path in tmp_path.iterdir() if "site" in path.name] == ["site"]
