"""Who may open what, and in whose name they act."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from habeas.register.accounts import Role
from habeas.register.accounts.keeping import add_account, close_account
from habeas.web.desk import acting_as, needs
from habeas.web.urls import urlpatterns as own_patterns
from web.conftest import PASSWORD

SignedIn = Callable[[Role], Client]


@needs(Role.REVIEWER)
def _deciding(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"by {acting_as(request)!r}")


urlpatterns = [path("deciding/", _deciding), path("public/notice", lambda _: HttpResponse("for all")), *own_patterns]
pytestmark = [pytest.mark.urls("web.test_desk"), pytest.mark.django_db]
DESK = ["/", "/people/", "/people/nobody/", "/events/", "/appeals/", "/pages/", "/deciding/", "/nowhere", "/public"]


def test_roles_are_in_an_order() -> None:
    assert [[one.includes(other) for other in Role] for one in Role] == [
        [True, False, False, False],
        [True, True, False, False],
        [True, True, True, False],
        [True, True, True, True],
    ]


def test_without_accounts_this_machine_alone_is_answered(client: Client, register: list[str]) -> None:
    assert client.get("/people/").status_code == 200
    assert client.get("/people/", REMOTE_ADDR="::1").status_code == 200
    for told in ({"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}, {"HTTP_FORWARDED": "for=192.0.2.7"}):
        refused = client.get("/people/", **told)
        assert refused.status_code == 403
        assert "habeas account add" in refused.content.decode()
        assert "Guliyev" not in refused.content.decode()


def test_without_accounts_a_name_for_others_is_not_answered(client: Client, register: list[str], settings: object) -> None:
    settings.OTHER_HOSTS = ["register.example.org"]
    settings.ALLOWED_HOSTS = ["register.example.org", "localhost"]
    assert client.get("/people/", HTTP_HOST="register.example.org").status_code == 403
    assert client.get("/people/", HTTP_HOST="localhost:8000").status_code == 200


@pytest.mark.parametrize("address", DESK)
def test_with_an_account_every_page_of_the_desk_asks_for_a_sign_in(client: Client, register: list[str], address: str) -> None:
    add_account("Aysel", Role.VIEWER, PASSWORD)
    asked = client.get(f"{address}?q=1")
    assert asked.status_code == 303
    assert asked.headers["Location"] == f"/sign-in/?next={quote(address + '?q=1', safe='')}"
    sent = client.post(address)
    assert (sent.status_code, sent.headers["Location"]) == (303, "/sign-in/")


def test_a_closed_account_does_not_open_the_register(client: Client, register: list[str]) -> None:
    add_account("Aysel", Role.VIEWER, PASSWORD)
    close_account("Aysel")
    assert client.get("/people/").status_code == 303


def test_public_pages_styles_and_the_door_are_for_all(client: Client, register: list[str]) -> None:
    add_account("Aysel", Role.VIEWER, PASSWORD)
    assert client.get("/public/notice").content == b"for all"
    assert client.get("/static/web/habeas.css").status_code == 200
    door = client.get("/sign-in/")
    assert door.status_code == 200
    assert 'href="/people/"' not in door.content.decode().split("<nav", 1)[1]


@pytest.mark.parametrize("role", Role)
def test_a_view_needs_its_role(signed_in: SignedIn, role: Role) -> None:
    answer = signed_in(role).get("/deciding/")
    if role in (Role.REVIEWER, Role.ADMINISTRATOR):
        assert answer.content.decode() == f"by {str(role)!r}"
    else:
        assert answer.status_code == 403
        assert "Your role does not open this" in answer.content.decode()


def test_a_role_taken_away_is_gone_at_once(signed_in: SignedIn) -> None:
    from habeas.register.accounts.keeping import change_role

    client = signed_in(Role.REVIEWER)
    change_role("reviewer", Role.VIEWER)
    assert client.get("/deciding/").status_code == 403


def test_without_accounts_the_name_typed_is_kept_for_the_next_form(client: Client, register: list[str]) -> None:
    assert client.get("/deciding/").content == b"by ''"
    assert client.post("/deciding/", {"acting_as": "  N.  Reviewer "}).content == b"by 'N. Reviewer'"
    assert client.get("/deciding/").content == b"by 'N. Reviewer'"
    assert len(client.post("/deciding/", {"acting_as": "x" * 500}).content) == 85


def test_with_an_account_the_name_typed_does_not_count(signed_in: SignedIn) -> None:
    assert signed_in(Role.REVIEWER).post("/deciding/", {"acting_as": "somebody else"}).content == b"by 'reviewer'"


def test_what_a_signed_in_person_sees_is_not_stored(signed_in: SignedIn) -> None:
    assert signed_in(Role.VIEWER).get("/people/").headers["Cache-Control"] == "private, no-store"


def test_a_session_ends_by_its_age_whatever_is_done_meanwhile(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(Role.VIEWER)
    now = time.time()
    for hours in range(0, 13, 1):
        monkeypatch.setattr("habeas.web.desk.time.time", lambda hours=hours: now + hours * 3600)
        assert client.get("/people/").status_code == 200
    monkeypatch.setattr("habeas.web.desk.time.time", lambda: now + 12 * 3600 + 1)
    assert client.get("/people/").status_code == 303
    assert not Session.objects.exists()


def test_a_forged_form_is_refused(signed_in: SignedIn) -> None:
    signed_in(Role.REVIEWER)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(Role.REVIEWER).cookies
    for address in ("/deciding/", "/sign-out/"):
        answer = client.post(address, {"acting_as": "x"})
        assert answer.status_code == 403
        assert "was not sent from a page of the register" in answer.content.decode()
    assert Client(enforce_csrf_checks=True).post("/sign-in/", {"name": "reviewer", "password": PASSWORD}).status_code == 403
