"""The lists of `knowledge` arranged for looking up words of a text: phrase books and sets for one language.

In: a language code. Out: a `Lexicon`, built once. Always true: keys are folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from habeas.reading.grammar_words import GrammarWords, grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.knowledge.names import (
    Bodies,
    Courts,
    Gazetteers,
    Grammar,
    NameWords,
    Prisons,
    Voices,
    fold,
    gazetteers,
    name_words,
)
from habeas.reading.knowledge.values import calendar
from habeas.reading.names.named import BodySubtype, PrisonSubtype, RoleClass
from habeas.reading.names.words import Payload, PhraseBook, aged


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the voices ask of a word or of the words around it. `small` are the words by which any sentence is built, `grammar`
    those around names."""

    small: GrammarWords
    grammar: Grammar
    the_or_a: frozenset[str]
    aged: re.Pattern[str]
    voices: Voices
    bodies: Bodies
    courts: Courts
    prisons: Prisons
    given: dict[str, str]
    surnames: frozenset[str]
    leaders: frozenset[str]
    strong_endings: tuple[str, ...]
    weak_endings: tuple[str, ...]
    particles: frozenset[str]
    closing_particles: frozenset[str]
    never_leading: frozenset[str]
    articles_in_names: tuple[str, ...]
    articles_inside: frozenset[str]
    family_first: frozenset[str]
    vietnamese: frozenset[str]
    burmese: frozenset[str]
    chinese: re.Pattern[str]
    demonyms: PhraseBook[str]
    states: PhraseBook[str]
    places: PhraseBook[str]
    place_words: frozenset[str]
    of_places: frozenset[str]
    """ "The *town* of X", "a *native* of X": behind whose "of" a place stands."""
    single_places: frozenset[str]
    roles: PhraseBook[RoleClass]
    role_nouns: frozenset[str]
    role_modifiers: frozenset[str]
    honorifics: dict[str, str]
    role_genders: dict[str, str]
    role_predicates: PhraseBook[RoleClass]
    role_predicates_before: PhraseBook[RoleClass]
    roles_behind_courts: PhraseBook[RoleClass]
    offices_told: PhraseBook[RoleClass]
    body_heads: PhraseBook[BodySubtype]
    body_known: PhraseBook[BodySubtype]
    body_generic: PhraseBook[BodySubtype]
    court_of_kinds: PhraseBook[str]
    court_known: PhraseBook[str]
    prison_heads: PhraseBook[PrisonSubtype]
    prison_known: PhraseBook[str]
    prison_codes: dict[PrisonSubtype, re.Pattern[str]]
    case_heads: frozenset[str]
    case_heads_before_names: frozenset[str]
    not_naming_cases: frozenset[str]
    case_kinds: frozenset[str]
    occasion_hints: re.Pattern[str]
    occasions: re.Pattern[str]
    group_nouns: PhraseBook[tuple[str, bool]]
    group_modifiers: frozenset[str]
    standing_alone: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    units: frozenset[str]
    never: frozenset[str]
    function_words: frozenset[str]
    person_verbs: PhraseBook[str]
    suffered: PhraseBook[str]
    person_leads: PhraseBook[str]
    person_possessions: frozenset[str]
    thing_nouns: frozenset[str]
    naming_nouns: frozenset[str]
    belonging: frozenset[str]
    ordinary: frozenset[str]


def carrier(phrase: str) -> str:
    """The part of a noun phrase whose last word tells one from several: "*prisoner* of conscience"."""
    of = grammar_words().of
    return " ".join(takewhile(lambda word: word not in of, phrase.split()))


def plural(phrase: str) -> str:
    """The plural of a noun phrase of our lists; the phrase as it is where no ending is known."""
    head = carrier(phrase)
    for ending, of_several in name_words().grammar.plurals.items():
        if head.endswith(ending):
            return head.removesuffix(ending) + of_several + phrase.removeprefix(head)
    return phrase


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _book(phrases: Iterable[str], *, cased: bool = False) -> PhraseBook[str]:
    return PhraseBook(((phrase, phrase) for phrase in phrases), cased=cased)


def _by_class(kind: Callable[[str], Payload], lists: Mapping[str, Iterable[str]], *, cased: bool = False) -> PhraseBook[Payload]:
    return PhraseBook.of_lists({kind(name): phrases for name, phrases in lists.items()}, cased=cased)


def _role_phrases(words: NameWords) -> list[tuple[str, RoleClass]]:
    listed = [(noun, RoleClass(name)) for name, nouns in words.roles.classes.items() for noun in nouns]
    return [*((plural(noun), role) for noun, role in listed), *listed]


def _nationals(known: Gazetteers) -> list[tuple[str, tuple[str, bool]]]:
    """ "Three *Syrians*": those of a country, in the plural alone ("a *Syrian* court")."""
    listed = {fold(demonym): demonym for country in known.countries for demonym in country.demonyms}
    both = [(f"{one}{ending}", one) for one in listed.values() for ending in grammar_words().plural_endings]
    return [(several, (one, True)) for several, one in both if fold(several) in listed]


def _group_phrases(words: NameWords) -> list[tuple[str, tuple[str, bool]]]:
    acting, holdable = words.groups.acting, words.groups.holdable
    elsewhere = {*acting, *holdable, *words.groups.ambiguous}
    further = [noun for noun in words.roles.classes[RoleClass.CIVIC.value] if noun not in elsewhere]
    listed = [*((noun, False) for noun in acting), *((noun, True) for noun in (*holdable, *further))]
    return [(form, (noun, holdable)) for noun, holdable in listed for form in (noun, plural(noun))]


def _role_genders(words: NameWords) -> dict[str, str]:
    return {fold(noun): gender for gender, nouns in (("f", words.roles.female), ("m", words.roles.male)) for noun in nouns}


def _honorifics(words: NameWords) -> dict[str, str]:
    listed = (("m", words.roles.honorifics.m), ("f", words.roles.honorifics.f), ("", words.roles.honorifics.any))
    return {fold(title): gender for gender, titles in listed for title in titles}


def _endings(known: Gazetteers, *, weak: bool) -> tuple[str, ...]:
    return tuple({fold(ending) for entry in known.shapes.surname_endings if entry.weak is weak for ending in entry.ending})


@once_a_language
def lexicon() -> Lexicon:
    """Raises what reading the files raises."""
    known, words, small = gazetteers(), name_words(), grammar_words()
    state_names = [name for country in known.countries for name in (*country.names, country.capital) if name]
    demonyms = [demonym for country in known.countries for demonym in country.demonyms]
    place_names = [*known.cities, *known.regions, *state_names]
    role_phrases = _role_phrases(words)
    prison_codes = {
        PrisonSubtype(name): re.compile(rf"(?:{either(codes)})-\d{{1,3}}(?:/\d+)?") for name, codes in words.prisons.codes.items()
    }
    return Lexicon(
        small=small,
        grammar=words.grammar,
        the_or_a=small.the | small.indefinite,
        aged=aged(),
        voices=known.voices,
        bodies=words.bodies,
        courts=words.courts,
        prisons=words.prisons,
        given=known.given,
        surnames=known.surnames | known.leaders,
        leaders=known.leaders,
        strong_endings=_endings(known, weak=False),
        weak_endings=_endings(known, weak=True),
        particles=_folded(known.shapes.particles),
        closing_particles=_folded(known.shapes.closing_particles),
        never_leading=frozenset(known.shapes.never_leading),
        articles_inside=_folded(known.shapes.articles_inside),
        articles_in_names=tuple(f"{article}-" for article in known.shapes.articles),
        family_first=_folded(name for names in known.shapes.family_first.values() for name in names),
        vietnamese=_folded(known.shapes.family_first["vietnamese"]),
        burmese=_folded(known.shapes.burmese),
        chinese=re.compile(rf"(?:{known.shapes.chinese_syllable})(?:-?(?:{known.shapes.chinese_syllable}))?"),
        demonyms=_book(demonyms),
        states=_book(state_names),
        places=_book(place_names),
        place_words=_folded(words.places.after_name),
        of_places=_folded(words.places.after_name) | words.grammar.living_somewhere,
        single_places=_folded(name for name in place_names if " " not in name),
        roles=PhraseBook(role_phrases),
        role_nouns=_folded(phrase.split()[-1] for phrase, _ in role_phrases),
        role_modifiers=_folded(words.roles.modifiers),
        honorifics=_honorifics(words),
        role_genders=_role_genders(words),
        role_predicates_before=_by_class(RoleClass, words.roles.predicates_before),
        roles_behind_courts=_by_class(RoleClass, words.roles.behind_courts),
        role_predicates=_by_class(RoleClass, words.roles.predicates),
        offices_told=_by_class(RoleClass, words.roles.offices_told),
        body_heads=_by_class(BodySubtype, words.bodies.heads),
        body_known=_by_class(BodySubtype, words.bodies.known, cased=True),
        body_generic=_by_class(BodySubtype, words.bodies.generic),
        court_of_kinds=_book(words.courts.of_kinds),
        court_known=_book(words.courts.known),
        prison_heads=_by_class(PrisonSubtype, words.prisons.subtypes),
        prison_known=_book(words.prisons.known, cased=True),
        prison_codes=prison_codes,
        case_heads=_folded(words.cases.heads),
        case_heads_before_names=_folded(words.cases.heads_before_names),
        not_naming_cases=_folded(words.cases.not_named_by),
        case_kinds=_folded(words.cases.kinds),
        occasion_hints=re.compile("|".join(words.occasions.hints)),
        occasions=re.compile("|".join(rf"\b(?:{entry.pattern})(?!\w)" for entry in words.occasions.patterns)),
        group_nouns=PhraseBook([*_nationals(known), *_group_phrases(words)]),
        group_modifiers=_folded(words.groups.modifiers),
        standing_alone=_folded(words.groups.standing_alone),
        months=_folded((*words.plain.months, *words.plain.weekdays)),
        weekdays=_folded(words.plain.weekdays),
        units=_folded(unit for spelled in calendar().units.values() for unit in spelled),
        never=_folded(words.plain.never_in_names),
        function_words=_folded(words.plain.function_words),
        person_verbs=_book(words.plain.person_verbs),
        suffered=_book(f"{helper} {done}" for helper in words.plain.suffering_helpers for done in words.plain.suffered),
        person_leads=_book(words.plain.person_leads),
        person_possessions=_folded(words.plain.person_possessions),
        thing_nouns=_folded(words.plain.thing_nouns),
        naming_nouns=_folded(words.plain.naming_nouns),
        belonging=_folded((*words.plain.belonging, *(plural(noun) for noun in words.plain.belonging))),
        ordinary=words.ordinary,
    )
