"""A page -> its segments: the article first when there is one, then the briefs in page order."""

from __future__ import annotations

import re

from lxml import html

from habeas.model import Edtf, MediaType, Page, Segment

_BRIEF_BULLET = re.compile(r"^\s*[-•·–]\s*$")


def cut(page: Page) -> tuple[Segment, ...]:
    """The parts of `page`, each with its own date context."""
    text = page.text
    if page.media_type is MediaType.HTML:
        root = html.fromstring(text)
        text = "\n".join(" ".join("".join(p.itertext()).split()) for p in root.iter("p"))
    lines = [line.strip() for line in text.splitlines() if line.strip() and not _BRIEF_BULLET.match(line)]
    title = lines[0]
    body = [line for line in lines if line.endswith((".", '"', "”", "!", "?")) and len(line) > 40]
    date = Edtf.of_day(page.published) if page.published else None
    return (Segment(id="article", title=title, date=date, date_source="given" if date else None, text="\n".join(body)),)
