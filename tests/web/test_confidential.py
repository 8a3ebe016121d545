"""A confidential note is found nowhere but where it is shown: no command, page, answer or log of ours holds it."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.checks import run_checks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from habeas.cli import habeas
from habeas.register import queries
from habeas.register.accounts import Role
from habeas.register.bodies import Body, bodies
from habeas.register.lists.keeping import import_list
from habeas.register.lists.shelf import lists_kept
from habeas.register.models import Decision, EventRow, ListFile, Note, NoteShowing
from habeas.register.notes import withdraw_note, write_note
from prepared import prepared
from web.registers import PAGES, Told, keep

SECRET = "Zəfər küçəsi 7 kept from everyone"
LIST = b"Name,Arrested\nBakhtiyar Guliyev,2013-03-07\nMammad Azizov,2013-03-07\n"
_MOVED = "Shahin Novruzlu was taken to Colony No. 2."
_CHARGED = "In case 1-2013 Shahin Novruzlu was charged."
MOVED = Told(
    id="moved",
    published="2014-06-02",
    segments=(("Moved", "2014-06-02", f"{_MOVED} {_CHARGED}"),),
    readings=(
        (0, _MOVED, {"type": "transfer", "people": ["Shahin Novruzlu"], "place": "Colony No. 2", "date": "2014-06-01"}),
        (0, _CHARGED, {"type": "charge", "people": ["Shahin Novruzlu"], "case": "1-2013", "date": "2014-06-01"}),
    ),
)
"""A page that tells of a prison and a case, so that there is one of each."""
READING_COMMANDS: dict[str, list[list[str]]] = {
    "people": [[], ["--format", "jsonl"], ["--held", "--on", "2014-05-10"]],
    "status": [["--on", "2014-05-10"], ["--figures"], ["--format", "jsonl"], ["--diff", "2014-01-01", "2014-12-01"]],
    "person": [["PERSON"], ["PERSON", "--format", "jsonl"]],
    "events": [[], ["--format", "jsonl"], ["--person", "PERSON", "--format", "jsonl"]],
    "appeals": [[], ["--format", "jsonl"]],
    "identity": [["unsure"], ["unsure", "--format", "jsonl"], ["--help"]],
    "review": [["queue"], ["queue", "--format", "jsonl"]],
    "list": [
        ["show"],
        ["show", "--format", "jsonl"],
        ["compare", "Union", "Union", "--format", "jsonl"],
        ["publish", "--publisher", "Ours", "--as-of", "2014-05-10"],
    ],
    "account": [["list"], ["list", "--format", "jsonl"]],
    "note": [["list"], ["list", "--format", "jsonl"], ["withdraw", "NOTE", "--by", "Zaur", "--why", "no reason"]],
    "search": [[SECRET], ["Guliyev"], ["kept", "from", "everyone", "--json"]],
    "token": [["list"], ["add", "report"], ["list", "--format", "jsonl"]],
    "verify": [[], ["--format", "jsonl"]],
    "rebuild": [["--check"], []],
}
"""Every way to ask a command that knows the register what it knows."""
SILENT_COMMANDS = {"read", "segment", "add", "watch", "match", "publish", "serve", "timestamp", "backup", "restore"}
"""Those that print what they were handed, or that they did something: not what the register says. A backup is
the register itself, and may be read by its owner alone; of what `publish` writes see test_public.py."""

NOT_FOR_VIEWERS = {"/audit/", "/lists/import/", "/lists/import/nobodys/", "/lists/own/", "/pages/add/"}


@pytest.fixture
def person(home: Path, db: None) -> str:
    """The key of somebody with confidential notes on them, on an event, and on one withdrawn."""
    return prepared(_with_notes, home)


def _with_notes() -> str:
    keep(PAGES)
    day = queries.Edtf.parse("2020-01-01").day
    assert day is not None
    summary = next(one for one in queries.people(day) if one.name == "Bakhtiyar Guliyev")
    found = queries.person(summary.key, day)
    assert found is not None
    reading = found.events[0].sources[0].reading
    for subject in (summary.key, reading):
        write_note(subject, f"{SECRET} about {subject}", confidential=True, by="Aysel")
    gone = write_note(summary.key, f"{SECRET}, withdrawn", confidential=True, by="Aysel")
    withdraw_note(gone.key, by="Aysel", why=f"because of {SECRET}")
    import_list(LIST, "list.csv", publisher="Union", as_of=dt.date(2014, 5, 1))
    keep([MOVED])
    return summary.key


def _holds_it(said: str) -> bool:
    return any(form in said for form in (SECRET, json.dumps(SECRET)[1:-1], "kept from everyone", "küçəsi"))


def test_every_command_is_asked() -> None:
    assert set(READING_COMMANDS) | SILENT_COMMANDS == set(habeas.list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize(("command", "asked"), [(name, asked) for name, ways in READING_COMMANDS.items() for asked in ways])
def test_no_command_prints_it(
    person: str, command: str, asked: list[str], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    note = Note.objects.filter(withdraws=None, withdrawn_by=None)[0].key
    words = {"PERSON": "Guliyev", "NOTE": note}
    with caplog.at_level(logging.DEBUG):
        ran = CliRunner().invoke(habeas, [command, *(words.get(word, word) for word in asked)])
    assert ran.exit_code in (0, 3), ran.output
    streams = capfd.readouterr()
    assert not _holds_it(ran.output + streams.out + streams.err + caplog.text)
    assert command == "note" or not NoteShowing.objects.exists()


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _patterns(pattern, route)


def _addresses(client: Client, person: str, page: str) -> list[str]:
    """Every address of the urlconf, with keys that lead somewhere and what else it asks for; and every file that is saved."""
    edition = ListFile.objects.get()
    event = EventRow.objects.filter(sources__isnull=False)[0]
    keys = {
        **{f"{kind}s/<str:address>": f"{kind}s/{bodies(kind)[0].key}" for kind in Body},
        "lists/<str:address>": f"lists/{lists_kept()[0].key}",
        "lists/editions/<slug:key>": f"lists/editions/{edition.key}",
        "<str:ticket>": _ticket(client),
        "compared<str:ending>": f"compared.csv?a={edition.key}&b={edition.key}",
        "<str:address>": person,
        "<slug:reading>": event.sources.all()[0].reading_id,
        "people/<key>": f"people/{person}",
        "events/<key>": f"events/{event.key}",
        "pages/<key>": f"pages/{page}",
        "pages/<slug:key>": f"pages/{page}",
        "notes/<slug:key>": f"notes/{Note.objects.filter(withdraws=None, withdrawn_by=None)[0].key}",
        "public/<path:path>": "public/about/",
        "v1/search": "v1/search?q=Guliyev",
        "reconcile/preview": f"reconcile/preview?id={person}",
        "undo/<slug:key>": f"undo/{Decision.objects.all()[0].key}",
    }
    found = []
    for route in _patterns(get_resolver()):
        address = route
        for place, key in keys.items():
            address = address.replace(place, key)
        found.append(f"/{address}")
    found += [f"/lists/compare/?a={edition.key}&b={edition.key}", f"/lists/compare/compared.xlsx?a={edition.key}&b={edition.key}"]
    found += [f"{asked}&format={as_}" for asked in _SAVED for as_ in ("csv", "xlsx", "json")]
    return sorted(found, key=lambda address: address == "/sign-out/")


_SAVED = (
    "/people/?on=2014-05-10",
    "/decisions/?kind=same_person",
    "/status/?on=2014-05-10",
    "/status/?on=2014-05-10&part=figures",
    "/status/changes/?since=2013-01-01&until=2014-12-01",
)
"""Views that are saved as files."""


def _ticket(client: Client) -> str:
    """Of a file that is being looked at, by whoever may hand one in; of nobody's, for others."""
    file = SimpleUploadedFile("list.csv", LIST)
    answer = client.post("/lists/import/", {"publisher": "Union", "as_of": "2015-05-01", "file": file})
    found = re.search(r"^/lists/import/([^/]+)/", answer.headers.get("Location", ""))
    return found[1] if found is not None else "nobodys"


def _answers(client: Client, person: str, page: str) -> Iterator[tuple[str, int, str]]:
    for address in _addresses(client, person, page):
        for ask in (client.get, client.post, client.head, client.options):
            answer = ask(address, follow=True)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            yield address, answer.status_code, content.decode("utf-8", "replace") + str(answer.headers)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMINISTRATOR])
def test_every_address_leads_somewhere(person: str, register: list[str], signed_in: Callable[[Role], Client], role: Role) -> None:
    client = signed_in(role)
    addresses = _addresses(client, person, register[0])
    assert not any("<" in address for address in addresses)
    answers = {address: client.get(address, follow=True) for address in addresses}
    others = {address: answer for address, answer in answers.items() if answer.status_code != 200}
    refused = {address for address, answer in others.items() if answer.status_code == 403}
    assert refused == (NOT_FOR_VIEWERS if role is Role.VIEWER else set())
    assert {answer.headers.get("Allow") for address, answer in others.items() if address not in refused} == {"POST"}


@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_no_address_gives_it_to_a_visitor_or_a_viewer(
    person: str, register: list[str], signed_in: Callable[[Role], Client], role: Role | None, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in(Role.VIEWER)
    if role is None:
        client = Client()
    with caplog.at_level(logging.DEBUG):
        answers = list(_answers(client, person, register[0]))
    assert len({address for address, _, _ in answers}) >= 15
    assert [address for address, _, said in answers if _holds_it(said)] == []
    assert not any(status >= 500 for _, status, _ in answers)
    assert (f"/people/{person}/", 200) in {(address, status) for address, status, _ in answers}
    assert any("What was reported" in said for _, _, said in answers) is (role is not None)
    assert not _holds_it(caplog.text)
    assert not NoteShowing.objects.exists()


def test_without_accounts_nobody_is_given_it_either(client: Client, person: str, register: list[str]) -> None:
    assert [address for address, _, said in _answers(client, person, register[0]) if _holds_it(said)] == []
    assert not NoteShowing.objects.exists()


def test_it_would_be_found(person: str, register: list[str], signed_in: Callable[[Role], Client]) -> None:
    given = {address for address, _, said in _answers(signed_in(Role.DOCUMENTER), person, register[0]) if _holds_it(said)}
    assert f"/people/{person}/" in given
    assert {showing.shown_to for showing in NoteShowing.objects.all()} == {"documenter"}
    assert len(PAGES) == len(register)


def test_nothing_kept_beside_the_database_holds_it(person: str, home: Path) -> None:
    files = [path for path in home.rglob("*") if path.is_file() and "sqlite" not in path.name]
    assert files
    assert not any(SECRET.encode() in path.read_bytes() for path in files)


def test_django_finds_nothing_amiss_behind_https(tmp_path: Path) -> None:
    """In a process of its own, since the settings are read once."""
    import os
    import subprocess
    import sys

    environment = {**os.environ, "HABEAS_HTTPS": "1", "HABEAS_HOME": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "django", "check", "--settings", "habeas.register.settings", "--deploy"]
    command += ["--fail-level", "DEBUG"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr
    assert run_checks() == []
