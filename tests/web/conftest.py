"""A register with the test pages, in a folder of its own."""

from pathlib import Path

import pytest

from web.registers import HOSTILE, PAGES, keep


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def register(home: Path, db: None) -> list[str]:
    """The keys of the kept pages."""
    return keep(PAGES)


@pytest.fixture
def hostile(home: Path, db: None) -> str:
    """The key of a page that wishes its readers ill."""
    return keep([HOSTILE])[0]
