"""`habeas review`: the queue, and decisions from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from running import EXAMPLES, habeas

pytestmark = pytest.mark.commands

BY = ("--by", "N. Reviewer", "--why", "I read the page")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("reviewed")
    page = EXAMPLES / "pages" / "n01.txt"
    assert habeas("add", page, "--published", "2013-03-15", home=home).returncode == 0
    return home


def waiting(home: Path) -> list[dict[str, str]]:
    asked = habeas("review", "queue", "--format", "jsonl", home=home)
    assert asked.returncode == 0, asked.stderr
    return [json.loads(line) for line in asked.stdout.splitlines()]


def test_an_event_is_accepted_and_taken_back(home: Path) -> None:
    first, *rest = waiting(home)
    assert first["quote"] and first["frame"] and rest
    accepted = habeas("review", "accept", first["event"], *BY, home=home)
    assert accepted.returncode == 0 and "accept, " in accepted.stdout
    assert [one["event"] for one in waiting(home)] == [one["event"] for one in rest]
    undone = habeas("review", "undo", accepted.stdout.split(":")[0], *BY, home=home)
    assert undone.returncode == 0 and "was taken back by N. Reviewer" in undone.stdout
    assert waiting(home) == [first, *rest]


def test_a_field_is_corrected(home: Path) -> None:
    event = waiting(home)[0]["event"]
    corrected = habeas("review", "correct", event, "place", "Ganja", *BY, home=home)
    assert corrected.returncode == 0, corrected.stderr
    shown = [json.loads(line) for line in habeas("events", "--format", "jsonl", home=home).stdout.splitlines()]
    (found,) = (one for one in shown if one.get("place") == "Ganja")
    assert found["standing"] == "confirmed"


def test_whether_somebody_is_a_woman_or_a_man_is_said_counted_and_taken_back(home: Path) -> None:
    one, *_rest = (json.loads(line) for line in habeas("people", "--format", "jsonl", home=home).stdout.splitlines())

    def of_one() -> dict[str, Any]:
        told: dict[str, Any] = json.loads(habeas("person", one["key"], "--format", "jsonl", home=home).stdout.splitlines()[0])[
            "sex"
        ]
        return told

    assert of_one() == {"known": "unknown"}
    said = habeas("review", "sex", one["key"], "male", *BY, home=home)
    assert said.returncode == 0 and f"sex, {one['name']}, decided by N. Reviewer" in said.stdout
    assert of_one()["known"] == "male"
    shown = habeas("person", one["key"], home=home).stdout
    assert "Sex: male" in shown and "I read the page" in shown
    asked = habeas("status", "--on", "2013-03-20", "--figures", "--format", "jsonl", home=home)
    (figures,) = (json.loads(line) for line in asked.stdout.splitlines())
    assert figures["figures"]["sex"]["male"] == 1 and sum(figures["figures"]["sex"].values()) == figures["most"]
    assert any(of.get("male") for of in figures["figures_by_sex"]["custody"].values())
    assert "Women" in habeas("status", "--on", "2013-03-20", "--figures", home=home).stdout
    assert habeas("review", "sex", one["key"], "lady", *BY, home=home).returncode == 2
    assert habeas("review", "undo", said.stdout.split(":")[0], *BY, home=home).returncode == 0
    assert of_one()["known"] == "unknown"


def test_somebody_is_published_withheld_and_written_into_a_folder(home: Path, tmp_path: Path) -> None:
    events = [json.loads(line) for line in habeas("events", "--format", "jsonl", home=home).stdout.splitlines()]
    detention = next(event for event in events if event["type"] == "detention")
    assert habeas("review", "accept", detention["key"], *BY, home=home).returncode == 0
    people = [json.loads(line) for line in habeas("people", "--format", "jsonl", home=home).stdout.splitlines()]
    person = next(person for person in people if person["name"] in str(detention["people"]))

    def said_to_be_in(folder: Path) -> str:
        ran = habeas("publish", folder, home=home)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    assert ": 0 people, 0 events, " in said_to_be_in(tmp_path / "site")
    published = habeas("review", "publish-person", person["key"], *BY, home=home)
    assert published.returncode == 0 and f"publish, {person['name']}, decided by N. Reviewer" in published.stdout
    assert ": 1 person, 1 event, " in said_to_be_in(tmp_path / "site")
    withheld = habeas("review", "withhold-person", person["key"], *BY, home=home)
    assert withheld.returncode == 0
    assert ": 0 people, 0 events, " in said_to_be_in(tmp_path / "site")
    assert habeas("review", "undo", withheld.stdout.split(":")[0], *BY, home=home).returncode == 0
    assert ": 1 person, 1 event, " in said_to_be_in(tmp_path / "site")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    refused = habeas("publish", tmp_path / "mine", home=home)
    assert refused.returncode == 1 and "holds something else" in refused.stderr and refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("publish-person", "nobodyknowsthis1", *BY), "there is no mention 'nobodyknowsthis1' of somebody", 1),
        (("withhold-person", "nobodyknowsthis1", "--by", "N."), "--why", 2),
        (("accept", "nobodyknowsthis1", *BY), "there is no event 'nobodyknowsthis1'", 1),
        (("correct", "nobodyknowsthis1", "colour", "red", *BY), "'colour' cannot be corrected", 1),
        (("correct", "nobodyknowsthis1", "people", "[red", *BY), "is no JSON", 2),
        (("accept", "nobodyknowsthis1", "--by", "N."), "--why", 2),
        (("undo", "nobodyknowsthis1", *BY), "there is no decision", 1),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(home: Path, arguments: tuple[str, ...], said: str, code: int) -> None:
    refused = habeas("review", *arguments, home=home)
    assert refused.returncode == code and said in refused.stderr and refused.stderr.count("\n") == 1
