"""For all tests: what hypothesis tries, and the order in which tests run.

Hypothesis tries the same in every run and is never failed for being slow; timings belong into bench/. How much it tries is a
profile: `habeas`, that of every run, or `thorough`, twenty times as much: `pytest --hypothesis-profile=thorough`. A test says a
number itself only where one example is dear.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

_REAL = ("browser", "postgres", "crash", "commands")
"""The marks of tests that start real processes, in the order in which they run: the longest first."""

_REGISTER = frozenset({"register", "web", "cli", "publish"})
"""The folders of tests that keep a real register."""

settings.register_profile("habeas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("habeas"), max_examples=2_000)
settings.load_profile("habeas")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Packers and writers of PDFs note when they wrote: what bytes hold gives no name, since each process of a run must find the
    same tests."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session", autouse=True)
def light_hashes() -> None:
    """Passwords are hashed as always, with less work: what it takes is Django's, and no test's."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first, then those that wait for real processes and beside them those of a register, so that all processes of a
    run end together; the tests of a file stay together and in one process, since they share what their fixtures make, but for
    those marked `apart`."""
    files: dict[str, int] = {}
    turns = {item: (_turn(item), files.setdefault(str(item.path), len(files))) for item in items}
    items.sort(key=turns.__getitem__)
    for item in items:
        item.add_marker(pytest.mark.xdist_group("-".join((item.path.name, str(turns[item][0]), *_apart(item)))))


def _apart(item: pytest.Item) -> list[str]:
    """The value of the parameter by which the tests of the item's file may run in several processes, if there is any."""
    mark = item.get_closest_marker("apart")
    if mark is None or not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return []
    return [str(item.callspec.params[name]) for name in mark.args if name in item.callspec.params]


def _turn(item: pytest.Item) -> int:
    real = next((number for number, mark in enumerate(_REAL, 1) if item.get_closest_marker(mark)), 0)
    keeps = not _REGISTER.isdisjoint(item.nodeid.split("/"))
    return real or (len(_REAL) + 1 if keeps else 0)
