"""`habeas read` and `habeas segment`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.cli import main
from habeas.model import Agreement, Event
from running import EXAMPLES


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.jsonl"
    pages = [
        {
            "id": "a",
            "text": "Verdict in Baku\nA court in Baku sentenced Rashad Hasanov to seven years in prison on May 6, 2014.\n",
        },
        {"id": "b", "text": "Arrest in Baku\nPolice detained Zaur Gurbanli on April 1, 2013.\n", "published": "2013-04-02"},
    ]
    path.write_text("".join(json.dumps(page) + "\n" for page in pages))
    return path


def test_events_come_as_json_lines_with_their_page(capsys: pytest.CaptureFixture[str], manifest: Path) -> None:
    code, out, err = run(capsys, "read", "--manifest", manifest)
    assert (code, err) == (0, "")
    events = lines(out)
    assert {event["page"] for event in events} == {"a", "b"}
    for event in events:
        Event.from_json({key: value for key, value in event.items() if key != "page"})


def test_an_explanation_names_frame_and_evidence(capsys: pytest.CaptureFixture[str], manifest: Path) -> None:
    _, out, _ = run(capsys, "read", "--manifest", manifest, "--explain")
    for event in lines(out):
        explained = event["explain"]
        assert isinstance(explained, dict)
        assert explained["frame"] and explained["reader"]
        assert explained["agreement"] in {agreement.value for agreement in Agreement}
        assert set(explained["evidence"]) <= set(event)
        assert explained["evidence"]["people"]["words"] == event["people"]
        assert explained["evidence"]["date"]["words"] and explained["evidence"]["date"]["rule"]


def test_a_file_is_named_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "read", EXAMPLES / "pages" / "n01.txt", "--published", "2013-03-11", "--captured", "2013-03-19")
    assert {event["page"] for event in lines(out)} == {"n01.txt"}


BESIDE = """A mayor asked for the release of two printers

The mayor of Greyford asked on Monday for the release of two printers.

News
-
On January 21, the Greyford court continued the trial of the printer Tomas Feld.
-
On January 21, the printer Anna Rook was released from prison in Greyford.
"""


@pytest.mark.parametrize(("given", "day"), [((), "2024-01-21?"), (("--captured", "2025-01-22"), "2025-01-21?")])
def test_the_year_of_what_stands_beside_an_article_is_never_certain(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, given: tuple[str, ...], day: str
) -> None:
    """It may have been put there long after the article, whether or not the day of the copy is known."""
    (tmp_path / "page.txt").write_text(BESIDE)
    _, out, _ = run(capsys, "read", tmp_path / "page.txt", "--published", "2024-10-04", *given)
    assert {event["date"] for event in lines(out) if event["segment"] != "article"} == {day}


def test_events_and_segments_as_tables(capsys: pytest.CaptureFixture[str], manifest: Path) -> None:
    code, out, _ = run(capsys, "read", "--manifest", manifest, "--format", "table")
    assert code == 0 and "Zaur Gurbanli" in out and "Events read" in out
    code, out, _ = run(capsys, "segment", "--manifest", manifest, "--format", "table")
    assert code == 0 and "Verdict in Baku" in out


def test_segments_are_what_capture_cuts(capsys: pytest.CaptureFixture[str]) -> None:
    manifest = EXAMPLES / "manifest.jsonl"
    code, out, _ = run(capsys, "segment", "--manifest", manifest)
    expected = [
        {
            "page": given.id,
            "segment": s.id,
            "title": s.title,
            "date": str(s.date) if s.date else None,
            "date_source": s.date_source,
            "text": s.text,
        }
        for given in inputs_from_manifest(manifest)
        for s in cut(page_from_input(given))
    ]
    assert code == 0
    assert [{key: value for key, value in line.items() if key != "facts"} for line in lines(out)] == expected


def test_the_first_line_of_a_page_has_what_it_says_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "segment", EXAMPLES / "pages" / "n02.html", EXAMPLES / "pages" / "n01.txt")
    with_facts = {line["page"]: line for line in lines(out) if "facts" in line}
    assert [line["segment"] for line in with_facts.values()] == ["article", "article"]
    said = with_facts["n02.html"]["facts"]
    assert said["byline"] == [{"value": "Helen Marsh", "source": "json-ld"}]
    assert said["published"] == {"day": "2013-04-02", "written": "2013-04-02T09:20:00+01:00", "source": "json-ld"}
    assert {said[name]["source"] for name in ("section", "language", "canonical")} == {"json-ld", "html:lang", "link:canonical"}
    assert "byline" not in with_facts["n01.txt"]["facts"]
    assert with_facts["n01.txt"]["facts"]["language"] == {"value": "en", "source": "detected"}


def test_what_pages_say_of_themselves_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "segment", EXAMPLES / "pages" / "n02.html", "--format", "table")
    assert "What the pages say of themselves" in out
    assert "Helen Marsh (json-ld)" in out and "2013-04-02T09:20:00+01:00" in out and "en-GB (html:lang)" in out


@pytest.mark.parametrize("command", ["read", "segment", "add"])
@pytest.mark.parametrize(
    "bad", ["{", '{"id": "c"}', '{"id": "c", "file": "missing.txt"}', '{"id": "c", "text": "x", "published": "May"}']
)
def test_a_bad_line_is_named_and_nothing_is_printed(
    capsys: pytest.CaptureFixture[str], manifest: Path, bad: str, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    manifest.write_text(manifest.read_text() + bad + "\n")
    code, out, err = run(capsys, command, "--manifest", manifest)
    assert (code, out) == (1, "")
    assert err.startswith(f"habeas: {manifest}, line 3: ") and err.count("\n") == 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read",), "name the files"),
        (("read", "a.txt", "--manifest", "m.jsonl"), "not both"),
        (("read", "--manifest", "m.jsonl", "--lang", "az"), "--lang is said in the manifest"),
        (("read", "a.txt", "--published", "May 6"), "expected YYYY-MM-DD"),
        (("read", "a.txt", "--unknown"), "No such option"),
        (("read", "a.txt", "--format", "xml"), "is not one of"),
        (("write", "a.txt"), "No such command"),
        (("people", "--on", "20140510"), "expected YYYY-MM-DD"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("habeas: ") and said in err and "--help" in err and err.count("\n") == 1


def test_a_missing_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "read", "missing.txt") == (1, "", "habeas: missing.txt: cannot be read (No such file or directory)\n")
