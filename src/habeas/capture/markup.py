"""An HTML element -> what that part of the page is for, as far as its tag, role, class and id tell (`markup.yaml`)."""

from __future__ import annotations

import functools
import re
from enum import StrEnum
from importlib.resources import files
from typing import Final

import yaml
from lxml import etree

from habeas.model import HabeasError

_FILE: Final = "markup.yaml"
_UNSEEN_STYLE: Final = re.compile("display:none|visibility:hidden", re.I)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Zone(StrEnum):
    """The purpose of a part of a page; a part that has none of these may hold a story."""

    NAVIGATION = "navigation"
    RELATED = "related"
    COMMENTS = "comments"
    SHARE = "share"
    NOTICES = "notices"
    BYLINE = "byline"
    TAGS = "tags"
    CAPTION = "caption"


NO_STORY: Final = frozenset({Zone.NAVIGATION, Zone.SHARE, Zone.NOTICES, Zone.TAGS, Zone.COMMENTS})
MUCH_LINK: Final = 0.5
"""A line with this share of its letters in links points elsewhere."""
_WHOLE_PAGE: Final = frozenset({"html", "body", "main"})
"""Tags that are not judged by their names."""
_OF_TAG: Final = {
    "nav": Zone.NAVIGATION,
    "footer": Zone.NAVIGATION,
    "aside": Zone.RELATED,
    "figure": Zone.CAPTION,
    "menu": Zone.NAVIGATION,
}
_OF_ROLE: Final = {
    "navigation": Zone.NAVIGATION,
    "banner": Zone.NAVIGATION,
    "contentinfo": Zone.NAVIGATION,
    "search": Zone.NOTICES,
    "dialog": Zone.NOTICES,
    "alertdialog": Zone.NOTICES,
    "complementary": Zone.RELATED,
}


class MarkupRefused(HabeasError, ValueError):
    """A mistake in the file of class names."""


@functools.cache
def _zones_by_words() -> dict[tuple[str, ...], Zone]:
    listed = yaml.safe_load(files("habeas.capture").joinpath(_FILE).read_text(encoding="utf-8"))
    zones: dict[tuple[str, ...], Zone] = {}
    for name, entries in listed.items():
        if name not in set(Zone):
            raise MarkupRefused(f"{_FILE}: {name!r} is none of {', '.join(Zone)}")
        for entry in entries:
            zones.setdefault(tuple(str(entry).split("+")), Zone(name))
    return zones


@functools.lru_cache(maxsize=16_384)
def _zone_of_names(names: str) -> Zone | None:
    zones = _zones_by_words()
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name)]
        for length in (3, 2, 1):
            for at in range(len(words) - length + 1):
                zone = zones.get(tuple(words[at : at + length]))
                if zone is not None:
                    return zone
    return None


def zone_of(tag: str, role: str, classes: str, own: str) -> Zone | None:
    """What an element is for: what tag and role say, which holds for any, or else what its class and then its id (`own`)
    suggest."""
    declared = _OF_TAG.get(tag) or (_OF_ROLE.get(role.lower()) if role else None)
    if declared is not None or tag in _WHOLE_PAGE:
        return declared
    return (_zone_of_names(classes) if classes else None) or (_zone_of_names(own) if own else None)


def is_hidden(element: etree._Element) -> bool:
    """Whether a reader of the page does not see the element."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _UNSEEN_STYLE.search(style.replace(" ", "")) is not None
