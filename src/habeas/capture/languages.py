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
from habeas.model import DEFAULT_LANG, MediaType

_ENOUGH: Final = 2_000
"""Letters of prose that are looked at."""
_TOO_FEW: Final = 60
"""Letters; fewer are names and numbers as often as words."""
_PROSE: Final = 60
"""Characters of a block; menus have fewer."""
_SHARE_OF_PROSE: Final = 3
"""One in so many characters of a page must be prose, or all its words are asked: a notice of cookies is not what it tells."""
_INLINE: Final = frozenset(
    "a abbr b bdi br cite code em font i img ins kbd mark q s samp small span strong sub sup time u var wbr".split()  # noqa: SIM905
)
_NO_PROSE: Final = frozenset({"script", "style", "noscript", "template", "svg"})


def language_of(text: str, media_type: MediaType) -> str:
    """The language of a page, as its prose reads; else as it declares; else English."""
    if media_type is not MediaType.HTML:
        return _read_as(text.split("\n")) or DEFAULT_LANG
    root = parsed(text)
    if root is None:
        return DEFAULT_LANG
    blocks = list(_blocks(root))
    prose = [block for block in blocks if len(block) >= _PROSE]
    is_most = sum(map(len, prose)) * _SHARE_OF_PROSE >= sum(map(len, blocks))
    read = (_read_as(prose) if is_most else None) or _read_as(blocks)
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


def _blocks(root: etree._Element) -> Iterator[str]:
    """The text between two tags that begin a line, roughly in order: which words stand together matters, not how."""
    block: list[str] = []
    for element in root.iter("*"):
        if element.tag not in _INLINE:
            yield " ".join(block)
            block = []
        if element.tag not in _NO_PROSE and element.text:
            block.append(element.text.strip())
        if element.tail:
            block.append(element.tail.strip())
    yield " ".join(block)
