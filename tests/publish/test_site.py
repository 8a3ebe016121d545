"""Files are put in place of a folder whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.publish.site import MANIFEST, Published, SiteRefused, write_site

FILES = [("index.html", b"<p>one"), ("people/a/index.html", b"<p>two")]


def _held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_their_digests(tmp_path: Path) -> None:
    assert write_site(FILES, tmp_path / "site") == Published(2, 12)
    held = _held(tmp_path / "site")
    assert {name: held[name] for name, _ in FILES} == dict(FILES)
    assert held[MANIFEST].decode().splitlines()[1].endswith("  people/a/index.html")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("at_once", [True, False])
def test_what_is_no_longer_there_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr("habeas.publish.site._exchanged", lambda one, other: False)
    write_site(FILES, tmp_path / "site")
    write_site(FILES[:1], tmp_path / "site")
    assert set(_held(tmp_path / "site")) == {"index.html", MANIFEST}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    write_site(FILES, tmp_path / "site")
    before = _held(tmp_path / "site")

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"other"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_site(failing(), tmp_path / "site")
    assert _held(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders at once")
def test_the_folder_is_never_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(FILES, tmp_path / "site")

    def never(made: Path, folder: Path) -> None:
        raise AssertionError("in two steps")

    monkeypatch.setattr("habeas.publish.site._put_in_two_steps", never)
    write_site([("index.html", b"new")], tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"new"


def test_what_was_there_is_put_back_where_the_new_cannot_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(FILES, tmp_path / "site")
    before = _held(tmp_path / "site")
    rename = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if target == tmp_path / "site" and self.name != "before":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    monkeypatch.setattr("habeas.publish.site._exchanged", lambda one, other: False)
    with pytest.raises(OSError, match="denied"):
        write_site(FILES[:1], tmp_path / "site")
    assert _held(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("what", ["a file", "another folder", "a link", "no folder above"])
def test_what_is_not_ours_is_left_alone(tmp_path: Path, what: str) -> None:
    site = tmp_path / "site"
    match what:
        case "a file":
            site.write_text("mine")
        case "another folder":
            site.mkdir()
            (site / "thesis.txt").write_text("mine")
        case "a link":
            (tmp_path / "elsewhere").mkdir()
            site.symlink_to(tmp_path / "elsewhere")
        case _:
            site = tmp_path / "missing" / "site"
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(SiteRefused, match="name"):
        write_site(FILES, site)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_site(FILES, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()


def test_what_somebody_left_who_was_killed_is_removed_and_what_is_at_work_is_not(tmp_path: Path) -> None:
    """A process that is killed in the middle, and one that goes on."""
    code = "\n".join(
        (
            "import os, sys",
            "os.environ['DJANGO_SETTINGS_MODULE'] = 'habeas.register.settings'",
            "import django",
            "django.setup()",
            "from pathlib import Path",
            "from habeas.publish.site import write_site",
            "def files():",
            "    yield 'index.html', b'half'",
            "    print('begun', flush=True)",
            "    sys.stdin.readline()",
            "write_site(files(), Path(sys.argv[1]))",
        )
    )
    folder = tmp_path / "www"
    command = [sys.executable, "-c", code, str(folder / "site")]
    (folder / ".site-of-mine").mkdir(parents=True)
    environment = {**os.environ, "HABEAS_HOME": str(tmp_path / "home")}
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None and writing.stdout.readline() == "begun\n"
        write_site(FILES, folder / "site")
        assert len(list(folder.iterdir())) == 3, "it is still at work"
        writing.kill()
    write_site(FILES, folder / "site")
    assert sorted(path.name for path in folder.iterdir()) == [".site-of-mine", "site"]
