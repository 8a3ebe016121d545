"""Who asked, and what answer came."""

from django.test import Client

from web.shown import text_of


def test_empty(client: Client, home: object, db: None) -> None:
    assert "habeas add" in client.get("/appeals/").content.decode()


def test_asks_with_their_answers(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/appeals/").content.decode())
    assert "2 appeals are known; an answer is known to 1 of them." in page
    assert "Asked by Amnesty International 1 Asked of President Ilham Aliyev 1 Demands free the prisoners" in page
    assert "Response no answer given" in page
    assert "Taken for an answer because:" in page
    assert "Occasion Easter session (April 2014)" in page


def test_those_without_an_answer(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/appeals/", {"answer": "none"}).content.decode())
    assert "fourteen lawmakers" in page
    assert "No answer known" in page
    assert "Amnesty International" not in page


def test_by_words(client: Client, register: list[str]) -> None:
    page = text_of(client.get("/appeals/", {"q": "council europe"}).content.decode())
    assert "fourteen lawmakers" in page
    assert "Amnesty International" not in page
    assert "No appeal fits" in client.get("/appeals/", {"q": "nobody"}).content.decode()
