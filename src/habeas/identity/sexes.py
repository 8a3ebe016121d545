"""What a patronymic says of its bearer: that she is a daughter, or he a son.

In: one name as written. Out: the sex and the words that say it, or nothing. Always true: given names and surnames say nothing; a
patronymic that may be a surname says nothing either: a woman can be called Kılıçdaroğlu, bin Laden or Petrović.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from habeas.identity.knowledge import table
from habeas.identity.names import ParsedName, attached_father, is_slavic_patronymic, parse_name, stem_of
from habeas.identity.sounds import fold, sounds_of
from habeas.model import Sex

_FAMILIES_ALSO: Final = frozenset({"bin", "ibn", "бин", "ибн"})
"""Written with a capital these can begin a family name, which daughters bear too."""
_OF_DAUGHTERS: Final = ("vna", "wna", "chna", "čna", "вна", "чна", "ўна", "ŭna")
"""How a daughter's ends; Păuna is a surname of Romanians."""
_OF_SONS: Final = ("vich", "vych", "vitch", "wicz", "wich", "vič", "ich", "вич", "віч", "ич", "іч")
"""How a son's Slavic patronymic ends; -ović and -ovic are surnames of the South Slavs."""
_MAY_BE_HERS: Final = ("a", "а", "я")
"""A surname that ends so may be a woman's, and what stands before it her other one: Nasta Dashkevich Palazhanka."""


@cache
def _daughters() -> frozenset[str]:
    return frozenset(fold(word) for row in table("name_words").content["daughter_of"] for word in row)


@lru_cache(maxsize=65536)
def sex_of_patronymic(name: str) -> tuple[Sex, str] | None:
    """ "Əliyeva Leyla Nazim qızı": a woman, by "Nazim qızı"."""
    parsed = parse_name(name)
    if parsed.marker and parsed.patronymic:
        return _by_marker(parsed)
    if parsed.patronymic and is_slavic_patronymic(parsed.patronymic):
        return _by_ending(parsed)
    for surname in parsed.surname:
        father = attached_father(surname)
        if father and fold(surname[len(father) :].lstrip("-")) in _daughters():
            return Sex.FEMALE, surname
    return None


def _by_marker(name: ParsedName) -> tuple[Sex, str] | None:
    if fold(name.marker) in _daughters():
        return Sex.FEMALE, _in_order(name)
    if fold(name.marker) in _FAMILIES_ALSO and name.marker[0].isupper():
        return None
    return Sex.MALE, _in_order(name)


def _in_order(name: ParsedName) -> str:
    """Father's name and marker as they stand; the whole name where the marker is written short."""
    orders = (f"{name.patronymic} {name.marker}", f"{name.marker} {name.patronymic}")
    return next((words for words in orders if words in name.text), name.text)


def _by_ending(name: ParsedName) -> tuple[Sex, str] | None:
    if sounds_of(name.patronymic).endswith("na"):
        is_certain = bool(name.surname) or fold(name.patronymic).endswith(_OF_DAUGHTERS)
        return (Sex.FEMALE, name.patronymic) if is_certain else None
    of_a_son = fold(name.patronymic).endswith(_OF_SONS)
    may_be_hers = any(stem_of(sounds_of(surname)).woman or fold(surname).endswith(_MAY_BE_HERS) for surname in name.surname)
    return (Sex.MALE, name.patronymic) if of_a_son and not may_be_hers else None
