"""Markup -> the same markup without what would hold a parser up: tags with more attributes than any page has.

libxml2 compares each attribute of a tag with all before it: fifty thousand of them, a file of half a megabyte, take it half a
minute. Always true: one pass whatever the markup; what has no such tag is given back as it came.
"""

from __future__ import annotations

import re
from typing import Final

_MOST_ATTRIBUTES: Final = 500
_SHORTEST_TAG: Final = 2 * _MOST_ATTRIBUTES
_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|))?+"""
_TAG: Final = re.compile(rf"(<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+")
_ANY_TAG: Final = re.compile(rf"<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE})*+")


def with_few_attributes(markup: str) -> str:
    """`markup`, each tag with its first five hundred attributes at most."""
    if any(tag.end() - tag.start() > _SHORTEST_TAG for tag in _ANY_TAG.finditer(markup)):
        return _TAG.sub(r"\1", markup)
    return markup
