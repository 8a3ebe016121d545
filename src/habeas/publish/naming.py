"""Does a text name somebody who is not published? Said of quotes, of values and of addresses before they are shown to everyone.

In: every name of the register, with the page it stands in where it stands in one, and whether it is a published person's. Out:
`Names`, which is asked text by text. Always true: where it cannot be told whose a word is, it is taken for the name of somebody
who is not published; a published name is allowed only where the same page has no unpublished person of that name.

A word names somebody when it is one of a name's words as written, in other letters or with an ending (Мамедова, Azizov's); two
words beside one another also when `habeas.identity` would not call them another person's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from habeas.identity import blocking_keys, compare, romanise

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’ʼ-](?=[^\W\d_]))*")
_SPACELESS: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no spaces between words."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_INTERNATIONAL: Final = re.compile(r"xn--[a-z0-9-]+", re.I)
"""A label of a host in letters that are not Latin."""
_BROKEN: Final = re.compile(r"-\s*\n\s*")
"""Where a line ends within a word."""
_LONGEST_NAME: Final = 6
_SHORT: Final = 2
"""A word of fewer letters, an initial, names nobody by itself."""
_STEM: Final = 4
_LONG: Final = 5
"""A word of so many letters is known as one of a name's in small letters as well."""
_NOT_ANOTHER: Final = 0.5
"""From this score on `identity` leaves open whether two names are one person's."""
_ONE_WORD: Final = 0.58
"""A surname alone never scores high; Gasanov and Hasanov have .59, Huseynov and Hasanova .57."""
_ENDING: Final = 3
"""Letters that a language may add behind a name."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name as it is written somewhere in the register. `page`: the page, where it is one; `public`: whether it is a published
    person's there."""

    name: str
    page: str
    public: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: as written, and what it is compared by."""

    text: str
    form: str


class Names:
    """The names of the register, asked whether a text has one that must not be shown."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        hidden: set[str] = set()
        self._public: set[tuple[str, ...]] = set()
        self._hidden_in: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._public_in: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for one in known:
            forms = _forms(one.name)
            if one.public:
                self._public.add(forms)
                self._public_in[one.page].add(forms)
            else:
                hidden.add(one.name)
                self._hidden_in[one.page].add(forms)
        words = {form for name in hidden for form in _forms(name) if len(form) >= _SHORT}
        self._hidden_words = words | {stem for form in words if len(stem := form.rstrip("aeiouy")) >= _STEM}
        self._hidden_wholes = {forms for forms in map(_forms, hidden) if forms}
        self._public_alone = self._public - self._hidden_wholes
        self._hidden_joined: defaultdict[str, set[str]] = defaultdict(set)
        for whole in {"".join(forms) for forms in self._hidden_wholes}:
            if len(whole) >= _LONG:
                self._hidden_joined[whole[:_LONG]].add(whole)
        self._spaceless = {name for name in hidden if _SPACELESS.search(name)}
        self._by_key: defaultdict[str, set[str]] = defaultdict(set)
        for name in hidden:
            for key in blocking_keys(name):
                self._by_key[key].add(name)
        self._alike: dict[str, bool] = {}
        self._addresses: dict[tuple[str, tuple[str, ...]], bool] = {}

    def hides(self, text: str, pages: Collection[str] = ()) -> bool:
        """Whether the text, of one of these pages, names somebody who is not published."""
        plain = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")  # soft hyphens and their like
        if any(name in plain for name in self._spaceless):
            return True
        return any(self._hides_one_of(tuple(_words(each)), pages) for each in {plain, _BROKEN.sub("", plain)})

    def _hides_one_of(self, words: Sequence[_Word], pages: Collection[str]) -> bool:
        left = self._without_public(words, pages)
        return self._has_whole(words, left) or any(map(self._is_hidden, left)) or self._has_alike(left)

    def hides_address(self, address: str, pages: Collection[str] = ()) -> bool:
        """Whether an address, of one of these pages, has such a name; there all letters are small, and words stand together."""
        asked = address, tuple(pages)
        if asked not in self._addresses:
            self._addresses[asked] = self._hides_address(*asked)
        return self._addresses[asked]

    def _hides_address(self, address: str, pages: Collection[str]) -> bool:
        plain = _INTERNATIONAL.sub(_decoded, unquote(unquote(address)))
        words = [_Word(part.title(), form) for part in _LETTERS.findall(plain) if (form := _folded(part))]
        left = self._without_public(words, pages)
        joined = "".join(word.form if word is not None else " " for word in left)
        return (
            self._has_whole(words, left)
            or any(word is not None and self._is_hidden_form(word.form, least=_STEM) for word in left)
            or self._has_alike(left)
            or self._has_joined(joined)
        )

    def _has_joined(self, joined: str) -> bool:
        """Whether a hidden name of some length stands in it, its words together."""
        return any(
            joined.startswith(whole, at)
            for at in range(len(joined) - _LONG + 1)
            for whole in self._hidden_joined.get(joined[at : at + _LONG], ())
        )

    def _without_public(self, words: Sequence[_Word], pages: Collection[str]) -> list[_Word | None]:
        """The words, none in the place of each that is a published person's here."""
        hidden = {forms for page in pages for forms in self._hidden_in.get(page, ())}
        hidden_words = {form for forms in hidden for form in forms}
        public_here = {forms for page in pages for forms in self._public_in.get(page, ())}
        own = {form for forms in public_here for form in forms} - hidden_words
        forms = [word.form for word in words]
        left: list[_Word | None] = list(words)
        for at in range(len(words)):
            if forms[at] in own:
                left[at] = None
            for length in range(2, _LONGEST_NAME + 1):
                whole = tuple(forms[at : at + length])
                if whole not in hidden and (whole in self._public_alone or whole in public_here):
                    left[at : at + length] = [None] * length
        return left

    def _has_whole(self, words: Sequence[_Word], left: Sequence[_Word | None]) -> bool:
        """Whether a whole hidden name stands there, its words in any case, however short, at least one of them nobody else's."""
        forms = [word.form for word in words]
        return any(
            tuple(forms[at : at + length]) in self._hidden_wholes and any(left[at : at + length])
            for at in range(len(forms))
            for length in range(1, _LONGEST_NAME + 1)
            if at + length <= len(forms) and (length > 1 or len(forms[at]) >= _SHORT)
        )

    def _is_hidden(self, word: _Word | None) -> bool:
        if word is None:
            return False
        return self._is_hidden_form(word.form, least=_SHORT if _may_be_name(word.text) else _LONG)

    def _is_hidden_form(self, form: str, *, least: int) -> bool:
        ends = [len(form), *(len(form) - cut for cut in range(1, _ENDING + 1) if len(form) - cut >= _STEM)]
        return any(end >= least and form[:end] in self._hidden_words for end in ends)

    def _has_alike(self, left: Sequence[_Word | None]) -> bool:
        """Whether two words beside one another, or one that may be a name, could be a hidden name in another spelling."""
        for at, word in enumerate(left):
            if word is None or not _may_be_name(word.text):
                continue
            beside = left[at + 1] if at + 1 < len(left) else None
            if beside is not None and _may_be_name(beside.text) and self._is_alike(f"{word.text} {beside.text}", _NOT_ANOTHER):
                return True
            if len(word.form) >= _LONG and self._is_alike(word.text, _ONE_WORD):
                return True
        return False

    def _is_alike(self, words: str, least: float) -> bool:
        if words not in self._alike:
            near = {name for key in blocking_keys(words) for name in self._by_key.get(key, ())}
            self._alike[words] = any(compare(name, words).score >= least for name in near)
        return self._alike[words]


def _decoded(label: re.Match[str]) -> str:
    try:
        return label[0].encode().decode("idna")
    except UnicodeError:
        return label[0]


def _may_be_name(word: str) -> bool:
    """Whether the word begins large, or is of a script that knows no large letters."""
    return word[:1].isupper() or word[:1].lower() == word[:1].upper()


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        for part in found[0].split("-"):
            bare = re.sub(r"['’ʼ]s$", "", part)
            if form := _folded(bare):
                yield _Word(bare, form)


@lru_cache(maxsize=65536)
def _forms(name: str) -> tuple[str, ...]:
    return tuple(word.form for word in _words(name))


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    """In plain small Latin letters, without accents and marks."""
    plain = unicodedata.normalize("NFKD", romanise(text).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’ʼ")
