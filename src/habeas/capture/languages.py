"""The language that a page is to be read in, where nobody says it: that of its prose.

In: a decoded page. Out: a language code as `en`, `ru`, `az`. Always true: what a page declares is asked only where its prose is
too short to tell, since many an English edition is declared as the language of its country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from habeas.capture.html_lines import parsed
from habeas.capture.metadata import Statements
from habeas.capture.metadata.languages import declared_language, detected_language, primary
from habeas.model import MediaType

DEFAULT_LANG: Final = "en"
_ENOUGH: Final = 2_000
"""Letters of prose that are looked at."""
_TOO_FEW: Final = 60
"""Letters; fewer are names and numbers as often as words."""
_PROSE: Final = 60
"""Characters between two tags; menus have fewer."""
_NO_PROSE: Final = frozenset({"script", "style", "noscript", "template", "svg"})


def language_of(text: str, media_type: MediaType) -> str:
    """The language of a page, as its prose reads; else as it declares; else English."""
    if media_type is not MediaType.HTML:
        return _read_as(text.split("\n")) or DEFAULT_LANG
    root = parsed(text)
    if root is None:
        return DEFAULT_LANG
    pieces = list(_pieces(root))
    read = _read_as(piece for piece in pieces if len(piece) >= _PROSE) or _read_as(pieces)
    if read is not None:
        return read
    declared = declared_language(Statements(root))
    return primary(declared[0]) if declared is not None else DEFAULT_LANG


def _read_as(pieces: Iterable[str]) -> str | None:
    taken: list[str] = []
    letters = 0
    for piece in pieces:
        taken.append(piece)
        letters += sum(map(str.isalpha, piece))
        if letters >= _ENOUGH:
            break
    return detected_language("\n".join(taken)) if letters >= _TOO_FEW else None


def _pieces(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        if element.tag not in _NO_PROSE and element.text:
            yield element.text
        if element.tail:
            yield element.tail
