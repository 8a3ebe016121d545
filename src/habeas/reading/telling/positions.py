"""What it says of somebody to stand in a position of a frame, beside that the frame looks for him there: most positions are named
by a preposition of the language.

In: `knowledge/<lang>/positions.yaml`. Out: positions, typed.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from habeas.reading.frames import Position
from habeas.reading.knowledge.language import of_language


class Positions(BaseModel):
    """Positions as frames name them. `done_to`: of those to whom it is done, whoever they are; `of_another`: of those who may
    only tell of it; `met_by`: beside a noun, of those whom an official meets; `asked_for`: of those for whom something is asked,
    whether or not the frame says so; `called_for`: of what is asked for, under the call whose owner asks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    done_to: frozenset[Position]
    of_another: frozenset[Position]
    met_by: frozenset[Position]
    asked_for: tuple[Position, ...]
    called_for: frozenset[Position]


positions = of_language("positions.yaml", Positions)
