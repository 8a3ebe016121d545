"""The commands that keep pages and answer questions, on a register of the first example pages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from running import EXAMPLES, ROOT, habeas

PAGES = [EXAMPLES / "pages" / name for name in ("n01.txt", "n02.html", "n10.txt")]


def _heeding_interrupts() -> None:
    """A suite run in the background hands its children an ignored Ctrl-C; a person at a terminal does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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
    assert habeas("rebuild", "--check", home=home).returncode == 0
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
    process = subprocess.Popen(
        [sys.executable, "-m", "habeas", "add", "--manifest", EXAMPLES / "manifest.jsonl"],
        env={**os.environ, "HABEAS_HOME": str(tmp_path)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_heeding_interrupts,  # noqa: PLW1509 - no threads run yet
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.strip()) == (130, "habeas: interrupted")
    assert habeas("verify", home=tmp_path).returncode == 0


def test_serve_answers_on_this_machine(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "habeas", "serve", "--port", "0"],
        env={**os.environ, "HABEAS_HOME": str(home)},
        stderr=subprocess.PIPE,
        preexec_fn=_heeding_interrupts,  # noqa: PLW1509 - no threads run yet
        text=True,
    )
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said.startswith("The register is at http://127.0.0.1:")
        with urllib.request.urlopen(said.split()[4], timeout=30) as answer:
            assert answer.status == 200
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()


def test_help_is_quick() -> None:
    """The best of a few, since other processes share the machine."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "habeas", "--help"], check=True, stdout=subprocess.DEVNULL)
        bare = time.perf_counter()
        subprocess.run([sys.executable, "-c", ""], check=True)
        times.append((bare - begun) - (time.perf_counter() - bare))
    assert min(times) < 0.3
