"""One's own account: another password, the second step."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyotp
import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from habeas.register.accounts import Role, signing_in
from habeas.register.models import Account
from web.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "eight loud herons by day"


@pytest.fixture
def client(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.VIEWER)


def _switched_on(client: Client) -> tuple[str, list[str]]:
    """The secret and the recovery codes."""
    offered = client.post("/account/second-step/", {"password": PASSWORD}, follow=True).content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]{39})</code>", offered)
    assert secret is not None and "<svg" in offered
    codes = client.post("/account/second-step/", {"code": pyotp.TOTP(secret[1].replace(" ", "")).now()}).content.decode()
    return secret[1].replace(" ", ""), re.findall(r"<code>([a-z2-9-]{19})</code>", codes)


def test_a_page_for_those_alone_who_have_an_account(home: object, db: None) -> None:
    for address in ("/account/", "/account/second-step/", "/audit/"):
        assert Client().get(address).headers["Location"].startswith("/sign-in/")


def test_another_password_keeps_this_session_and_ends_the_others(client: Client, signed_in: Callable[[Role], Client]) -> None:
    elsewhere = signed_in(Role.VIEWER)
    before = client.cookies["habeas"].value
    sent = client.post("/account/password/", {"password": PASSWORD, "new": NEW, "again": NEW}, follow=True)
    assert "Your password is changed." in sent.content.decode()
    assert client.cookies["habeas"].value != before
    assert elsewhere.get("/people/").status_code == 303
    assert Account.objects.get().check_password(NEW)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"password": "wrong", "new": NEW, "again": NEW}, "This is not your password."),
        ({"password": PASSWORD, "new": NEW, "again": NEW + "."}, "The two differ."),
        ({"password": PASSWORD, "new": "short", "again": "short"}, "at least 12 characters"),
        ({"password": PASSWORD, "new": "password1234", "again": "password1234"}, "too common"),
        ({}, "This field is required."),
    ],
)
def test_a_password_refused_changes_nothing(client: Client, sent: dict[str, str], said: str) -> None:
    answer = client.post("/account/password/", sent)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert Account.objects.get().check_password(PASSWORD)
    assert client.get("/account/").status_code == 200


def test_ones_password_cannot_be_guessed_from_within(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Account, "check_password", lambda *_: False)
    sent = [client.post("/account/second-step/off/", {"password": "x"}) for _ in range(signing_in.MOST_BY_NAME + 1)]
    assert "This is not your password." in sent[-2].content.decode()
    assert "Too many attempts failed." in sent[-1].content.decode()


def test_the_second_step_is_on_once_a_code_of_the_app_came_back(client: Client, signed_in: Callable[[Role], Client]) -> None:
    elsewhere = signed_in(Role.VIEWER)
    assert client.get("/account/second-step/").headers["Location"] == "/account/"
    assert client.post("/account/second-step/", {"password": "wrong"}).status_code == 400
    client.post("/account/second-step/", {"password": PASSWORD})
    assert client.post("/account/second-step/", {"code": "000000x"}).status_code == 400
    assert Account.objects.get().totp_secret == ""
    secret, codes = _switched_on(client)
    assert Account.objects.get().totp_secret == secret and len(codes) == 10
    assert Session.objects.count() == 1
    assert elsewhere.get("/people/").status_code == 303
    page = client.get("/account/").content.decode()
    assert "10 recovery codes are left" in page and secret not in page


def test_then_a_code_is_asked_for_at_the_door(client: Client) -> None:
    _, codes = _switched_on(client)
    other = Client()
    for code in ("", "123456", "abcd"):
        assert other.post("/sign-in/", {"name": "viewer", "password": PASSWORD, "code": code}).status_code == 400
    assert other.post("/sign-in/", {"name": "viewer", "password": PASSWORD, "code": codes[0]}).status_code == 302


def test_it_is_switched_off_with_the_password(client: Client) -> None:
    _switched_on(client)
    assert client.post("/account/second-step/off/", {"password": "wrong"}).status_code == 400
    assert Account.objects.get().totp_secret
    client.post("/account/second-step/off/", {"password": PASSWORD})
    assert Account.objects.get().totp_secret == ""
