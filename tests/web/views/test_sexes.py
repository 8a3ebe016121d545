"""Who is a woman and who a man: shown with its sources, counted, narrowed down by, and decided."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from habeas.model import Sex
from habeas.register import decisions, queries
from habeas.register.accounts import Role
from habeas.register.clocks import Moment, counted
from habeas.register.lists.keeping import import_list
from habeas.register.models import Decision, Person
from habeas.web.addresses import person_address
from prepared import prepared
from web.registers import PAGES, Told, keep
from web.shown import text_of

SAID = "Mrs Leyla Yunus, a mother of one, was detained on March 10."
LIST = """Name,Sex,Category,Arrested
Leyla Yunus,M,jurist,2013-03-10
Bakhtiyar Guliyev,M,activist,2013-03-07
Shahin Novruzlu,,activist,2013-03-07
"""
DAY = "2013-03-20"


@pytest.fixture
def kept(home: Path, db: None) -> None:
    prepared(_told_of_women, home)


def _told_of_women() -> None:
    arrest = (0, SAID, {"type": "detention", "people": ["Leyla Yunus"], "date": "2013-03-10"})
    keep([*PAGES, Told("yunus", "2013-03-11", ((None, "2013-03-11", SAID),), (arrest,))])
    import_list(LIST.encode(), "list.csv", publisher="Union", as_of=dt.date(2013, 3, 15), accept="looked at")


def _key_of(name: str) -> str:
    return Person.objects.get(name=name).key


def _page_of(client: Client, name: str) -> str:
    return client.get(person_address(_key_of(name), name)).content.decode()


def _part(html: str) -> str:
    found = re.search(r'<section aria-labelledby="sex">.*?</section>', html, re.S)
    assert found is not None
    return found[0]


def test_a_persons_page_shows_what_says_it_and_leads_there(client: Client, kept: None) -> None:
    part = _part(_page_of(client, "Leyla Yunus"))
    page = text_of(part)
    assert "Sex, and who says so sources contradict one another" in page
    assert re.search(r"man a column of a list M the list of Union, 15 March 2013", page)
    assert f"woman a title Mrs {SAID}" in page and f"woman what they are called mother {SAID}" in page
    for address, anchor in re.findall(r'href="(/pages/[a-z0-9]+/)#([^"]+)"', part):
        assert f'id="{anchor}"' in client.get(address).content.decode()
    (edition,) = re.findall(r'href="(/lists/editions/[^"]+)"', part)
    assert "Leyla Yunus" in client.get(edition).content.decode()


def test_of_whom_nothing_says_it_the_page_says_so(client: Client, kept: None) -> None:
    page = text_of(_part(_page_of(client, "Shahin Novruzlu")))
    assert "not known" in page and "A name alone is no source." in page


def test_a_person_decides_it_and_takes_it_back(client: Client, kept: None) -> None:
    key = _key_of("Leyla Yunus")
    sent = {"sex": "female", "why": "her lawyer says so", "acting_as": "Aysel"}
    answer = client.post(f"/people/{key}/sex/", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/people/{key}-leyla-yunus/#sex")
    page = text_of(_part(_page_of(client, "Leyla Yunus")))
    assert "woman decided by a person her lawyer says so Aysel" in page and "man (overruled) a column of a list" in page
    made = Decision.objects.get(kind="sex")
    listed = client.get("/decisions/", {"about": made.key}).content.decode()
    assert re.search(r"said to be a woman or a man : Leyla Yunus woman", text_of(listed))
    client.post(f"/review/undo/{made.key}", {"acting_as": "Aysel", "why": "it was another"})
    assert "sources contradict one another" in text_of(_part(_page_of(client, "Leyla Yunus")))


@pytest.mark.parametrize(
    "wrong", [{"sex": ""}, {"sex": "contradicted"}, {"why": " "}, {"acting_as": " "}], ids=["none", "no sex", "no why", "nobody"]
)
def test_what_is_no_decision_changes_nothing_and_says_why(client: Client, kept: None, wrong: dict[str, str]) -> None:
    sent = {"sex": "female", "why": "her lawyer", "acting_as": "Aysel", **wrong}
    answer = client.post(f"/people/{_key_of('Leyla Yunus')}/sex/", sent)
    assert answer.status_code == 400
    assert 'class="errors"' in _part(answer.content.decode()) or "error" in _part(answer.content.decode())
    assert not Decision.objects.filter(kind="sex").exists()
    assert client.post("/people/nobody/sex/", sent).status_code == 404


def test_only_who_may_decide_decides(kept: None, signed_in: Callable[[Role], Client]) -> None:
    key, sent = _key_of("Leyla Yunus"), {"sex": "female", "why": "her lawyer"}
    viewer = signed_in(Role.VIEWER)
    assert "Say it, or correct it" not in _part(_page_of(viewer, "Leyla Yunus"))
    assert viewer.post(f"/people/{key}/sex/", sent).status_code == 403
    assert signed_in(Role.REVIEWER).post(f"/people/{key}/sex/", sent).status_code == 302
    assert Decision.objects.get(kind="sex").decided_by == "reviewer"


def test_people_are_narrowed_down_by_it_and_the_unknown_are_counted(client: Client, kept: None) -> None:
    decisions.say_sex(_key_of("Leyla Yunus"), Sex.FEMALE, by="Aysel", why="met her")
    html = client.get("/people/", {"on": DAY}).content.decode()
    found = dict(re.findall(r'name="sex" value="(\w+)".*?<span class="count">(\d+)', html))
    assert found == {"female": "1", "male": "1", "unknown": "3"}
    page = text_of(client.get("/people/", {"on": DAY, "sex": "female"}).content.decode())
    assert "Sex: woman take away" in page and "Leyla Yunus" in page and "Bakhtiyar Guliyev" not in page
    both = text_of(client.get("/people/", {"on": DAY, "sex": ["female", "male"], "category": "activist"}).content.decode())
    assert "Bakhtiyar Guliyev" in both and "Shahin Novruzlu" not in both


def test_files_have_it(client: Client, kept: None) -> None:
    told = json.loads(client.get("/people/", {"on": DAY, "format": "json"}).content)
    sexes = {one["name"]: one["sex"] for one in told["people"]}
    assert sexes["Leyla Yunus"] == "sources contradict one another"
    assert (sexes["Bakhtiyar Guliyev"], sexes["Shahin Novruzlu"]) == ("man", "not known")
    rows = list(csv.DictReader(io.StringIO(client.get("/people/", {"on": DAY, "format": "csv"}).content.decode("utf-8-sig"))))
    assert {row["Name"]: row["Sex"] for row in rows} == sexes


def test_how_many_of_those_held_are_women(client: Client, kept: None) -> None:
    decisions.say_sex(_key_of("Leyla Yunus"), Sex.FEMALE, by="Aysel", why="met her")
    html = client.get("/status/", {"on": DAY}).content.decode()
    page = text_of(html)
    assert "Sex Sex People not known 3 woman 1 man 1" in page
    assert "Category, on lists Category, on lists People Women Not known activist 2 0 1 jurist 1 1 0" in page
    (women,) = re.findall(r'href="(/people/\?[^"]*category=jurist&amp;sex=female)"', html)
    assert "Leyla Yunus" in client.get(women.replace("&amp;", "&")).content.decode()
    figures = client.get("/status/", {"on": DAY, "part": "figures", "format": "csv"}).content.decode("utf-8-sig")
    lines = {(row["By"], row["Value"]): row for row in csv.DictReader(io.StringIO(figures))}
    activists = lines["Category, on lists", "activist"]
    assert (activists["People"], activists["Women"], activists["Men"], activists["Sex not known"]) == ("2", "0", "1", "1")
    told = json.loads(client.get("/status/", {"on": DAY, "format": "json"}).content)
    assert told["figures_by_sex"]["category"] == {"activist": {"male": 1, "unknown": 1}, "jurist": {"female": 1}}


def test_programs_are_told_it(client: Client, kept: None) -> None:
    key = _key_of("Leyla Yunus")
    told = client.get(f"/api/v1/people/{key}").json()
    assert told["summary"]["sex"] == told["sex"]["known"] == "contradicted"
    assert [(one["sex"], one["by"], one["words"]) for one in told["sex"]["evidence"]] == [
        ("male", "list", "M"),
        ("female", "title", "Mrs"),
        ("female", "noun", "mother"),
    ]
    assert told["sex"]["evidence"][1]["sentence"]["quote"] == SAID
    women = client.get("/api/v1/people", {"on": DAY, "sex": "contradicted", "status": "held"}).json()["items"]
    assert [one["name"] for one in women] == ["Leyla Yunus"]
    assert client.get("/api/v1/people", {"sex": "lady"}).status_code == 422
    status = client.get("/api/v1/status", {"on": DAY}).json()
    assert status["figures"]["sex"] == {"unknown": 3, "contradicted": 1, "male": 1}
    assert status["figures_by_sex"]["category"]["activist"] == {"male": 1, "unknown": 1}
    assert {one["name"]: one["sex"] for one in status["people"]}["Bakhtiyar Guliyev"] == "male"


def test_programs_that_ask_for_one_sex_have_nothing_else_worked_out(
    client: Client, kept: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with_keys = queries.people_with
    monkeypatch.setattr(queries, "people_with", lambda keys, on: asked.extend(keys) or with_keys(keys, on))
    everyone = client.get("/api/v1/people", {"on": DAY}).json()["items"]
    for sex in {one["sex"] for one in everyone}:
        asked.clear()
        found = client.get("/api/v1/people", {"on": DAY, "sex": sex}).json()["items"]
        assert found == [one for one in everyone if one["sex"] == sex]
        assert asked == [one["key"] for one in found]


def test_everyone_sees_none_of_it(client: Client, kept: None) -> None:
    key = _key_of("Leyla Yunus")
    decisions.say_sex(key, Sex.FEMALE, by="Aysel", why="met her")
    decisions.accept(queries.events(queries.EventFilter(person=key))[0].key, by="Aysel", why="as the page says")
    decisions.publish_person(key, by="Aysel", why="she agrees")
    page = client.get(f"/public/people/{key}-leyla-yunus/").content.decode()
    assert "Leyla Yunus" in page and "met her" not in page and "Sex" not in text_of(page)


def test_it_costs_no_question_for_each_person(client: Client, kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/people/", {"on": DAY})
        return len(seen)

    client.get("/people/", {"on": DAY})
    before = asked()
    decisions.say_sex(_key_of("Leyla Yunus"), Sex.FEMALE, by="Aysel", why="met her")
    changed = asked()
    assert counted(Moment(dt.date.fromisoformat(DAY))).figures["sex"]["female"] == 1
    assert asked() == before and changed < before + 25
    monkeypatch.setattr("habeas.web.views.shown.LEAF_LENGTH", 1)
    assert asked() == before, "a leaf of one person costs as much as a leaf of all"
