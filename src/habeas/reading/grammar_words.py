"""The small words by which a language builds its sentences: relative pronouns, helping verbs, negations, prepositions.

In: `knowledge/<lang>/grammar.yaml`. Out: the words, typed.
"""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge.language import of_language


class GrammarWords(BaseModel):
    """Lemmas or forms, in lower case. `infinitive` is the mark of an infinitive, and the modal that "is to be tried" has;
    `contracted`: modals by their short forms; `past_endings`, `gerund_endings`: how verbs may end;
    `superlative_endings`, `superlatives`: what compares; `plural_endings`: how most nouns of several do.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    relatives: frozenset[str]
    where: frozenset[str]
    when: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]
    which: frozenset[str]
    whose: frozenset[str]
    relatives_of_people: frozenset[str]
    relatives_of_things: frozenset[str]
    oneself: frozenset[str]
    in_turn: frozenset[str]
    taking_turns: frozenset[str]
    becoming: frozenset[str]
    among: frozenset[str]
    before_among: frozenset[str]
    negations: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    had: frozenset[str]
    had_in_short: frozenset[str]
    get: frozenset[str]
    going_to: frozenset[str]
    being: frozenset[str]
    infinitive: str
    contracted: dict[str, str]
    that: frozenset[str]
    it: frozenset[str]
    those: frozenset[str]
    joining: frozenset[str]
    seeing: frozenset[str]
    having: frozenset[str]
    clause_openers: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    against: frozenset[str]
    before_gerund: frozenset[str]
    accusing: frozenset[str]
    accused_of: frozenset[str]
    asked: frozenset[str]
    out_of: frozenset[str]
    owning: tuple[str, ...]
    owning_of_several: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    day_endings: tuple[str, ...]
    possessives: frozenset[str]
    the: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    of_many: frozenset[str]
    of_one: frozenset[str]
    past_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    superlative_endings: tuple[str, ...]
    superlatives: frozenset[str]
    nor: frozenset[str]
    same_in_past: frozenset[str]
    plural_endings: tuple[str, ...]
    in_a_state: frozenset[str]
    before_an_age: frozenset[str]

    def is_called_as_a_day(self, form: str) -> bool:
        """ "Thursday": a capital, and what the names of days end in."""
        return form[:1].isupper() and form.lower().endswith(self.day_endings)

    @cached_property
    def owning_marks(self) -> frozenset[str]:
        """What stands behind an owner, or behind several."""
        return frozenset((*self.owning, *self.owning_of_several))

    @cached_property
    def all_relatives(self) -> frozenset[str]:
        """Those of a place or a time as well."""
        return self.relatives | self.where | self.when

    @cached_property
    def pluperfect(self) -> frozenset[str]:
        """The helper of what is told as earlier than the rest, in full or in short."""
        return self.had | self.had_in_short


grammar_words = of_language("grammar.yaml", GrammarWords)
