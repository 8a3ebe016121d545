"""Which database, told from an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.model import ValueRefused
from habeas.register.databases import database


def test_without_an_address_sqlite_in_the_folder(tmp_path: Path) -> None:
    described = database(None, tmp_path)
    assert described["ENGINE"] == "django.db.backends.sqlite3"
    assert described["NAME"] == str(tmp_path / "habeas.sqlite3")
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in described["OPTIONS"]["init_command"]


def test_sqlite_elsewhere(tmp_path: Path) -> None:
    assert database("sqlite:////srv/register.sqlite3", tmp_path)["NAME"] == "/srv/register.sqlite3"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_with_signs_in_the_password(scheme: str, tmp_path: Path) -> None:
    described = database(f"{scheme}://habeas:p%40ss%2Fword@db.example.org:5433/register?sslmode=require", tmp_path)
    assert described["ENGINE"] == "django.db.backends.postgresql"
    assert (described["NAME"], described["USER"], described["PASSWORD"]) == ("register", "habeas", "p@ss/word")
    assert (described["HOST"], described["PORT"], described["OPTIONS"]["sslmode"]) == ("db.example.org", "5433", "require")


@pytest.mark.parametrize(
    "url", ["mysql://u:secret@h/x", "postgres://u:secret@h", "register.sqlite3", "postgres://u:secret@h:port/x"]
)
def test_other_addresses_are_refused_without_showing_a_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueRefused, match="DATABASE_URL") as refused:
        database(url, tmp_path)
    assert "secret" not in str(refused.value)


def test_how_long_a_writer_waits_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_PATIENCE", "5")
    assert database(None, Path("/home"))["OPTIONS"]["timeout"] == 5
    assert database("postgresql://db/habeas", Path("/home"))["OPTIONS"]["options"] == "-c lock_timeout=5s"
    for said in ("", "0", "-1", "1e3", "٣", "soon"):
        monkeypatch.setenv("HABEAS_PATIENCE", said)
        with pytest.raises(ValueRefused, match="HABEAS_PATIENCE"):
            database(None, Path("/home"))
