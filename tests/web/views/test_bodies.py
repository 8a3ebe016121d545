"""Courts, judges, prisons and cases: by the names that pages give them."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from habeas.register.bodies import Body, bodies, body, body_key
from prepared import prepared
from web.registers import JUDGE, KHATAI, PAGES, Told, keep
from web.shown import text_of

MOVED = "Mammad Azizov was moved to Penal Colony No. 2 on June 1, and Shahin Novruzlu to Penal Colony No. 14."
AGAIN = "Shahin Novruzlu was moved on to Penal Colony No. 17 on August 3."
ASKED = "The Khatai court refused on March 20 to free Bakhtiyar Guliyev."
HELD = "Bakhtiyar Guliyev was remanded on March 20 and is held in Kurdakhani prison."
BEATEN = "In Kurdakhani prison Shahin Novruzlu was beaten on March 25."
SOUGHT = "Lawyers say that judge Javid Huseynov never acquitted Mammad Azizov."
MORE = (
    Told(
        id="gilavar-9",
        published="2014-09-01",
        url="https://example.org/gilavar/colony",
        segments=(("In the colonies", "2014-09-01", f"{MOVED}\n{AGAIN}\n{ASKED}\n{SOUGHT}\n{HELD}\n{BEATEN}"),),
        readings=(
            (0, MOVED, {"type": "transfer", "people": ["Mammad Azizov"], "place": "Penal Colony No. 2", "date": "2014-06-01"}),
            (0, MOVED, {"type": "transfer", "people": ["Shahin Novruzlu"], "place": "Penal Colony No. 14", "date": "2014-06-01"}),
            (0, AGAIN, {"type": "transfer", "people": ["Shahin Novruzlu"], "place": "Penal Colony No. 17", "date": "2014-08-03"}),
            (
                0,
                ASKED,
                {
                    "type": "appeal_ruling",
                    "people": ["Bakhtiyar Guliyev"],
                    "court": "Khatai Court",
                    "case": "NIDA case",
                    "outcome": "rejected",
                    "date": "2013-03-20",
                },
            ),
            (0, HELD, {"type": "remand", "people": ["Bakhtiyar Guliyev"], "place": "Kurdakhani prison", "date": "2013-03-20"}),
            (
                0,
                BEATEN,
                {"type": "ill_treatment", "people": ["Shahin Novruzlu"], "place": "Kurdakhani prison", "date": "2013-03-25"},
            ),
            (0, SOUGHT, {"type": "acquittal", "people": ["Mammad Azizov"], "judge": JUDGE, "stance": "denied"}),
        ),
    ),
)


@pytest.fixture
def kept(home: Path, db: None) -> None:
    prepared(_keep_all, home)


def _keep_all() -> None:
    keep([*PAGES, *MORE])


def _one(client: Client, kind: str, name: str) -> str:
    html = client.get(f"/{kind}s/").content.decode()
    found = re.search(rf'href="(/{kind}s/[a-z0-9]{{16}}-{name}/)"', html)
    assert found is not None, html
    answer = client.get(found[1])
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_judge_by_what_was_decided_each_with_the_sentence_that_says_so(client: Client, kept: None) -> None:
    assert f"{JUDGE} 2 Sentence 2 6 May 2014" in text_of(client.get("/judges/").content.decode())
    html = _one(client, "judge", "javid-huseynov")
    page = text_of(html)
    assert "Sentence 2 · 2 people" in page
    assert re.search(r"Mammad Azizov 6 May 2014 Sentence 7 years 6 months reported — example.net", page), page
    assert len(re.findall(r'href="/pages/[a-z0-9]+/#article-', html)) == 3  # both sentences, and the acquittal that is denied
    assert "Acquittal denied" in page


def test_a_court_under_two_names_is_two_and_each_names_the_other(client: Client, kept: None) -> None:
    listed = client.get("/courts/").content.decode()
    assert listed.index(KHATAI) < listed.index("Khatai Court<")
    html = _one(client, "court", "khatai-district-court")
    assert "Nobody has said that the names below are the same." in html
    assert re.search(r'href="/courts/[a-z0-9]+-khatai-court/"><bdi>Khatai Court', html)
    assert "Remand in custody 1 · 3 people" in text_of(html)


def _stays(html: str) -> list[str]:
    table = html[html.index('id="there"') : html.index('id="record"')]
    return [text_of(row) for row in re.findall(r'<tr role="row"><th scope="row".*?</tr>', table, re.S)]


def test_who_is_in_a_prison_and_who_was_before(client: Client, kept: None) -> None:
    html = _one(client, "prison", "penal-colony-no-2")
    assert _stays(html) == [f"Mammad Azizov 1 June 2014 there, as far as reported {MOVED}"]
    assert "One person is there" in text_of(html) and "other names" not in html, "numbers tell colonies apart"
    left = _one(client, "prison", "penal-colony-no-14")
    assert _stays(left) == [f"Shahin Novruzlu 1 June 2014 3 August 2014 → Penal Colony No. 17 {MOVED}"]
    assert "Nobody is reported to be there now." in text_of(left) and "One time there is over" in text_of(left)
    assert _stays(_one(client, "prison", "penal-colony-no-17")) == [f"Shahin Novruzlu 3 August 2014 17 October 2014 {AGAIN}"]


def test_whoever_any_event_places_there_is_there(client: Client, kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    html = _one(client, "prison", "kurdakhani-prison")
    assert _stays(html) == [
        f"Bakhtiyar Guliyev 20 March 2013 there, as far as reported {HELD}",
        f"Shahin Novruzlu 25 March 2013 at the latest 1 June 2014 → Penal Colony No. 14 {BEATEN}",
    ]
    assert "2 people" in text_of(html)
    assert "Baku" not in client.get("/prisons/").content.decode(), "where they were arrested is no prison"
    for link in re.findall(r'href="(/(?:people|pages)/[^"]+#[^"]+)"', html):
        address, anchor = link.split("#")
        assert f'id="{anchor}"' in client.get(address).content.decode()
    facet = client.get("/people/", {"on": "2013-04-01", "prison": "Kurdakhani prison"}).content.decode()
    assert "Bakhtiyar Guliyev" in facet and "Shahin Novruzlu" in facet
    monkeypatch.setattr("habeas.web.views.shown.LEAF_LENGTH", 1)
    assert len(_stays(_one(client, "prison", "kurdakhani-prison"))) == 1
    (following,) = re.findall(r'rel="next" href="(\?people=2)"', _one(client, "prison", "kurdakhani-prison"))
    key = body_key(Body.PRISON, "Kurdakhani prison")
    second = client.get(f"/prisons/{key}-kurdakhani-prison/{following}").content.decode()
    assert "Shahin Novruzlu" in _stays(second)[0]


def test_of_a_place_that_is_called_no_prison_those_alone_count_who_were_moved_there(client: Client, kept: None) -> None:
    moved, arrested = "Ilgar Mammadov was moved to Shaki.", "Mammad Azizov was detained in Shaki."
    readings = (
        (0, moved, {"type": "transfer", "people": ["Ilgar Mammadov"], "place": "Shaki", "date": "2014-08-04"}),
        (0, arrested, {"type": "detention", "people": ["Mammad Azizov"], "place": "Shaki", "date": "2013-03-07"}),
    )
    keep([Told(id="shaki", published="2014-09-02", segments=((None, "2014-09-02", f"{moved} {arrested}"),), readings=readings)])
    (shaki,) = (one for one in bodies(Body.PRISON) if one.name == "Shaki")
    assert shaki == body(Body.PRISON, "Shaki").summary and (shaki.people, shaki.events) == (1, 1)
    for kind in Body:
        assert all(one == body(kind, one.name).summary for one in bodies(kind))


def test_a_case_has_its_people_and_the_person_leads_to_it(client: Client, kept: None) -> None:
    page = text_of(_one(client, "case", "nida-case"))
    assert "Bakhtiyar Guliyev 20 March 2013" in page and "Court: Khatai Court" in page
    person = client.get("/people/", {"q": "Guliyev"}).content.decode()
    story = client.get(re.search(r'href="(/people/[a-z0-9]+-bakhtiyar-guliyev/)"', person)[1]).content.decode()  # type: ignore[index]
    assert re.search(r'href="/cases/[a-z0-9]+-nida-case/"', story) and re.search(r'href="/courts/[a-z0-9]+-khatai-court/"', story)


def test_an_address_stays_whatever_stands_behind_the_key(client: Client, kept: None) -> None:
    key = bodies(Body.JUDGE)[0].key
    moved = client.get(f"/judges/{key}-of-old/")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/judges/{key}-javid-huseynov/")
    assert client.get("/judges/nobody/").status_code == 404
    assert client.get("/courts/" + key + "/").status_code == 404


def test_names_are_sought_in_any_spelling(client: Client, kept: None) -> None:
    assert f"<bdi>{JUDGE}" in client.get("/judges/", {"q": "hüseynov JAVID"}).content.decode()
    assert "No name has these words" in client.get("/judges/", {"q": "zzz"}).content.decode()


def test_what_hostile_pages_call_a_court_is_text(client: Client, hostile: str) -> None:
    html = client.get("/courts/").content.decode()
    assert "<script" not in html and "&lt;script&gt;" in html
    address = re.search(r'href="(/courts/[a-z0-9]{16}[^"]*)"', html)
    assert address is not None
    page = client.get(address[1]).content.decode()
    assert "<script" not in page and "<img" not in page


@pytest.mark.parametrize("kind", Body)
def test_an_empty_register_says_so_and_has_no_such_page(client: Client, home: object, db: None, kind: Body) -> None:
    assert "No page kept here" in client.get(f"/{kind}s/").content.decode()


def test_few_questions_to_the_database(client: Client, kept: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(6):
        client.get("/courts/")
    key = bodies(Body.COURT)[0].key
    with django_assert_max_num_queries(14):
        client.get(f"/courts/{key}/", follow=True)
