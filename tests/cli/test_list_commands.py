"""`habeas list` and `habeas match` as anyone types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from running import habeas

pytestmark = pytest.mark.commands

FIRST = """Name;Arrested;Status
Ülvi Həsənli;20.11.2023;detained
Tofiq Yaqublu;14.12.2023;detained
=cmd|x Abbasova;21.11.2023;detained
"""
SECOND = "ФИО;Дата ареста;Статус\nГасанлы Ульви;20 ноября 2023 г.;осужден на 9 лет\nБахруз Самедов;21.08.2024;под следствием\n"


def kept(folder: Path, name: str, text: str, as_of: str, *more: str):  # type: ignore[no-untyped-def]
    (folder / name).write_text(text, encoding="utf-8")
    return habeas(
        "list", "import", folder / name, "--publisher", "Union", "--as-of", as_of, *more, home=folder / "home", cwd=folder
    )


def test_two_editions_and_what_changed(tmp_path: Path) -> None:
    first = kept(tmp_path, "first.csv", FIRST, "2024-05-01")
    assert first.returncode == 0 and "3 people kept." in first.stdout, first.stderr
    second = kept(tmp_path, "second.csv", SECOND, "2024-10-01", "--format", "jsonl")
    answer = json.loads(second.stdout)
    assert answer["added"] == ["Бахруз Самедов"] and len(answer["gone"]) == 2
    assert answer["changed"][0]["changes"]["status"] == ["detained", "осужден на 9 лет"]
    shown = habeas("list", "show", "--format", "jsonl", home=tmp_path / "home", cwd=tmp_path)
    assert [json.loads(line)["people"] for line in shown.stdout.splitlines()] == [3, 2]
    assert habeas("verify", home=tmp_path / "home", cwd=tmp_path).returncode == 0
    assert habeas("rebuild", "--check", home=tmp_path / "home", cwd=tmp_path).returncode == 0


def test_what_stops_an_import_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    stopped = kept(tmp_path, "first.csv", FIRST.replace("20.11.2023", "20.11.2033"), "2024-05-01")
    assert stopped.returncode == 1 and "after the list's own day" in stopped.stdout
    assert stopped.stderr.startswith("habeas: first.csv: nothing was kept") and stopped.stderr.count("\n") == 1
    shown = habeas("list", "show", home=tmp_path / "home", cwd=tmp_path)
    assert "No list is kept" in shown.stdout
    unknown = kept(tmp_path, "other.csv", "Wer;Wann\nIlya Yashin;2022\n", "2024-05-01")
    assert unknown.returncode == 1 and "--column name=HEADING" in unknown.stderr


def test_list_against_list_to_files_that_compute_nothing(tmp_path: Path) -> None:
    kept(tmp_path, "first.csv", FIRST, "2024-05-01")
    (tmp_path / "second.csv").write_text(SECOND, encoding="utf-8")
    for name in ("out.csv", "out.xlsx"):
        ran = habeas("list", "compare", "Union", "second.csv", "--out", name, home=tmp_path / "home", cwd=tmp_path)
        assert ran.returncode == 0 and "1 contradictory" in ran.stdout, ran.stderr
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["standing"] for row in rows} == {"contradictory", "only in A", "only in B"}
    assert any(row["in A"].startswith("'=cmd") for row in rows)
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    nobody = habeas("list", "compare", "Union", "Nobody", home=tmp_path / "home", cwd=tmp_path)
    assert nobody.returncode == 1 and "there are: Union" in nobody.stderr


def test_the_registers_own_list_is_kept_and_compared(tmp_path: Path) -> None:
    page = "Court\nA court in Baku sentenced Rashad Hasanov to seven years in prison on May 6, 2014.\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    habeas("add", "page.txt", "--published", "2014-05-07", home=tmp_path / "home", cwd=tmp_path)
    asked = ("list", "publish", "--as-of", "2014-06-01")
    unnamed = habeas(*asked, home=tmp_path / "home", cwd=tmp_path)
    assert unnamed.returncode == 1 and unnamed.stderr.startswith("habeas: say under which name")
    named = habeas(*asked, "--publisher", "Ours", "--status", "serving", home=tmp_path / "home", cwd=tmp_path)
    assert named.returncode == 0 and "1 people kept." in named.stdout, named.stderr
    nobody = habeas(*asked, "--regarded-by", "Nobody", home=tmp_path / "home", cwd=tmp_path)
    assert nobody.returncode == 1 and "there is no list to keep" in nobody.stderr
    free = habeas(*asked, "--status", "released", home=tmp_path / "home", cwd=tmp_path)
    assert free.returncode == 2 and "the kinds are detained, remanded, house arrest, on trial, serving" in " ".join(
        free.stderr.replace("│", " ").split()
    )
    kept(tmp_path, "first.csv", FIRST, "2024-05-01", "--column", "status=")
    ran = habeas("list", "compare", "Ours", "Union", home=tmp_path / "home", cwd=tmp_path)
    assert "3 only in B" in ran.stdout
    assert habeas("verify", home=tmp_path / "home", cwd=tmp_path).returncode == 0


def test_pairs_matched_to_a_file_and_a_bad_file_leaves_none(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("id,name1,name2,x\n1,Ülvi Həsənli,Ульви Гасанлы,\n", encoding="utf-8")
    ran = habeas("match", "pairs.csv", "--out", "out.csv", home=tmp_path / "home", cwd=tmp_path)
    assert ran.returncode == 0 and ran.stdout == "out.csv: 1 pair compared\n"
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("id,score,verdict,why\n1,0.97,same,")
    (tmp_path / "bad.csv").write_text("id,name1\n1,x\n", encoding="utf-8")
    bad = habeas("match", "bad.csv", "--out", "none.csv", home=tmp_path / "home", cwd=tmp_path)
    assert bad.returncode == 1 and bad.stderr == "habeas: line 2: there is no column 'name2'; the columns are id, name1, name2\n"
    assert not (tmp_path / "none.csv").exists()
