"""The closed lists: what kinds of event there are, and what their outcomes are called."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class EventType(StrEnum):
    """One thing that happened to, or was said about, people held or prosecuted for political reasons."""

    DETENTION = "detention"
    SEARCH = "search"
    CHARGE = "charge"
    REMAND = "remand"
    REMAND_EXTENSION = "remand_extension"
    HEARING = "hearing"
    SENTENCE_SOUGHT = "sentence_sought"
    SENTENCE = "sentence"
    ACQUITTAL = "acquittal"
    APPEAL_RULING = "appeal_ruling"
    TRANSFER = "transfer"
    RELEASE = "release"
    ILL_TREATMENT = "ill_treatment"
    HUNGER_STRIKE = "hunger_strike"
    HEALTH = "health"
    DEATH = "death"
    RESTRICTION = "restriction"
    LISTING = "listing"
    APPEAL = "appeal"
    CONDEMNATION = "condemnation"
    RESPONSE = "response"
    SANCTION = "sanction"
    MEETING = "meeting"


class Stance(StrEnum):
    """How the page stands to what it tells."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    DEMANDED = "demanded"
    PLANNED = "planned"


class CountOf(StrEnum):
    PEOPLE = "people"
    ACTORS = "actors"


class Sex(StrEnum):
    """What a source says somebody is, in the words of FollowTheMoney's `gender`."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Agreement(StrEnum):
    """Which of the two readings of a sentence name those it tells of: the tree of the whole, and the words around the verb or
    noun that tells it.
    """

    BOTH = "both"
    TREE = "tree"
    WORDS = "words"
    DISPUTED = "disputed"


OUTCOMES: Final = MappingProxyType(
    {
        EventType.RESPONSE: ("denied", "rejected", "refused", "no_comment", "admitted", "agreed", "support"),
        EventType.APPEAL_RULING: (
            "upheld",
            "rejected",
            "reduced",
            "increased",
            "overturned",
            "granted",
            "remitted",
            "violation",
        ),
        EventType.HEARING: ("started", "continued", "postponed", "closed", "ended"),
        EventType.RELEASE: (
            "pardon",
            "amnesty",
            "exchange",
            "served",
            "parole",
            "house_arrest",
            "bail",
            "probation",
            "acquitted",
            "medical",
            "supervision",
        ),
        EventType.LISTING: ("recognised", "added", "removed", "published"),
        EventType.HUNGER_STRIKE: ("announced", "started", "continued", "suspended", "resumed", "ended"),
        EventType.SENTENCE: ("convicted", "suspended", "partially_suspended", "in_absentia", "fine", "death"),
        EventType.RESTRICTION: ("travel_ban", "supervision", "frozen_account", "seizure", "disbarment", "exile"),
        EventType.SANCTION: ("imposed", "threatened", "lifted"),
    }
)
"""The usual outcomes by type; where none fits, an event carries the source's own short words."""
