"""Who is held, and one of them."""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from habeas.register import queries
from web.registers import APPEAL, NIDA, REMAND, SENTENCE, Told, keep
from web.shown import text_of


def _address(client: Client, name: str) -> str:
    found = re.search(rf'href="(/people/[a-z0-9]+-{name}/)"', client.get("/people/").content.decode())
    assert found is not None
    return found[1]


def test_home_leads_to_the_people(client: Client, register: list[str]) -> None:
    (held,) = re.findall(r'href="(/people/\?held=[^"]*)"', client.get("/").content.decode())
    assert "Mammad Azizov" in client.get(held.replace("&amp;", "&")).content.decode(), "though long unconfirmed"


def test_an_empty_register_says_what_to_do(client: Client, home: object, db: None) -> None:
    response = client.get("/people/")
    assert response.status_code == 200
    assert "habeas add" in response.content.decode()


def test_who_is_held_on_a_day(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/people/", {"on": "2013-03-20"}).content.decode())
    assert "Reported held on 20 March 2013 : 4 of 4 people in the register." in page
    charge = "Article 234.1, Criminal Code: illegal possession of drugs"
    assert page.count(f"on remand 7 March 2013 {charge} 9 June 2013 computed") == len(NIDA)
    assert all(name in page for name in NIDA)
    assert "Ilgar Mammadov detained 4 February 2013 (year inferred)" in page


def test_every_value_of_the_list_leads_to_its_event(client: Client, register: list[str]) -> None:
    html = client.get("/people/", {"on": "2013-03-20"}).content.decode()
    links = re.findall(r'href="(/people/[^"#]+)#(e-[^"]+)"', html)
    assert len(links) >= 10
    for address, anchor in links:
        assert f'id="{anchor}"' in client.get(address).content.decode()


def test_those_of_whom_nothing_was_heard_are_not_counted_as_held(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/people/", {"on": "2013-06-10"}).content.decode())
    assert "Reported held on 10 June 2013 : 1 of 4 people in the register." in page
    assert "Last reported in custody, with no report whether that is still so: 3 more." in page


def test_names_are_searched_in_any_spelling(client: Client, register: list[str]) -> None:
    html = client.get("/people/", {"q": "məmməd əzizov"}).content.decode()
    assert "Mammad Azizov" in html
    assert "Bakhtiyar Guliyev" not in html
    nobody = client.get("/people/", {"q": "Nobody At All"}).content.decode()
    assert "Nobody in the register fits" in nobody


def test_people_are_listed_by_status_with_the_counts_of_each(client: Client, register: list[str]) -> None:
    everyone = queries.people(queries.Edtf.parse("2014-12-01").day)
    released = text_of(client.get("/people/", {"status": "free", "on": "2014-12-01"}).content.decode())
    assert "Shahin Novruzlu released (pardoned)" in released
    assert "Ilgar Mammadov" not in released
    assert f"All {len(everyone)} Held" in released
    assert "At large 1" in released


def test_people_are_narrowed_down_by_what_they_have(client: Client, register: list[str]) -> None:
    day = {"on": "2013-03-20"}
    everyone = client.get("/people/", day).content.decode()
    assert re.findall(r'name="court" value="([^"]+)"', everyone) == ["Khatai District Court"]
    assert re.search(
        r'value="Khatai District Court"> <span><bdi>Khatai District Court</bdi> <span class="count">3</span>', everyone
    )
    narrowed = client.get("/people/", {**day, "court": "Khatai District Court", "article": ["234.1", "999"]}).content.decode()
    page = text_of(narrowed)
    assert "All 3 Held" in page and "Ilgar Mammadov" not in page
    assert re.search(r'value="999" checked> <span><bdi>999</bdi> <span class="count">0</span>', narrowed)
    assert "Court: Khatai District Court take away" in page
    rest = next(
        address for address in re.findall(r'<a href="\?([^"]*)" aria-label="take away', narrowed) if "court" not in address
    )
    assert "All 3" in text_of(client.get(f"/people/?{rest}".replace("&amp;", "&")).content.decode())
    nobody = text_of(client.get("/people/", {**day, "court": "Khatai District Court", "custody": "serving"}).content.decode())
    assert "Nobody in the register fits" in nobody
    assert "on remand 3" in nobody, "what another choice would leave"


def test_people_are_narrowed_down_by_days(client: Client, register: list[str]) -> None:
    since = {"on": "2013-03-20", "since_from": "2013-03-01", "since_to": "2013-03-31"}
    assert "All 3 Held" in text_of(client.get("/people/", since).content.decode())
    assert "All 3 Held" in text_of(client.get("/people/", {"on": "2013-03-20", "until_to": "2013-06-09"}).content.decode())
    turned = client.get("/people/", {**since, "since_to": "2013-02-01"})
    assert "This day is before the first one." in turned.content.decode()


def test_people_as_known_on_a_day(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/people/", {"on": "2014-12-01", "known": "2013-03-31"}).content.decode())
    assert "As the pages published by 31 March 2013 tell it" in page
    assert "Shahin Novruzlu on remand" in page, "of the release nothing was known"


def test_the_way_in_which_a_name_is_found_is_said_and_the_surest_comes_first(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/people/", {"q": "azizow"}).content.decode())
    assert re.search(r"Mammad Azizov .*sounds alike: Mam\w+ Azizov", page)
    assert "Give up to twelve names" in client.get("/people/", {"q": "?!"}).content.decode()


def test_what_is_saved_is_every_leaf_of_the_view(client: Client, register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.web.views.shown.LEAF_LENGTH", 2)
    asked = {"on": "2013-03-20", "sort": "name", "leaf": "2", "court": "Khatai District Court"}
    html = client.get("/people/", asked).content.decode()
    assert "2 of 2" in text_of(html) and html.count('<th scope="row"') == 1 < len(NIDA), "the leaf holds fewer than the file"
    (as_csv,) = re.findall(r'href="(\?[^"]*format=csv)"', html)
    assert "leaf" not in as_csv
    response = client.get(f"/people/{as_csv}".replace("&amp;", "&"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="people-2013-03-20.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == sorted(NIDA)
    assert (
        rows[0]["Status"] == "on remand" and rows[0]["Held since"] == "2013-03-07" and rows[0]["Court"] == "Khatai District Court"
    )
    told = json.loads(client.get("/people/", {**asked, "format": "json"}).content)
    assert [person["name"] for person in told["people"]] == sorted(NIDA)
    assert told["narrowed"] == {"court": ["Khatai District Court"]} and told["on"] == "2013-03-20"
    assert client.get(told["people"][0]["address"]).status_code == 200
    assert client.get("/people/", {"on": "2013-02-30", "format": "csv"}).status_code == 400


def test_the_next_leaf_is_of_the_same_people_as_the_file(
    client: Client, register: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.web.views.shown.LEAF_LENGTH", 1)
    asked = {"on": "2013-06-10", "status": ["unconfirmed", ""], "q": ""}
    html = client.get("/people/", asked).content.decode()
    (next_leaf,) = re.findall(r'rel="next" href="([^"]+)"', html)
    following = client.get(f"/people/{next_leaf}".replace("&amp;", "&")).content.decode()
    assert "1 of 3" in text_of(html) and "2 of 3" in text_of(following)
    assert len(client.get("/people/", {**asked, "format": "json"}).json()["people"]) == 3
    assert "q=" not in next_leaf and "status=unconfirmed" in next_leaf


def test_no_cell_is_a_formula(client: Client, home: object, db: None) -> None:
    name = "=Cmd Azizov"
    said = f"{name} was detained in Baku on March 7, 2013."
    event = {"type": "detention", "people": [name], "place": "Baku", "date": "2013-03-07"}
    keep([Told(id="x", published="2013-03-11", segments=(("@title", "2013-03-11", said),), readings=((0, said, event),))])
    saved = client.get("/people/", {"format": "csv"}).content.decode("utf-8-sig")
    assert f"'{name}" in saved
    assert not re.search(rf'(^|[,;"]){name}', saved, re.M)


def test_more_people_need_no_more_queries(client: Client, register: list[str], django_assert_max_num_queries: Any) -> None:
    client.get("/people/", {"on": "2013-03-20"})
    _detained("one more", ["Zaur Gurbanli"])
    with CaptureQueriesContext(connection) as few:
        client.get("/people/", {"on": "2013-03-20"})
    _detained("two more", ["Rashad Hasanov", "Uzeyir Mammadli"])
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "All 7" in text_of(client.get("/people/", {"on": "2013-03-20"}).content.decode())


def _detained(page: str, names: list[str]) -> None:
    said = f"{', '.join(names)} detained in Baku on March 7, 2013."
    event = {"type": "detention", "people": names, "place": "Baku", "date": "2013-03-07"}
    keep([Told(id=page, published="2013-03-11", segments=((page, "2013-03-11", said),), readings=((0, said, event),))])


@pytest.mark.parametrize(
    "asked", [{"on": "2014-02-30"}, {"on": "0000"}, {"status": "x"}, {"q": "a" * 999}, {"leaf": "-1"}, {"q": "\x00"}]
)
def test_a_question_not_understood_is_answered_all_the_same(client: Client, register: list[str], asked: dict[str, str]) -> None:
    assert client.get("/people/", asked).status_code == 200


def test_what_was_wrong_with_a_day_is_said(client: Client, register: list[str]) -> None:
    assert 'class="error"' in client.get("/people/", {"on": "2014-02-30"}).content.decode()


def test_a_person_with_status_events_names_and_reasons(client: Client, register: list[str]) -> None:
    html = client.get(_address(client, "bakhtiyar-guliyev")).content.decode()
    page = text_of(html)
    assert "What is known about Bakhtiyar Guliyev ?" in page
    assert "on remand" in page
    assert "unconfirmed: the term ended on 9 June 2013 and nothing was reported since" in page
    assert "computed: 3 months counted from the remand, 9 March 2013" in page
    assert "Khatai District Court" in page
    assert REMAND in page
    assert "Reported is not confirmed" in page
    assert "example.org · published 11 March 2013 · captured 18 March 2013" in page
    assert re.search(r"SHA-256 [0-9a-f]{64}", page)


def test_spellings_taken_for_one_person_say_why(client: Client, register: list[str]) -> None:
    found = [person for person in queries.people(queries.Edtf.parse("2020-01-01").day) if "Mamed Azizov" in person.spellings]
    page = text_of(client.get(f"/people/{found[0].key}/", follow=True).content.decode())
    assert "Mamed Azizov" in page
    assert "Mammad Azizov" in page
    assert "Taken for one person:" in page
    assert "decided by rule:" in page
    assert SENTENCE in page
    assert APPEAL in page


def test_every_mark_of_a_source_leads_to_its_sentence_in_the_kept_page(client: Client, register: list[str]) -> None:
    html = client.get(_address(client, "bakhtiyar-guliyev")).content.decode()
    marks = re.findall(r'class="mark" href="#([^"]+)"', html)
    assert len(marks) >= 8
    assert set(marks) <= set(re.findall(r'id="([^"]+)"', html))
    quotes = re.findall(r'href="(/pages/[a-z0-9]+/)#([^"]+)"', html)
    assert quotes
    for address, anchor in quotes:
        assert f'<mark id="{anchor}">' in client.get(address).content.decode()


def test_addresses_of_people_are_settled(client: Client, register: list[str]) -> None:
    settled = _address(client, "bakhtiyar-guliyev")
    key = settled.split("/")[2].split("-")[0]
    for other in (f"/people/{key}/", f"/people/{key}-somebody-else/"):
        response = client.get(other)
        assert (response.status_code, response.headers["Location"]) == (301, settled)
    assert client.get("/people/nobody/").status_code == 404


def test_the_key_of_any_mention_leads_to_the_person(client: Client, register: list[str]) -> None:
    from habeas.register.models import Mention

    for mention in Mention.objects.filter(person__isnull=False):
        assert client.get(f"/people/{mention.key}/", follow=True).status_code == 200


def test_pages_are_read_and_never_written(client: Client, register: list[str]) -> None:
    assert client.post("/people/").status_code == 405
