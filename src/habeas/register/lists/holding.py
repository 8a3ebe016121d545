"""A file that was sent, held for a while between the looking and the keeping.

In: bytes, and whose they are. Out: a ticket, and for the ticket the bytes again. Always true: a ticket is signed and names no
path; only who handed the file in gets it, and no longer than an hour; a file lies in a folder of the register that its owner
alone may read, under a name made by chance; what is older is deleted as soon as any file is handed in, asked for or let go, a
page of lists is opened, or the desk is started; and the oldest of one person's beyond so many, whenever they hand in another.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.core import signing

from habeas.model import HabeasError
from habeas.register.home import home, made

LONGEST: Final = 60 * 60
"""Seconds."""
_MOST: Final = 12
"""Of one person's files."""
_SALT: Final = "habeas.lists.holding"
_NAME: Final = re.compile(r"(?:[0-9a-f]{16}-)?[0-9a-f]{32}")
"""Whose file it is, so that one person's can be told from another's, and what chance made."""


class NotHeld(HabeasError, LookupError):
    """A ticket for nothing: never given, somebody else's, used, or too old."""


@dataclass(frozen=True)
class Held:
    """A file, and what its sender called it."""

    name: str
    raw: bytes


def hold(raw: bytes, name: str, *, whose: str) -> str:
    """Holds the file; the ticket for it."""
    folder = made(_folder())
    let_old_go()
    _let_surplus_go(whose, keep=_MOST - 1)
    drawn = f"{_mark(whose)}-{secrets.token_hex(16)}"
    handle = os.open(folder / drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
    now = time.time()
    os.utime(folder / drawn, (now, now))  # by the clock that dates the ticket, whatever that of the disk says
    return signing.dumps({"file": drawn, "name": name, "whose": whose}, salt=_SALT)


def held(ticket: str, *, whose: str) -> Held:
    """The file. Raises `NotHeld`."""
    let_old_go()
    path, name = _place(ticket, whose, max_age=LONGEST)
    try:
        return Held(name, path.read_bytes())
    except OSError:
        raise NotHeld("the file is held no longer") from None


def let_go(ticket: str, *, whose: str) -> None:
    """The file is held no longer, whether or not its hour is over by now. Raises `NotHeld` for a ticket that is not theirs."""
    path, _ = _place(ticket, whose, max_age=None)
    path.unlink(missing_ok=True)
    let_old_go()


def let_old_go() -> None:
    """Deletes what is older than an hour."""
    for path in _lying():
        if _changed(path) < time.time() - LONGEST:
            path.unlink(missing_ok=True)


def _let_surplus_go(whose: str, *, keep: int) -> None:
    """Deletes the oldest of one person's files beyond `keep`."""
    theirs = sorted((path for path in _lying() if path.name.startswith(f"{_mark(whose)}-")), key=_changed, reverse=True)
    for path in theirs[keep:]:
        path.unlink(missing_ok=True)


def _folder() -> Path:
    return home() / "held"


def _lying() -> list[Path]:
    folder = _folder()
    return [path for path in folder.iterdir() if _NAME.fullmatch(path.name)] if folder.is_dir() else []


def _mark(whose: str) -> str:
    return hashlib.sha256(whose.encode()).hexdigest()[:16]


def _place(ticket: str, whose: str, *, max_age: int | None) -> tuple[Path, str]:
    try:
        said = signing.loads(ticket, salt=_SALT, max_age=max_age)
    except signing.BadSignature:
        raise NotHeld("the file is held no longer") from None
    if said["whose"] != whose or not _NAME.fullmatch(said["file"]):
        raise NotHeld("the file is somebody else's")
    return _folder() / said["file"], str(said["name"])


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
