"""The Reconciliation Service API: manifest, queries and suggestions as the specification 0.2 has them; when it says match."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from habeas.register import queries
from habeas.register.accounts import Role
from habeas.register.accounts.tokens import add_token, revoke_token
from habeas.register.decisions import decide
from habeas.register.models import Mention
from web.registers import Told, keep

REFINE = "http://127.0.0.1:3333"


@pytest.fixture
def key(register: list[str]) -> str:
    """The key of Mammad Azizov."""
    return next(one.key for one in queries.people_named("Mammad Azizov"))


def _ask(client: Client, **asked: Any) -> dict[str, Any]:
    response = client.post("/reconcile/", {"queries": json.dumps(asked)})
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return found


def _one(client: Client, name: str, **given: str | list[str]) -> list[dict[str, Any]]:
    properties = [{"pid": pid, "v": value} for pid, value in given.items()]
    result: list[dict[str, Any]] = _ask(client, q={"query": name, "properties": properties})["q"]["result"]
    return result


def _is_text(held: Any) -> bool:
    return isinstance(held, str) and bool(held)


def test_the_manifest_has_what_the_specification_asks_for(client: Client, register: list[str]) -> None:
    said = client.get("/reconcile/").json()
    assert "0.2" in said["versions"]
    assert all(_is_text(said[name]) for name in ("name", "identifierSpace", "schemaSpace"))
    assert "{{id}}" in said["view"]["url"] and "{{id}}" in said["preview"]["url"]
    assert all(isinstance(said["preview"][side], int) for side in ("width", "height"))
    assert all(_is_text(kind["id"]) for kind in said["defaultTypes"])
    for service in said["suggest"].values():
        assert client.get(service["service_url"] + service["service_path"], {"prefix": "a"}).status_code == 200


def test_a_batch_is_answered_query_by_query(client: Client, key: str) -> None:
    found = _ask(
        client,
        q0={"query": "Mammad Azizov"},
        q1={"query": "Nobody At All", "type": "Person", "limit": 3},
        q2={"query": "x", "type": "Place"},
    )
    assert set(found) == {"q0", "q1", "q2"}
    assert (found["q1"], found["q2"]) == ({"result": []}, {"result": []})
    (candidate,) = found["q0"]["result"]
    assert candidate["id"] == key and candidate["name"] == "Mammad Azizov"
    assert isinstance(candidate["score"], float) and 0 <= candidate["score"] <= 100
    assert isinstance(candidate["match"], bool)
    assert candidate["type"] == [{"id": "Person", "name": "Person"}]
    assert all(_is_text(one["id"]) and isinstance(one["value"], int) for one in candidate["features"])


def test_queries_may_stand_in_the_address(client: Client, key: str) -> None:
    response = client.get("/reconcile/", {"queries": json.dumps({"a": {"query": "Azizov Mammad"}})})
    assert [one["id"] for one in response.json()["a"]["result"]] == [key]


@pytest.mark.parametrize("name", ["Мамед Азизов", "Məmməd Əzizov", "Azizov, Mammad", "Mammad Rashid oglu Azizov", "Azizov"])
def test_other_spellings_scripts_and_orders_are_candidates(client: Client, key: str, name: str) -> None:
    assert [one["id"] for one in _one(client, name)] == [key]


def test_a_name_alone_is_never_a_match(client: Client, key: str) -> None:
    (candidate,) = _one(client, "Mammad Azizov")
    assert candidate["score"] == 100 and candidate["match"] is False
    assert "name alone" in candidate["description"]


def test_what_agrees_beside_the_name_makes_a_match_and_says_so(client: Client, key: str) -> None:
    (candidate,) = _one(client, "Мамед Азизов", article="234.1", court="Khatai District Court", arrest_date="2013-03-07")
    assert candidate["match"] is True
    assert "arrested on the same day" in candidate["description"]


def test_what_is_given_as_an_entity_or_a_list_is_read_too(client: Client, key: str) -> None:
    properties = [{"pid": "arrest_date", "v": [{"id": "x", "name": "2013-03-07"}]}, {"pid": "article", "v": 234.1}]
    (candidate,) = _ask(client, q={"query": "Mammad Azizov", "properties": properties})["q"]["result"]
    assert candidate["match"] is True


def test_two_who_would_match_are_no_match(client: Client, home: object, db: None) -> None:
    for number in (1, 2):
        quote = f"Zaur Aliyev was detained in town {number}."
        fields = {"type": "detention", "people": ["Zaur Aliyev"], "date": "2013-03-07"}
        keep([Told(f"p{number}", f"2013-03-{number + 7:02}", ((None, "2013-03-08", quote),), ((0, quote, fields),))])
    one, other = Mention.objects.values_list("key", flat=True)
    decide(one, other, same=False, by="Aysel", why="namesakes")
    matches = {found["id"]: found["match"] for found in _one(client, "Zaur Aliyev", arrest_date="2013-03-07")}
    assert matches == {one: False, other: False}


def test_suggestions(client: Client, key: str) -> None:
    (one,) = client.get("/reconcile/suggest/entity", {"prefix": "aziz"}).json()["result"]
    assert (one["id"], one["name"]) == (key, "Mammad Azizov") and one["description"]
    properties = client.get("/reconcile/suggest/property", {"prefix": "co"}).json()["result"]
    assert {one["id"] for one in properties} == {"country", "court"}
    assert client.get("/reconcile/suggest/type", {"prefix": "per"}).json()["result"] == [{"id": "Person", "name": "Person"}]
    assert client.get("/reconcile/suggest/entity", {"prefix": "…"}).json() == {"result": []}


def test_a_preview_may_stand_in_a_frame_of_those_allowed_alone(client: Client, key: str) -> None:
    response = client.get("/reconcile/preview", {"id": key})
    html = response.content.decode()
    assert "Mammad Azizov" in html and "Reported, not confirmed" in html
    assert "X-Frame-Options" not in response.headers
    assert f"frame-ancestors 'self' {REFINE} http://localhost:3333" in response.headers["Content-Security-Policy"]
    assert client.get("/reconcile/preview", {"id": "nobody"}).status_code == 404


@pytest.mark.parametrize(
    ("batch", "where"),
    [
        ("{", "form queries"),
        ("[]", "form queries"),
        ("[" * 100_000, "form queries"),
        ('{"q": 1}', "queries q"),
        ('{"q": {}}', "queries q query"),
        ('{"q": {"query": " "}}', "queries q query"),
        ('{"q": {"query": "a", "limit": 0}}', "queries q limit"),
        ('{"q": {"query": "a", "limit": true}}', "queries q limit"),
        ('{"q": {"query": "a", "limit": NaN}}', "queries q limit"),
        ('{"q": {"query": "a", "type": 3}}', "queries q type"),
        ('{"q": {"query": "a", "properties": [{"pid": "x"}]}}', "queries q properties"),
        (json.dumps({"q": {"query": "a" * 201}}), "queries q query"),
        (json.dumps({str(n): {"query": "a"} for n in range(201)}), "form queries"),
    ],
)
def test_a_batch_that_is_wrong_is_refused_whole(client: Client, register: list[str], batch: str, where: str) -> None:
    response = client.post("/reconcile/", {"queries": batch})
    assert response.status_code in (400, 413)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["where"] == where


def test_a_post_without_queries_is_refused(client: Client, register: list[str]) -> None:
    assert client.post("/reconcile/", {}).json()["where"] == "form queries"
    assert client.put("/reconcile/").status_code == 405


# --- Who may read the answers ---------------------------------------------------------------------------------------------


def test_pages_of_openrefine_on_this_machine_may_read_and_others_may_not(client: Client, register: list[str]) -> None:
    allowed = client.get("/reconcile/", headers={"Origin": REFINE})
    assert allowed.headers["Access-Control-Allow-Origin"] == REFINE
    for origin in ("https://example.org", "null", "http://127.0.0.1:3334"):
        assert "Access-Control-Allow-Origin" not in client.get("/reconcile/", headers={"Origin": origin}).headers
    assert "Origin" in client.get("/reconcile/").headers["Vary"]


def test_a_script_of_another_page_cannot_load_an_answer(client: Client, register: list[str]) -> None:
    response = client.get("/reconcile/", {"callback": "steal"})
    assert re.match(rb"\{", response.content) and b"steal" not in response.content
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_browser_may_ask_beforehand_and_learns_nothing(client: Client, register: list[str]) -> None:
    add_token("report", Role.VIEWER)
    response = client.options("/reconcile/", headers={"Origin": REFINE})
    assert response.status_code == 200 and response.content == b""
    assert response.headers["Access-Control-Allow-Headers"] == "Authorization"
    assert client.get("/reconcile/", headers={"Origin": REFINE}).status_code == 401


def test_openrefine_shows_a_token_in_the_address(client: Client, key: str, caplog: pytest.LogCaptureFixture) -> None:
    token = add_token("openrefine", Role.VIEWER)
    at = f"/reconcile/with/{token}"
    assert client.get("/reconcile/").status_code == 401
    said = client.get(f"{at}/").json()
    assert client.get(at).json() == said
    assert said["preview"]["url"].startswith(f"http://testserver{at}/preview")
    found = client.post(f"{at}/", {"queries": json.dumps({"q": {"query": "Mammad Azizov"}})}).json()
    assert [one["id"] for one in found["q"]["result"]] == [key]
    assert client.get(said["preview"]["url"].replace("{{id}}", key)).status_code == 200
    for service in said["suggest"].values():
        assert client.get(service["service_url"] + service["service_path"], {"prefix": "a"}).status_code == 200
    assert client.post(f"{at}/", {"queries": "no JSON"}).status_code == 400
    refused = client.get(f"{at}x/")
    assert token not in refused.content.decode() and token not in caplog.text
    revoke_token("openrefine")
    assert client.get(f"{at}/").status_code == 401


@pytest.mark.parametrize("mistake", ["{}%20", "{}%0A", "{:.20}", "{}/nowhere", "{}.", ""])
def test_a_token_in_an_address_that_is_wrong_is_not_repeated(
    client: Client, key: str, caplog: pytest.LogCaptureFixture, mistake: str
) -> None:
    token = add_token("openrefine", Role.VIEWER)
    response = client.get(f"/reconcile/with/{mistake.format(token)}/")
    assert response.status_code == (404 if "nowhere" in mistake else 401)
    assert token[7:20] not in response.content.decode() + caplog.text


def test_a_token_is_not_repeated_where_the_server_is_not_called_so(
    client: Client, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    token = add_token("openrefine", Role.VIEWER)
    caplog.set_level("INFO", logger="django")
    response = client.get(f"/reconcile/with/{token}/", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    assert caplog.records and token not in response.content.decode() + caplog.text


def test_no_address_with_a_token_is_told_to_another_page(client: Client, key: str) -> None:
    token = add_token("openrefine", Role.VIEWER)
    shown = client.get(f"/reconcile/with/{token}/preview", {"id": key})
    assert (shown.status_code, shown.headers["Referrer-Policy"]) == (200, "no-referrer")
    assert token not in shown.content.decode()
