"""`habeas add` killed at random points, as `bench/crash.py` does many times over: a few times here."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from running import started

pytestmark = pytest.mark.crash

_TIMES = 3


@pytest.fixture(scope="module")
def crash() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "crash.py"
    spec = importlib.util.spec_from_file_location("crash", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["crash"] = module
    spec.loader.exec_module(module)
    module.started, module._STARTING = started, 1
    return module


def test_killed_at_random_points_and_run_again_nothing_is_lost_or_doubled(crash: ModuleType, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text(_shortened(crash.EXAMPLES), encoding="utf-8")
    expected = crash.undisturbed(tmp_path / "undisturbed", manifest)
    assert len(expected[1]) > 50
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    for number in range(_TIMES):
        outcome = crash.crash_and_recover(tmp_path / str(number), manifest, expected, chance)
        assert not outcome.wrong, f"seed {seed}, time {number}: {outcome}"


def _shortened(manifest: Path, pages: int = 4) -> str:
    """The first pages of a manifest, with their files by full path."""
    lines = manifest.read_text(encoding="utf-8").splitlines()[:pages]
    return "\n".join(line.replace('"file": "', f'"file": "{manifest.parent}/') for line in lines) + "\n"
