"""`habeas match`: is this spelling that person?"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import click

_MATCH_EXAMPLES = """\b
Examples:
  habeas match pairs.csv
  habeas match pairs.csv --out verdicts.csv

Exit codes: 0 done; 1 the file cannot be read, or a row lacks one of the three columns; 2 called wrongly."""


@click.command(short_help="Say of pairs of names whether they are one person's, and why.", epilog=_MATCH_EXAMPLES)
@click.argument("pairs", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write the answers here.  [default: standard output]"
)
def match(pairs: Path, out: Path | None) -> None:
    """Say of pairs of names whether they are one person's, and why.

    PAIRS is a CSV file with the columns `id`, `name1` and `name2`; others are ignored. The answer has `id`, `score` (0 to 1),
    `verdict` (same, different, unsure) and `why`, in the order of the rows. Names may be in any script and order.
    """
    from habeas.capture.tables import dict_rows
    from habeas.identity import match_rows

    answers = list(match_rows(dict_rows(pairs.read_bytes(), str(pairs))))  # a bad row is met before anything is written
    if out is None:
        _write(answers, sys.stdout)
        return
    from habeas.register.warc import write_beside

    written = io.StringIO()
    _write(answers, written)
    write_beside(out, written.getvalue().encode())
    click.echo(f"{out}: {len(answers)} pair{'' if len(answers) == 1 else 's'} compared")


def _write(answers: Iterable[dict[str, str]], file: TextIO) -> None:
    writer = csv.DictWriter(file, ("id", "score", "verdict", "why"), lineterminator="\n")
    writer.writeheader()
    writer.writerows(answers)
