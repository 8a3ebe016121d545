"""docs/api.md: its examples answer, and it names what there is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from habeas.web.api.reconciling import PROPERTIES
from running import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = [block for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) if "curl" in block]
_OF_THE_PAGE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """That of commands whose register has the test pages."""
    paths = [str(ROOT / "tests"), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    home = tmp_path_factory.mktemp("register")
    made = {**os.environ, "HABEAS_HOME": str(home), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    made.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "web.browser.fill"], env=made, check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def address(environment: dict[str, str]) -> Iterator[str]:
    """Where `habeas serve` answers."""
    command = [sys.executable, "-m", "habeas", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        said = re.search(r"http://\S+?(?=/ )", server.stderr.readline())
        assert said is not None
        yield said[0]
        server.terminate()


@pytest.mark.commands
@pytest.mark.skipif(not shutil.which("curl") or not shutil.which("jq"), reason="curl and jq are not installed")
def test_the_examples_answer(address: str, environment: dict[str, str]) -> None:
    assert len(EXAMPLES) >= 8
    for example in sorted(EXAMPLES, key=lambda one: "$TOKEN" in one):  # as soon as there is a token, all need one
        if "$TOKEN" in example:
            made = subprocess.run(
                [sys.executable, "-m", "habeas", "token", "add", "x"], env=environment, check=True, capture_output=True, text=True
            )
            environment["TOKEN"] = made.stdout.strip()
        for line in _lines(example.replace(_OF_THE_PAGE, address)):
            ran = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, check=False, timeout=120)
            assert ran.returncode == 0, (line, ran.stderr)
            said = json.loads(ran.stdout)
            assert "what_to_do" not in said, (line, said)
            assert said.get("items") != [], line


def _lines(example: str) -> list[str]:
    """Each line that asks; one that only sets a variable goes with the next."""
    lines, before = [], ""
    for line in example.strip().splitlines():
        if re.match(r"[A-Z]+=", line):
            before += f"{line}\n"
        else:
            lines.append(before + line)
    return lines


def test_every_address_is_named(client: Client, register: list[str]) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert [path for path in paths if path.split("/{")[0].rstrip("/") not in PAGE] == []


def test_every_property_of_reconciliation_is_named() -> None:
    assert all(f"`{name}`" in PAGE for name in PROPERTIES)
