"""Review: what waits is shown where it stands, decided, taken back; nobody decides about what they were not shown."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from habeas.register import queries, record
from habeas.register.decisions import accept
from habeas.register.folding.judging import Standing
from habeas.register.models import Decision, EventRow, Mention, Source
from habeas.register.reviewing import queue

pytestmark = pytest.mark.django_db

BY = {"acting_as": "N. Reviewer"}


def first(client: Client, address: str = "/review/") -> tuple[str, str, str]:
    """The page, the address to decide at, and what says what was seen."""
    shown = client.get(address).content.decode()
    action = re.search(r'action="(/review/[a-z0-9]+/decide\?[^"]*)"', shown)
    seen = re.search(r'name="seen" value="([^"]+)"', shown)
    assert action is not None and seen is not None
    return shown, html.unescape(action[1]), seen[1]


def decide(client: Client, address: str = "/review/", **sent: str) -> str:
    _, action, seen = first(client, address)
    answer = client.post(action, BY | {"seen": seen} | sent, follow=True)
    return str(answer.content.decode())


def the(kind: str) -> queries.EventView:
    return next(view for view in queries.events() if view.type == kind)


def test_the_most_consequential_is_shown_where_it_stands(client: Client, register: list[str]) -> None:
    shown, _, _ = first(client)
    waiting = queries.event(queue().first(1)[0].key)
    assert waiting is not None
    quoted = re.sub(r"<[^>]+>", "", "".join(re.findall(r"<mark.*?</mark>", shown)))
    assert html.unescape(quoted).split()[:4] == waiting.sources[0].quote.split()[:4]
    assert f"<b>{len(queue())}</b>" in shown


def test_accepted_it_leaves_the_queue_and_is_confirmed(client: Client, register: list[str]) -> None:
    before = queue().first()
    shown = decide(client, decision="accept")
    assert "Accepted." in shown
    assert [one.key for one in queue().first()] == [one.key for one in before[1:]]
    assert EventRow.objects.get(key=before[0].key).standing == Standing.CONFIRMED
    made = Decision.objects.get(kind="accept")
    assert made.decided_by == "N. Reviewer" and made.why == "as the page says" and made.said["seconds"] >= 0


def test_rejected_and_taken_back(client: Client, register: list[str]) -> None:
    before = list(record.lines())
    shown = decide(client, decision="reject", why="a demand")
    undo = re.search(r'action="(/review/undo/[a-z0-9]+)"', shown)
    assert undo is not None and len(list(record.lines())) < len(before)
    assert "Taken back" in client.post(undo[1], BY, follow=True).content.decode()
    assert list(record.lines()) == before


def test_fields_are_corrected_together(client: Client, register: list[str]) -> None:
    reading = the("sentence").sources[0].reading
    address = f"/review/{reading}/"
    fields = {"field-term": "P9Y", "field-charges": "228.3; illegal possession of explosives\n220.1"}
    assert "2 fields corrected." in decide(client, address, decision="correct", why="third paragraph", **fields)
    now = queries.event(_event_of(reading))
    assert now is not None and str(now.term) == "P9Y"
    assert [charge.article for charge in now.charges] == ["228.3", "220.1"]
    assert record.differences() == ()


def _event_of(reading: str) -> str:
    return str(Source.objects.filter(reading=reading).values_list("event", flat=True)[0])


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"decision": "correct", "why": "x"}, "no field was changed"),
        ({"decision": "correct", "field-term": "P9Y"}, "say why the page is to be read otherwise"),
        ({"decision": "correct", "why": "x", "field-term": "nine years"}, "term cannot be"),
        ({"decision": "correct", "why": "x", "field-date": "2014-02-30"}, "date cannot be"),
        ({"decision": "accept", "acting_as": " "}, "by whom it is and why"),
        ({"decision": "split:abcdefghijklmnop"}, "there is no event"),
        ({"decision": "dance"}, "no decision was chosen"),
        ({}, "no decision was chosen"),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(
    client: Client, register: list[str], sent: dict[str, str], said: str
) -> None:
    address = f"/review/{the('sentence').sources[0].reading}/"
    _, action, seen = first(client, address)
    answer = client.post(action, BY | {"seen": seen} | sent)
    shown = html.unescape(answer.content.decode())
    assert answer.status_code == 400 and said in shown
    assert all(typed in shown for name, typed in sent.items() if name.startswith("field-"))
    assert not Decision.objects.exclude(decided_by__startswith="rule: ").exists()


def test_two_reviewers_do_not_collide(client: Client, register: list[str]) -> None:
    _, action, seen = first(client)
    accept(queue().first(1)[0].key, by="Another", why="as the page says")
    answer = client.post(action, BY | {"seen": seen, "decision": "reject"})
    assert answer.status_code == 409 and "Somebody decided" in answer.content.decode()
    assert not Decision.objects.filter(kind="reject").exists()
    forged = client.post(action, BY | {"seen": "forged", "decision": "reject"})
    assert forged.status_code == 409


def test_an_event_that_is_gone_leads_back_to_the_queue(client: Client, register: list[str]) -> None:
    assert client.get("/review/nobodyknowsthis1/").status_code == 404
    answer = client.post("/review/nobodyknowsthis1/decide", BY | {"decision": "accept"}, follow=True)
    assert "This event is gone" in answer.content.decode()


def test_next_passes_over_and_filters_hold(client: Client, register: list[str]) -> None:
    keys = [one.key for one in queue().first()]
    shown = client.get(f"/review/?after={keys[0]}").content.decode()
    assert f"after={keys[1]}" in shown
    only = client.get("/review/?type=sentence").content.decode()
    assert (
        f"<b>{len(queue(only=[the('sentence').type]))}</b>" in only
        and "type=sentence" in first(client, "/review/?type=sentence")[1]
    )
    assert "Nothing waits here." in client.get("/review/?q=zzz").content.decode()


def test_keys_can_be_turned_off(client: Client, register: list[str]) -> None:
    on = client.get("/review/")
    assert "<kbd>a</kbd>" in on.content.decode() and "script-src 'self'" in on.headers["Content-Security-Policy"]
    off = client.get("/review/?keys=off").content.decode()
    assert "<kbd>" not in off and "<script" not in off
    assert "<kbd>" not in client.get("/review/").content.decode()
    assert "script-src" not in client.get("/people/").headers["Content-Security-Policy"]


def test_a_forged_decision_is_refused(register: list[str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    _, action, seen = first(strict)
    assert strict.post(action, BY | {"seen": seen, "decision": "accept"}).status_code == 403
    assert strict.post("/review/people/decide", BY).status_code == 403
    assert not Decision.objects.filter(kind="accept").exists()


def test_who_is_who_is_decided_in_pairs(client: Client, home: object) -> None:
    from register.keeping import keep

    told = {"type": "sentence", "people": ["Nijat Aliyev"]}
    keep(
        ("a.txt", "2014-05-07", {"Nijat Aliyev was sentenced.": told}),
        ("b.txt", "2019-02-01", {"Nicat Aliyev was detained.": {"type": "detention", "people": ["Nicat Aliyev"]}}),
    )
    shown = client.get("/review/people/").content.decode()
    assert "Nijat Aliyev" in shown and "Nicat Aliyev" in shown and "a name alone" in shown
    one, other = (re.search(rf'name="{side}" value="([a-z0-9]+)"', shown)[1] for side in ("one", "other"))  # type: ignore[index]
    pair = {"one": one, "other": other}
    assert client.post("/review/people/decide", BY | pair | {"decision": "perhaps", "why": "x"}).status_code == 403
    refused = client.post("/review/people/decide", BY | pair | {"decision": "same"}, follow=True)
    assert "by whom it is and why" in refused.content.decode()
    done = client.post("/review/people/decide", BY | pair | {"decision": "same", "why": "one photograph"}, follow=True)
    assert "One person." in done.content.decode() and "Nothing waits here." in done.content.decode()
    assert Mention.objects.values("person").distinct().count() == 1


def test_many_are_accepted_at_once_only_where_enough_were_right(client: Client, home: object) -> None:
    from register.keeping import keep

    story = {
        f"Anar Mammadli stood before the court on May {day}, 2014.": {
            "type": "hearing",
            "people": ["Anar Mammadli"],
            "date": f"2014-05-{day:02}",
        }
        for day in range(1, 26)
    }
    keep(("many.txt", "2014-05-27", story))
    waiting = [one.key for one in queue().first()]
    for key in waiting[:19]:
        accept(key, by="N.", why="as the page says")
    assert "Accept what waits" not in client.get("/review/frames/").content.decode()
    refused = client.post("/review/frames/accept", BY | {"frame": "hearing.test"}, follow=True)
    assert "Not enough of these" in refused.content.decode()
    accept(waiting[19], by="N.", why="as the page says")
    assert "Accept what waits" in client.get("/review/frames/").content.decode()
    done = client.post("/review/frames/accept", BY | {"frame": "hearing.test"}, follow=True)
    assert "5 events accepted." in done.content.decode() and len(queue()) == 0


def test_a_persons_page_says_how_each_event_stands(client: Client, register: list[str]) -> None:
    decide(client, f"/review/{the('sentence').sources[0].reading}/", decision="accept")
    name = the("sentence").people[0]
    shown = client.get(f"/people/{name.person}/", follow=True).content.decode()
    assert 'class="stands confirmed"' in shown and 'class="stands">' in shown


def test_what_was_read_from_one_page_is_reviewed_by_itself(client: Client, register: list[str]) -> None:
    shown = client.get(f"/pages/{register[0]}/").content.decode()
    assert f"/review/?page={register[0]}" in shown
    own = queue(page=register[0]).first()
    assert 0 < len(own) < len(queue())
    _, action, _ = first(client, f"/review/?page={register[0]}")
    assert f"page={register[0]}" in action and len(own) > 1
    decide(client, f"/review/?page={register[0]}", decision="accept")
    assert [one.key for one in queue(page=register[0]).first()] == [one.key for one in own[1:]]


def test_somebody_is_made_one_with_another_from_their_page(client: Client, register: list[str]) -> None:
    import datetime as dt

    one, other = queries.people(dt.date(2020, 1, 1))[:2]
    assert "same person as another" in client.get(f"/people/{one.key}/", follow=True).content.decode()
    sent = BY | {"one": one.key, "from": "person", "decision": "same", "why": "one photograph"}
    wrong = client.post("/review/people/decide", sent | {"other": "nobody"}, follow=True)
    assert "there is no mention" in html.unescape(wrong.content.decode())
    done = client.post("/review/people/decide", sent | {"other": f"http://localhost/people/{other.key}-name/"}, follow=True)
    assert "One person." in done.content.decode()
    assert Mention.objects.get(key=one.key).person_id == Mention.objects.get(key=other.key).person_id
