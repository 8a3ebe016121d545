"""Where a register lives on disk: one folder with the database, the WARC files and the web app's secret.

In: `HABEAS_HOME`, or else a folder under the user's data directory. Always true: nothing is made before it is needed, and the
secret can be read by its owner alone.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from habeas.model import HabeasError


class HomeRefused(HabeasError):
    """The folder of the register cannot be used."""


def home() -> Path:
    """The register's folder; it may not exist yet."""
    given = os.environ.get("HABEAS_HOME")
    if given:
        return Path(given).expanduser().resolve()
    from platformdirs import user_data_path

    return user_data_path("habeas", appauthor=False)


def made(folder: Path) -> Path:
    """`folder`, made for its owner alone where it was missing. Raises `HomeRefused` where it cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise HomeRefused(f"the folder {folder} cannot be made ({error.strerror}); name another in HABEAS_HOME") from error
    return folder


def secret_key() -> str:
    """What the web app signs with: `HABEAS_SECRET_KEY`, or a random one kept in the register's folder since its first use."""
    given = os.environ.get("HABEAS_SECRET_KEY")
    if given:
        return given
    path = made(home()) / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_secret(path)
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key


def _kept_secret(path: Path) -> str:
    key = path.read_text().strip()
    if len(key) < 32:
        raise HomeRefused(f"{path} holds no secret; delete the file and a new one is made")
    return key
