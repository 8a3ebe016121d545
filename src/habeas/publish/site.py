"""The public record as a folder of files that any web server, or none, can show.

In: files by their path, and where to write them. Out: the folder, with a manifest of every file's SHA-256. Always true: the
folder is there whole, as it was before or as it is now; a folder that was not published by this is left alone; what is public no
longer is not in it.
"""

from __future__ import annotations

import ctypes
import fcntl
import glob
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from habeas.model import HabeasError

MANIFEST: Final = "manifest.sha256"
"""The file that names all others: one line each, the digest and the path, as `sha256sum --check` reads them."""

_OURS: Final = ".being-published"
"""The file that marks a folder in which a publication is made, and is locked meanwhile."""
_AT_WORKING_FOLDER: Final = -100
_EXCHANGE: Final = 2
"""As Linux's renameat2 takes them: AT_FDCWD and RENAME_EXCHANGE."""


class SiteRefused(HabeasError, ValueError):
    """The pages cannot be written there."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many files, and their bytes together."""

    files: int
    size: int


def write_site(files: Iterable[tuple[str, bytes]], folder: Path) -> Published:
    """Writes the files beside `folder`, and puts them in its place. Raises `SiteRefused`, or `OSError` from the disk."""
    folder = folder.absolute()
    if not folder.parent.is_dir():
        raise SiteRefused(f"{folder.parent}: there is no such folder; make it, or name another")
    _refuse_others(folder)
    _remove_what_was_left(folder)
    with _working_beside(folder) as beside:
        new = beside / "new"
        new.mkdir()
        made = _write(files, new)
        new.chmod(0o755)
        _put_in_place(new, folder)
    return made


@contextmanager
def _working_beside(folder: Path) -> Iterator[Path]:
    """A hidden folder beside it, marked as ours for as long as we work in it, and gone afterwards."""
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        with (beside / _OURS).open("w") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX)
            yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _remove_what_was_left(folder: Path) -> None:
    """Hidden folders beside it in which somebody worked who was ended before they could remove them."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}-*/{_OURS}"):
        with suppress(OSError), left.open() as mark:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left.parent, ignore_errors=True)


def _refuse_others(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SiteRefused(f"{folder}: is no folder; name one that is not there, or one that was published before")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise SiteRefused(f"{folder}: holds something else; name a folder that is not there, or one that was published before")


def _write(files: Iterable[tuple[str, bytes]], into: Path) -> Published:
    digests: dict[str, str] = {}
    size = 0
    for path, content in files:
        _write_one(into / PurePosixPath(path), content)
        digests[path] = hashlib.sha256(content).hexdigest()
        size += len(content)
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    _write_one(into / MANIFEST, lines.encode())
    return Published(len(digests), size)


def _write_one(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _put_in_place(made: Path, folder: Path) -> None:
    """In one step where the system can exchange two folders. Elsewhere in two: what was there is put back where the second
    fails. What was there lies in the place of `made` afterwards, or beside it."""
    if not folder.exists():
        made.rename(folder)
    elif not _exchanged(made, folder):
        _put_in_two_steps(made, folder)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two have changed places, as Linux can have them do at once."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_WORKING_FOLDER, os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other), _EXCHANGE) == 0)


def _put_in_two_steps(made: Path, folder: Path) -> None:
    before = made.with_name("before")
    folder.rename(before)
    try:
        made.rename(folder)
    except BaseException:
        before.rename(folder)
        raise
