"""A register in one file and back: the same rows, originals and record, whole or not at all, whatever the file holds."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from authority import serving
from django.apps import apps
from django.db import connection
from keeping import PAGES, keep

from habeas.register import record, tables
from habeas.register.backup.tables import DJANGOS_OWN, insert, kept_tables, lines_of
from habeas.register.decisions import decide
from habeas.register.lists.keeping import import_list
from habeas.register.models import (
    DERIVED,
    DecidedReading,
    FoldedBy,
    FoldedIn,
    ListFile,
    Mention,
    NameMark,
    PageRelation,
    Period,
    PrisonStay,
    SearchEntry,
    SearchWord,
    SexTold,
    StatementTime,
    Stay,
    TextMark,
)
from running import EXAMPLES, habeas, started
from running import environment as environment_of

Manifest = dict[str, Any]

_BESIDE_THE_FOLD = {
    Period,
    PrisonStay,
    Stay,
    SexTold,
    TextMark,
    NameMark,
    StatementTime,
    DecidedReading,
    SearchEntry,
    SearchWord,
    FoldedBy,
    FoldedIn,
}


# --- Which tables ---------------------------------------------------------------------------------------------------------


def test_every_table_is_in_a_backup_or_made_anew() -> None:
    every = set(apps.get_models(include_auto_created=True))
    assert set(kept_tables(apps)) | set(DERIVED) == {m for m in every if m._meta.app_label not in DJANGOS_OWN}
    assert not set(kept_tables(apps)) & set(DERIVED)
    assert {model for model, _ in tables.TABLES} | _BESIDE_THE_FOLD == set(DERIVED)


def fill() -> None:
    keep(*PAGES, ("copy.txt", "2014-05-08", {**PAGES[1][2], "": None}))  # type: ignore[dict-item]
    import_list(b"Name,Arrested\nRashad Hasanov,2013-03-14\n", "list.csv", publisher="Union", as_of=dt.date(2014, 6, 1))
    one, other = Mention.objects.filter(spelling__startswith="Rashad").order_by("key")[:2]
    decide(one.key, other.key, same=False, by="A. Jurist", why="two people of one name")


@pytest.mark.django_db
def test_what_is_left_out_is_made_anew_from_what_is_in() -> None:
    fill()
    before, marks = list(record.lines()), set(TextMark.objects.values_list("mark", "text"))
    assert PageRelation.objects.exists() and ListFile.objects.exists()
    for model in DERIVED:
        rows = model._default_manager.all()
        rows._raw_delete(rows.db)
    assert list(record.lines()) == []
    record.rebuild()
    assert list(record.lines()) == before
    assert set(TextMark.objects.values_list("mark", "text")) == marks


@pytest.mark.django_db
def test_rows_are_read_back_as_they_were() -> None:
    fill()
    for model in kept_tables(apps):
        before = list(model._default_manager.order_by("pk").values())
        lines = list(lines_of(model))
        rows = model._default_manager.all()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing may wait to be checked where a table is altered
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            else:
                triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
                cursor.execute(triggers, [model._meta.db_table])
                for (name,) in cursor.fetchall():
                    cursor.execute(f"DROP TRIGGER {name}")
        rows._raw_delete(rows.db)
        assert insert(model, [line.rstrip(b"\n") for line in lines]) == len(before)
        assert list(model._default_manager.order_by("pk").values()) == before


# --- A whole register, as commands see it ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register: pages, a list, a stamped file and one that is being written to."""
    folder = tmp_path_factory.mktemp("kept")
    home = folder / "home"
    pages = sorted((EXAMPLES / "pages").iterdir())[:4]
    assert_done(habeas("add", *pages[:3], "--published", "2014-05-07", home=home))
    with serving(tmp_path_factory.mktemp("authority")) as authority:
        assert_done(habeas("timestamp", "--authority", authority.url, home=home))
    (folder / "list.csv").write_text("Name,Arrested\nRashad Hasanov,2013-03-14\n")
    assert_done(
        habeas("list", "import", folder / "list.csv", "--publisher", "Union", "--as-of", "2014-06-01", home=home, cwd=folder)
    )
    assert_done(habeas("add", pages[3], "--published", "2014-05-07", home=home))
    warc = sorted((home / "warc").glob("*.warc.gz"))[-1]
    warc.write_bytes(warc.read_bytes() + b"\x1f\x8b half a record, as it is being written")
    assert_done(habeas("backup", folder / "register.habeas", home=home))
    return folder


def assert_done(ran: Any) -> None:
    assert ran.returncode == 0, ran.stderr


def assert_well(home: Path) -> None:
    verified = habeas("verify", home=home)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert_done(habeas("rebuild", "--check", home=home))


def members(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        assert {m: hashlib.sha256(packed.read(m)).hexdigest() for m in manifest["members"]} == {
            m: about["sha256"] for m, about in manifest["members"].items()
        }
        return {name: about["sha256"] for name, about in manifest["members"].items()}


@pytest.mark.commands
def test_a_register_comes_back_as_it_was(kept: Path, tmp_path: Path) -> None:
    restored = habeas("restore", kept / "register.habeas", home=tmp_path / "new")
    assert restored.returncode == 0, restored.stderr
    assert "4 pages, 1 list" in restored.stdout and "2 files of originals" in restored.stdout
    assert_well(tmp_path / "new")
    assert_done(habeas("backup", tmp_path / "again.habeas", home=tmp_path / "new"))
    assert members(tmp_path / "again.habeas") == members(kept / "register.habeas")
    assert {name.split(".", 1)[1] for name in members(kept / "register.habeas") if name.startswith("warc/")} == {
        "warc.gz",
        "warc.gz.sha256",
        "warc.gz.sha256.tsr",
    }
    rows = [habeas("people", "--format", "jsonl", home=home).stdout for home in (kept / "home", tmp_path / "new")]
    assert rows[0] == rows[1]
    assert not [path for path in (tmp_path / "new").iterdir() if "restoring" in path.name]


@pytest.mark.commands
def test_a_restored_register_goes_on_growing(kept: Path, tmp_path: Path) -> None:
    assert_done(habeas("restore", kept / "register.habeas", home=tmp_path / "new"))
    (tmp_path / "page.txt").write_text("Police detained Zaur Gurbanli on April 1, 2013, his lawyer told the court.\n")
    added = habeas("add", tmp_path / "page.txt", "--published", "2013-04-02", home=tmp_path / "new")
    assert "1 page kept" in added.stdout, added.stderr
    assert_well(tmp_path / "new")


@pytest.mark.commands
def test_a_file_is_never_overwritten_unasked_and_for_its_owner_alone(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "register.habeas"
    file.write_text("something else")
    refused = habeas("backup", file, home=kept / "home")
    assert refused.returncode == 1 and "is not overwritten" in refused.stderr
    assert file.read_text() == "something else"
    assert_done(habeas("backup", file, "--force", home=kept / "home"))
    assert members(file) and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["register.habeas"]


@pytest.mark.commands
def test_no_secret_of_the_web_app_is_in_it(kept: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(kept / "home", home)
    (home / "secret-key").write_text("s3cret" * 10)
    assert_done(habeas("backup", tmp_path / "register.habeas", home=home))
    with zipfile.ZipFile(tmp_path / "register.habeas") as packed:
        assert not any(b"s3cret" in packed.read(name) for name in packed.namelist())


@pytest.mark.commands
def test_a_register_with_anything_in_it_is_left_alone(kept: Path, tmp_path: Path) -> None:
    refused = habeas("restore", kept / "register.habeas", home=kept / "home")
    assert refused.returncode == 1 and "is not empty" in refused.stderr
    assert_well(kept / "home")
    (tmp_path / "other" / "warc").mkdir(parents=True)
    (tmp_path / "other" / "warc" / "habeas-000001-x.warc.gz").write_bytes(b"x")
    refused = habeas("restore", kept / "register.habeas", home=tmp_path / "other")
    assert refused.returncode == 1 and "holds files" in refused.stderr
    assert [path.name for path in (tmp_path / "other").rglob("*")] == ["warc", "habeas-000001-x.warc.gz"]


@pytest.mark.commands
def test_an_empty_register_that_was_used_before_is_filled(kept: Path, tmp_path: Path) -> None:
    assert_done(habeas("people", home=tmp_path / "new"))
    assert_done(habeas("restore", kept / "register.habeas", home=tmp_path / "new"))
    assert_well(tmp_path / "new")


@pytest.mark.commands
def test_backups_made_while_pages_are_added_are_whole(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert_done(habeas("people", home=home))
    counts = []
    with started("-m", "habeas", "add", "--manifest", EXAMPLES / "manifest.jsonl", environment=environment_of(home)) as adding:
        for number in range(4):
            adding.stdout.readline()
            assert_done(habeas("backup", tmp_path / f"{number}.habeas", home=home))
        adding.communicate()
        assert adding.wait() == 0
    for number in range(4):
        new = tmp_path / f"new-{number}"
        assert_done(habeas("restore", tmp_path / f"{number}.habeas", home=new))
        assert_well(new)
        with closing(sqlite3.connect(new / "habeas.sqlite3")) as database:
            counts.append(database.execute("SELECT count(*) FROM register_capture").fetchone()[0])
    assert counts == sorted(counts) and counts[0] >= 1


@pytest.mark.commands
def test_a_backup_of_an_older_form_of_the_tables_is_brought_up_to_date(kept: Path, tmp_path: Path) -> None:
    tables = {"capture", "decision", "foundpage", "listfile", "listrow", "readingrow"}
    tables |= {"segmentrow", "site", "timestamp", "watched"}
    of_decisions = {"key", "kind", "other", "names", "decided_by", "why", "decided_at", "undoes_id"}

    def older(manifest: Manifest, content: dict[str, bytes]) -> None:
        manifest["level"] = "0006_lists"
        for name in [name for name in content if name.startswith("tables/") and name[7:-6] not in tables]:
            del content[name]
        rows = [json.loads(line) for line in content["tables/decision.jsonl"].splitlines()]
        known = ({column: row[column] for column in row if column in of_decisions} | {"mention": row["one"]} for row in rows)
        content["tables/decision.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in known)

    changed(kept / "register.habeas", tmp_path / "older.habeas", older)
    assert_done(habeas("restore", tmp_path / "older.habeas", home=tmp_path / "new"))
    assert_well(tmp_path / "new")


# --- Originals with faults ------------------------------------------------------------------------------------------------


@pytest.mark.commands
def test_faults_are_said_and_go_along_only_when_accepted(kept: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(kept / "home", home)
    finished, open_one = sorted((home / "warc").glob("*.warc.gz"))
    finished.unlink()
    refused = habeas("backup", tmp_path / "register.habeas", home=home)
    assert refused.returncode == 1 and f"{finished.name}: is missing" in refused.stderr
    assert not list(tmp_path.glob("register.habeas*"))
    lacking = habeas("backup", tmp_path / "register.habeas", "--accept-faults", home=home)
    assert lacking.returncode == 0 and f"{finished.name} is missing or cut off" in lacking.stderr
    refused = habeas("restore", tmp_path / "register.habeas", home=tmp_path / "new")
    assert refused.returncode == 1 and "has faults" in refused.stderr and "nothing was restored" in refused.stderr
    assert emptied(tmp_path / "new")
    accepted = habeas("restore", tmp_path / "register.habeas", "--accept-faults", home=tmp_path / "new")
    assert accepted.returncode == 0 and "accepted: file" in accepted.stderr, accepted.stderr
    assert (tmp_path / "new" / "warc" / open_one.name).exists()


def emptied(home: Path) -> bool:
    """Whether nothing is left but folders."""
    return not [path for path in home.rglob("*") if path.is_file()]


# --- Damaged, foreign and hostile files -----------------------------------------------------------------------------------


def changed(source: Path, target: Path, change: Callable[[Manifest, dict[str, bytes]], None]) -> None:
    """A backup written anew after a change of what it holds; its manifest fits, so that only the change can be refused."""
    with zipfile.ZipFile(source) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        content = {name: packed.read(name) for name in manifest["members"]}
    change(manifest, content)
    manifest["members"] = {
        name: {"size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
        | ({"rows": raw.count(b"\n")} if name.startswith("tables/") else {})
        for name, raw in content.items()
    } | manifest.get("lies", {})
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in content.items():
            packed.writestr(name, raw)
        packed.writestr("manifest.json", json.dumps(manifest))


def _newer_form(manifest: Manifest, content: dict[str, bytes]) -> None:
    manifest["version"] = 2


def _newer_tables(manifest: Manifest, content: dict[str, bytes]) -> None:
    manifest["level"] = "9999_later"


def _other_form(manifest: Manifest, content: dict[str, bytes]) -> None:
    manifest["form"] = "holiday pictures"


def _named(name: str) -> Callable[[Manifest, dict[str, bytes]], None]:
    def change(manifest: Manifest, content: dict[str, bytes]) -> None:
        content[name] = b"x"

    return change


def _lacking(manifest: Manifest, content: dict[str, bytes]) -> None:
    del content["tables/decision.jsonl"]


def _unlisted(manifest: Manifest, content: dict[str, bytes]) -> None:
    manifest["lies"] = {"warc/more.warc.gz": {"size": 1, "sha256": "0" * 64}}


def _other_digest(manifest: Manifest, content: dict[str, bytes]) -> None:
    raw = content["tables/capture.jsonl"]
    manifest["lies"] = {"tables/capture.jsonl": {"size": len(raw), "sha256": "0" * 64, "rows": 4}}


def _rows(*lines: bytes) -> Callable[[Manifest, dict[str, bytes]], None]:
    def change(manifest: Manifest, content: dict[str, bytes]) -> None:
        content["tables/capture.jsonl"] += b"".join(lines)

    return change


def _changed_row(manifest: Manifest, content: dict[str, bytes]) -> None:
    content["tables/readingrow.jsonl"] = content["tables/readingrow.jsonl"].replace(b'"quote":"', b'"quote":"Not ', 1)


def _orphan(manifest: Manifest, content: dict[str, bytes]) -> None:
    first, *_ = content["tables/capture.jsonl"].split(b"\n")
    content["tables/capture.jsonl"] = first + b"\n"


def _bomb(manifest: Manifest, content: dict[str, bytes]) -> None:
    content["tables/capture.jsonl"] = b"\0" * (80 << 20)


CHANGES = {
    "newer form": (_newer_form, "newer Habeas"),
    "newer tables": (_newer_tables, "newer Habeas"),
    "something else": (_other_form, "is no backup"),
    "path that leads out": (_named("warc/../../outside"), "has no member"),
    "path that leads out by its table": (_named("tables/../../outside.jsonl"), "has no member"),
    "absolute path": (_named("/tmp/habeas-outside"), "has no member"),
    "backslashes": (_named("warc/..\\outside"), "has no member"),
    "hidden file": (_named("warc/.hidden"), "has no member"),
    "folder": (_named("warc/folder/"), "has no member"),
    "table nobody knows": (_named("tables/spy.jsonl"), "spy"),
    "table that is not there": (_lacking, "decision"),
    "member that is not there": (_unlisted, "more.warc.gz"),
    "digest of something else": (_other_digest, "does not fit its SHA-256"),
    "row with other columns": (_rows(b'{"key":"x"}\n'), "other columns"),
    "row that is no JSON": (_rows(b"[[[[\n"), "no row"),
    "row that never ends": (_rows(b"x"), "ends within a line"),
    "row that was changed": (_changed_row, "has faults"),
    "rows without their page": (_orphan, "holds rows that the database refuses"),
    "bomb": (_bomb, "would unpack to"),
}


@pytest.mark.commands
@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_file_is_refused_in_one_line_and_nothing_is_written(kept: Path, tmp_path: Path, name: str) -> None:
    change, said = CHANGES[name]
    changed(kept / "register.habeas", tmp_path / "changed.habeas", change)
    refuses(tmp_path, said)


@pytest.mark.commands
def test_a_file_in_pieces_is_refused(kept: Path, tmp_path: Path) -> None:
    whole = (kept / "register.habeas").read_bytes()
    for raw in (b"", b"PK\x03\x04", whole[: len(whole) // 2], whole[:-30], whole[100:], b"notes " * 100):
        (tmp_path / "changed.habeas").write_bytes(raw)
        refuses(tmp_path, "changed.habeas: is ")


@pytest.mark.commands
def test_flipped_bytes_are_found(kept: Path, tmp_path: Path) -> None:
    """Of what is packed; some bytes around it, such as the time at which it was packed, say nothing that is restored."""
    whole = (kept / "register.habeas").read_bytes()
    with zipfile.ZipFile(kept / "register.habeas") as packed:
        largest = sorted(packed.infolist(), key=lambda entry: entry.compress_size)[-6:]
    for entry in largest:
        raw = bytearray(whole)
        names = int.from_bytes(raw[entry.header_offset + 26 : entry.header_offset + 28], "little")
        more = int.from_bytes(raw[entry.header_offset + 28 : entry.header_offset + 30], "little")
        raw[entry.header_offset + 30 + names + more + entry.compress_size // 2] ^= 0x20
        (tmp_path / "changed.habeas").write_bytes(raw)
        refuses(tmp_path, "changed.habeas")


@pytest.mark.commands
def test_links_and_doubled_and_encrypted_members_are_refused(kept: Path, tmp_path: Path) -> None:
    for change in ("link", "doubled", "packed otherwise"):
        with zipfile.ZipFile(kept / "register.habeas") as packed:
            entries = [(entry, packed.read(entry)) for entry in packed.infolist()]
        with zipfile.ZipFile(tmp_path / "changed.habeas", "w") as packed:
            for entry, raw in entries:
                if change == "link" and entry.filename.endswith(".warc.gz"):
                    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
                packing = zipfile.ZIP_LZMA if change == "packed otherwise" and entry.filename.startswith("tables/") else None
                packed.writestr(entry, raw, packing)
            if change == "doubled":
                with pytest.warns(UserWarning):
                    packed.writestr("tables/capture.jsonl", b"")
        refuses(tmp_path, "refused" if change != "doubled" else "once")


def refuses(folder: Path, said: str) -> None:
    home = folder / "new"
    refused = habeas("restore", folder / "changed.habeas", home=home)
    assert refused.returncode == 1, refused.stdout
    assert refused.stderr.startswith("habeas: ") and refused.stderr.count("\n") == 1, refused.stderr
    assert said in refused.stderr, refused.stderr
    assert emptied(home)
    assert {path.name for path in folder.iterdir()} <= {"changed.habeas", "new"}


# --- Killed restores ------------------------------------------------------------------------------------------------------


@pytest.fixture
def half_restored(kept: Path, tmp_path: Path) -> Iterator[Path]:
    """As a kill leaves it: the mark, an original cut off, a database of its own half filled."""
    home = tmp_path / "new"
    (home / "warc").mkdir(parents=True)
    (home / "restoring.json").write_text(json.dumps({"file": str(kept / "register.habeas"), "sha256": "?"}))
    (home / "warc" / sorted((kept / "home" / "warc").iterdir())[0].name).write_bytes(b"half")
    (home / "habeas.sqlite3.restoring").write_bytes(b"half")
    (home / "habeas.sqlite3.restoring-wal").write_bytes(b"half")
    yield home


@pytest.mark.commands
def test_a_half_restored_register_is_refused_and_completed(kept: Path, half_restored: Path) -> None:
    for command in (("people",), ("verify",), ("backup", half_restored / "x"), ("add", EXAMPLES / "manifest.jsonl")):
        refused = habeas(*command, home=half_restored)
        assert refused.returncode == 1 and "`habeas restore" in refused.stderr, refused.stderr
    assert_done(habeas("restore", kept / "register.habeas", home=half_restored))
    assert_well(half_restored)


@pytest.mark.commands
def test_one_killed_as_it_ended_is_completed_by_the_same_command_alone(kept: Path, tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert_done(habeas("restore", kept / "register.habeas", home=home))
    with zipfile.ZipFile(kept / "register.habeas") as packed:
        sha256 = hashlib.sha256(packed.read("manifest.json")).hexdigest()
    (home / "restoring.json").write_text(json.dumps({"file": "register.habeas", "sha256": sha256}))
    assert_done(habeas("backup", tmp_path / "other.habeas", home=kept / "home"))
    refused = habeas("restore", tmp_path / "other.habeas", home=home)
    assert refused.returncode == 1 and "complete that first" in refused.stderr
    assert habeas("people", home=home).returncode == 1
    assert_done(habeas("restore", kept / "register.habeas", home=home))
    assert_well(home)
