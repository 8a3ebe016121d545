"""A file that was sent, held for a while between the looking and the keeping.

In: bytes, and whose they are. Out: a ticket, and for the ticket the bytes again. Always true: a ticket is signed and names no
path; only who handed the file in gets it, and no longer than an hour; a file lies in a folder of the register that its owner
alone may read, under a name made by chance; what is older, and the oldest beyond so many, is deleted whenever another comes.
"""

from __future__ import annotations

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
_SALT: Final = "habeas.lists.holding"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


class NotHeld(HabeasError, LookupError):
    """A ticket for nothing: never given, somebody else's, used, or too old."""


@dataclass(frozen=True)
class Held:
    """A file, and what its sender called it."""

    name: str
    raw: bytes


def hold(raw: bytes, name: str, *, whose: str) -> str:
    """Holds the file; the ticket for it."""
    folder = made(home() / "held")
    _sweep(folder, keep=_MOST - 1)
    drawn = secrets.token_hex(16)
    handle = os.open(folder / drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
    return signing.dumps({"file": drawn, "name": name, "whose": whose}, salt=_SALT)


def held(ticket: str, *, whose: str) -> Held:
    """The file. Raises `NotHeld`."""
    path, name = _place(ticket, whose)
    try:
        return Held(name, path.read_bytes())
    except OSError:
        raise NotHeld("the file is held no longer") from None


def let_go(ticket: str, *, whose: str) -> None:
    """The file is held no longer. Raises `NotHeld`."""
    path, _ = _place(ticket, whose)
    path.unlink(missing_ok=True)
    _sweep(path.parent, keep=_MOST)


def _place(ticket: str, whose: str) -> tuple[Path, str]:
    try:
        said = signing.loads(ticket, salt=_SALT, max_age=LONGEST)
    except signing.BadSignature:
        raise NotHeld("the file is held no longer") from None
    if said["whose"] != whose or not _NAME.fullmatch(said["file"]):
        raise NotHeld("the file is somebody else's")
    return home() / "held" / said["file"], str(said["name"])


def _sweep(folder: Path, *, keep: int) -> None:
    """Deletes what is too old, and the oldest beyond `keep`."""
    lying = sorted(((_changed(path), path) for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    for number, (changed, path) in enumerate(lying):
        if number >= keep or changed < time.time() - LONGEST:
            path.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
