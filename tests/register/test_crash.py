"""Every command that writes killed at random points, as `bench/crash.py` does many times over: once each here, on SQLite all."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from postgresql import server

pytestmark = [pytest.mark.crash, pytest.mark.apart("ground")]

_ROOT = Path(__file__).parents[2]
_COMMANDS = ("add", "same", "different", "list", "backup", "restore")
_TRIED = [*(("sqlite", command) for command in _COMMANDS), *(("postgresql", command) for command in ("add", "same", "restore"))]
"""On which database which command is killed: on the second those that write there in ways of their own."""


@pytest.fixture(scope="module")
def crash() -> ModuleType:
    spec = importlib.util.spec_from_file_location("crash", _ROOT / "bench" / "crash.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["crash"] = module
    spec.loader.exec_module(module)
    assert module.COMMANDS == _COMMANDS
    return module


@pytest.fixture(scope="module")
def ground(request: pytest.FixtureRequest, crash: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        with crash.Ground(folder, None) as found:
            yield found
        return
    with server() as url:
        if url is None:
            pytest.skip("PostgreSQL is not installed (initdb not found) and HABEAS_TEST_DATABASE_URL names no server")
        with crash.Ground(folder, url) as found:
            yield found


@pytest.mark.parametrize(("ground", "command"), _TRIED, indirect=["ground"], scope="module")
def test_killed_at_random_points_and_run_again_nothing_is_lost_or_doubled(crash: ModuleType, ground: Any, command: str) -> None:
    trial = crash.Trial(ground, command)
    chance = random.Random(f"{command}, fixed")
    outcome = trial.killed(chance, by_step=ground.server is None)  # a step of the command on one database, a moment on the other
    assert not outcome.wrong, str(outcome)
