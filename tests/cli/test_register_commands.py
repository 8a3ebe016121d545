"""The commands that keep pages and answer questions, on a register of the first example pages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from running import EXAMPLES, environment, habeas, started

pytestmark = pytest.mark.commands

PAGES = [EXAMPLES / "pages" / name for name in ("n01.txt", "n02.html", "n10.txt")]


HEEDING_INTERRUPTS = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("habeas", run_name="__main__")
"""
"""A suite run in the background hands its children an ignored Ctrl-C; a person at a terminal does not."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("register")
    manifest = home / "manifest.jsonl"
    lines = (EXAMPLES / "manifest.jsonl").read_text().splitlines()
    wanted = [json.loads(line) for line in lines if json.loads(line)["id"] in ("n01", "n02", "n10")]
    manifest.write_text("".join(json.dumps({**page, "file": str(EXAMPLES / page["file"])}) + "\n" for page in wanted))
    added = habeas("add", "--manifest", manifest, home=home)
    assert added.returncode == 0, added.stderr
    assert "3 pages kept" in added.stdout and added.stderr == ""
    return home


def test_adding_again_changes_nothing_and_says_so(home: Path) -> None:
    again = habeas("add", "--manifest", home / "manifest.jsonl", home=home)
    assert again.returncode == 0
    assert again.stdout.splitlines() == [
        *(f"{page}: already kept" for page in ("n01", "n02", "n10")),
        "Nothing new: 3 pages already kept.",
    ]
    as_json = habeas("add", "--manifest", home / "manifest.jsonl", "--format", "jsonl", home=home)
    assert [(line["page"], line["new"]) for line in map(json.loads, as_json.stdout.splitlines())] == [
        ("n01", False),
        ("n02", False),
        ("n10", False),
    ]


def test_people_on_a_day(home: Path) -> None:
    people = [
        json.loads(line)
        for line in habeas("people", "--on", "2013-04-03", "--held", "--format", "jsonl", home=home).stdout.splitlines()
    ]
    assert people and all(person["status"]["held"] for person in people)
    shown = habeas("people", "--on", "2013-04-03", home=home).stdout
    assert "People and where they stood on 2013-04-03" in shown
    assert all(person["name"].split()[-1] in shown for person in people)


def test_events_with_their_sources(home: Path) -> None:
    events = [
        json.loads(line) for line in habeas("events", "--type", "detention", "--format", "jsonl", home=home).stdout.splitlines()
    ]
    assert events and {event["type"] for event in events} == {"detention"}
    assert all(
        source["quote"] and source["page"]["url"].startswith("https://") for event in events for source in event["sources"]
    )
    assert "detention" in habeas("events", "--type", "detention", home=home).stdout


def test_events_of_a_person(home: Path) -> None:
    nobody = habeas("events", "--person", "Nobody Nowhere", home=home)
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert nobody.stderr == "habeas: there is nobody named 'Nobody Nowhere' in the register\n"
    people = [json.loads(line) for line in habeas("people", "--format", "jsonl", home=home).stdout.splitlines()]
    one = people[0]
    events = [
        json.loads(line) for line in habeas("events", "--person", one["key"], "--format", "jsonl", home=home).stdout.splitlines()
    ]
    assert len(events) == one["events"] > 0


def test_a_person_with_custody_and_proceedings(home: Path) -> None:
    people = [json.loads(line) for line in habeas("people", "--format", "jsonl", home=home).stdout.splitlines()]
    known = {one["key"] for one in map(json.loads, habeas("events", "--format", "jsonl", home=home).stdout.splitlines())}
    key = next(one["key"] for one in people if one["status"].get("held"))
    told = json.loads(habeas("person", key, "--format", "jsonl", home=home).stdout)
    assert told["key"] == key and told["episodes"][-1]["phases"]
    named = {phase["event"] for episode in told["episodes"] for phase in episode["phases"]}
    named |= {charged["event"] for one in told["proceedings"].get("found", ()) for charged in one.get("charges", ())}
    assert named and named <= known
    assert json.loads(habeas("person", key, "--on", "2012-01-01", "--format", "jsonl", home=home).stdout)["episodes"] == []
    shown = habeas("person", key, home=home).stdout
    assert "Times in custody" in shown and told["name"] in shown
    nobody = habeas("person", "Nobody Nowhere", home=home)
    assert (nobody.returncode, nobody.stdout, nobody.stderr.count("\n")) == (1, "", 1)


def test_status_with_both_clocks_and_a_difference(home: Path) -> None:
    def lines(*arguments: str) -> list[dict]:
        return [json.loads(line) for line in habeas("status", *arguments, "--format", "jsonl", home=home).stdout.splitlines()]

    now, *held = lines("--on", "2013-04-03")
    assert 0 < now["least"] <= now["most"] == len(held)
    then, *held_then = lines("--on", "2013-04-03", "--known", "2013-03-15")
    assert (then["known"], then["most"]) == ("2013-03-15", len(held_then))
    sums, *changes = lines("--diff", "2013-04-03@2013-03-15", "2013-04-03")
    assert sums["after"]["most"] - sums["before"]["most"] == now["most"] - then["most"] != 0
    assert changes and all(change["why"] and change["event"] for change in changes)
    assert lines("--on", "2013-04-03", "--figures")[0]["figures"]["custody"]
    assert "Who is counted otherwise" in habeas("status", "--diff", "2013-03-01", "2013-04-03", home=home).stdout
    for wrong in (["--diff", "2013-03-01", "soon"], ["--diff", "2013-03-01", "2013-04-03", "--figures"], ["--on", "soon"]):
        refused = habeas("status", *wrong, home=home)
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


def test_appeals(home: Path) -> None:
    appeals = [json.loads(line) for line in habeas("appeals", "--format", "jsonl", home=home).stdout.splitlines()]
    assert {appeal["event"]["type"] for appeal in appeals} == {"appeal"}
    assert "Appeals and their answers" in habeas("appeals", home=home).stdout


@pytest.mark.parametrize("command", ["people", "events", "appeals"])
def test_an_empty_register_says_how_to_fill_it(command: str, tmp_path: Path) -> None:
    assert habeas(command, home=tmp_path).stdout.endswith("habeas add\n")
    assert habeas(command, "--format", "jsonl", home=tmp_path).stdout == ""


def test_verify_and_rebuild(home: Path, tmp_path: Path) -> None:
    assert habeas("verify", home=home).stdout == "All is well: 3 pages checked.\n"
    rebuild = [sys.executable, "-m", "habeas", "rebuild", "--check"]
    for seed in ("1", "2"):  # strings hashed in another way leave no trace
        assert subprocess.run(rebuild, env=environment(home) | {"PYTHONHASHSEED": seed}, check=False).returncode == 0
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", home, copy], check=True)
    (warc,) = (copy / "warc").glob("*.gz")
    warc.write_bytes(warc.read_bytes()[:-5])
    faulty = habeas("verify", "--format", "jsonl", home=copy)
    assert faulty.returncode == 3 and faulty.stderr == "habeas: 1 fault found\n"
    assert "damaged" in json.loads(faulty.stdout)["problem"]


def test_a_changed_record_is_found_and_made_anew(home: Path, tmp_path: Path) -> None:
    import sqlite3

    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", home, copy], check=True)
    with sqlite3.connect(copy / "habeas.sqlite3") as database:
        database.execute("UPDATE register_person SET name = 'Somebody Else'")
    checked = habeas("rebuild", "--check", home=copy)
    assert checked.returncode == 3
    assert checked.stdout.startswith("register_person: 0 missing, 0 too many, ")
    assert habeas("rebuild", home=copy).returncode == 0
    assert habeas("rebuild", "--check", home=copy).stdout == "The record is what follows from what is kept.\n"
    assert "Somebody Else" not in habeas("people", home=copy).stdout


def test_an_interrupted_add_ends_with_130_and_the_next_goes_on(tmp_path: Path) -> None:
    adding = ("-m", "habeas", "add", "--manifest", EXAMPLES / "manifest.jsonl")
    with started(*adding, environment=environment(tmp_path)) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        assert (process.wait(), err.strip()) == (130, "habeas: interrupted")
    assert habeas("verify", home=tmp_path).returncode == 0


def test_serve_answers_on_this_machine(home: Path) -> None:
    left = home / "held" / ("0" * 32)
    left.parent.mkdir(exist_ok=True)
    left.write_text("a list that nobody kept", encoding="utf-8")
    os.utime(left, (0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING_INTERRUPTS, "serve", "--port", "0"],
        env=environment(home),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said.startswith("The register is at http://127.0.0.1:")
        assert not left.exists(), "what was left goes when the desk is started"
        with urllib.request.urlopen(said.split()[4], timeout=30) as answer:
            assert answer.status == 200
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()


def test_help_is_quick() -> None:
    """Seconds of the processor beyond a bare Python's: the best of a few, since other processes share the machine."""
    help_, bare = ((sys.executable, *rest) for rest in (("-m", "habeas", "--help"), ("-c", "")))
    assert min(_seconds(help_) - _seconds(bare) for _ in range(3)) < 0.3


def _seconds(command: tuple[str, ...]) -> float:
    """Of the processor, in the command's process."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)
