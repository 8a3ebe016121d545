"""The words by which a page points at people it names elsewhere: pronouns, companions, the accused, all but one.

In: `knowledge/<lang>/pointing.yaml`. Out: the words, typed.
"""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from habeas.reading.knowledge.language import of_language


class PointingWords(BaseModel):
    """Words that point, in lower case; `singular` and `spouses` tell the gender, "m" or "f"; `all_those`, `age` and
    `still_held` are regular expressions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    singular: dict[str, frozenset[str]]
    plural: frozenset[str]
    they: frozenset[str]
    pair: frozenset[str]
    each: frozenset[str]
    everybody: frozenset[str]
    all_here: frozenset[str]
    companions: frozenset[str]
    co_accused: frozenset[str]
    spouses: dict[str, str]
    accused: frozenset[str]
    one_or_several: frozenset[str]
    excepting: tuple[str, ...]
    otherwise: tuple[str, ...] = Field(alias="except")
    of_more: tuple[str, ...]
    the_whole: tuple[str, ...]
    some: frozenset[str]
    including: frozenset[str]
    counsel: frozenset[str]
    around_the_held: frozenset[str]
    held_for_others: frozenset[str]
    represented: frozenset[str]
    parts: frozenset[str]
    one: frozenset[str]
    one_of: frozenset[str]
    belong: frozenset[str]
    belong_to: frozenset[str]
    part_of_it: frozenset[str]
    standing_for: frozenset[str]
    beside: frozenset[str]
    done_by: frozenset[str]
    topics: frozenset[str]
    naming: frozenset[str]
    sources: tuple[str, ...]
    remaining: frozenset[str]
    remainder: tuple[str, ...]
    adding: frozenset[str]
    in_office: frozenset[str]
    belonging_to: frozenset[str]
    peopled: frozenset[str]
    no_deeds: frozenset[str]
    pointing_back: frozenset[str]
    referring: frozenset[str]
    all_those: re.Pattern[str]
    first_of_two: frozenset[str]
    last_of_two: frozenset[str]
    first_ones: frozenset[str]
    last_ones: frozenset[str]
    among_them: tuple[str, str]
    such_as: tuple[str, str]
    the_group: frozenset[str]
    done_to_a_group: frozenset[str]
    leading_to_names: frozenset[str]
    namely: frozenset[str]
    place_of_origin: frozenset[str]
    held_in: frozenset[str]
    changing_a_term: frozenset[str]
    terms: frozenset[str]
    clients: frozenset[str]
    of_office: frozenset[str]
    womens_names: tuple[str, ...]
    having_done: frozenset[str]
    their: frozenset[str]
    ones_own: frozenset[str]
    demanded: frozenset[str]
    speaking_up: frozenset[str]
    how: frozenset[str]
    age: re.Pattern[str]
    kin: frozenset[str]
    dealt_out: frozenset[str]
    counted_deeds: frozenset[str]
    still_held: re.Pattern[str]
    how_many: tuple[str, ...]

    def says_others(self, text: str) -> bool:
        """ "The *other* convicts", "the *remaining* five": whether those meant stand beside others of the same group."""
        return not self.remaining.isdisjoint(text.lower().split())

    @cached_property
    def of_two(self) -> frozenset[str]:
        """What tells the two of a pair apart by their order."""
        return self.first_of_two | self.last_of_two

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender that each pronoun of one person tells."""
        return {pronoun: gender for gender, pronouns in self.singular.items() for pronoun in pronouns}

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Pronouns of one person and of several that stand for people alone."""
        return frozenset(self.genders) | (self.plural - self.everybody - self.each)


pointing_words = of_language("pointing.yaml", PointingWords)
