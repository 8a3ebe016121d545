"""The words by which a further sentence says more of what was told before, and how a draft takes it.

In: drafts, a part of a sentence, and the words of `knowledge/<lang>/rulings.yaml`. Out: the words, typed, and the drafts with
what is said of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading.drafts import Draft
from habeas.reading.knowledge.language import of_language
from habeas.reading.mentions import Mention
from habeas.reading.parts import Part


class RulingWords(BaseModel):
    """`presiding`: what a judge does at a ruling. `naming`, by type of event, and `given`: "the *order* was *issued*"; what
    stands before the noun (`before_it`), between the two (`helping`, `of_it`), and between the verb and the day (`leading`);
    `leading_to`: "*such was* the ruling". `against_it`: what fails where a ruling stands; `asked_beside`: what is asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    presiding: frozenset[str]
    naming: dict[EventType, frozenset[str]]
    given: frozenset[str]
    before_it: frozenset[str]
    helping: frozenset[str]
    leading: frozenset[str]
    leading_to: frozenset[str]
    of_it: tuple[str, ...]
    against_it: frozenset[str]
    asked_beside: frozenset[str]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Every noun by which a ruling is named again."""
        return frozenset(noun for of_type in self.naming.values() for noun in of_type)


ruling_words = of_language("rulings.yaml", RulingWords)


def as_one_ruling(told: Sequence[Draft], part: Part) -> list[Draft]:
    """ "Dismissed the appeal and *upheld* the sentence": of one ruling that a sentence tells from both its sides, that what stood
    before stands.
    """
    words, known = {word.form.lower() for word in part.words}, ruling_words()
    if words.isdisjoint(known.against_it) or not words.isdisjoint(known.asked_beside):
        return list(told)
    rulings = [draft for draft in told if draft.type is EventType.APPEAL_RULING]
    upheld = [draft for draft in rulings if draft.values.get("outcome") == "upheld"]
    kept = list(told)
    for draft in rulings:
        same = next((one for one in upheld if set(one.people) == set(draft.people)), None)
        if same is not None and draft.values.get("outcome") == "rejected":
            same.take(draft, *draft.values)
            kept = [one for one in kept if one is not draft]
    return kept


def say_of(draft: Draft, name: str, value: Any, mention: Mention, part: Part, rule: str) -> None:
    """Puts a field that a further sentence names, with that sentence as a further quote."""
    if name in draft.values:
        return
    draft.put(name, value, ((mention.start, mention.end),), rule)
    if part.sentence not in draft.sentences:
        draft.sentences.append(part.sentence)
