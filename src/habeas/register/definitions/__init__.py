"""The definitions by which organisations regard someone as a political prisoner: definitions.yaml, read once; typed.

Always true: a mistake in the file stops with a message that names file and line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from habeas.identity.knowledge import Table, read_table

PATH = Path(__file__).with_name("definitions.yaml")


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition, where its text stands, and its criteria: what each asks, by its key."""

    key: str
    name: str
    source: str
    criteria: dict[str, str]


@cache
def definitions(path: Path = PATH) -> dict[str, Definition]:
    """By key. Raises `TableMistake`."""
    table = read_table(path)
    return {key: _definition(table, key) for key in table.content}


def definition(key: str) -> Definition | None:
    """The one with this key."""
    return definitions().get(key)


def _definition(table: Table, key: str) -> Definition:
    entry = table.content[key]
    if not isinstance(entry, dict) or entry.keys() != {"name", "source", "criteria"}:
        raise table.mistake((key,), f"{key!r} needs name, source and criteria, and nothing else")
    criteria = entry["criteria"]
    if not isinstance(criteria, dict) or not all(isinstance(text, str) for text in (entry["name"], entry["source"])):
        raise table.mistake((key,), f"{key!r}: name and source are texts, criteria are 'key: text' lines")
    return Definition(key, entry["name"], entry["source"], {str(name): str(text) for name, text in criteria.items()})
