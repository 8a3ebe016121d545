"""All mentions in a text: names by their voices, dates, terms, counts and charges, made to agree.

In: a text whose lines are paragraphs, and its title. Out: mentions in order of their starts, of two that begin together the
longer first. Always true: a month is no given name, what is part of a date, a term or a charge is no group, and whoever is
convicted is not what he is convicted of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.reading.grammar_words import grammar_words
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import PersonMention, find_names
from habeas.reading.values import DateMention, find_charges, find_counts, find_dates, find_terms

_GAP = 3
"""Letters before a word that tell whether it opens a sentence."""


def mentions_in(text: str, title: str | None = None) -> tuple[Mention, ...]:
    """Everything named or said in figures; a title helps to tell names."""
    found = (
        *find_names(text, title=title),
        *find_dates(text),
        *find_terms(text),
        *find_counts(text),
        *find_charges(text),
    )
    called = {m.start: m.end for m in found if isinstance(m, PersonMention)}
    found = tuple(m for m in found if not (isinstance(m, DateMention) and _is_given_name(m, called.get(m.start, 0), text)))
    values = [(m.start, m.end) for m in found if m.kind in (Kind.DATE, Kind.TERM, Kind.CHARGE)]
    owning = grammar_words().owning
    people = [m for m in found if isinstance(m, PersonMention) and not text.startswith(owning, m.end)]
    convicted = {start for m in people for start in (m.start, m.np_start)}
    dates = [(m.start, m.end) for m in found if m.kind is Kind.DATE]
    named = {m.full_name for m in found if isinstance(m, PersonMention)}
    found = tuple(m for m in found if m.kind is not Kind.CHARGE or m.start not in convicted)
    undated = (_without_date(m, dates, text, named) if isinstance(m, PersonMention) else m for m in found)
    apart = (m for m in undated if m.kind is not Kind.GROUP or not any(start <= m.start < end for start, end in values))
    return tuple(sorted(apart, key=lambda m: (m.start, -m.end)))


def _is_given_name(date: DateMention, end: int, text: str) -> bool:
    """ "*Friday* Alefia, publisher of …": a weekday with which a name begins, where a comma follows or no sentence opens."""
    weekday_alone = date.moment.weekday is not None and text[date.start : date.end].isalpha()
    before = text[max(0, date.start - _GAP) : date.start]
    opens = "\n" in before or before.rstrip()[-1:] in ("", ".", "!", "?")
    return weekday_alone and end > date.end and (text.startswith(",", end) or not opens)


def _without_date(person: PersonMention, dates: Sequence[tuple[int, int]], text: str, named: set[str]) -> PersonMention:
    """ "In *June* Akhundov's arrest": a month before a surname is no given name."""
    for start, end in dates:
        if start == person.start and end < person.end:
            begin = end + len(text[end : person.end]) - len(text[end : person.end].lstrip())
            surname = text[begin : person.end]
            bearers = [name for name in named if name.endswith(f" {surname}") and name != person.full_name]
            whole = bearers[0] if len(bearers) == 1 else surname
            return replace(person, start=begin, np_start=max(begin, person.np_start), text=surname, full_name=whole)
    return person
