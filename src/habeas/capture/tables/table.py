"""What a table is once it is read: rows of texts with their places, and the one error for files that hold none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.model import HabeasError

MOST_ROWS: Final = 200_000
MOST_NUMBER: Final = 1_048_576
"""The last row of a sheet; what stands there is somebody's stray mark, not a list of a million."""
MOST_COLUMNS: Final = 500
LONGEST_CELL: Final = 32_767
"""Characters; what a workbook can hold in a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `number` is its place as the file's own program shows it, from 1."""

    number: int
    cells: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is the sheet's name, or which table of the file it is."""

    name: str
    rows: tuple[Row, ...]


class FileRefused(HabeasError, ValueError):
    """A file that is no list: unreadable, too large, damaged, or without a table."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem


def refuse_too_many(rows: int, name: str) -> None:
    """Raises `FileRefused` where a table has more rows than any list, before they are made."""
    if rows > MOST_ROWS:
        raise FileRefused(name, f"has more than {MOST_ROWS} rows; a list of people is shorter")


def row_of(number: int, cells: list[str], name: str) -> Row:
    """A row with its cells tidied. Raises `FileRefused` where the file is larger than any list is."""
    if number > MOST_NUMBER or len(cells) > MOST_COLUMNS:
        raise FileRefused(name, f"has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns; a list of people is smaller")
    while cells and not cells[-1]:
        cells.pop()
    return Row(number, tuple(cells))


def tidy(text: str, name: str) -> str:
    """A cell's text without spaces around it; lines in it are kept. Raises `FileRefused` for one that no cell can hold."""
    if len(text) > LONGEST_CELL:
        raise FileRefused(name, f"has a cell of {len(text)} characters; more than {LONGEST_CELL} is no cell of a list")
    lines = (" ".join(line.split()) for line in text.replace("\u00ad", "").replace("\x00", "").splitlines())
    return "\n".join(line for line in lines if line)
