"""The words by which a further sentence says more of what was told before, and how a draft takes it.

In: drafts, a part of a sentence, and the words of `knowledge/<lang>/rulings.yaml`. Out: the words, typed, and the drafts with
what is said of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from habeas.model import Edtf, EventType
from habeas.reading.drafts import Draft
from habeas.reading.knowledge.language import of_language
from habeas.reading.mentions import Mention
from habeas.reading.parts import Part

_MAY_BE_THE_FIRST = ("remand-extension.keep", "remand-extension.left-until", "remand-extension.stays-until")
"""The frames that tell of an order to keep somebody in custody, and not that it is one more."""
_FIRST_DAYS = 10
"""How long after somebody was taken a court decides for the first time, at most."""


class RulingWords(BaseModel):
    """`presiding`: what a judge does at a ruling. `naming`, by type of event, and `given`: "the *order* was *issued*"; what
    stands before the noun (`before_it`), between the two (`helping`, `of_it`), and between the verb and the day (`leading`);
    `leading_to`: "*such was* the ruling"; `meaning_it` and `decided`: "*this* was *decided* today". `against_it`: what fails
    where a ruling stands; `asked_beside`: what is asked.
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
    meaning_it: frozenset[str]
    decided: frozenset[str]
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
    told = _as_one_annulment(told)
    if words.isdisjoint(known.against_it) or not words.isdisjoint(known.asked_beside):
        return told
    rulings = [draft for draft in told if draft.type is EventType.APPEAL_RULING]
    upheld = [draft for draft in rulings if draft.values.get("outcome") == "upheld"]
    kept = list(told)
    for draft in rulings:
        same = next((one for one in upheld if set(one.people) == set(draft.people)), None)
        if same is not None and draft.values.get("outcome") == "rejected":
            same.take(draft, *draft.values)
            kept = [one for one in kept if one is not draft]
    return kept


def _as_one_annulment(told: Sequence[Draft]) -> list[Draft]:
    """ "*Quashed* the verdict and *sent* the case back": the ruling, without what follows from it."""
    rulings = [draft for draft in told if draft.type is EventType.APPEAL_RULING]
    kept = list(told)
    for draft in rulings if len(rulings) > 1 else ():
        annulled = [one for one in rulings if one.values.get("outcome") == "overturned" and set(one.people) == set(draft.people)]
        if annulled and draft.values.get("outcome") == "remitted":
            annulled[0].take(draft, "date")
            kept = [one for one in kept if one is not draft]
    return kept


def as_one_order(told: Sequence[Draft], before: Sequence[Draft]) -> list[Draft]:
    """ "Was detained on May 3. On May 5 a court *ordered that he be kept in custody*": what can be told of the first order and of
    one that follows it is the first, where he was taken not long before and no order was told of; else it is one that follows.
    """
    kept = list(told)
    for longer in told:
        first = next((d for d in told if d.type is EventType.REMAND and _are_alike(d, longer)), None)
        if longer.type is EventType.REMAND_EXTENSION and first is None and longer.frame in _MAY_BE_THE_FIRST:
            longer.type = EventType.REMAND if _is_the_first(longer, [*before, *told]) else longer.type
        if longer.type is not EventType.REMAND_EXTENSION or first is None:
            continue
        dropped = longer if _is_the_first(first, [*before, *told]) else first
        kept = [draft for draft in kept if draft is not dropped]
    return kept


def _are_alike(one: Draft, other: Draft) -> bool:
    return one.people == other.people and all(one.values.get(n) == other.values.get(n) for n in ("term", "until", "date"))


def _is_the_first(order: Draft, told: Sequence[Draft]) -> bool:
    """Whether somebody was taken into custody so shortly before an order that it can be no second one."""
    of_them = [d for d in told if set(d.people) & set(order.people) and d is not order]
    if any(d.type is EventType.REMAND for d in of_them):
        return False
    day, taken = order.values.get("date"), [d.values.get("date") for d in of_them if d.type is EventType.DETENTION]
    return isinstance(day, Edtf) and any(_is_shortly_before(date, day) for date in taken if isinstance(date, Edtf))


def _is_shortly_before(taken: Edtf, ordered: Edtf) -> bool:
    if taken.day is None or ordered.day is None:
        return False
    return 0 <= (ordered.day - taken.day).days <= _FIRST_DAYS


def say_of(draft: Draft, name: str, value: Any, mention: Mention, part: Part, rule: str) -> None:
    """Puts a field that a further sentence names, with that sentence as a further quote."""
    if name in draft.values:
        return
    draft.put(name, value, ((mention.start, mention.end),), rule)
    if part.sentence not in draft.sentences:
        draft.sentences.append(part.sentence)
