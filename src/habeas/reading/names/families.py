"""Several of one surname: "*the Ahtarovs* were detained", "*the Ahtarov brothers*", "*Leyla and Arif Yunusov*".

In: the words of a text and the people found. Out: claims of groups; who was taken for a person and is one of them is none; those
whose surname stands behind another's given name. Always true: of a family the page names two people or more in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge.language import of_language
from habeas.reading.names.aliases import Person
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import ANYBODY, GroupMention
from habeas.reading.names.runs import is_given, is_initial
from habeas.reading.names.words import Words

FAMILY = "people of one surname"
"""The voice of such a group."""


class FamilyWords(BaseModel):
    """Words in lower case. `before`: what stands before the surname, with the number that it tells; `kin`: nouns behind it, with
    theirs (0: any); `plural`: how a surname ends that means several, longest first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: dict[str, int]
    kin: dict[str, int]
    plural: tuple[str, ...]


family_words = of_language("names/families.yaml", FamilyWords)


def surname_of(family: str) -> tuple[str, ...]:
    """The surnames that the words of a family may mean, in small letters: "the Ahtarovs", "the Ahtarov brothers"."""
    known, words = family_words(), family.lower().split()
    if words[-1] in known.kin:
        return (words[-2],)
    return tuple(words[-1].removesuffix(ending) for ending in known.plural if words[-1].endswith(ending))


def of_one_surname(claims: Claims[object], people: Sequence[Person], lexicon: Lexicon) -> list[Person]:
    """ "*Leyla* and Arif Yunusov", "*Aibek*, *Nurlan* and Timur Omurov": the people, with those whose surname is said once for
    all, behind the last given name. A given name that is somebody else's on the page stays his.
    """
    words, found = claims.words, list(people)
    of_others = {words.lowers[at] for p in people if p.after - p.first > 1 for at in range(p.first, p.after)}
    for bearer in people:
        at = bearer.first - 1
        if bearer.after - bearer.first == 1 or not words.is_one(at, lexicon.small.joining):
            continue
        if not is_given(words.lowers[bearer.first], lexicon):
            continue
        while _is_bare_given(claims, at - 1, lexicon) and words.lowers[at - 1] not in of_others:
            holder = claims.holders[at - 1]
            if isinstance(holder, Person):
                holder.surname_of = bearer
            else:
                person = Person(at - 1, at, "surname shared", surname_of=bearer)
                claims.claim(at - 1, at, person)
                found.append(person)
            at -= 2
            if words.forms[max(0, at)] != ",":
                break
    return sorted(found, key=lambda person: person.first)


def _is_bare_given(claims: Claims[object], at: int, lexicon: Lexicon) -> bool:
    """A given name, or a word behind "brothers", with no surname behind it and none before it."""
    words = claims.words
    if at < 0 or not words.capitals[at]:
        return False
    lower, before = words.lowers[at], words.lowers[at - 1] if at else ""
    named = is_given(lower, lexicon) and lower not in lexicon.ordinary and lower not in lexicon.single_places
    if not named and before not in family_words().kin:
        return False
    if (holder := claims.holders[at]) is not None:
        return _is_one_word(holder, at) and before not in lexicon.honorifics
    return at == 0 or not words.capitals[at - 1] or words.opens[at - 1]


def own_surname(words: Words, person: Person, lexicon: Lexicon) -> tuple[int, int]:
    """The words of a name behind its given names."""
    at = person.first + 1
    while at < person.after - 1 and (is_given(words.lowers[at], lexicon) or is_initial(words, at)):
        at += 1
    return at, person.after


def find_families(claims: Claims[object], people: Sequence[Person]) -> list[Person]:
    """The people that are no part of a family."""
    words = claims.words
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for person in people:
        if person.after - person.first > 1:
            bearers[words.lowers[person.after - 1]].add(tuple(words.lowers[person.first : person.after]))
    shared = {surname for surname, names in bearers.items() if len(names) > 1}
    if not shared:
        return list(people)
    known = family_words()
    for at in range(1, len(words)):
        if words.capitals[at] and words.lowers[at - 1] in known.before:
            after = _family_end(words, at, shared)
            if after is not None and all(holder is None or _is_one_word(holder, at) for holder in claims.holders[at:after]):
                _claim(claims, at, after)
    return [person for person in people if claims.holders[person.first] is person]


def _family_end(words: Words, at: int, shared: set[str]) -> int | None:
    """The position after "Ahtarovs" or "Ahtarov brothers", where the word at `at` opens one."""
    lower, known = words.lowers[at], family_words()
    if lower in shared:
        return at + 2 if words.is_one(at + 1, known.kin) else None
    several = any(lower.endswith(ending) and lower.removesuffix(ending) in shared for ending in known.plural)
    return at + 1 if several else None


def _is_one_word(holder: object, at: int) -> bool:
    return isinstance(holder, Person) and (holder.first, holder.after) == (at, at + 1)


def _claim(claims: Claims[object], at: int, after: int) -> None:
    words, known = claims.words, family_words()
    if (holder := claims.holders[at]) is not None:
        claims.release(holder)
    if not claims.free(at - 1, after):
        return
    number = known.before[words.lowers[at - 1]] or (known.kin[words.lowers[after - 1]] if after - at > 1 else 0)
    mention = GroupMention(
        start=words.starts[at - 1],
        end=words.ends[after - 1],
        text=words.span(at - 1, after),
        voice=FAMILY,
        number=number or None,
        head=ANYBODY,
        definite=True,
        holdable=True,
    )
    claims.claim(at - 1, after, mention)
