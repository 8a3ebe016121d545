"""Publication days, side by side with htmldate, on its own 1000 dated pages.

    python bench/dates.py --dated DIR [--show]

DIR is a copy of adbar/htmldate (`tests/eval_default.json`, `tests/eval_mediacloud_2020.json` and the pages); skipped where it
is not.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from habeas.capture import PageInput, page_from_input
from habeas.capture.segments import publication_day
from habeas.model import HabeasError, MediaType, Page

Finder = Callable[[Page], tuple[str | None, str]]


def habeas(page: Page) -> tuple[str | None, str]:
    day, source = publication_day(page)
    return (day.isoformat() if day is not None else None), source or ""


def htmldate_extensive(page: Page) -> tuple[str | None, str]:
    from htmldate import find_date

    return find_date(page.text, original_date=True, extensive_search=True), ""


def htmldate_default(page: Page) -> tuple[str | None, str]:
    from htmldate import find_date

    return find_date(page.text), ""


FINDERS: dict[str, Finder] = {"habeas": habeas, "htmldate, extensive": htmldate_extensive, "htmldate": htmldate_default}


def dated_pages(folder: Path) -> list[tuple[Page, str]]:
    tests, pages = folder / "tests", []
    for name in ("eval_default.json", "eval_mediacloud_2020.json"):
        for gold in json.loads((tests / name).read_text(encoding="utf-8")).values():
            path = next((p for sub in ("test_set", "cache", "eval") if (p := tests / sub / gold["file"]).is_file()), None)
            if path is None:
                continue
            try:
                pages.append(
                    (page_from_input(PageInput(id=path.name, raw=path.read_bytes(), media_type=MediaType.HTML)), gold["date"])
                )
            except HabeasError as error:
                print(f"left out: {error}", file=sys.stderr)
    return pages


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dated", type=Path, help="a copy of adbar/htmldate")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    if arguments.dated is None or not (arguments.dated / "tests" / "eval_default.json").is_file():
        print(f"SKIPPED: no tests/eval_default.json at {arguments.dated}", file=sys.stderr)
        return 0
    pages = dated_pages(arguments.dated)
    for name, finder in FINDERS.items():
        if arguments.only and name not in arguments.only:
            continue
        started, sources, rights = time.perf_counter(), Counter[str](), Counter[str]()
        right = wrong = none = 0
        for page, expected in pages:
            day, source = finder(page)
            sources[source] += 1
            right += day == expected
            wrong += day is not None and day != expected
            none += day is None
            rights[source] += day == expected
            if arguments.show and day != expected:
                print(f"    {page.id}: {day} ({source}), expected {expected}")
        seconds = time.perf_counter() - started
        print(f"{name:22} exact {right / len(pages):.3f}  wrong {wrong}  none {none}  {len(pages) / seconds:.1f} pages/s")
        for source, count in sources.most_common() if any(sources) else []:
            print(f"    {source or 'none':36} {count:5}  right {rights[source]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
