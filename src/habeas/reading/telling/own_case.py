"""Whose "the next hearing" and "the verdict" are where nobody is named beside them: theirs of whom alone the text has told.

In: a match that names nobody, and the cast so far. Out: a party, or nobody. Always true: the text has told of the same people in
every event so far and has named nobody else who could be held, in this sentence neither. The words are data in
`knowledge/<lang>/own_case.yaml`.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import Party
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.telling.context import Context
from habeas.reading.trees import Token

_STEPS = (EventType.HEARING, EventType.CONDEMNATION)
"""What is told of a case, or of what was done in it, as often as of a person."""


class OwnCaseWords(BaseModel):
    """Words in lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: frozenset[str]
    definite: frozenset[str]
    of_others: frozenset[str]
    not_with: frozenset[str]


own_case_words = of_language("own_case.yaml", OwnCaseWords)


def those_of_the_case(match: Match, context: Context) -> Party:
    """The people whose case the clause goes on with, where there are no others in the text."""
    people = context.cast.the_only_ones() if match.type in _STEPS else ()
    if not people or not _speaks_of_the_case(match):
        return Party()
    return Party(people, pronoun=True)


def _speaks_of_the_case(match: Match) -> bool:
    words = own_case_words()
    here = (t for t in match.scene.parsed.tree if t.i in match.reached or t is match.trigger)
    return any(_is_the_one_spoken_of(t, words) for t in here)


def _is_the_one_spoken_of(noun: Token, words: OwnCaseWords) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN") or noun.lemma_.lower() not in words.nouns:
        return False
    around = {c.lower_ for c in noun.children if c.i < noun.i} | {t.lower_ for t in noun.doc[max(0, noun.i - 1) : noun.i]}
    of_others = any(c.base == "nmod" and grammar.preposition(c) in words.of_others for c in noun.children)
    if of_others or around & words.not_with:
        return False
    return bool(around & words.definite) or any(c.dep_ == "nmod:poss" for c in noun.children)
