"""How sure a reading is: how often readings of its kind were right on pages whose events are known.

In: a type of event and which of the two readings of its sentence agree. Out: a share between 0 and 1. Always true: it follows
from counts in `knowledge/<lang>/sureness.yaml`, which says what was counted and how; few counts are drawn towards those of all
types together, and these towards those of all readings.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from habeas.model import Agreement, EventType
from habeas.reading.knowledge.language import of_language


class Counted(BaseModel):
    """How many readings there were, and how many of them were right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    right: int = Field(ge=0)
    of: int = Field(ge=0)

    def share(self, expected: float, weight: float) -> float:
        """The share that was right, as if `weight` more readings had been seen that were right as often as expected."""
        return (self.right + weight * expected) / (self.of + weight)


_NONE = Counted(right=0, of=0)


class Sureness(BaseModel):
    """The counts for one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measured: str
    weight: float = Field(gt=0)
    agreement: dict[Agreement, Counted]
    types: dict[EventType, dict[Agreement, Counted]]

    def of(self, kind: EventType, agreement: Agreement) -> float:
        """To two digits."""
        whole = Counted(right=sum(c.right for c in self.agreement.values()), of=sum(c.of for c in self.agreement.values()))
        everywhere = self.agreement.get(agreement, _NONE).share(whole.share(0.5, 1), self.weight)
        here = self.types.get(kind, {}).get(agreement, _NONE).share(everywhere, self.weight)
        return round(here, 2)


sureness = of_language("sureness.yaml", Sureness)
