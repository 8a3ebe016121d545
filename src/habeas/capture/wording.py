"""The words a page prints around its stories (`wording.yaml`) -> what a line of such words is for.

In: a line. Out: its `Purpose`, or none. Always true: only a line that is short, or that a phrase covers from both sides, gets
one, so that a sentence which happens to begin with "More" stays a sentence. All languages are asked at once, since a page's
chrome is often in another language than its story.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Final

import yaml

from habeas.model import HabeasError

_FILE: Final = "wording.yaml"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REST: Final = "…"
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIVIDING: Final = "|·•/–—-"
_DIVIDER: Final = re.compile(r"[|·•]|\s[/–—-]\s")
_BETWEEN_ENTRIES: Final = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+")
_WORDS_OF_A_BEGINNING: Final = 5
"""A line longer than this is no heading or button, however it begins; one more where two words or more are known."""
_WORDS_OF_A_NOTICE: Final = 70


class Purpose(StrEnum):
    """What a line of a page's own words is for."""

    RELATED = "related"
    SECTIONS = "sections"
    COMMENTS = "comments"
    SHARE = "share"
    NOTICES = "notices"
    TAGS = "tags"
    BYLINES = "bylines"
    CAPTIONS = "captions"


_LONG_BEGINNINGS: Final = frozenset({Purpose.TAGS, Purpose.BYLINES, Purpose.CAPTIONS})
"""What begins like this may run on: a list of keywords, of authors."""
_WORDS_OF_A_LONG_BEGINNING: Final = 16


class WordingRefused(HabeasError, ValueError):
    """A mistake in the file of phrases."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{_FILE}, line {line}: {problem}")
        self.line = line


@dataclass(frozen=True)
class _Phrases:
    whole: dict[str, Purpose]
    beginnings: dict[str, Purpose]
    ends: dict[str, Purpose]
    inside: dict[str, Purpose]

    @functools.cached_property
    def inside_ascii(self) -> dict[str, Purpose]:
        """Those of `inside` that may stand in a line of ASCII."""
        return {phrase: purpose for phrase, purpose in self.inside.items() if phrase.isascii()}

    @functools.cached_property
    def first_words(self) -> frozenset[str]:
        """Those that a beginning starts with."""
        return frozenset(_bare(phrase.split()[0]) for phrase in self.beginnings)

    @functools.cached_property
    def last_words(self) -> frozenset[str]:
        """Those that an end closes with."""
        return frozenset(_bare(phrase.split()[-1]) for phrase in self.ends)


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("`", "'")


def _bare(text: str) -> str:
    return _between_letters(" ".join(_folded(text).split()))


def _between_letters(folded: str) -> str:
    """From its first letter to its last."""
    if folded[:1].isalpha() and folded[-1:].isalpha():
        return folded
    first, last = _LETTER.search(folded), _LETTER.search(folded[::-1])
    return folded[first.start() : len(folded) - last.start()] if first is not None and last is not None else ""


def _entries(text: str) -> Iterator[tuple[str, Purpose]]:
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise WordingRefused(error.problem_mark.line + 1 if error.problem_mark else 1, f"is no YAML ({error.problem})") from error
    for purpose_node, phrase_nodes in _lists(root):
        if purpose_node.value not in set(Purpose):
            raise WordingRefused(purpose_node.start_mark.line + 1, f"{purpose_node.value!r} is none of {', '.join(Purpose)}")
        for node in phrase_nodes:
            if not isinstance(node, yaml.ScalarNode) or not node.value.strip(f"{_REST} "):
                raise WordingRefused(node.start_mark.line + 1, "a phrase is no text; put it in quotes")
            yield node.value, Purpose(purpose_node.value)


def _lists(root: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, list[yaml.Node]]]:
    """Each purpose's node with those of its phrases, language after language."""
    if not isinstance(root, yaml.MappingNode):
        raise WordingRefused(1, "expected languages, and under each its purposes")
    for _, purposes in root.value:
        if not isinstance(purposes, yaml.MappingNode):
            raise WordingRefused(purposes.start_mark.line + 1, "expected purposes, each with a list of phrases")
        for name, phrases in purposes.value:
            if not isinstance(phrases, yaml.SequenceNode):
                raise WordingRefused(phrases.start_mark.line + 1, f"expected a list of phrases for {name.value!r}")
            yield name, phrases.value


def phrases_of(text: str) -> _Phrases:
    """The phrases of a file's text. Raises `WordingRefused`, which names the line, for a mistake in it."""
    phrases = _Phrases({}, {}, {}, {})
    for phrase, purpose in _entries(text):
        opens, closes = phrase.startswith(_REST), phrase.endswith(_REST)
        table = {
            (False, False): phrases.whole,
            (False, True): phrases.beginnings,
            (True, False): phrases.ends,
            (True, True): phrases.inside,
        }[opens, closes]
        core = phrase.strip(f"{_REST} ")
        colon = ":" if core.endswith(":") else ""
        table.setdefault((_bare(core) or core.casefold()) + colon, purpose)
    return phrases


@functools.cache
def _phrases() -> _Phrases:
    return phrases_of(files("habeas.capture").joinpath(_FILE).read_text(encoding="utf-8"))


def _beginning(words: list[str], phrases: _Phrases) -> Purpose | None:
    if len(words) > _WORDS_OF_A_LONG_BEGINNING:
        return None
    if words[0][0].isalnum() and _bare(words[0]) not in phrases.first_words:
        return None
    for length in range(min(len(words), 5), 0, -1):
        start = " ".join(words[:length])
        bare = _bare(start) or start
        purpose = phrases.beginnings.get(bare + ":") if start.endswith(":") else None
        purpose = purpose or phrases.beginnings.get(bare)
        limit = _WORDS_OF_A_LONG_BEGINNING if purpose in _LONG_BEGINNINGS else _WORDS_OF_A_BEGINNING + (length > 1)
        if purpose is not None and len(words) <= limit:
            return purpose
    return None


def _ending(words: list[str], phrases: _Phrases) -> Purpose | None:
    if len(words) > _WORDS_OF_A_BEGINNING or _bare(words[-1]) not in phrases.last_words:
        return None
    return next((phrases.ends[end] for n in range(1, 4) if (end := _bare(" ".join(words[-n:]))) in phrases.ends), None)


def purpose_of(line: str) -> Purpose | None:
    """What `line` is for where it is one of the page's own words; `None` for a line of a story."""
    words, phrases = _folded(line).split(), _phrases()
    if len(words) > _WORDS_OF_A_NOTICE:
        return _of_a_row(line)
    bare = _between_letters(" ".join(words))
    if not bare:
        return Purpose.NOTICES if line.strip().startswith("©") else None
    if bare in phrases.whole:
        return phrases.whole[bare]
    is_sentence = len(words) > 4 and line.rstrip().endswith((".", "!", "?", "…", "»", "”", '"'))
    found = _beginning(words, phrases) if not is_sentence else None
    if found is None and not is_sentence:
        found = _ending(bare.split(), phrases)
    if found is None:
        inside = phrases.inside_ascii if bare.isascii() else phrases.inside
        found = next((purpose for phrase, purpose in inside.items() if phrase in bare), None)
    return found or _of_a_row(line)


_WORDS_OF_A_POINTED_HEADLINE: Final = 3


def pointed_headline(line: str) -> str | None:
    """The headline in a line such as "Read also: Court frees two reporters"; `None` for any other line."""
    before, colon, headline = line.partition(":")
    if not colon or len(before.split()) > _WORDS_OF_A_BEGINNING or len(headline.split()) < _WORDS_OF_A_POINTED_HEADLINE:
        return None
    return headline.strip() if _phrases().whole.get(_bare(before)) is Purpose.RELATED else None


def _of_a_row(line: str) -> Purpose | None:
    """The purpose of a row of entries: "Share | Print", "The Paper · Terms of use · Contacts"."""
    if not any(mark in line for mark in _DIVIDING) or _DIVIDER.search(line) is None:
        return None
    entries = [entry for entry in _BETWEEN_ENTRIES.split(line) if entry.strip()]
    if len(entries) < 2 or max(len(entry.split()) for entry in entries) > _WORDS_OF_A_BEGINNING:
        return None
    known = [purpose for entry in entries if (purpose := _phrases().whole.get(_bare(entry))) is not None]
    return Purpose.NOTICES if len(known) * 2 >= len(entries) else None
