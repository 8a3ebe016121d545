"""Of which types of event only certain people can be the ones."""

from __future__ import annotations

from habeas.model import EventType

PEOPLE_MAY_BE_ANYBODY = (EventType.MEETING, EventType.RESPONSE, EventType.SANCTION)
ONLY_OF_THE_HELD = (
    EventType.ILL_TREATMENT,
    EventType.HEALTH,
    EventType.APPEAL_RULING,
    EventType.HEARING,
    EventType.REMAND_EXTENSION,
)
"""What a doctor, a guard, a judge or a lawyer can do as well ("a tumour, doctors say"): told only of those who can be held."""
PUNISHED = (EventType.SENTENCE, EventType.DETENTION, EventType.REMAND, EventType.CHARGE, EventType.ACQUITTAL, EventType.RELEASE)
DONE_IN_CUSTODY = (EventType.ILL_TREATMENT, EventType.HEALTH)
"""Not told of a judge, an official or a relative of whom nothing else is told."""
DONE_BY_JUDGES = (EventType.DETENTION, EventType.REMAND, EventType.REMAND_EXTENSION, EventType.SENTENCE, EventType.ACQUITTAL)
"""Of which "a judge" can be the subject without being held."""
