"""The record as a fold: every reading that is kept -> people, events, who took part, and which response answers which appeal.

In: `Told` readings and the relations of the texts they are from, in any order. Out: a `Record`. Always true: the same readings
give the same record whatever their order; each reading is a source of at least one event; nothing is read from the database or
the clock.
"""

from habeas.register.folding.fold import fold
from habeas.register.folding.linking import ListedName
from habeas.register.folding.record import (
    FoldedAnswer,
    FoldedEvent,
    FoldedMention,
    FoldedParticipation,
    FoldedPerson,
    FoldedRelation,
    FoldedSource,
    IdentityLink,
    IdentityQuestion,
    Record,
)
from habeas.register.folding.told import Told

__all__ = [
    "FoldedAnswer",
    "FoldedEvent",
    "FoldedMention",
    "FoldedParticipation",
    "FoldedPerson",
    "FoldedRelation",
    "FoldedSource",
    "IdentityLink",
    "IdentityQuestion",
    "ListedName",
    "Record",
    "Told",
    "fold",
]
