"""How answers are printed: JSON Lines, tables, and progress for those who watch.

Always true: progress goes to standard error, and only to a terminal; tables are as wide as the terminal, of one width elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_OF_FILES = 160
_Item = TypeVar("_Item")


def json_line(record: Mapping[str, Any]) -> None:
    """One object on a line, letters of every script as they are."""
    click.echo(json.dumps(record, ensure_ascii=False))


def console() -> Console:
    """Standard output, with its width."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _WIDTH_OF_FILES, soft_wrap=False, highlight=False, emoji=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, note: str = "") -> None:
    """A table with a heading; texts are shown as they are, never read as markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    out = console()
    out.print(grid)
    if note:
        out.print(Text(note, style="dim"))


class Advance(Protocol):
    """Called after each piece of work."""

    def __call__(self, done: str) -> None: ...


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Advance]:
    """A bar on standard error while the context lasts, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, advance=1, description=f"{what} {done}")


def watched(items: Iterable[_Item], what: str, total: int | None = None) -> Iterator[_Item]:
    """The items, with progress after each."""
    with progress(what, total) as advance:
        for item in items:
            yield item
            advance("")
