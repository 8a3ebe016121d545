"""By what people are narrowed down.

In: an address, somebody, how many have which value. Out: what is chosen of each `Facet`, the values somebody has of each, and
the choices offered. Always true: what is chosen is shown, also where nobody has it; nobody has a value that no page and no list
gives them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from habeas.register.clocks import Stood
from habeas.register.folding.sexes import KnownSex
from habeas.register.status import Kind
from habeas.register.whereabouts import Held
from habeas.web.forms import STANDINGS, Standing
from habeas.web.standing import standing_of
from habeas.web.wording.vocabulary import FIGURES, HELD, KINDS, SEXES, Words

_SHOWN: Final = 6
"""So many values of a facet are seen at once."""
_UNFOLDED: Final = 60
"""And so many where the rest is opened; what is behind these is found by narrowing down first."""
_MOST_CHOSEN: Final = 50
_LONGEST: Final = 500


class Facet(StrEnum):
    """By what; the value is its name in an address."""

    STATUS = "status"
    HELD = "held"
    SEX = "sex"
    CUSTODY = "custody"
    COUNTRY = "country"
    ARTICLE = "article"
    COURT = "court"
    JUDGE = "judge"
    PRISON = "prison"
    CATEGORY = "category"
    REGARDED_BY = "regarded"


LABELS: Final[Mapping[Facet, Words]] = MappingProxyType(
    {
        Facet.STATUS: _("Status"),
        Facet.HELD: _("Held that day, unconfirmed too"),
        Facet.SEX: FIGURES["sex"],
        Facet.CUSTODY: FIGURES["custody"],
        Facet.COUNTRY: _("Country"),
        Facet.ARTICLE: FIGURES["article"],
        Facet.COURT: FIGURES["court"],
        Facet.JUDGE: FIGURES["judge"],
        Facet.PRISON: FIGURES["prison"],
        Facet.CATEGORY: FIGURES["category"],
        Facet.REGARDED_BY: FIGURES["regarded by"],
    }
)

_KNOWN: Final[Mapping[Facet, frozenset[str]]] = MappingProxyType(
    {
        Facet.STATUS: frozenset(map(str, Standing)),
        Facet.HELD: frozenset(map(str, Held)),
        Facet.SEX: frozenset(map(str, KnownSex)),
    }
)
Chosen = Mapping[Facet, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """One choice of a facet, and how many people it would leave."""

    value: str
    words: Words
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A facet with its values, the most frequent first; `more` are folded away, `beyond` are so many that are not offered."""

    facet: Facet
    label: Words
    values: tuple[Value, ...]
    more: tuple[Value, ...]
    beyond: int


def chosen_in(asked: QueryDict) -> dict[Facet, frozenset[str]]:
    """What an address chooses; of a status, what is none is no choice."""
    found = {}
    for facet in Facet:
        values = [
            value for value in asked.getlist(facet)[:_MOST_CHOSEN] if value and len(value) <= _LONGEST and "\x00" not in value
        ]
        known = _KNOWN.get(facet)
        if wanted := frozenset(value for value in values if known is None or value in known):
            found[facet] = wanted
    return found


def values_of(one: Stood) -> dict[Facet, frozenset[str]]:
    """The values that somebody has."""
    status = one.status
    return {
        Facet.STATUS: frozenset({str(standing_of(status))}),
        Facet.HELD: frozenset({str(one.held)}),
        Facet.SEX: frozenset({str(one.sex)}),
        Facet.CUSTODY: frozenset({str(status.kind)} if status is not None and status.held else ()),
        Facet.COUNTRY: frozenset(one.countries),
        Facet.ARTICLE: frozenset(charge.article for charge, _event in status.charges if charge.article)
        if status is not None
        else frozenset(),
        Facet.COURT: frozenset({status.court.text} if status is not None and status.court is not None else ()),
        Facet.JUDGE: frozenset({status.judge.text} if status is not None and status.judge is not None else ()),
        Facet.PRISON: frozenset({one.prison} if one.prison else ()),
        Facet.CATEGORY: frozenset(one.categories),
        Facet.REGARDED_BY: frozenset(assessment.organisation for assessment in one.assessments),
    }


def offered(found: Mapping[Facet, Counter[str]], chosen: Chosen, facets: Sequence[Facet]) -> list[Offered]:
    """The facets that somebody has a value of; `found`: how many have each."""
    shown = []
    for facet in facets:
        counts, wanted = found[facet], chosen.get(facet, frozenset())
        values = [Value(value, words_of(facet, value), counts[value], value in wanted) for value in {*counts, *wanted}]
        if values:
            values.sort(key=lambda each: (not each.chosen, -each.count, each.value))
            shown.append(
                Offered(
                    facet, LABELS[facet], tuple(values[:_SHOWN]), tuple(values[_SHOWN:_UNFOLDED]), max(0, len(values) - _UNFOLDED)
                )
            )
    return shown


_CLOSED: Final[Mapping[Facet, Callable[[str], Words]]] = MappingProxyType(
    {
        Facet.STATUS: lambda value: STANDINGS[Standing(value)],
        Facet.HELD: lambda value: HELD[Held(value)],
        Facet.SEX: lambda value: SEXES[KnownSex(value)],
        Facet.CUSTODY: lambda value: KINDS[Kind(value)] if value in set(Kind) else value,
    }
)


def words_of(facet: Facet, value: str) -> Words:
    """A value in words; what pages and lists say, as it stands there."""
    return _CLOSED[facet](value) if facet in _CLOSED else value


def is_of_the_pages(facet: Facet) -> bool:
    """Whether the values are words of pages and lists, and not ours."""
    return facet not in _CLOSED
