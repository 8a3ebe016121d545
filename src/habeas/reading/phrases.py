"""Small word patterns of the frames: "into custody", "on hunger|food strike", "not|never * guilty", "to TERM".

An item is a word or lemma in lower case, alternatives `a|b`, `word?` for one that may be missing, `*` for up to three words of
any kind, or a kind of mention in capitals (TERM, PERSON, COURT…). Always true: a pattern matches words that stand next to one
another, `*` apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from habeas.model import ValueRefused
from habeas.reading.grammar_words import grammar_words
from habeas.reading.mentions import Kind

_ANY_REACH = 3
_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "'", "‘", "’"})
"""Stand between the words of a pattern without parting them: "was “appalled” by"."""


class Seen(NamedTuple):
    """What a pattern sees of a word: its form and lemma in lower case, the kinds of the mentions it belongs to, and of a masked
    name its words.
    """

    form: str
    lemma: str
    kinds: frozenset[Kind]
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Item:
    words: frozenset[str]
    kinds: frozenset[Kind]
    optional: bool
    anything: bool

    def accepts(self, word: Seen) -> bool:
        if not self.kinds.isdisjoint(word.kinds):
            return True
        return word.form in self.words or word.lemma in self.words or not self.words.isdisjoint(word.hidden)


@dataclass(frozen=True, slots=True)
class Around:
    """All words (forms, lemmas, those behind masks) and kinds of mentions of a sentence, as a bag."""

    words: frozenset[str]
    kinds: frozenset[Kind]

    @classmethod
    def of(cls, seen: Iterable[Seen]) -> Around:
        words: set[str] = set()
        kinds: set[Kind] = set()
        for word in seen:
            words.update((word.form, word.lemma))
            words |= word.hidden
            kinds |= word.kinds
        return cls(frozenset(words), frozenset(kinds))


@dataclass(frozen=True)
class Phrase:
    """A compiled pattern."""

    text: str
    items: tuple[_Item, ...]

    @cached_property
    def needed(self) -> tuple[_Item, ...]:
        """The items of which each must be there."""
        return tuple(i for i in self.items if not i.optional and not i.anything)

    @cached_property
    def key(self) -> frozenset[str]:
        """What must stand in a sentence that the pattern matches: the words and kinds of its longest item."""
        worded = [i.words for i in self.needed if not i.kinds]
        if worded:
            return max(worded, key=lambda words: min(map(len, words)))
        item = self.needed[0]
        return item.words | item.kinds

    @cached_property
    def _needed_apart(self) -> tuple[tuple[frozenset[str], frozenset[Kind]], ...]:
        """What is needed, the rarest first as far as its length tells: this is asked more often than anything else."""
        return tuple((i.words, i.kinds) for i in sorted(self.needed, key=lambda i: -min(map(len, i.words), default=0)))

    def may_stand_in(self, around: Around) -> bool:
        """Whether all that the pattern needs is there, in whatever order: what costs little to know before `find`."""
        words, kinds = around.words, around.kinds
        for any_word, any_kind in self._needed_apart:  # noqa: SIM110 - a generator takes half as long again
            if any_word.isdisjoint(words) and any_kind.isdisjoint(kinds):
                return False
        return True

    def match_at(self, words: Sequence[Seen], at: int) -> int | None:
        """The position after the match that begins at `at`, or `None`."""
        return _match(self.items, words, at)

    def find(self, words: Sequence[Seen], start: int = 0) -> tuple[int, int] | None:
        """The first match from `start` on, as (first position, position after)."""
        first = self.items[0]
        begins_anywhere = first.optional or first.anything or bool(first.kinds)
        for at in range(start, len(words)):
            if not begins_anywhere and not first.accepts(words[at]):
                continue
            end = self.match_at(words, at)
            if end is not None:
                return at, end
        return None


class Phrases(tuple[Phrase, ...]):
    """Patterns of which one is enough."""

    @cached_property
    def by_key(self) -> dict[str, tuple[tuple[int, Phrase], ...]]:
        """The patterns, each with its place, by the words and kinds of which one must stand in a sentence for it."""
        index: dict[str, list[tuple[int, Phrase]]] = {}
        for place, each in enumerate(self):
            for key in each.key:
                index.setdefault(key, []).append((place, each))
        return {key: tuple(listed) for key, listed in index.items()}

    @cached_property
    def key(self) -> frozenset[str]:
        """Where none of these stands in a sentence, none of the patterns does."""
        return frozenset(self.by_key)

    def standing_in(self, around: Around) -> tuple[Phrase, ...]:
        """Those of which all words are there, in whatever order: seldom any."""
        if self.key.isdisjoint(around.words) and self.key.isdisjoint(around.kinds):
            return ()
        index = self.by_key
        listed = [entry for key in (*(self.key & around.words), *(self.key & around.kinds)) for entry in index[key]]
        return tuple(each for _, each in sorted({place: each for place, each in listed if each.may_stand_in(around)}.items()))


def _match(items: tuple[_Item, ...], words: Sequence[Seen], at: int) -> int | None:
    if not items:
        return at
    item, rest = items[0], items[1:]
    if item.anything:
        ends = (_match(rest, words, at + skipped) for skipped in range(_ANY_REACH + 1) if at + skipped <= len(words))
        return next((end for end in ends if end is not None), None)
    while at < len(words) and words[at].form in _QUOTES and not item.accepts(words[at]):
        at += 1
    if item.kinds and at < len(words) and words[at].form in grammar_words().articles and not item.accepts(words[at]):
        at += 1
    if at < len(words) and item.accepts(words[at]):
        after = at + 1
        while item.kinds and after < len(words) and not item.kinds.isdisjoint(words[after].kinds):
            after += 1
        end = _match(rest, words, after)
        if end is not None:
            return end
    return _match(rest, words, at) if item.optional else None


def _item(text: str) -> _Item:
    if text == "*":
        return _Item(frozenset(), frozenset(), optional=False, anything=True)
    optional, alternatives = text.endswith("?"), text.rstrip("?").split("|")
    named = [a for a in alternatives if a.isupper() and len(a) > 1 and a.isalpha()]
    try:
        kinds = frozenset(Kind(name.lower()) for name in named)
    except ValueError:
        raise ValueRefused("phrase item", text, f"a word or one of {', '.join(k.upper() for k in Kind)}") from None
    return _Item(frozenset(alternatives) - set(named), kinds, optional, anything=False)


@cache
def phrase(text: str) -> Phrase:
    """Raises `ValueRefused` for an unknown kind or an empty pattern."""
    items = tuple(_item(part) for part in text.split())
    if not items or all(i.optional or i.anything for i in items):
        raise ValueRefused("phrase", text, "at least one word that must be there")
    return Phrase(text, items)
