"""Who is who inside one segment: a surname alone, initials or a shorter form lead to the fullest name given, or stay as they are.

In: names as lists of folded words. Out: for each the index of the fullest form of the same person. Always true: where two
people of the segment could be meant, neither is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from habeas.reading.knowledge import either
from habeas.reading.knowledge.names import name_shapes
from habeas.reading.names.lexicon import Lexicon

_SHORTEST = 3
"""Letters of a word, at most, that is spelled in one way."""
_DOUBLE = 2


@dataclass(slots=True)
class _Bearer:
    """One person of the segment: the fullest form, and all forms seen."""

    fullest: tuple[str, ...]
    index: int
    forms: set[tuple[str, ...]] = field(default_factory=set)
    first: int = 0
    """Which of the names is the first that gives this person in full."""
    aside: bool = False
    """Only there as somebody's relative: a surname alone seldom means them."""


def _same_letter(initial: str, word: str) -> bool:
    return len(initial) == 2 and initial[1] == "." and word.startswith(initial[0])


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"^(?:{either(name_shapes().articles_left_out)})-(?=\w{{3}})")


@lru_cache(maxsize=2**14)
def name_key(word: str) -> str:
    """Spellings that differ by "li" and "ly", or by the Arabic article, are the same."""
    word = _article().sub("", word)
    return word[:-1] + name_shapes().last_letters.get(word[-1], word[-1]) if len(word) > _SHORTEST else word


def _agree(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Every word of the shorter form stands in the longer, in order, initials standing for words; the first words must agree."""
    if not (name_key(shorter[0]) == name_key(longer[0]) or _same_letter(shorter[0], longer[0])):
        return False
    at = 0
    for word in shorter:
        while at < len(longer) and not (
            name_key(word) == name_key(longer[at]) or _same_letter(word, longer[at]) or (at and word in _halves(longer[at]))
        ):
            at += 1
        if at == len(longer):
            return False
        at += 1
    return True


def _halves(surname: str) -> list[str]:
    """ "Sevinj *Jabbarova*" for "Sevinj Leyla *Jabbarova-Karimli*": the halves of a double surname."""
    halves = surname.split("-")
    return halves if len(halves) == _DOUBLE and all(len(half) > _SHORTEST for half in halves) else []


def _is_full(name: Sequence[str]) -> bool:
    return len(name) > 1


def resolve(
    names: Sequence[tuple[str, ...]], lexicon: Lexicon, *, relatives: frozenset[int] = frozenset(), titles_from: int | None = None
) -> list[int]:
    """For each name the index (in `names`) of the fullest form of the same person.

    `relatives`: the names given only as somebody's wife, sister or father. `titles_from`: the names from this index on
    stand in the title, before all others.
    """
    bearers = _bearers(names)
    for bearer in bearers:
        given = [i for i, name in enumerate(names) if name in bearer.forms]
        bearer.first = -1 if titles_from is not None and given[-1] >= titles_from else given[0]
        bearer.aside = all(i in relatives for i in given)
    by_form = {form: bearer for bearer in bearers for form in bearer.forms}
    return [_resolved(name, index, bearers, by_form, lexicon) for index, name in enumerate(names)]


def _bearers(names: Sequence[tuple[str, ...]]) -> list[_Bearer]:
    full = sorted(
        ((name, i) for i, name in enumerate(names) if _is_full(name)), key=lambda entry: _fullness(entry[0]), reverse=True
    )
    bearers: list[_Bearer] = []
    for name, index in full:
        same = [b for b in bearers if name in b.forms or _agree(name, b.fullest) or _is_tail(name, b.fullest)]
        if len(same) == 1:
            same[0].forms.add(name)
        elif not any(name in b.forms for b in bearers):
            bearers.append(_Bearer(name, index, {name}))
    return bearers


def _fullness(name: Sequence[str]) -> tuple[int, int]:
    words = [word for word in name if not word.endswith(".")]
    return len(words), sum(map(len, words))


def _is_tail(name: Sequence[str], fullest: Sequence[str]) -> bool:
    """The end of a longer name: "Suu Kyi" of "Aung San Suu Kyi"."""
    return len(name) < len(fullest) and tuple(fullest[-len(name) :]) == tuple(name)


def _resolved(
    name: tuple[str, ...], index: int, bearers: Iterable[_Bearer], by_form: dict[tuple[str, ...], _Bearer], lexicon: Lexicon
) -> int:
    if _is_full(name):
        return by_form[name].index if name in by_form else index
    word = name_key(name[0])
    by_surname = [b for b in bearers if word in map(name_key, _surnames(b.fullest, lexicon))]
    by_any = [b for b in bearers if word in map(name_key, _without_fathers(b.fullest, lexicon))]
    if by_surname:
        named = [b for b in by_any if b.first < index]
        if len(named) == 1 and named[0] not in by_surname:
            return named[0].index  # "*Erkin* Smith", then "Erkin" alone, and only later his daughter "Gulnar *Erkin*"
        meant = _meant_here(by_surname, index)
        return meant[0].index if len(meant) == 1 else index
    return by_any[0].index if len(by_any) == 1 else index


def _meant_here(bearers: Sequence[_Bearer], index: int) -> Sequence[_Bearer]:
    """Of several with one surname: those named in full so far, and no relatives where there is somebody else."""
    named = [b for b in bearers if b.first < index] or bearers
    return [b for b in named if not b.aside] or named


def _surnames(name: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words by which the name may be taken up alone as a family name."""
    if name[0] in lexicon.family_first and name[0] not in lexicon.given:
        return (name[0],)
    own = _without_fathers(name, lexicon)
    later = [word for word in own[1:] if word not in lexicon.particles]
    surnames = later[-2:] if len(name) > 2 else [name[-1]]
    return (*surnames, *_halves(surnames[-1])) if surnames else ()


def _without_fathers(name: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The name without what follows "bin": "Salman" alone is not Mohammed bin Salman."""
    return [word for before, word in zip(("", *name), name, strict=False) if before not in lexicon.grammar.son_of]
