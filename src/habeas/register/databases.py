"""`DATABASE_URL` -> the database as Django wants it described; without one, SQLite in the register's folder.

Always true: SQLite keeps a write-ahead log, syncs every commit to disk and takes the write lock at the beginning of a
transaction, so that a committed page survives a crash and two writers wait for each other instead of failing; they wait a minute,
or as many seconds as `HABEAS_PATIENCE` says.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from habeas.model import ValueRefused

_EXPECTED = "postgresql://user:password@host:port/name or sqlite:////absolute/path.sqlite3"
_SQLITE_START = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # so that INSERT OR REPLACE meets the triggers that forbid deleting
)


def database(url: str | None, folder: Path) -> dict[str, Any]:
    """Django's description of the database at `url`. Raises `ValueRefused` for an address of no kind known here."""
    if not url:
        return _sqlite(folder / "habeas.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueRefused("DATABASE_URL", _without_password(url), _EXPECTED) from None
    path = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and path:
        return _sqlite(Path(path))
    if parts.scheme not in ("postgres", "postgresql") or not path:
        raise ValueRefused("DATABASE_URL", _without_password(url), _EXPECTED)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": path,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"options": f"-c lock_timeout={patience()}s", **dict(parse_qsl(parts.query))},
    }


def patience() -> int:
    """Seconds to wait for another process that is writing: `HABEAS_PATIENCE`, or a minute. Raises `ValueRefused`."""
    given = os.environ.get("HABEAS_PATIENCE", "60")
    if not (given.isascii() and given.isdigit() and 0 < int(given) <= 86_400):
        raise ValueRefused("HABEAS_PATIENCE", given, "seconds, from 1 to 86400")
    return int(given)


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": patience(), "init_command": ";".join(_SQLITE_START)},
    }


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}" if "@" in rest else url
