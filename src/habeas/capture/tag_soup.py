"""Markup -> the same markup without what would hold a parser up: tags with more attributes than any page has.

libxml2 compares each attribute of a tag with all before it: fifty thousand of them, a file of half a megabyte, take it half a
minute. Always true: one pass whatever the markup; what has no such tag is given back as it came.
"""

from __future__ import annotations

import re
from typing import Final

_MOST_ATTRIBUTES: Final = 500
_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|))?+"""
_FEW: Final = rf"<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+"
_TAG: Final = re.compile(rf"({_FEW})(?:{_ATTRIBUTE})*+")
_UP_TO_A_TAG_OF_MANY: Final = re.compile(rf"(?:[^<]++|<(?![A-Za-z])|{_FEW}(?!{_ATTRIBUTE}))*+")


def with_few_attributes(markup: str) -> str:
    """`markup`, each tag with its first five hundred attributes at most."""
    ordinary = _UP_TO_A_TAG_OF_MANY.match(markup)
    if ordinary is not None and ordinary.end() == len(markup):
        return markup
    return _TAG.sub(r"\1", markup)
