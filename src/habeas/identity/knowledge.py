"""Tables of what is known about names, kept as YAML beside the code: text in, plain values out.

Always true: a mistake in a table stops the loading with one line that names the file, the line and what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.constructor import SafeConstructor

from habeas.model import HabeasError

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where there is one: it reads the tables in a fifth of the time."""
_TABLES = Path(__file__).parent / "tables"


class TableMistake(HabeasError, ValueError):
    """A table that says something impossible."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


@dataclass(frozen=True)
class Table:
    """A table's content, and for each of its places (`("latin", "sh")`, `("likenesses", 3)`) the line where it stands."""

    path: Path
    content: dict[str, Any]
    lines: dict[tuple[str | int, ...], int] = field(repr=False)

    def mistake(self, place: tuple[str | int, ...], problem: str) -> TableMistake:
        """The error to raise for what stands at `place`."""
        while place and place not in self.lines:
            place = place[:-1]
        return TableMistake(self.path, self.lines.get(place, 1), problem)


def _note_lines(path: Path, node: yaml.Node, place: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*place, str(key.value))
            if below in lines:
                raise TableMistake(path, key.start_mark.line + 1, f"{key.value!r} stands twice; keep one of them")
            _note_lines(path, value, below, lines)
            lines[below] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _note_lines(path, value, (*place, number), lines)


def read_table(path: Path) -> Table:
    """Raises `TableMistake` where the file is no YAML mapping or has a key twice."""
    text = path.read_text(encoding="utf-8")
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TableMistake(path, line, f"is no YAML: {error.problem}") from error
    if not isinstance(node, yaml.MappingNode):
        raise TableMistake(path, 1, "a table is a mapping: write 'key: value' lines")
    lines: dict[tuple[str | int, ...], int] = {}
    _note_lines(path, node, (), lines)
    return Table(path, SafeConstructor().construct_document(node), lines)


@cache
def table(name: str) -> Table:
    """The table `name` that comes with Habeas, read once."""
    return read_table(_TABLES / f"{name}.yaml")
