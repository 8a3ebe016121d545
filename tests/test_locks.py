"""The locked versions: everything the project names is in them, with hashes, and they name no registry."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~!; ]", one)[0].lower().replace("_", "-") for one in requirements}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", _names(PROJECT["dependencies"])),
        ("requirements-install.lock", {"uv"}),
        ("requirements-dev.lock", _names(PROJECT["dependencies"]) | _names(PROJECT["optional-dependencies"]["dev"])),
    ],
)
def test_a_lock_holds_what_the_project_names(lock: str, wanted: set[str]) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    locked = {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    assert wanted <= locked, "run `make lock`"
    assert "--hash=sha256:" in text
    assert "://" not in text
