"""What an HTML page states for programs: the objects of its JSON-LD and its `meta` elements.

In: the root of a parsed page. Always true: broken JSON-LD is passed over, never raised; an object is read as a story's only where
its `@type` says that it is one.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from lxml import etree

from habeas.capture.lines import tidy

_OF_STORY: Final = re.compile(r"Article|Posting|Report|Review|WebPage|CreativeWork|NewsItem|Recipe|Event", re.I)
_LONGEST_PIECE: Final = 1000
"""Characters of one stretch of text, with the white space before its first word."""
_MOST_TAGS: Final = 200
"""Tags in an element that are passed on the way to its text."""
_META_NAMES: Final = ("property", "name", "itemprop", "http-equiv")

JsonObject = Mapping[str, object]


@dataclass(frozen=True)
class Statements:
    """What the page under `root` states, read once when it is first asked for."""

    root: etree._Element

    @cached_property
    def objects(self) -> tuple[JsonObject, ...]:
        """Every object in the page's JSON-LD, outermost first."""
        return tuple(_json_ld(self.root))

    @cached_property
    def stories(self) -> tuple[JsonObject, ...]:
        """The objects that describe a story, or the page itself."""
        return tuple(record for record in self.objects if _is_story(record))

    @cached_property
    def metas(self) -> dict[str, tuple[str, ...]]:
        """The contents of `meta` elements by name, in small letters; more than one where it is said more than once."""
        found: dict[str, list[str]] = {}
        for meta in self.root.iter("meta"):
            content = (meta.get("content") or "").strip()
            if not content:
                continue
            for attribute in _META_NAMES:
                name = meta.get(attribute)
                if name:
                    found.setdefault(name.strip().lower(), []).append(content)
        return {name: tuple(contents) for name, contents in found.items()}

    def meta(self, name: str) -> str | None:
        """The first content under `name`."""
        return next(iter(self.metas.get(name, ())), None)


def text_of(element: etree._Element) -> str:
    """All the text in `element`, as it stands."""
    return "".join(str(piece) for piece in element.itertext())


def beginning_of(element: etree._Element, letters: int) -> str:
    """The first `letters` characters of the text in `element`, tidied; no more of it is read than that takes, for a box may hold
    the whole page, and stand in a thousand like it."""
    pieces, read = [], 0
    for piece in _first_pieces(element):
        pieces.append(piece[:_LONGEST_PIECE])
        read += len(piece.strip())
        if read >= letters:
            break
    return tidy("".join(pieces))[:letters]


def _first_pieces(element: etree._Element) -> Iterator[str]:
    """The text between the first few hundred tags in `element`."""
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), _MOST_TAGS):
        piece = inner.text if event == "start" else inner.tail if inner is not element else None
        if piece:
            yield piece


def _json_ld(root: etree._Element) -> Iterator[JsonObject]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            waiting: deque[object] = deque([json.loads((script.text or "").strip().rstrip(";"), strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _is_story(record: JsonObject) -> bool:
    kinds = record.get("@type")
    return any(_OF_STORY.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))
