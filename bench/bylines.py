"""Who wrote a page, side by side with trafilatura, on its own pages with known authors and pages known to have none.

    python bench/bylines.py --snippets DIR [--show]

DIR is a copy of adbar/trafilatura (`tests/evaldata.json` and the pages); skipped where it is not. A byline is right where all its
names together are those of the annotation, invented where the annotation has none.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from habeas.capture import PageInput, cut_with_facts, page_from_input
from habeas.model import MediaType, Page

Finder = Callable[[Page], tuple[str, ...]]


def habeas(page: Page) -> tuple[str, ...]:
    return tuple(found.value for found in cut_with_facts(page, fast=True).facts.byline)


def trafilatura(page: Page) -> tuple[str, ...]:
    from trafilatura import extract_metadata

    found = extract_metadata(page.text)
    return tuple(found.author.split("; ")) if found is not None and found.author else ()


FINDERS: dict[str, Finder] = {"habeas": habeas, "trafilatura": trafilatura}


def names(written: str | tuple[str, ...] | list[str] | None) -> frozenset[str]:
    """The words of all names, for annotations join names in several ways."""
    text = written if isinstance(written, str) else " ".join(written or ())
    return frozenset(re.findall(r"\w+", text.casefold())) - {"und", "and", "von", "by", "et"}


def pages_with_gold(folder: Path) -> list[tuple[Page, frozenset[str]]]:
    tests, found = folder / "tests", []
    for gold in json.loads((tests / "evaldata.json").read_text(encoding="utf-8")).values():
        path = next((p for sub in ("cache", "eval") if (p := tests / sub / gold["file"]).is_file()), None)
        if path is not None and "author" in gold:
            page = page_from_input(PageInput(id=path.name, raw=path.read_bytes(), media_type=MediaType.HTML))
            found.append((page, names(gold["author"])))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--snippets", type=Path, help="a copy of adbar/trafilatura")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    if arguments.snippets is None or not (arguments.snippets / "tests" / "evaldata.json").is_file():
        print(f"SKIPPED: no tests/evaldata.json at {arguments.snippets}", file=sys.stderr)
        return 0
    pages = pages_with_gold(arguments.snippets)
    signed = sum(1 for _, gold in pages if gold)
    print(f"{signed} pages with an author, {len(pages) - signed} without")
    for name, finder in FINDERS.items():
        if arguments.only and name not in arguments.only:
            continue
        right = wrong = missed = invented = 0
        started = time.perf_counter()
        for page, gold in pages:
            byline = finder(page)
            found = names(byline)
            right += bool(gold) and found == gold
            wrong += bool(gold) and bool(found) and found != gold
            missed += bool(gold) and not found
            invented += not gold and bool(found)
            if arguments.show and found != gold:
                print(f"    {page.id}: {byline}, expected {sorted(gold)}")
        seconds = time.perf_counter() - started
        print(
            f"{name:14} right {right / signed:.3f} ({right})  other {wrong}  missed {missed}  invented {invented}"
            f"  {len(pages) / seconds:.1f} pages/s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
