"""What a language's files say of dates, numbers, terms, laws and offences, with the form in which each file must stand.

In: `knowledge/<lang>/calendar.yaml`, `numbers.yaml`, `terms.yaml`, `law.yaml`, `offences.yaml`. Out: frozen models. Always
true: words are in lower case, as the files must have them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from habeas.reading.knowledge.language import of_language


def _lower(word: str) -> str:
    if word != word.lower():
        raise ValueError(f"{word!r} must be written in lower case")
    return word


Word = Annotated[str, AfterValidator(_lower)]
Words = tuple[Word, ...]
WordSet = frozenset[Word]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WayOfSaying(_File):
    """A template, the rule that makes a value of what it finds, an example sentence, and the value that must come of it."""

    rule: str
    form: str
    behind: str = ""
    not_behind: str = ""
    ahead: str = ""
    not_ahead: str = ""
    then: str = ""
    example: str
    means: str | None


class Numbers(_File):
    ones: dict[Word, int]
    teens: dict[Word, int]
    tens: dict[Word, int]
    multipliers: dict[Word, int]
    single: Words
    fractions: dict[str, float]
    small: str
    number: str
    approximate: WordSet
    exact: WordSet
    indefinite: WordSet
    particle_verbs: WordSet
    many: WordSet
    vague: WordSet
    of: Word
    not_counted: WordSet
    currencies: WordSet
    numbered: WordSet
    plurals: WordSet
    no_plural_endings: tuple[str, ...]
    ends_of_counted: WordSet

    @property
    def words(self) -> dict[str, int]:
        """Every word that is a number below a hundred."""
        return {**self.ones, **self.teens, **self.tens}


class Calendar(_File):
    names_have_capitals: bool
    months: dict[Annotated[int, Field(ge=1, le=12)], Words]
    weekdays: dict[Annotated[int, Field(ge=1, le=7)], Words]
    seasons: dict[Annotated[int, Field(ge=21, le=24)], Words]
    units: dict[str, Words]
    weekends: Words
    day_units: WordSet
    daytimes: WordSet
    edges: Words
    parts: Words
    which: dict[Word, int]
    fixed: dict[Word, int]
    ago: Words
    told: dict[Word, int]
    told_directions: dict[Word, int]
    prepositions: dict[str, Words]
    stretches: dict[Word, tuple[str, ...]]
    passed_over: WordSet
    degrees: WordSet
    doing: WordSet
    sharers: WordSet
    onward: WordSet
    before_the_end: WordSet
    approximate: WordSet
    templates: dict[str, str]
    forms: tuple[WayOfSaying, ...]


class Terms(_File):
    ages: WordSet
    distances_after: WordSet
    starts_after: WordSet
    distances_before: WordSet
    lasting: WordSet
    bounds: WordSet
    changing: WordSet
    changed: WordSet
    changed_to: WordSet
    takes_people: WordSet
    respective: WordSet
    halves: Words
    from_: WordSet = Field(alias="from")
    lasts: WordSet
    serving: WordSet
    joins: WordSet
    not_given: WordSet
    not_life: WordSet
    beside_life: WordSet
    served_behind: WordSet
    served_ahead: WordSet
    served_alone: WordSet
    served_in: WordSet
    served_of: WordSet
    added: WordSet
    templates: dict[str, str]
    forms: tuple[WayOfSaying, ...]
    shares: tuple[WayOfSaying, ...]


class Law(_File):
    article_words: Words
    part_words: Words
    joiners: Words
    law_nouns: Words
    law_goes_on: Words
    no_part_of_laws: Words
    leading_to_laws: Words
    owners: Words
    no_charges: Words
    leading_to_texts: WordSet
    not_articles: Words
    after_a_number: Words
    no_articles_before: Words
    charging: Words
    charged_under: Words
    before_articles: Words
    before_offences: Words
    charges_of: Words
    breaking: WordSet


class PrepositionRule(_File):
    """A preposition ends an offence, unless one of `after` stands before it or one of `ahead` follows."""

    after: WordSet
    ahead: WordSet


class Offences(_File):
    names: Words
    deeds: WordSet
    qualities: WordSet
    wholes: Words
    vague: WordSet
    how_often: WordSet
    beside_whom: WordSet
    rulings: WordSet
    ruled_on: WordSet
    details: Words
    leads: tuple[str, ...]
    leads_left_out: WordSet
    weak_leads: Words
    omitting: str
    punished: WordSet
    carriers: WordSet
    joined: WordSet
    joining: WordSet
    not_accused: WordSet
    belonging: WordSet
    hedges: WordSet
    determiners: WordSet
    conjunctions: WordSet
    between: WordSet
    repeated: WordSet
    range_ends: WordSet
    apart: WordSet
    counts: WordSet
    numbers_of_counts: WordSet
    agents: WordSet
    participle_endings: Words
    goes_on: WordSet
    ends: WordSet
    verbs_that_go_on: WordSet
    deeds_in_ed: WordSet
    prepositions: dict[Word, PrepositionRule]


numbers = of_language("numbers.yaml", Numbers)


calendar = of_language("calendar.yaml", Calendar)


terms = of_language("terms.yaml", Terms)


law = of_language("law.yaml", Law)


offences = of_language("offences.yaml", Offences)
