"""Web archives, PDFs and time stamps, as anyone uses them."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.archives import PAGE, Crawl, crawl, pdf, wacz
from register.authority import Authority, serving
from running import environment, habeas, started

pytestmark = pytest.mark.commands


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    if shutil.which("openssl") is None:
        pytest.skip("needs the program openssl")
    with serving(tmp_path_factory.mktemp("authority")) as found:
        yield found


def test_archives_and_pdfs_are_added_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    wacz(tmp_path / "a.wacz", {"data.warc.gz": crawl()})
    (tmp_path / "b.pdf").write_bytes(pdf([["Rashad Hasanov was detained in Baku on 14 March 2013, his lawyer said."]]))
    added = habeas("add", "a.wacz", "b.pdf", home=home, cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    assert added.stdout.splitlines()[-1].startswith("3 pages kept")
    assert "left out 1 record: each is of type 'image/png'" in added.stderr
    again = habeas("add", "b.pdf", "a.wacz", home=home, cwd=tmp_path)
    assert again.stdout.splitlines()[-1] == "Nothing new: 3 pages already kept."
    assert habeas("verify", home=home).stdout == "All is well: 3 pages checked.\n"


def test_segments_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(crawl())
    lines = habeas("segment", "a.warc.gz", home=tmp_path, cwd=tmp_path).stdout.splitlines()
    assert {json.loads(line)["page"] for line in lines} == {"https://example.org/ülvi", "https://example.org/2"}


def test_a_page_lost_in_an_archive_is_named(tmp_path: Path) -> None:
    archive = Crawl().response(b"\x89PNG", "https://example.org/bad").response(PAGE).bytes()
    (tmp_path / "a.warc.gz").write_bytes(archive)
    ran = habeas("read", "a.warc.gz", home=tmp_path, cwd=tmp_path)
    assert ran.returncode == 0
    assert "left out a.warc.gz, record 1 (https://example.org/bad): is a PNG image" in ran.stderr


def test_a_damaged_archive_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(crawl()[:-40])
    ran = habeas("add", "a.warc.gz", home=tmp_path / "home", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("habeas: a.warc.gz: ends in the middle") and ran.stderr.count("\n") == 1
    assert not list((tmp_path / "home").rglob("*.warc.gz"))


def test_an_archive_killed_half_way_is_completed(tmp_path: Path) -> None:
    archive = Crawl()
    for number in range(30):
        archive.response(PAGE + b"<p>%d</p>" % number, f"https://example.org/{number}")
    (tmp_path / "a.warc.gz").write_bytes(archive.bytes())
    with started("-m", "habeas", "add", "a.warc.gz", environment=environment(tmp_path / "home"), cwd=tmp_path) as process:
        for _ in range(3):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    added = habeas("add", "a.warc.gz", home=tmp_path / "home", cwd=tmp_path)
    assert added.returncode == 0
    verified = habeas("verify", home=tmp_path / "home")
    assert verified.returncode == 0 and verified.stdout.endswith("All is well: 30 pages checked.\n")


def test_time_stamps(tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (tmp_path / "a.html").write_bytes(PAGE)
    assert "name the time-stamp authority" in habeas("timestamp", home=home).stderr
    habeas("add", "a.html", home=home, cwd=tmp_path)
    failed = habeas("timestamp", "--authority", "http://127.0.0.1:9/", home=home)
    assert failed.returncode == 1 and "time stamp failed" in failed.stderr
    noted = habeas("verify", home=home)
    assert noted.returncode == 0 and noted.stdout.startswith("note: file habeas-000001") and "time stamp failed" in noted.stdout
    monkeypatch.setenv("HABEAS_TSA_URL", authority.url)
    assert ": stamped at " in habeas("timestamp", home=home).stdout
    assert ": already stamped at " in habeas("timestamp", home=home).stdout
    verified = habeas("verify", "--tsa-ca", authority.root, home=home)
    assert verified.stdout == "All is well: 1 page checked.\n"
    (token,) = (home / "warc").glob("*.tsr")
    token.unlink()
    lost = habeas("verify", "--format", "jsonl", home=home)
    assert lost.returncode == 3 and "cannot be read" in json.loads(lost.stdout)["problem"]


def test_a_folder_of_saved_pages_is_kept_but_for_what_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE)
    (folder / "empty.html").write_bytes(b"")
    (folder / "style.css").write_text("p {}")
    added = habeas("add", "saved", home=tmp_path / "home", cwd=tmp_path)
    assert added.returncode == 0
    assert added.stdout.splitlines()[-1].startswith("1 page kept")
    assert added.stderr.splitlines() == [
        "habeas: left out saved/empty.html: is empty; there is nothing to read",
        "habeas: left out 1 file: each is no page by its name (HTML, text or PDF)",
    ]


def test_an_archive_without_a_page_says_that_nothing_was_kept(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(Crawl().response(b"gone", status="404 Not Found").bytes())
    ran = habeas("add", "a.warc.gz", home=tmp_path / "home", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.splitlines()[-1] == "habeas: nothing was kept: no page was found in what was handed in"


def test_a_page_in_a_language_that_is_not_read_is_kept_and_said_to_be_unread(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "a.txt").write_text("Суд в Баку продлил арест журналисту на три месяца, сообщил его адвокат.\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><script>load()</script></html>")
    added = habeas("add", "a.txt", "--lang", "tlh", home=home, cwd=tmp_path)
    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout.splitlines()[0] == "a.txt: kept, not read: its language is not read yet"
    assert habeas("add", "b.html", home=home, cwd=tmp_path).stdout.startswith("b.html: kept, no text of an article or brief")
    assert "b.html: no text of an article" in habeas("segment", "b.html", home=home, cwd=tmp_path).stderr
    assert habeas("verify", home=home).stdout == "All is well: 2 pages checked.\n"
    assert habeas("rebuild", "--check", home=home).returncode == 0
    wrong = habeas("add", "a.txt", "--lang", "Klingon", home=home, cwd=tmp_path)
    assert wrong.returncode == 2 and "'Klingon' is no language code" in wrong.stderr


def test_an_address_of_another_kind_is_refused_as_an_address(tmp_path: Path) -> None:
    ran = habeas("add", "ftp://example.org/a", home=tmp_path)
    assert ran.returncode == 1
    assert ran.stderr == "habeas: ftp://example.org/a: only http and https addresses are fetched, not ftp\n"
