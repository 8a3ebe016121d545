"""Signing in and out."""

from __future__ import annotations

import logging
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from habeas.register.accounts import Role, signing_in
from habeas.register.accounts.keeping import add_account, change_password, close_account
from habeas.register.models import Account, SignInAttempt
from web.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(home: object, db: None) -> Account:
    return add_account("Aysel Umudova", Role.DOCUMENTER, PASSWORD)


def sign_in(client: Client, name: str = "Aysel Umudova", password: str = PASSWORD, **more: str) -> tuple[int, str]:
    answer = client.post("/sign-in/", {"name": name, "password": password, **more})
    return answer.status_code, answer.headers.get("Location", "")


def test_name_and_password_open_the_door_and_the_session_is_another(client: Client, account: Account) -> None:
    client.get("/sign-in/")
    session = client.session
    session["acting_as"] = "x"
    session.save()
    client.cookies["habeas"] = before = session.session_key
    assert sign_in(client, "aysel ＵMUDOVA") == (302, "/")
    cookie = client.cookies["habeas"]
    assert cookie.value != before and not Session.objects.filter(session_key=before).exists()
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["max-age"]
    assert client.get("/people/").status_code == 200


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/people/?q=a&on=2014-01-01", "/people/?q=a&on=2014-01-01"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http://testserver/people/", "http://testserver/people/"),
        ("", "/"),
    ],
)
def test_it_leads_on_within_the_register_alone(client: Client, account: Account, asked: str, led: str) -> None:
    assert sign_in(client, next=asked) == (302, led)


def test_nothing_says_what_was_wrong(client: Client, account: Account) -> None:
    add_account("Closed", Role.VIEWER, PASSWORD)
    close_account("Closed")
    wrong = (("Nobody", PASSWORD), ("Aysel Umudova", "wrong"), ("Closed", PASSWORD))
    sent = [client.post("/sign-in/", {"name": name, "password": password}) for name, password in wrong]
    answers = {re.sub(f'value="{name}"', "", page.content.decode()) for (name, _), page in zip(wrong, sent, strict=True)}
    answers = {re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page) for page in answers}
    assert len(answers) == 1
    assert "do not belong together" in answers.pop()
    assert not Session.objects.exists()


def test_an_unknown_name_costs_a_hash_as_well(client: Client, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed: list[str] = []
    real = Argon2PasswordHasher.encode
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a, **k: hashed.append("encode") or real(*a, **k))
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a, **k: hashed.append("verify") or verify(*a, **k))
    sign_in(client, "Nobody")
    sign_in(client, password="wrong")
    assert len(hashed) == 2


def test_attempts_for_a_name_are_limited_from_everywhere_and_for_the_right_password_too(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "authenticate", lambda *_, username, password: account if password == PASSWORD else None)
    for number in range(signing_in.MOST_BY_NAME):
        assert (
            client.post("/sign-in/", {"name": "AYSEL umudova", "password": "x"}, REMOTE_ADDR=f"192.0.2.{number}").status_code
            == 400
        )
    refused = client.post("/sign-in/", {"name": "Aysel Umudova", "password": PASSWORD})
    assert refused.status_code == 429 and int(refused.headers["Retry-After"]) > 0
    assert "Try again in 15 minutes" in refused.content.decode()
    assert SignInAttempt.objects.count() == signing_in.MOST_BY_NAME  # being refused makes it no longer
    SignInAttempt.objects.update(at=signing_in.timezone.now() - signing_in.WINDOW)
    assert sign_in(client) == (302, "/")
    assert not SignInAttempt.objects.exists()


def test_attempts_from_an_address_are_limited_whatever_the_name(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "authenticate", lambda *_, username, password: None)
    for number in range(signing_in.MOST_BY_ADDRESS):
        assert sign_in(client, f"name {number}", "x")[0] == 400
    assert sign_in(client, "another", "x")[0] == 429
    assert client.post("/sign-in/", {"name": "another", "password": "x"}, REMOTE_ADDR="192.0.2.7").status_code == 400


def test_neither_name_nor_password_typed_is_kept_or_logged(
    client: Client, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/sign-in/", {"name": "hunter2 as a name", "password": "hunter2 as a password"})
    assert "hunter2 as a password" not in answer.content.decode()
    assert "sign-in failed" in caplog.text
    assert "hunter2" not in caplog.text + str(list(SignInAttempt.objects.values()))


def test_signing_out_ends_the_session_and_needs_a_form(client: Client, account: Account) -> None:
    sign_in(client)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/people/").status_code == 303
    assert not Session.objects.exists()


def test_who_is_closed_or_has_a_new_password_is_signed_out(client: Client, account: Account) -> None:
    other = Client()
    sign_in(client)
    sign_in(other)
    change_password(account, "eight loud herons by day")
    assert not Session.objects.exists()
    assert client.get("/people/").status_code == 303
    sign_in(client, password="eight loud herons by day")
    assert client.get("/people/").status_code == 200
    close_account("Aysel Umudova")
    assert client.get("/people/").status_code == 303
    assert not Session.objects.exists()


def test_a_register_without_accounts_says_how_to_make_one(client: Client, home: object, db: None) -> None:
    assert "habeas account add" in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/", {"name": "a", "password": "b"}).status_code == 200
