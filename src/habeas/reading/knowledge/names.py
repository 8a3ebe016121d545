"""What is known about names before a page is read: given names, surnames, places, and the words of a language that go with them.

In: the files of `gazetteers/` (any language) and of `<lang>/names/`. Out: frozen tables. Always true: keys are folded (`fold`),
so that "Rocío", "ROCIO" and "Rocio" are one key. A mistake in a file raises `KnowledgeRefused` with the file and the line.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from habeas.reading.knowledge import FOLDER, load_yaml
from habeas.reading.knowledge.language import folder, of_language, once_a_language

_GAZETTEERS = FOLDER / "gazetteers"
_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'", "‘": "'", "‑": "-"}
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`word` in lower case without diacritics."""
    lower = word.lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SurnameEnding(_Strict):
    ending: list[str]
    why: str
    weak: bool = False


class NameShapes(_Strict):
    """How names are built: endings of surnames, small words inside names, articles that are part of them, family names that
    stand first; and the ends of addresses.
    """

    surname_endings: list[SurnameEnding]
    particles: list[str]
    closing_particles: list[str]
    never_leading: list[str]
    articles: list[str]
    articles_left_out: list[str]
    articles_inside: list[str]
    last_letters: dict[str, str]
    family_first: dict[str, list[str]]
    burmese: list[str]
    chinese_syllable: str
    domains: list[str]


class Voice(_Strict):
    points: float
    why: str


class Voices(_Strict):
    """What speaks for and against a run of capitalised words being a person's name."""

    enough: float
    in_a_list: float
    in_a_row: float
    pro: dict[str, Voice] = Field(alias="for")
    contra: dict[str, Voice] = Field(alias="against")

    @cached_property
    def _by_name(self) -> dict[str, float]:
        return {name: voice.points for name, voice in (self.pro | self.contra).items()}

    def points(self, name: str) -> float:
        """The points of one voice; `KeyError` where the file does not have it."""
        return self._by_name[name]


class GivenNames(RootModel[dict[str, dict[str, list[str]]]]):
    """Language -> gender -> names."""


class Honorifics(_Strict):
    m: list[str]
    f: list[str]
    any: list[str]


class Cutting(_Strict):
    """How a text is cut into words: what `aged` and `several_aged` say of somebody behind a number and a hyphen;
    `abbreviations`: words whose full stop ends no sentence.
    """

    aged: list[str]
    several_aged: list[str]
    abbreviations: frozenset[str]


class Roles(_Strict):
    """Role nouns by class; `modifiers` are the words that may stand between an article and a role."""

    classes: dict[str, list[str]]
    honorifics: Honorifics
    female: list[str]
    male: list[str]
    modifiers: list[str]
    predicates: dict[str, list[str]]
    predicates_before: dict[str, list[str]]
    behind_courts: dict[str, list[str]]
    offices_told: dict[str, list[str]]


class Bodies(_Strict):
    heads: dict[str, list[str]]
    known: dict[str, list[str]]
    generic: dict[str, list[str]]
    connectors: frozenset[str]
    connectors_in_a_row: frozenset[str]
    left_connectors: frozenset[str]
    connectors_to_places: frozenset[str]
    heads_first: frozenset[str]
    own_titles: frozenset[str]
    late_connectors: frozenset[str]
    outer_connectors: frozenset[str]
    standing_alone: frozenset[str]
    not_bodies: frozenset[str]


class Courts(_Strict):
    heads: frozenset[str]
    several: frozenset[str]
    kinds: frozenset[str]
    of_kinds: list[str]
    known: list[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    connectors: frozenset[str]
    connectors_to_places: frozenset[str]
    connectors_to_kinds: frozenset[str]
    of_settlements: frozenset[str]
    telling_kinds: frozenset[str]


class Prisons(_Strict):
    subtypes: dict[str, list[str]]
    kinds: frozenset[str]
    known: list[str]
    codes: dict[str, list[str]]
    connectors: frozenset[str]
    not_after: frozenset[str]
    bare: frozenset[str]
    number_words: frozenset[str]


class OccasionPattern(_Strict):
    pattern: str
    why: str


class Occasions(_Strict):
    """Regular expressions; `hints`: for words without which there is no occasion."""

    hints: list[str]
    patterns: list[OccasionPattern]


class Cases(_Strict):
    heads: list[str]
    kinds: list[str]
    heads_before_names: frozenset[str]
    not_named_by: frozenset[str]


class Groups(_Strict):
    holdable: list[str]
    acting: list[str]
    ambiguous: list[str]
    modifiers: list[str]
    standing_alone: list[str]


class Grammar(_Strict):
    """Small words around names; what each list is for stands in the file."""

    determiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    possessors: frozenset[str]
    singular_pointers: frozenset[str]
    joiners: frozenset[str]
    and_or: frozenset[str]
    clause_openers: frozenset[str]
    after_participles: frozenset[str]
    before_participles: frozenset[str]
    participles_of_the_held: frozenset[str]
    relative_pronouns: frozenset[str]
    title_links: frozenset[str]
    before_things: frozenset[str]
    same_things: frozenset[str]
    states_told: frozenset[str]
    apposition_ends: frozenset[str]
    belonging_prepositions: frozenset[str]
    office_prepositions: frozenset[str]
    before_own_body: frozenset[str]
    after_introduced: frozenset[str]
    links: frozenset[str]
    no_apposition: frozenset[str]
    participles: frozenset[str]
    acting_modifiers: frozenset[str]
    describing_endings: tuple[str, ...]
    locators: frozenset[str]
    toward_places: frozenset[str]
    place_prepositions: frozenset[str]
    living_somewhere: frozenset[str]
    before_a_list: frozenset[str]
    telling_words: frozenset[str]
    doing_of_bodies: frozenset[str]
    acting_words: frozenset[str]
    before_verbs: frozenset[str]
    general_roles: frozenset[str]
    article_like: frozenset[str]
    son_of: frozenset[str]
    words_and_states: frozenset[str]
    states_in_capitals: frozenset[str]
    plurals: dict[str, str]
    plural_endings_of_people: tuple[str, ...]
    no_plural_endings: tuple[str, ...]
    units: tuple[str, ...]
    tens: tuple[str, ...]
    round_numbers: dict[str, int]
    approximators: frozenset[str]
    approximator_heads: frozenset[str]
    parts: frozenset[str]
    wholes: frozenset[str]
    before_of: frozenset[str]
    round_parts: frozenset[str]
    sets: dict[str, int]
    after_sets_of_things: frozenset[str]
    sets_alone: dict[str, int]
    pronouns: frozenset[str]
    before_whole_number: frozenset[str]
    after_number: frozenset[str]
    after_opening_number: frozenset[str]
    past_roles: frozenset[str]
    heads_of_anything: frozenset[str]
    contraction_ending: str
    no_surname_endings: tuple[str, ...]
    initials_of_places: tuple[str, ...]
    people_nouns: frozenset[str]
    not_people_after: frozenset[str]
    only_counted: frozenset[str]
    owned_by_several: frozenset[str]
    plural_when_counted: frozenset[str]
    for_others: frozenset[str]
    not_counted: frozenset[str]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number words up to ninety-nine, and the round ones."""
        small = {word: value for value, word in enumerate(self.units, 1)}
        tens = {word: 10 * value for value, word in enumerate(self.tens, 2)}
        between = {f"{ten}-{unit}": tens[ten] + small[unit] for ten in self.tens for unit in self.units[:9]}
        return small | tens | between | self.round_numbers


class PlaceWords(_Strict):
    after_name: list[str]


class Plain(_Strict):
    """Capitalised words that make no name, and words around a name that tell what it is."""

    months: list[str]
    weekdays: list[str]
    never_in_names: list[str]
    function_words: list[str]
    person_verbs: list[str]
    suffered: list[str]
    suffering_helpers: list[str]
    person_leads: list[str]
    person_possessions: list[str]
    thing_nouns: list[str]
    naming_nouns: list[str]
    belonging: list[str]


@dataclass(frozen=True, slots=True)
class Country:
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str


@dataclass(frozen=True, slots=True)
class Gazetteers:
    """What holds in any language. `given` maps a folded given name to "m", "f" or "" (either)."""

    given: dict[str, str]
    surnames: frozenset[str]
    leaders: frozenset[str]
    cities: frozenset[str]
    regions: tuple[str, ...]
    countries: tuple[Country, ...]
    shapes: NameShapes
    voices: Voices


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of one language that go with names."""

    roles: Roles
    bodies: Bodies
    courts: Courts
    prisons: Prisons
    occasions: Occasions
    cases: Cases
    groups: Groups
    places: PlaceWords
    plain: Plain
    grammar: Grammar
    ordinary: frozenset[str]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def _given_names() -> dict[str, str]:
    given = dict(line.split(",") for line in _lines(_GAZETTEERS / "given_names.csv")[1:])
    for genders in load_yaml(_GAZETTEERS / "more_given_names.yaml", GivenNames).root.values():
        for gender, names in genders.items():
            for name in map(fold, names):
                given[name] = gender if given.get(name, gender) in (gender, "") else ""
    return given


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def name_shapes() -> NameShapes:
    """How names are built, read once."""
    return load_yaml(_GAZETTEERS / "name_shapes.yaml", NameShapes)


cutting = of_language("names/cutting.yaml", Cutting)


@cache
def gazetteers() -> Gazetteers:
    """The lists that hold in any language, read once."""
    left_out = frozenset(_lines(_GAZETTEERS / "cities_left_out.txt"))
    cities = {line.split(",")[0] for line in _lines(_GAZETTEERS / "cities.csv")[1:]}
    countries = tuple(
        Country(tuple(filter(None, (row["country"], *_split(row["other_names"])))), _split(row["demonyms"]), row["capital"])
        for row in _rows(_GAZETTEERS / "countries.csv")
    )
    return Gazetteers(
        given=_given_names(),
        surnames=frozenset(_lines(_GAZETTEERS / "surnames.csv")[1:]),
        leaders=frozenset(_lines(_GAZETTEERS / "leaders.txt")),
        cities=frozenset(cities - left_out),
        regions=tuple(_lines(_GAZETTEERS / "regions.txt")),
        countries=countries,
        voices=load_yaml(_GAZETTEERS / "name_voices.yaml", Voices),
        shapes=name_shapes(),
    )


@once_a_language
def name_words() -> NameWords:
    """The words that go with names in the language being read."""
    names = folder() / "names"
    return NameWords(
        roles=load_yaml(names / "roles.yaml", Roles),
        bodies=load_yaml(names / "bodies.yaml", Bodies),
        courts=load_yaml(names / "courts.yaml", Courts),
        prisons=load_yaml(names / "prisons.yaml", Prisons),
        occasions=load_yaml(names / "occasions.yaml", Occasions),
        cases=load_yaml(names / "cases.yaml", Cases),
        groups=load_yaml(names / "groups.yaml", Groups),
        places=load_yaml(names / "places.yaml", PlaceWords),
        plain=load_yaml(names / "plain.yaml", Plain),
        grammar=load_yaml(names / "grammar.yaml", Grammar),
        ordinary=frozenset(_lines(folder() / "ordinary_words.txt")),
    )
