"""What an HTML page calls its story, and the section it puts it in."""

from __future__ import annotations

import re
from typing import Final

from habeas.capture.lines import tidy
from habeas.capture.metadata.statements import Statements, text_of

_TITLE_METAS: Final = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_SECTION_METAS: Final = ("article:section", "og:section", "article.section", "parsely-section", "section", "cxenseparse:section")
_LONGEST_SECTION: Final = 60
"""Letters; what is longer is a list of keywords."""


def names_of(page: Statements) -> tuple[str, ...]:
    """What the page calls its story: JSON-LD's headline, the titles for sharing, and `title` without the site's name."""
    found = [story["headline"] for story in page.stories if isinstance(story.get("headline"), str)]
    found += [title for name in _TITLE_METAS if (title := page.meta(name)) is not None]
    title = next((tidy(text_of(element)) for element in page.root.iter("title")), "")
    found += [title, *re.split(r"\s+[|–—·»:-]\s+", title)[:1]]
    return tuple(tidy(str(name)) for name in found if str(name).strip())


def section_of(page: Statements) -> tuple[str, str] | None:
    """The section the page puts its story in, and where it says so (`json-ld`, `meta:<name>`)."""
    stated: list[tuple[object, str]] = []
    for story in page.stories:
        section = story.get("articleSection")
        stated += [(one, "json-ld") for one in (section if isinstance(section, list) else [section])]
    stated += [(page.meta(name), f"meta:{name}") for name in _SECTION_METAS]
    named = ((tidy(written), source) for written, source in stated if isinstance(written, str))
    return next(((name, source) for name, source in named if 0 < len(name) <= _LONGEST_SECTION), None)
