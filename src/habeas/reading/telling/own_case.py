"""Whose "the next hearing", "the verdict" and "clemency" are where nobody is named beside them: theirs of whom alone the text has
told.

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

_STEPS = (EventType.HEARING, EventType.CONDEMNATION, EventType.APPEAL)
"""What is told of a case, or of what was done in it, as often as of a person."""


class OwnCaseWords(BaseModel):
    """Words in lower case. `nouns`: what was done to somebody, or the case; `asked`: what is asked for him; `definite`: before
    the noun that was spoken of; `of_others`, `not_with`: beside one that is not his.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: frozenset[str]
    asked: frozenset[str]
    definite: frozenset[str]
    of_others: frozenset[str]
    not_with: frozenset[str]


own_case_words = of_language("own_case.yaml", OwnCaseWords)


def those_of_the_case(match: Match, context: Context) -> Party:
    """The people whose case the clause goes on with, where there are no others in the text."""
    people = context.story.the_only_ones() if match.type in _STEPS else ()
    if not people or not _speaks_of_the_case(match):
        return Party()
    return Party(people, pronoun=True)


def _speaks_of_the_case(match: Match) -> bool:
    words, trigger = own_case_words(), match.trigger
    reached = match.reached if match.type is not EventType.APPEAL else {t.i for t in trigger.subtree}
    here = (t for t in match.scene.parsed.tree if t.i in reached or t is trigger)
    if any(_is_the_one_spoken_of(t, words, match.type) for t in here):
        return True
    told = trigger.head
    said_again = trigger.dep_ == "acl:relcl" and told.dep_ in ("appos", "parataxis")
    return said_again and told.lemma_.lower() in words.nouns  # "six years, *a verdict* that …"


def _is_the_one_spoken_of(noun: Token, words: OwnCaseWords, kind: EventType) -> bool:
    lemma = noun.lemma_.lower()
    asked = kind is EventType.APPEAL and lemma in words.asked
    if noun.pos_ not in ("NOUN", "PROPN") or not (asked or lemma in words.nouns):
        return False
    around = {c.lower_ for c in noun.children if c.i < noun.i} | {t.lower_ for t in noun.doc[max(0, noun.i - 1) : noun.i]}
    of_others = any(c.base == "nmod" and grammar.preposition(c) in words.of_others for c in noun.children)
    if of_others or around & words.not_with:
        return False
    return asked or bool(around & words.definite) or any(c.dep_ == "nmod:poss" for c in noun.children)
