"""Small word patterns of the frames: "into custody", "on hunger|food strike", "not|never * guilty", "to TERM".

An item is a word or lemma in lower case, alternatives `a|b`, `word?` for one that may be missing, `*` for up to three words of
any kind, or a kind of mention in capitals (TERM, PERSON, COURT…). Always true: a pattern matches words that stand next to one
another, `*` apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from habeas.model import ValueRefused
from habeas.reading.grammar_words import grammar_words
from habeas.reading.mentions import Kind

Key = TypeVar("Key")

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
        form, lemma, kinds, hidden = word
        own = self.words
        if form in own or lemma in own:
            return True
        return bool(kinds and not self.kinds.isdisjoint(kinds)) or bool(hidden and not own.isdisjoint(hidden))


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

    def match_at(self, words: Sequence[Seen], at: int) -> int | None:
        """The position after the match that begins at `at`, or `None`."""
        return _match(self.items, words, at)

    def find(self, words: Sequence[Seen], start: int = 0) -> tuple[int, int] | None:
        """The first match from `start` on, as (first position, position after)."""
        for at in self._beginnings(words):
            end = self.match_at(words, at) if at >= start else None
            if end is not None:
                return at, end
        return None

    def _beginnings(self, words: Sequence[Seen]) -> Iterable[int]:
        """Where the pattern may begin."""
        first = self.items[0]
        if first.optional or first.anything or first.kinds:
            return range(len(words))
        own = first.words
        return [
            at
            for at, (form, lemma, _, hidden) in enumerate(words)
            if form in own or lemma in own or (hidden and not own.isdisjoint(hidden))
        ]


class Phrases(tuple[Phrase, ...]):
    """Patterns of which one is enough."""


class PhraseIndex:
    """All patterns of a language, numbered, so that those that may stand in a sentence are found at once, as bits by number.

    Those that need most words come first. All their first items are numbered, then all their second ones and so on, so that which
    items a word is enough for is one set of bits.
    """

    def __init__(self, listed: Iterable[Phrases]) -> None:
        self._listed = tuple(listed)
        distinct = dict.fromkeys(each for patterns in self._listed for each in patterns)
        self.patterns = tuple(sorted(distinct, key=lambda each: -len(each.needed)))
        numbers = {each: number for number, each in enumerate(self.patterns)}
        self._bits = {id(patterns): bits_of(numbers[each] for each in patterns) for patterns in self._listed}
        self.always = 1 << len(self.patterns)
        """A bit that is there in every sentence: for what asks for no pattern."""
        most = len(self.patterns[0].needed) if self.patterns else 0
        ranks = [[each.needed[rank] for each in self.patterns if rank < len(each.needed)] for rank in range(most)]
        self._lengths = [len(rank) for rank in ranks]
        self._by_word = bits_by(item.words for rank in ranks for item in rank)
        self._by_kind = bits_by(item.kinds for rank in ranks for item in rank)

    def bits(self, patterns: Phrases) -> int:
        """The numbers of patterns that the index was made of."""
        return self._bits[id(patterns)]

    def standing_in(self, around: Around) -> int:
        """Those of which all words are there, in whatever order, and `always`: what costs little to know before `Phrase.find`."""
        found = 0
        for word in around.words & self._by_word.keys():
            found |= self._by_word[word]
        for kind in around.kinds & self._by_kind.keys():
            found |= self._by_kind[kind]
        standing = self.always | self.always - 1
        for length in self._lengths:
            standing &= found | -1 << length  # those that have no item of this rank lack none
            found >>= length
        return standing

    def of(self, bits: int) -> tuple[Phrase, ...]:
        return tuple(self.patterns[number] for number in numbers_of(bits))


class PossiblePhrases:
    """The patterns that may stand in a sentence: `bits`, by their numbers in the index."""

    def __init__(self, index: PhraseIndex, bits: int) -> None:
        self._index = index
        self.bits = bits

    def among(self, patterns: Phrases) -> tuple[Phrase, ...]:
        """Those of a frame's patterns that may stand in the sentence."""
        bits = self.bits & self._index.bits(patterns) if patterns else 0
        return self._index.of(bits) if bits else ()


def bits_of(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def numbers_of(bits: int) -> Iterator[int]:
    """In ascending order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def bits_by(keys: Iterable[Iterable[Key]]) -> dict[Key, int]:
    """For each key the numbers of those that have it."""
    index: dict[Key, int] = {}
    for number, own in enumerate(keys):
        for key in own:
            index[key] = index.get(key, 0) | 1 << number
    return index


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
