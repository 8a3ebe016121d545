"""The API: what it answers, in which form, in leaves; what it refuses, and whom."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from habeas.register import queries
from habeas.register.accounts import Role
from habeas.register.accounts.tokens import add_token, revoke_token
from habeas.register.decisions import decide
from habeas.register.models import Mention
from web.registers import NIDA, SENTENCE

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(client: Client, register: list[str]) -> Ask:
    """An answer of the API, as JSON."""

    def answer(address: str, **asked: Any) -> dict[str, Any]:
        response = client.get(f"/api/v1/{address}", asked)
        assert response.status_code == 200, response.content
        assert response.headers["Content-Type"].startswith("application/json")
        found: dict[str, Any] = response.json()
        return found

    return answer


def _whole(ask: Ask, address: str, limit: int, **asked: Any) -> list[dict[str, Any]]:
    """All leaves one after the other."""
    items, cursor = [], ""
    while True:
        leaf = ask(address, limit=limit, **({"cursor": cursor} if cursor else {}), **asked)
        items += leaf["items"]
        assert len(leaf["items"]) <= limit
        cursor = leaf["next"]
        if cursor is None:
            return items


def test_what_is_here(ask: Ask, client: Client) -> None:
    index = ask("")
    assert (index["people"], index["pages"]) == (4, 3)
    for address in index["addresses"]:
        asked = {"q": "Azizov"} if address.endswith("search") else {}
        assert client.get(address, asked).status_code == 200


def test_people_with_status_on_a_day(ask: Ask) -> None:
    held = ask("people", on="2013-03-20", status="held")
    assert {one["name"] for one in held["items"]} == {*NIDA, "Ilgar Mammadov"}
    assert held["on"] == "2013-03-20" and held["next"] is None
    status = next(one["status"] for one in held["items"] if one["name"] == "Mammad Azizov")
    assert status["kind"] == "on remand" or status["kind"] == "remanded"
    assert status["since"]["date"] == "2013-03-07"
    assert ask("people", on="2013-03-20", status="died")["items"] == []


def test_one_person_with_evidence(ask: Ask, register: list[str]) -> None:
    (line,) = [one for one in ask("people")["items"] if one["name"] == "Mammad Azizov"]
    found = ask(f"people/{line['key']}", on="2014-06-01")
    assert found["summary"]["name"] == "Mammad Azizov"
    assert {one["spelling"] for one in found["spellings"]} == {"Mammad Azizov", "Mamed Azizov"}
    assert found["episodes"] and found["proceedings"]["found"]
    sentence = next(event for event in found["events"] if event["type"] == "sentence")
    (source,) = sentence["sources"]
    assert source["quote"] == SENTENCE
    assert source["page"]["key"] == register[1]
    assert len(source["page"]["sha256"]) == 64
    page = ask(f"pages/{source['page']['key']}")
    text = next(one["text"] for one in page["segments"] if one["segment"] == source["segment"])
    assert text[source["start"] : source["end"]] == SENTENCE
    assert sentence["term"] == "P7Y6M" and sentence["date"] == "2014-05-06"


def test_the_key_of_any_mention_leads_to_the_person(ask: Ask) -> None:
    key = Mention.objects.get(spelling="Mamed Azizov", capture__page_id="meridian-2").key
    assert ask(f"people/{key}")["summary"]["name"] == "Mammad Azizov"


def test_events_are_those_of_the_register_in_order_and_filtered(ask: Ask) -> None:
    everything = ask("events", limit=200)["items"]
    keys = [event["key"] for event in everything]
    assert sorted(keys) == sorted(event.key for event in queries.events())
    assert [event["date"] for event in everything if event["date"]] == sorted(
        event["date"] for event in everything if event["date"]
    )
    assert {event["type"] for event in ask("events", type=["sentence", "release"])["items"]} == {"sentence", "release"}
    assert [event["type"] for event in ask("events", since="2014-10-01")["items"]] == ["release"]
    assert ask("events", until="2000-01-01")["items"] == []
    assert ask(f"events/{keys[0]}")["key"] == keys[0]
    standings = {event["standing"] for event in everything}
    assert [event["key"] for one in sorted(standings) for event in ask("events", standing=one)["items"]]
    assert ask("events", standing="confirmed")["items"] == []


def test_appeals_with_and_without_answers(ask: Ask) -> None:
    everything = ask("appeals")["items"]
    assert len(everything) == 2
    answered, silent = ask("appeals", answered="true")["items"], ask("appeals", answered="false")["items"]
    assert [one["answers"][0]["event"]["outcome"] for one in answered] == ["no_comment"]
    assert [one["answers"] for one in silent] == [[]]


@pytest.mark.parametrize("address", ["people", "events", "appeals", "pages", "changes"])
def test_leaves_join_to_the_whole(ask: Ask, address: str) -> None:
    whole = ask(address, limit=200)
    assert whole["next"] is None
    assert _whole(ask, address, 1) == whole["items"] == _whole(ask, address, 2)


def test_status_by_two_clocks(ask: Ask) -> None:
    then = ask("status", on="2014-06-01", known="2013-12-31")
    now = ask("status", on="2014-06-01")
    assert (then["known"], now["known"]) == ("2013-12-31", None)
    assert {one["name"]: one["status"]["kind"] for one in now["people"]}["Mammad Azizov"] == "serving a sentence" or now["people"]
    assert then != now
    assert now["least"] <= now["most"] == len(now["people"])
    all_known = ask("status", on="2014-06-01", known="2100-01-01")
    assert now["people"] == all_known["people"] and all(one["mentions"] and one["spellings"] for one in now["people"])


def test_changes_since_a_moment(ask: Ask, register: list[str]) -> None:
    everything = ask("changes", limit=200)["items"]
    pages = [one for one in everything if one["what"] == "page"]
    assert [one["key"] for one in pages] == register
    last = everything[-1]["at"]
    assert ask("changes", since=last)["items"] == []
    one, other = (Mention.objects.filter(spelling=name)[0].key for name in ("Ilgar Mammadov", "Bakhtiyar Guliyev"))
    made = decide(one, other, same=False, by="Aysel", why="two people")
    (change,) = ask("changes", since=last)["items"]
    assert (change["what"], change["key"], change["decided_by"], change["why"]) == ("decision", made.key, "Aysel", "two people")
    assert sorted(change["about"]) == sorted([one, other])


@pytest.mark.parametrize(("kind", "of"), [("people", "person"), ("events", "event"), ("pages", "page")])
def test_search(ask: Ask, kind: str, of: str) -> None:
    hits = ask("search", q="Мамед Азизов", kind=kind)["items"]
    assert hits and all(hit["kind"] == of and hit[of] is not None for hit in hits)
    assert all(hit["because"] in ("written so", "in another spelling or script", "sounds alike") for hit in hits)


def test_a_sentence_found_has_its_place(ask: Ask) -> None:
    (hit,) = ask("search", q="pardoned", kind="pages")["items"]
    text = next(one["text"] for one in ask(f"pages/{hit['key']}")["segments"] if one["segment"] == hit["segment"])
    assert text[hit["start"] : hit["end"]] == "".join(piece["text"] for piece in hit["sentence"])


def test_search_in_leaves(ask: Ask) -> None:
    whole = ask("search", q="Azizov", kind="events", limit=100)["items"]
    assert [hit["key"] for hit in _whole(ask, "search", 2, q="Azizov", kind="events")] == [hit["key"] for hit in whole]


# --- Forms, problems, and who may ask -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status", "where"),
    [
        ("people?limit=0", 422, "query limit"),
        ("people?limit=201", 422, "query limit"),
        ("people?on=2014-02-30", 422, "query on"),
        ("people?on=0", 422, "query on"),
        ("people?status=free%20beer", 422, "query status"),
        ("people?cursor=zzzz", 400, "query cursor"),
        ("events?cursor=WzFd", 400, "query cursor"),
        ("events?cursor=WyJ4IiwieCJd", 400, "query cursor"),
        ("events?type=party", 422, "query type 0"),
        ("people/nobody", 404, "path key"),
        ("people/NO-BODY", 422, "path key"),
        ("events/none", 404, "path key"),
        ("pages/none", 404, "path key"),
        ("changes?since=yesterday", 422, "query since"),
        ("search", 422, "query q"),
        ("search?q=%E2%80%A6", 400, "query q"),
        ("search?q=a&country=%00", 422, "query country"),
        ("people?form=held", 422, "query"),
        ("people/aaaa?status=held", 422, "query"),
        ("nowhere", 404, None),
    ],
)
def test_what_is_wrong_is_said_with_where_and_what_to_do(
    client: Client, register: list[str], address: str, status: int, where: str | None
) -> None:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    said = response.json()
    assert said["status"] == status and said["title"] and said["detail"] and said["what_to_do"]
    assert said.get("where") == where


def test_another_method_is_refused(client: Client, register: list[str]) -> None:
    response = client.post("/api/v1/people", {})
    assert response.status_code == 405 and response.headers["Allow"] == "GET"
    assert response.headers["Content-Type"] == "application/problem+json"


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client, register: list[str]) -> None:
    first = client.get("/api/v1/events")
    again = client.get("/api/v1/events", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "no-cache" in first.headers["Cache-Control"] and "Authorization" in first.headers["Vary"]


def test_openapi_names_every_address_and_the_token(client: Client, register: list[str]) -> None:
    said = client.get("/api/v1/openapi.json").json()
    assert set(said["paths"]) >= {f"/api/v1/{one}" for one in ("people", "people/{key}", "events", "appeals", "pages", "status")}
    assert {scheme["scheme"] for scheme in said["components"]["securitySchemes"].values()} == {"bearer"}
    assert "http" not in json.dumps(said["paths"])


def test_a_token_lets_in_and_lets_in_no_more_when_revoked(client: Client, register: list[str]) -> None:
    assert client.get("/api/v1/people").status_code == 200
    token = add_token("report", Role.VIEWER)
    without = client.get("/api/v1/people")
    assert without.status_code == 401 and without.headers["WWW-Authenticate"].startswith("Bearer")
    assert without.json()["what_to_do"]
    shown = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/people", headers=shown).status_code == 200
    assert client.get("/api/v1/people", headers=shown, REMOTE_ADDR="203.0.113.7").status_code == 200
    assert client.get("/api/v1/people", headers={"Authorization": f"Bearer {token}x"}).status_code == 401
    revoke_token("report")
    assert client.get("/api/v1/people", headers=shown).status_code == 401


def test_other_machines_need_a_token_from_the_beginning(client: Client, register: list[str]) -> None:
    for address in ("/api/v1/people", "/api/v1/openapi.json", "/reconcile/"):
        assert client.get(address, REMOTE_ADDR="203.0.113.7").status_code == 401


def test_who_is_signed_in_may_ask(client: Client, register: list[str], signed_in: Callable[[Role], Client]) -> None:
    assert signed_in(Role.VIEWER).get("/api/v1/people").status_code == 200
    assert client.get("/api/v1/people").status_code == 401


def test_a_token_opens_no_page_of_the_desk(register: list[str], signed_in: Callable[[Role], Client]) -> None:
    signed_in(Role.VIEWER)
    response = Client().get("/people/", headers={"Authorization": f"Bearer {add_token('x', Role.ADMINISTRATOR)}"})
    assert response.status_code in (302, 303)


def test_days_of_the_answers_are_days(ask: Ask) -> None:
    (page,) = [one for one in ask("pages")["items"] if one["page_id"] == "gilavar-3"]
    assert dt.date.fromisoformat(page["published"]) == dt.date(2014, 10, 18)
