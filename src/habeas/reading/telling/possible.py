"""What an event of each type may have beside who and whom, and where its place stands, whichever frame finds it.

In: `knowledge/<lang>/circumstances.yaml`. Out: fields and positions, typed.
"""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, RootModel

from habeas.model import EventType
from habeas.reading.knowledge import FOLDER, load_yaml


class Possible(BaseModel):
    """`takes`: fields that a clause of the type may fill; `place`: the prepositions behind which its place stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    takes: frozenset[str] = frozenset()
    place: tuple[str, ...] = ()


class _ByType(RootModel[dict[EventType, Possible]]):
    pass


@cache
def possible(lang: str) -> dict[EventType, Possible]:
    return load_yaml(FOLDER / lang / "circumstances.yaml", _ByType).root
