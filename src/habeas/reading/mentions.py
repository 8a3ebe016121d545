"""What stands in a text: spans of it that name a person, a body, a day, a term, a charge…, each found by a voice that says why.

In: nothing but the values here. Always true: `text == source[start:end]`, and offsets count characters of the segment's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a mention names. Roles are type-checked against these: an agent is a person or a body, never a term."""

    PERSON = "person"
    BODY = "body"  # an organisation, agency, government, party, outlet: whatever can act or be addressed
    COURT = "court"
    PRISON = "prison"  # where people are held: prisons, colonies, detention centres, punishment cells
    PLACE = "place"
    CASE = "case"
    OCCASION = "occasion"  # summits, anniversaries, visits
    GROUP = "group"  # people not named: "six journalists", "the defendants", "all political prisoners"
    DATE = "date"
    TERM = "term"
    CHARGE = "charge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of the segment's text and what it names; `voice` is the rule or list that found it."""

    kind: Kind
    start: int
    end: int
    text: str
    voice: str
