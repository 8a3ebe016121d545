"""A real Chromium on a real `habeas serve`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_TESTS = Path(__file__).parents[2]
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Site:
    """Where the web app answers, and the keys of the pages and editions of lists kept; the last of each is the hostile one."""

    address: str
    pages: tuple[str, ...]
    editions: tuple[str, ...]


PASSWORD = "seven quiet herons by night"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A register without accounts."""
    with _serving(tmp_path_factory.mktemp("register")) as served:
        yield served


@pytest.fixture(scope="module")
def closed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A register with an account, Aysel's, and notes."""
    with _serving(tmp_path_factory.mktemp("closed-register"), PASSWORD) as served:
        yield served


@contextmanager
def _serving(home: Path, *password: str) -> Iterator[Site]:
    environment = {
        **os.environ,
        "HABEAS_HOME": str(home),
        "PYTHONPATH": f"{_TESTS}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
    }
    environment.pop("DATABASE_URL", None)
    filled = subprocess.run(
        [sys.executable, "-m", "web.browser.fill", *password], env=environment, check=True, capture_output=True, text=True
    )
    command = [sys.executable, "-m", "habeas", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        address = re.search(r"http://\S+?(?=/ )", said)
        assert address is not None, said
        yield Site(address[0], *map(tuple, json.loads(filled.stdout)))
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after the tests of its file: while it runs, so does an event loop, beside which Django refuses to ask a database."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium was found; install one (on Debian: apt-get install chromium) to run the browser tests")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        yield running
        running.close()
