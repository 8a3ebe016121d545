"""Seconds of the processor for each page made to hold the capture up: cut fast, cut by vote, and with what it says of itself.

    python bench/hostile.py

The pages are those that the tests cut (`tests/capture/hostile_pages.py`). Exits with 1 where one takes more than two seconds.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from habeas.capture import cut, cut_with_facts
from habeas.model import MediaType, Page

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "capture"))
from hostile_pages import HTML, PLAIN

LIMIT = 2.0


def fast(page: Page) -> None:
    cut(page, fast=True)


def vote(page: Page) -> None:
    cut(page)


def facts(page: Page) -> None:
    """As the web application asks for them, within a request."""
    cut_with_facts(page, fast=True)


def seconds(work: Callable[[Page], None], page: Page) -> float:
    """The best of two, since other work shares the processor."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        work(page)
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> int:
    slowest = 0.0
    print(f"{'':44} {'fast':>6} {'vote':>6} {'facts':>6}")
    for media_type, pages in ((MediaType.HTML, HTML), (MediaType.PLAIN, PLAIN)):
        for name, text in pages.items():
            page = Page(id="hostile", text=text, media_type=media_type, captured=dt.date(2024, 6, 1))
            taken = [seconds(work, page) for work in (fast, vote, facts)]
            slowest = max(slowest, *taken)
            print(f"{media_type.value + ': ' + name:44} {' '.join(f'{one:6.2f}' for one in taken)}", flush=True)
    print(f"slowest {slowest:.2f} s, limit {LIMIT:.0f} s")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
