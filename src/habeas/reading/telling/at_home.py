"""House arrest told beside or after time in prison: "was in Prison No. 4 since May; on Monday a court put him under house
arrest" is a release, and a first arrest at home is a remand.

In: all drafts of a segment. Out: the same, less what is told twice. Always true: only somebody whom the segment has told of in a
prison, and not of as freed since, leaves it for house arrest.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from habeas.model import Edtf, EventType
from habeas.reading.drafts import SENT_TO_PRISON, Draft
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.phrases import phrase

_HOUSE_ARREST = "house_arrest"
_RULE = "house arrest after the prison told of before"


class HouseArrestWords(BaseModel):
    """Patterns of words: what house arrest is called, and that somebody had been in prison."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    called: tuple[str, ...]
    prison_before: tuple[str, ...]


house_arrest_words = of_language("house_arrest.yaml", HouseArrestWords)


def is_at_home(match: Match) -> bool:
    """Whether the clause speaks of house arrest."""
    words = [match.scene.seen[i] for i in sorted(match.reached)]
    return any(phrase(pattern).find(words) for pattern in house_arrest_words().called)


def has_been_in_prison(match: Match) -> bool:
    """ "*Spent seven months in prison* and was put under house arrest"."""
    words = match.scene.seen[: match.trigger.i]
    return any(phrase(pattern).find(words) for pattern in house_arrest_words().prison_before)


def freed_for_house_arrest(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of house arrest after prison told as releases."""
    kept: list[Draft] = []
    for draft in drafts:
        if not (draft.at_home and draft.type is EventType.REMAND and draft.people and "stance" not in draft.values):
            kept.append(draft)
        elif (release := _release_beside(draft, drafts)) is not None:
            release.put("outcome", _HOUSE_ARREST, (), _RULE)
            release.take(draft, "court", "judge", "date")
        else:
            if _was_in_prison(draft, drafts):
                _tell_as_release(draft)
            kept.append(draft)
    return kept


def _release_beside(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """ "*Left prison* on Monday and was put under house arrest": one event."""
    for other in drafts:
        beside = other.type is EventType.RELEASE and other.sentences[0] == draft.sentences[0]
        if beside and set(other.people) == set(draft.people) and other.values.get("outcome", _HOUSE_ARREST) == _HOUSE_ARREST:
            return other
    return None


def _was_in_prison(draft: Draft, drafts: Sequence[Draft]) -> bool:
    if draft.after_prison:
        return True
    people = set(draft.people)
    held = [d for d in drafts if _tells_of_prison(d) and people <= set(d.people) and _lies_before(d, draft)]
    freed = [d for d in drafts if d.type is EventType.RELEASE and people & set(d.people) and _lies_before(d, draft)]
    return bool(held) and not freed


def _tells_of_prison(draft: Draft) -> bool:
    if "stance" in draft.values or draft.at_home:
        return False
    return draft.type in SENT_TO_PRISON or (
        draft.type in (EventType.DETENTION, EventType.TRANSFER) and draft.in_prison and "term" not in draft.values
    )


def _lies_before(one: Draft, other: Draft) -> bool:
    """Whether it is told before the other and not dated after it, or told after it as what had been."""
    a, b = one.values.get("date"), other.values.get("date")
    if isinstance(a, Edtf) and isinstance(b, Edtf) and a.earliest is not None and b.earliest is not None:
        return a.earliest < b.earliest
    return one.pluperfect if one.at > other.at else one.order < other.order or one.at < other.at


def _tell_as_release(draft: Draft) -> None:
    draft.type = EventType.RELEASE
    draft.drop("term", "until", "charges", "outcome", "place")
    draft.put("outcome", _HOUSE_ARREST, (), _RULE)
