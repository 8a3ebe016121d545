"""The folder of the register and the web app's secret."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from habeas.register.home import HomeRefused, home, made, secret_key


def test_the_folder_is_the_one_named_or_in_the_users_data(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home() == register_folder
    monkeypatch.delenv("HABEAS_HOME")
    assert home().name == "habeas"


def test_the_secret_is_made_once_and_for_the_owner_alone(register_folder: Path) -> None:
    first = secret_key()
    assert len(first) >= 50
    assert secret_key() == first
    assert stat.S_IMODE((register_folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(register_folder.stat().st_mode) == 0o700


def test_a_secret_given_is_taken_and_none_is_kept(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_SECRET_KEY", "given")
    assert secret_key() == "given"
    assert not register_folder.exists()


def test_a_broken_secret_and_an_impossible_folder_are_refused(register_folder: Path) -> None:
    made(register_folder)
    (register_folder / "secret-key").write_text("short")
    with pytest.raises(HomeRefused, match="delete the file"):
        secret_key()
    with pytest.raises(HomeRefused, match="HABEAS_HOME"):
        made(register_folder / "secret-key" / "below-a-file")
