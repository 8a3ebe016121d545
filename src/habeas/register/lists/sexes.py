"""What a row of a list says of whether somebody is a woman or a man: the column of it, whose headings and values `headings.yaml`
has.

Always true: a value that is not known there says nothing; a row of an edition that was kept before there was such a column is
asked by its headings.
"""

from __future__ import annotations

from collections.abc import Mapping

from habeas.model import Sex
from habeas.register.lists.wording import plain, wording

COLUMN = "sex"


def sex_in(cell: str, heading: str = "") -> Sex | None:
    """ "F", "ж", "qadın"; nothing for a letter that under this heading may be of either."""
    value = plain(cell)
    return None if value in wording().unclear_under.get(plain(heading), ()) else wording().sexes.get(value)


def cell_and_heading(values: Mapping[str, str], cells: Mapping[str, str], columns: Mapping[str, str]) -> tuple[str, str]:
    """The cell that says it, and what stands above it. `values`: by column; `cells`: by heading, as they stand; `columns`: the
    headings of those that were taken when the edition was kept, empty of one that was refused."""
    if COLUMN in columns:
        return values.get(COLUMN, ""), columns[COLUMN]
    known = wording().columns[COLUMN]
    return next(((cell, heading) for heading, cell in cells.items() if plain(heading) in known), ("", ""))
