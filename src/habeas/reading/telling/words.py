"""The small words by which statements are told: whose they are, what papers carry them, what is no part of a demand.

In: `knowledge/<lang>/statements.yaml`. Out: the words, typed.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge.language import of_language


class StatementWords(BaseModel):
    """Words of statements, in lower case; `articles` with the blank behind them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: frozenset[str]
    first_person: frozenset[str]
    myself: frozenset[str]
    i: frozenset[str]
    he_who_speaks: frozenset[str]
    wishing: frozenset[str]
    going_on: frozenset[str]
    sent_to: tuple[str, ...]
    made_by: tuple[str, ...]
    headed_by: frozenset[str]
    in_whose_eyes: frozenset[str]
    speaking_for: frozenset[str]
    no_makers: frozenset[str]
    everybody: frozenset[str]
    parties: frozenset[str]
    met_kin: frozenset[str]
    spoken_for: frozenset[str]
    occasions: frozenset[str]
    reasons: frozenset[str]
    reporting: frozenset[str]
    watchdogs: frozenset[str]
    authorities: frozenset[str]
    of_any_state: frozenset[str]
    outsiders: frozenset[str]
    of_the_accused: frozenset[str]
    articles: tuple[str, ...]
    before_a_day: frozenset[str]
    pleading_with: str


statement_words = of_language("statements.yaml", StatementWords)
