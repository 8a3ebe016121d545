"""What was decided, by whom, and why."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from habeas.model import EventType
from habeas.register import decided, decisions, queries
from habeas.register.accounts import Role
from habeas.register.decisions import Assessing
from habeas.register.models import Decision, Person
from prepared import prepared
from web.registers import PAGES, RELEASE, SENTENCE, keep
from web.shown import text_of

_DAY = queries.Edtf.parse("2013-01-01").day
assert _DAY is not None


@pytest.fixture
def kept(home: Path, db: None) -> None:
    prepared(_decide_much, home)


def _decide_much() -> None:
    keep(PAGES)
    assert _DAY is not None
    (release,) = queries.events(queries.EventFilter(types=(EventType.RELEASE,)))
    sentence = next(one for one in queries.events(queries.EventFilter(types=(EventType.SENTENCE,))) if "Azizov" in _names(one))
    (brief,) = (one for one in queries.events() if "Ilgar" in _names(one))
    decisions.accept(release.key, by="Aysel", why="as the page says")
    wrong = decisions.amend(sentence.key, "term", "P7Y", by="Zaur", why="he misread it")
    decisions.take_back(wrong.key, by="Aysel", why="seven and a half")
    decisions.reject(brief.key, by="Zaur", why="another of that name")
    decisions.publish_person(_key_of("Shahin Novruzlu"), by="Aysel", why="his family agrees")
    view = Assessing(organisation="Memorial", since=_DAY, statement="https://example.org/list")
    decisions.assess(_key_of("Bakhtiyar Guliyev"), view, by="Aysel", why="their list of March")


def _names(event: queries.EventView) -> str:
    return " ".join(name.name for name in event.people)


def _key_of(name: str) -> str:
    return Person.objects.get(name=name).key


def _page(client: Client, **asked: str) -> str:
    answer = client.get("/decisions/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def _shown(html: str) -> list[str]:
    return [text_of(row) for row in re.findall(r'<tr role="row" id="d-.*?</tr>', html, re.S)]


def test_every_decision_stands_there_with_whom_it_concerns_and_why(client: Client, kept: None) -> None:
    html = _page(client)
    rows = _shown(html)
    assert len(rows) == Decision.objects.count()
    human = [row for row in rows if "Aysel" in row or "Zaur" in row]
    assert re.search(
        r"Aysel assessed by an organisation : Bakhtiyar Guliyev Memorial, 2013-01-01 – … their list of March", human[0]
    )
    assert "published : Shahin Novruzlu his family agrees" in human[1]
    assert "rejected : Arrest, Ilgar Mammadov Three activists under arrest" in human[2] and "another of that name" in human[2]
    assert "took back: corrected : Sentence , Mammad Azizov Term: 7 years → 7 years 6 months" in human[3]
    assert "taken back by Aysel" in human[4] and "seven and a half" in human[4]
    assert "accepted : Release , Shahin Novruzlu A pardon · 18 October 2014 as the page says" in human[5]
    assert re.search(r'href="/people/[a-z0-9]+-shahin-novruzlu/"', html)
    assert 'href="/decisions/" aria-current="page"' in client.get("/decisions/").content.decode()
    for address in {*re.findall(r'href="(/(?:review|pages|people)/[a-z0-9][^"#?]+)', html)}:
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "those"),
    [
        ({"by": "Zaur"}, ["rejected", "corrected"]),
        ({"kind": "amend"}, ["corrected"]),
        ({"kind": "take_back"}, ["took back: corrected"]),
        ({"state": "undone"}, ["corrected"]),
        ({"by": "Aysel", "state": "standing"}, ["assessed by an organisation", "published", "accepted"]),
        ({"about": "novruzlu", "by": "Aysel"}, ["published", "accepted"]),
        ({"about": "Ильгар Маммадов"}, []),
        ({"about": "ilgar mammadov"}, ["rejected"]),
        ({"since": "2099-01-01"}, []),
        ({"until": "2000-01-01"}, []),
        ({"about": "zzz"}, []),
    ],
)
def test_they_are_narrowed_down(client: Client, kept: None, asked: dict[str, str], those: list[str]) -> None:
    html = _page(client, **asked)
    assert [_what(row) for row in _shown(html)] == those
    assert those or "No decision fits" in html


def _what(row: str) -> str:
    found = re.search(r"(?:Aysel|Zaur|rule: \S+ \S+) (.*?)(?: :|$)", row)
    assert found is not None, row
    return found[1]


def test_decisions_about_one_person_event_or_page_by_its_address(client: Client, kept: None) -> None:
    person = _key_of("Shahin Novruzlu")
    theirs = _shown(_page(client, about=f"https://habeas.example/people/{person}-shahin-novruzlu/", by="Aysel"))
    assert [_what(row) for row in theirs] == ["published", "accepted"]
    (release,) = queries.events(queries.EventFilter(types=(EventType.RELEASE,)))
    assert [_what(row) for row in _shown(_page(client, about=release.key))] == ["accepted"]
    assert [_what(row) for row in _shown(_page(client, about=f"/pages/{release.sources[0].page.key}/"))] == ["accepted"]
    undone = Decision.objects.get(kind="amend", undoes=None)
    assert [_what(row) for row in _shown(_page(client, about=undone.key))] == ["took back: corrected", "corrected"]


def test_what_is_saved_is_what_is_shown(client: Client, kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.web.views.shown.LEAF_LENGTH", 1)
    html = _page(client, by="Zaur")
    assert len(_shown(html)) == 1 and "1 of 2" in text_of(html)
    (as_csv,) = re.findall(r'href="(\?[^"]*format=csv)"', html)
    response = client.get(f"/decisions/{as_csv}".replace("&amp;", "&"))
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["What"] for row in rows] == ["rejected", "corrected"]
    assert rows[0]["Sentences"] == "Ilgar Mammadov was arrested on February 4." and rows[0]["About"] == "Ilgar Mammadov"
    assert (rows[1]["Before"], rows[1]["After"], rows[1]["Taken back by"]) == ("7 years 6 months", "7 years", "Aysel")
    assert rows[1]["Sentences"] == SENTENCE
    told = json.loads(_page(client, by="Zaur", format="json"))
    assert told["asked"] == {"by": "Zaur"} and [one["what"] for one in told["decisions"]] == ["rejected", "corrected"]
    assert client.get("/decisions/", {"format": "xlsx"}).content[:2] == b"PK"
    assert client.get("/decisions/", {"since": "2013-02-30", "format": "csv"}).status_code == 400
    monkeypatch.setattr("habeas.web.views.decisions._MOST_SAVED", 1)
    refused = client.get("/decisions/", {"by": "Zaur", "format": "csv"})
    assert refused.status_code == 400 and "A file holds up to 1 decisions" in refused.content.decode()


def test_a_decision_is_taken_back_where_it_stands(kept: None, signed_in: Callable[[Role], Client]) -> None:
    reviewer = signed_in(Role.REVIEWER)
    html = _page(reviewer, by="Aysel", kind="accept")
    (address,) = re.findall(r'action="(/review/undo/[a-z0-9]+)"', html)
    (here,) = re.findall(r'name="decisions" value="([^"]*)"', html)
    answer = reviewer.post(address, {"why": "I misread it", "decisions": here.replace("&amp;", "&")})
    assert answer.headers["Location"] == "/decisions/?by=Aysel&kind=accept&leaf=1"
    shown = reviewer.get(answer.headers["Location"]).content.decode()
    assert "Taken back; what stood before stands again." in shown
    assert "taken back by reviewer" in text_of(shown) and "I misread it" in shown and address not in shown
    (release,) = queries.events(queries.EventFilter(types=(EventType.RELEASE,)))
    assert release.standing == "reported" and RELEASE in release.sources[0].quote
    again = reviewer.post(address, {"why": "once more", "decisions": "by=Aysel"}, follow=True)
    assert again.redirect_chain == [("/decisions/?by=Aysel", 302)] and "is in force" in again.content.decode()


def test_those_who_do_not_decide_read_them_and_take_nothing_back(kept: None, signed_in: Callable[[Role], Client]) -> None:
    for role in (Role.VIEWER, Role.DOCUMENTER):
        html = _page(signed_in(role))
        assert "his family agrees" in html and "Take back" not in html
    assert Client().get("/decisions/").status_code == 303


def test_by_rule_and_by_whom(client: Client, kept: None) -> None:
    names = decided.deciders()
    assert names[:2] == ["Aysel", "Zaur"] and all(name.startswith("rule: ") for name in names[2:])
    by_rule = _page(client, by=names[2])
    assert "taken for one person" in by_rule and "<details><summary>Take back" not in by_rule


def test_a_leaf_costs_as_many_questions_however_many_decisions_it_has(client: Client, kept: None) -> None:
    _page(client)
    asked = []
    for by in ("Zaur", ""):
        with CaptureQueriesContext(connection) as questions:
            _page(client, by=by)
        asked.append(len(questions.captured_queries))
    assert asked[1] <= asked[0] + 4, "each table is asked once: of some kinds of decision there are none among Zaur's"


@pytest.mark.parametrize("asked", [{"about": "\x00"}, {"about": "?!"}, {"by": "x"}, {"kind": "x"}, {"since": "2014-02-30"}])
def test_a_question_not_understood_is_answered_all_the_same(client: Client, kept: None, asked: dict[str, str]) -> None:
    assert client.get("/decisions/", asked).status_code == 200


def test_an_empty_register_says_so(client: Client, home: object, db: None) -> None:
    assert "Nothing has been decided yet" in _page(client)


def test_what_hostile_pages_name_is_text(client: Client, hostile: str) -> None:
    for event in queries.events():
        decisions.accept(event.key, by="<b>Aysel</b>", why="<script>alert(1)</script>")
    html = _page(client)
    assert "<script" not in html and "<img" not in html and "&lt;b&gt;Aysel" in html
