"""docs/command-line.md has every command and option, and its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from habeas.cli import habeas as command_group
from running import EXAMPLES, ROOT, environment, habeas

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0].strip(): part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]}
NAMES = command_group.list_commands(click.Context(command_group))
COMMANDS = {name: command_group.get_command(click.Context(command_group), name) for name in NAMES}
EXAMPLE_LINES = re.findall(r"^\$ (habeas .*)$", PAGE, flags=re.MULTILINE)


def test_every_section_about_a_command_is_about_one_there_is() -> None:
    assert {title.removeprefix("habeas ") for title in SECTIONS if title.startswith("habeas ")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_documented_and_every_command_has_an_example(name: str) -> None:
    section = SECTIONS[f"habeas {name}"]
    command = COMMANDS[name]
    assert command is not None
    takes_pages = name in ("read", "segment", "add")
    said = section + (SECTIONS["Naming pages"] if takes_pages else "") + ("--format" if "--format table|jsonl" in PAGE else "")
    missing = [option for param in command.params for option in param.opts if option.startswith("--") and option not in said]
    assert missing == []
    assert f"$ habeas {name}" in section


@pytest.mark.parametrize("group", [name for name in NAMES if isinstance(COMMANDS[name], click.Group)])
def test_every_command_of_a_group_is_documented_and_explains_itself(group: str) -> None:
    section = SECTIONS[f"habeas {group}"]
    commands = COMMANDS[group]
    assert isinstance(commands, click.Group) and commands.commands
    for name, command in commands.commands.items():
        assert f"`habeas {group} {name}" in section
        assert command.help and command.epilog and "Examples:" in command.epilog and "Exit codes:" in command.epilog
        options = [param for param in command.params if isinstance(param, click.Option)]
        assert all(option.help and option.opts[-1] in section for option in options)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    assert command is not None and command.help and command.epilog
    assert "Examples:" in command.epilog and "Exit codes:" in command.epilog
    assert all(getattr(param, "help", None) for param in command.params if isinstance(param, click.Option))
    listed = dict(re.findall(r"^  (\w+) +(.+)$", command_group.get_help(click.Context(command_group)), flags=re.MULTILINE))
    assert listed[name] == command.short_help


def test_exit_codes_and_variables_are_documented() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, flags=re.MULTILINE)} == {0, 1, 2, 3, 130}
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "habeas" / "register").glob("*.py"))
    assert set(re.findall(r'environ(?:\.get\(|\[)"(\w+)"', source)) <= set(re.findall(r"`(\w+)`", PAGE))


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples can be typed: the example pages, and a register that has them."""
    folder = tmp_path_factory.mktemp("clone")
    (folder / "examples").symlink_to(EXAMPLES)
    added = habeas("add", "--manifest", "examples/manifest.jsonl", home=folder / "home", cwd=folder)
    assert added.returncode == 0, added.stderr
    return folder


def test_there_are_examples() -> None:
    assert len(EXAMPLE_LINES) >= len(NAMES)


@pytest.mark.commands
@pytest.mark.parametrize("line", [line for line in EXAMPLE_LINES if not line.startswith(("habeas serve", "habeas timestamp"))])
def test_an_example_runs(clone: Path, line: str) -> None:
    home = "empty-home" if line.startswith("habeas restore") else "home"
    ran = habeas(*shlex.split(line)[1:], home=clone / home, cwd=clone)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()


@pytest.mark.commands
@pytest.mark.parametrize("line", [line for line in EXAMPLE_LINES if line.startswith("habeas serve")])
def test_an_example_of_serving_serves(clone: Path, line: str) -> None:
    command = [sys.executable, "-m", *shlex.split(line)]
    with subprocess.Popen(command, env=environment(clone / "home"), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("The register is at http://127.0.0.1:")
        process.terminate()
