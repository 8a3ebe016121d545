"""What is answered while the answer is being worked out for somebody else."""

import json
from collections.abc import Iterator

import pytest
from django.test import Client

from habeas.register import clocks
from habeas.register.remembered import BeingWorkedOut
from web.shown import text_of


def _busy(*_asked: object) -> None:
    raise BeingWorkedOut("the answer is being worked out; try again in a moment")


@pytest.fixture
def busy(register: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for question in ("roll", "compared_once", "counted"):
        monkeypatch.setattr(clocks, question, _busy)
    yield


@pytest.mark.parametrize(
    "address",
    [
        "/people/?known=2013-03-20",
        "/people/?known=2013-03-20&format=csv",
        "/status/?on=2013-03-20&known=2013-03-20",
        "/status/changes/?since=2013-01-01&until=2013-03-20",
    ],
)
def test_a_page_says_to_try_again(client: Client, busy: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 503 and int(answer.headers["Retry-After"]) > 0
    html = answer.content.decode()
    assert "The answer is being worked out" in text_of(html) and "Try again in a moment" in text_of(html)
    assert f'href="{address}"'.replace("&", "&amp;") in html


def test_a_program_is_told_so_too(client: Client, busy: None) -> None:
    answer = client.get("/api/v1/status?on=2013-03-20")
    assert answer.status_code == 503 and int(answer.headers["Retry-After"]) > 0
    assert json.loads(answer.content)["detail"] == "the answer is being worked out"
