"""Other names of one person: "Ali Kato *alias Nubian Lee*", "Win Htay, *also known as Ko Win*", "Leung, *known as “Long Hair”*".

In: the words of a text, the people found and the capitalised runs that may be others. Out: the other names as `Person`s that
say whose they are, and those who are known for people by them. Always true: nothing but a comma or a bracket stands between the
name and what leads to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import product

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge.language import of_language, once_a_language
from habeas.reading.letters import QUOTES
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import PlaceMention
from habeas.reading.names.runs import Run, run_end
from habeas.reading.names.words import PhraseBook, Words

_LONGEST_QUOTED = 6
_LONGEST = 5


@dataclass(slots=True)
class Person:
    """Words `first` to `after` (exclusive) are a person's name; `voice` says what spoke for it. `others_after`: the position
    behind the other name that follows; `alias_of`: whose other name it is; `surname_of`: whose surname is this one's too.
    """

    first: int
    after: int
    voice: str
    others_after: int | None = field(default=None, compare=False)
    alias_of: Person | None = field(default=None, compare=False)
    surname_of: Person | None = field(default=None, compare=False)


class AliasWords(BaseModel):
    """What leads to another name, by what it can be said of: `a|b` are alternatives, `a?` may be missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of_people: tuple[str, ...]
    of_anything: tuple[str, ...]


alias_words = of_language("names/aliases.yaml", AliasWords)


@once_a_language
def _leading() -> PhraseBook[bool]:
    """What leads to another name; whether it is said of people alone."""
    known = alias_words()
    return PhraseBook((*((p, True) for p in _spelt_out(known.of_people)), *((p, False) for p in _spelt_out(known.of_anything))))


def _spelt_out(patterns: Iterable[str]) -> Iterator[str]:
    """Every phrase that the patterns stand for: "also|better? known as" for "known as", "also known as", "better known as"."""
    for pattern in patterns:
        items = [(*part.rstrip("?").split("|"), *([""] if part.endswith("?") else [])) for part in pattern.split()]
        yield from (" ".join(filter(None, row)) for row in product(*items))


def with_aliases(
    found: Sequence[Person], runs: Sequence[Run], named: Callable[[], Set[str]], claims: Claims[object], lexicon: Lexicon
) -> list[Person]:
    """The people, other names among them; `runs` are words that may be names too, `named` gives the words of names in full."""
    words, people = claims.words, list(found)
    for at in _leading().beginnings(words):
        leading = _leading().at(words, at)
        if leading is None or at == 0:
            continue
        end = at - 1 if words.forms[at - 1] in (",", "(") else at
        other = _other_name(leading[0], claims, lexicon, of_people=leading[1])
        if other is None:
            continue
        first, after, closed = other
        owner = next((p for p in people if p.after == end), None)
        own = [p for p in people if first <= p.first < after]
        if owner is None:
            run = next((r for r in runs if r.after == end and claims.free(r.first, r.after)), None)
            known = leading[1] or bool(own) or (run is not None and words.lowers[run.first] in named())
            if run is None or not known:
                continue
            owner = Person(run.first, run.after, "another name behind it")
            people.append(owner)
        people = [p for p in people if not first <= p.first < after]
        owner.others_after = closed + 1 if end < at and words.forms[end] == "(" and words.is_one(closed, (")",)) else closed
        people.append(Person(first, after, "another name", alias_of=owner))
    return sorted(people, key=lambda person: person.first)


def _other_name(at: int, claims: Claims[object], lexicon: Lexicon, *, of_people: bool) -> tuple[int, int, int] | None:
    """Where the name that begins here starts and ends, and where its quotation marks close; "alias *Doggy City*" is no place."""
    words = claims.words
    if at >= len(words):
        return None
    if words.forms[at] in QUOTES:
        return _quoted(at, words)
    if of_people and isinstance(holder := claims.holders[at], PlaceMention):
        claims.release(holder)
    if not words.capitals[at] or not claims.free(at, at + 1):
        return None
    after = run_end(claims, lexicon, at)
    return (at, after, after) if after - at <= _LONGEST else None


def _quoted(at: int, words: Words) -> tuple[int, int, int] | None:
    for end in range(at + 2, min(at + 2 + _LONGEST_QUOTED, len(words))):
        if words.forms[end] in QUOTES:
            after = end - 1 if words.forms[end - 1] in (",", ".") else end
            return (at + 1, after, end + 1) if any(words.capitals[at + 1 : after]) else None
    return None
