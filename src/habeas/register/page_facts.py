"""What a kept page says of itself: the key of a page in, `PageFacts` out, made from the bytes that were kept.

Always true: nothing of it is stored, so that nothing can differ from the bytes; the day of publication is the page's own word,
not what was given with it; the same bytes give the same facts on any day they are asked for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from habeas.capture import PageInput, cut_with_facts, page_from_input
from habeas.model import MediaType, PageFacts
from habeas.register import warc
from habeas.register.home import home
from habeas.register.models import Capture

_REMEMBERED = 256
"""Pages. What is kept never changes, and making the facts of one takes about as long as cutting it."""


def facts_of_kept_page(key: str) -> PageFacts | None:
    """What the page with this key says of itself, or none where there is no such page.

    Raises `warc.RecordDamaged`, or `OSError` where its file is gone.
    """
    row = Capture.objects.filter(key=key).first()
    if row is None:
        return None
    kept_at = warc.Location(row.warc_file, row.warc_offset, row.warc_length)
    about = PageInput(
        id=row.page_id,
        raw=b"",
        media_type=MediaType(row.media_type),
        url=row.url or None,
        captured=row.captured or row.added_at.date() + dt.timedelta(days=1),  # nothing in it was printed later, in any zone
        lang=row.lang,
        charset=row.charset or None,
    )
    return _facts(home() / "warc", kept_at, about)


@lru_cache(maxsize=_REMEMBERED)
def _facts(folder: Path, kept_at: warc.Location, about: PageInput) -> PageFacts:
    given = replace(about, raw=warc.read(folder, kept_at).payload)
    return cut_with_facts(page_from_input(given), fast=True).facts
