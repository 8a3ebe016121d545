"""A language's words for dates, numbers and terms as one vocabulary, and its ways of saying them compiled for it.

In: the files of `knowledge/<lang>/`. Out: `Language`, built once for each language. Always true: one text is cut into words
once for all finders that ask for it in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from habeas.reading.grammar_words import GrammarWords, grammar_words
from habeas.reading.knowledge import values as known
from habeas.reading.knowledge.language import kept_by_language, once_a_language
from habeas.reading.values.forms import Form, Forms, literals
from habeas.reading.values.wording import Vocabulary, Worded, literal

TEXTS_KEPT: Final = 8
"""Several finders ask for the same text in a row."""


@dataclass(frozen=True, slots=True)
class Language:
    """What the finders need of a language."""

    small: GrammarWords
    """The words by which any sentence is built."""
    calendar: known.Calendar
    numbers: known.Numbers
    terms: known.Terms
    vocabulary: Vocabulary
    relations: dict[str, str]
    """Preposition -> the relation it makes of a date."""
    dates: Forms
    durations: Forms
    shares: Forms
    amounts: Forms


@once_a_language
def language() -> Language:
    """The language with this code; raises `KnowledgeRefused` where its files are missing or wrong."""
    small, calendar, numbers, terms = grammar_words(), known.calendar(), known.numbers(), known.terms()
    parts = {"NUMBER": numbers.number, "SMALL": numbers.small, **calendar.templates, **terms.templates}
    ways = (*calendar.forms, *terms.forms, *terms.shares)
    templates = [*parts.values(), *(text for way in ways for text in _texts(way))]
    vocabulary = _vocabulary(small, calendar, numbers, terms, templates)
    return Language(
        small,
        calendar,
        numbers,
        terms,
        vocabulary,
        {said: relation for relation, all_said in calendar.prepositions.items() for said in all_said},
        Forms(_forms(calendar.forms), parts, vocabulary),
        Forms(_forms(terms.forms), parts, vocabulary),
        Forms(_forms(terms.shares), parts, vocabulary),
        Forms((Form(name="amount", template="NUMBER"),), parts, vocabulary),
    )


@kept_by_language(TEXTS_KEPT)
def worded(text: str) -> Worded:
    """`text` cut into the words of a language."""
    return language().vocabulary.cut(text)


def _texts(way: known.WayOfSaying) -> tuple[str, ...]:
    return way.form, way.behind, way.not_behind, way.ahead, way.not_ahead, way.then


def _forms(ways: Iterable[known.WayOfSaying]) -> tuple[Form, ...]:
    return tuple(Form(name=way.rule, template=way.form, **_surroundings(way)) for way in ways)


def _surroundings(way: known.WayOfSaying) -> dict[str, str]:
    return {"behind": way.behind, "not_behind": way.not_behind, "ahead": way.ahead, "not_ahead": way.not_ahead, "then": way.then}


def _vocabulary(
    small: GrammarWords, calendar: known.Calendar, numbers: known.Numbers, terms: known.Terms, templates: Iterable[str]
) -> Vocabulary:
    words: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    proper = names if calendar.names_have_capitals else words
    for kind, forms in (("MONTH", calendar.months), ("WEEKDAY", calendar.weekdays)):
        for word in (word for spellings in forms.values() for word in spellings):
            proper[word].add(kind)
    for kind, spelled in _kinds(small, calendar, numbers, terms).items():
        for word in spelled:
            words[word].add(kind)
    for template in templates:
        for word in literals(template):
            words[word].add(literal(word))
    in_any_case, with_capitals = ({word: frozenset(kinds) for word, kinds in each.items()} for each in (words, names))
    return Vocabulary(in_any_case, with_capitals, small.owning)


def _kinds(small: GrammarWords, calendar: known.Calendar, numbers: known.Numbers, terms: known.Terms) -> dict[str, Iterable[str]]:
    return {
        "SEASON": [w for ws in calendar.seasons.values() for w in ws],
        "UNIT": [w for ws in calendar.units.values() for w in ws],
        "WEEKEND": calendar.weekends,
        "DAYUNIT": calendar.day_units,
        "DAYTIME": calendar.daytimes,
        "EDGE": calendar.edges,
        "PART": calendar.parts,
        "ORDINAL": small.ordinal_endings,
        "WHICH": calendar.which,
        "FIXED": calendar.fixed,
        "AGO": calendar.ago,
        "TOLD": calendar.told,
        "POSSESSIVE": small.possessives,
        "PREPOSITION": [p for ps in calendar.prepositions.values() for p in ps if " " not in p],
        "ONES": numbers.ones,
        "TEENS": numbers.teens,
        "TENS": numbers.tens,
        "MULTIPLIER": numbers.multipliers,
        "SINGLE": numbers.single,
        "FRACTION": numbers.fractions,
        "BORN": terms.ages,
    }
