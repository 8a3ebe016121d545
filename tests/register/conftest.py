"""Every test has a register folder of its own; on PostgreSQL those alone run that ask a database anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks no database is the same on all, and has run already."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgresql"):
        return
    apart = {item for item in items if _FOLDER in item.path.parents and item.get_closest_marker("django_db") is None}
    config.hook.pytest_deselected(items=list(apart))
    items[:] = [item for item in items if item not in apart]


@pytest.fixture(autouse=True)
def register_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "register"
    monkeypatch.setenv("HABEAS_HOME", str(folder))
    return folder
