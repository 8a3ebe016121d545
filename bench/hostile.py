"""Seconds of the processor for each page made to hold the capture up: fast, and by vote.

    python bench/hostile.py

The pages are those that the tests cut (`tests/capture/hostile_pages.py`). Exits with 1 where one takes more than two seconds.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

from habeas.capture import cut
from habeas.model import MediaType, Page

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "capture"))
from hostile_pages import HTML, PLAIN

LIMIT = 2.0


def seconds(text: str, media_type: MediaType, *, fast: bool) -> float:
    """The best of two, since other work shares the processor."""
    page = Page(id="hostile", text=text, media_type=media_type, captured=dt.date(2024, 6, 1))
    taken = []
    for _ in range(2):
        begun = time.process_time()
        cut(page, fast=fast)
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> int:
    slowest = 0.0
    print(f"{'':44} {'fast':>6} {'vote':>6}")
    for media_type, pages in ((MediaType.HTML, HTML), (MediaType.PLAIN, PLAIN)):
        for name, text in pages.items():
            modes = (True, False) if media_type is MediaType.HTML else (True,)
            taken = [seconds(text, media_type, fast=fast) for fast in modes]
            slowest = max(slowest, *taken)
            print(f"{media_type.value + ': ' + name:44} {' '.join(f'{one:6.2f}' for one in taken)}")
    print(f"slowest {slowest:.2f} s, limit {LIMIT:.0f} s")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
