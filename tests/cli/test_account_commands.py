"""Accounts and notes on the command line, and whom `habeas serve` lets in."""

from __future__ import annotations

import http.client
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from running import EXAMPLES, environment, habeas, started

pytestmark = pytest.mark.commands
PASSWORD = "seven quiet herons by night"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one page and two accounts."""
    home = tmp_path_factory.mktemp("register")
    assert habeas("add", EXAMPLES / "pages" / "n01.txt", "--published", "2013-03-11", home=home).returncode == 0
    for name, role in (("Aysel", "administrator"), ("Zaur", "viewer")):
        file = home / "password.txt"
        file.write_text(f"{PASSWORD}\n")
        made = habeas("account", "add", name, "--role", role, "--password-file", file, home=home)
        assert (made.returncode, made.stdout) == (0, f"{name} may sign in as {role}\n"), made.stderr
    return home


def test_accounts_are_listed_changed_and_closed(home: Path) -> None:
    assert habeas("account", "role", "zaur", "documenter", home=home).stdout == "Zaur is documenter now\n"
    assert habeas("account", "close", "Zaur", home=home).stdout == "Zaur is closed\n"
    listed = [json.loads(line) for line in habeas("account", "list", "--format", "jsonl", home=home).stdout.splitlines()]
    assert [(one["name"], one["role"], one["open"], one["second_step"]) for one in listed] == [
        ("Aysel", "administrator", True, False),
        ("Zaur", "documenter", False, False),
    ]
    table = habeas("account", "list", home=home).stdout
    assert "never" in table and PASSWORD not in table and "argon2" not in table


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "Aysel", "--role", "viewer"), "there is an account 'Aysel' already"),
        (("add", "New", "--role", "viewer", "--password-file", "WEAK"), "too short"),
        (("add", "New", "--role", "viewer", "--password-file", "BYTES"), "is no text in UTF-8"),
        (("role", "Nobody", "viewer"), "there is no account 'Nobody'"),
        (("close", "Nobody"), "there is no account 'Nobody'"),
        (("password", "Nobody"), "there is no account 'Nobody'"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(home: Path, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    files = {"WEAK": tmp_path / "weak", "BYTES": tmp_path / "bytes"}
    files["WEAK"].write_text("short")
    files["BYTES"].write_bytes(b"\xff\xfe\xfd" * 9)
    ran = habeas("account", *(files.get(word, word) for word in arguments), home=home)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert said in ran.stderr and ran.stderr.count("\n") == 1


def test_without_a_terminal_nobody_is_asked_for_a_password(home: Path) -> None:
    ran = habeas("account", "add", "New", "--role", "viewer", home=home)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--password-file" in ran.stderr


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(home: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "habeas", "account", "password", "Aysel"]
    with subprocess.Popen(
        command, env=environment(home), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = b""
        for prompt in (b"Password: ", b"The same again: "):
            while prompt not in shown:
                shown += os.read(ours, 1024)
            time.sleep(0.2)  # the echo is switched off after the prompt is written
            os.write(ours, f"{PASSWORD}\n".encode())
        while b"new password" not in shown:
            shown += os.read(ours, 1024)
        assert process.wait(timeout=60) == 0
    os.close(ours)
    assert PASSWORD.encode() not in shown


@pytest.mark.parametrize(("arguments", "https"), [(("--host", "0.0.0.0"), ""), (("--host", "192.0.2.1"), ""), ((), "1")])
def test_nobody_else_is_let_in_while_there_is_no_account(tmp_path: Path, arguments: tuple[str, ...], https: str) -> None:
    told = {**environment(tmp_path), "HABEAS_HTTPS": https}
    with started("-m", "habeas", "serve", "--port", "0", *arguments, environment=told) as process:
        out, err = process.communicate()
        assert (process.wait(), out) == (1, "")
    assert err.startswith("habeas: the register has no account") and err.count("\n") == 1


@contextmanager
def _serving(home: Path, *arguments: str, **told: str) -> Iterator[int]:
    """The port."""
    command = [sys.executable, "-m", "habeas", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, env={**environment(home), **told}, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            port = re.search(r":(\d+)/", said)
            assert port is not None, said
            yield int(port[1])
        finally:
            process.send_signal(signal.SIGTERM)


def _asked(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "GET", path, headers={"Host": "127.0.0.1", **{name.replace("_", "-"): said for name, said in headers.items()}}
    )
    return connection.getresponse()


def test_without_an_account_a_proxy_in_front_is_seen(tmp_path: Path) -> None:
    with _serving(tmp_path) as port:
        assert _asked(port, "/people/").status == 200
        assert _asked(port, "/people/", X_Forwarded_For="192.0.2.7").status == 403


def test_with_an_account_others_sign_in(home: Path) -> None:
    with _serving(home, "--host", "0.0.0.0") as port:
        asked = _asked(port, "/people/")
        assert (asked.status, asked.headers["Location"]) == (303, "/sign-in/?next=%2Fpeople%2F")


def test_attempts_at_once_are_all_counted(home: Path) -> None:
    """Two processes on one register, and more attempts at once than are let through."""

    def attempt(port: int) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request("GET", "/sign-in/")
        door = connection.getresponse()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', door.read().decode())
        assert token is not None
        sent = urlencode({"csrfmiddlewaretoken": token[1], "name": "Aysel", "password": "wrong"})
        told = {"Cookie": door.headers["Set-Cookie"].split(";")[0], "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/sign-in/", sent, told)
        return connection.getresponse().status

    with _serving(home) as one, _serving(home) as other, ThreadPoolExecutor(16) as crowd:
        statuses = Counter(crowd.map(attempt, [one, other] * 8))
    assert statuses == {400: 8, 429: 8}
    file = home / "password.txt"
    assert habeas("account", "password", "Aysel", "--password-file", file, home=home).returncode == 0
    with _serving(home) as one:
        assert attempt(one) == 400


def test_behind_a_proxy_https_is_asked_for_and_visitors_are_told_apart(home: Path) -> None:
    with _serving(home, HABEAS_HTTPS="1", HABEAS_ALLOWED_HOSTS="register.example.org") as port:
        plain = _asked(port, "/people/", Host="register.example.org", X_Forwarded_For="192.0.2.7")
        assert plain.headers["Location"] == "https://register.example.org/people/"
        proxied = {"Host": "register.example.org", "X_Forwarded_For": "192.0.2.7", "X_Forwarded_Proto": "https"}
        door = _asked(port, "/sign-in/", **proxied)
        cookie = door.headers["Set-Cookie"]
        assert door.status == 200
        assert cookie.startswith("__Host-csrftoken=") and "Secure" in cookie and "HttpOnly" in cookie
        assert door.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_notes_are_kept_listed_and_withdrawn(home: Path, tmp_path: Path) -> None:
    person = json.loads(habeas("people", "--format", "jsonl", home=home).stdout.splitlines()[0])["key"]
    text = tmp_path / "note.txt"
    text.write_text("kept from everyone\n")
    kept = habeas("note", "add", person, "--by", "Aysel", "--confidential", "--file", text, home=home)
    assert kept.returncode == 0 and "everyone" not in kept.stdout
    key = kept.stdout.split(":")[0]
    (listed,) = map(json.loads, habeas("note", "list", "--format", "jsonl", home=home).stdout.splitlines())
    assert (listed["note"], listed["confidential"], "text" in listed) == (key, True, False)
    assert "(confidential)" in habeas("note", "list", home=home).stdout
    assert habeas("note", "withdraw", key, "--by", "Aysel", "--why", "asked for", home=home).returncode == 0
    again = habeas("note", "withdraw", key, "--by", "Aysel", "--why", "asked for", home=home)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert habeas("note", "add", "nobody", "--by", "Aysel", "--file", text, home=home).returncode == 1
    assert habeas("note", "add", person, "--by", "Aysel", home=home).stderr.startswith("habeas: a note says something")
    assert habeas("verify", home=home).returncode == 0
