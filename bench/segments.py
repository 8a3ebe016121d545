"""How well pages are cut into article and briefs, measured against pages with gold briefs and gold events.

    python bench/segments.py --gold DIR [--show]

DIR holds `dev.jsonl` (or another `*.jsonl` named with --manifest): a manifest whose lines also carry `title`, `briefs` (texts,
in page order) and `events` (each with `segment` and `quote`).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.model import Segment


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def flat(text: str) -> str:
    return " ".join(text.split())


def whole(segment: Segment) -> str:
    """A segment's text with its title, for a brief is annotated with its headline."""
    return flat(f"{segment.title or ''} {segment.text}")


class Tally:
    """Counts over all pages."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.failures: list[str] = []

    def share(self, part: str, all_: str) -> str:
        total = self.sums[all_]
        return f"{self.sums[part] / total:.4f} ({self.sums[part]}/{total})" if total else "nothing to measure"


def measure_page(tally: Tally, gold: dict[str, object], segments: tuple[Segment, ...]) -> None:
    page = gold["id"]
    by_id = {segment.id: segment for segment in segments}
    article = by_id.get("article")
    article_words = words(article.text) if article else Counter()
    briefs: list[str] = [flat(text) for text in gold["briefs"]]  # type: ignore[attr-defined]
    found = [whole(segment) for segment in segments if segment.id != "article"]
    tally.sums["title right"] += article is not None and article.title == gold["title"]
    tally.sums["pages"] += 1
    article_text = flat(article.text) if article else ""
    if article is None or article.title != gold["title"]:
        tally.failures.append(f"{page}: title {article.title if article else None!r}, expected {gold['title']!r}")
    for number, text in enumerate(briefs, start=1):
        tally.sums["gold briefs"] += 1
        tally.sums["exact briefs"] += text in found
        tally.sums["brief under its gold number"] += f"brief-{number}" in by_id and whole(by_id[f"brief-{number}"]) == text
        tally.sums["gold brief words"] += len(text.split())
        if text in article_text:
            tally.sums["leaked words"] += len(text.split())
        tally.sums["found gold words"] += max(((words(text) & words(f)).total() for f in found), default=0)
        if text not in found:
            tally.failures.append(f"{page}: brief-{number} not found as its own: {text[:90]}")
    for text in found:
        tally.sums["found briefs"] += 1
        if text not in briefs:
            tally.failures.append(f"{page}: no such brief in gold: {text[:90]}")
        else:
            tally.sums["found briefs in gold"] += 1
    for event in gold["events"]:  # type: ignore[attr-defined]
        where = "article" if event["segment"] == "article" else "brief"
        tally.sums[f"{where} quotes"] += 1
        segment = by_id.get(event["segment"])
        right = segment is not None and flat(event["quote"]) in flat(segment.text)
        tally.sums[f"{where} quotes found"] += right
        if not right:
            tally.failures.append(f"{page}: quote not in {event['segment']}: {event['quote'][:90]}")
    tally.sums["article words"] += article_words.total()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("HABEAS_GOLD_DIR"), help="folder with the annotated pages")
    parser.add_argument("--manifest", default="dev.jsonl", help="its manifest (default: dev.jsonl)")
    parser.add_argument("--show", action="store_true", help="print every failure")
    arguments = parser.parse_args()
    if arguments.gold is None or not (Path(arguments.gold) / arguments.manifest).is_file():
        print(f"SKIPPED: no annotated pages at {arguments.gold}; name their folder with --gold", file=sys.stderr)
        return 0
    manifest = Path(arguments.gold) / arguments.manifest
    gold = {record["id"]: record for record in map(json.loads, manifest.read_text(encoding="utf-8").splitlines())}
    tally = Tally()
    for given in inputs_from_manifest(manifest):
        measure_page(tally, gold[given.id], cut(page_from_input(given)))
    if arguments.show:
        print("\n".join(tally.failures))
    print(f"pages                                   {tally.sums['pages']}")
    print(f"title exact                             {tally.share('title right', 'pages')}")
    print(f"teaser words leaked into the article    {tally.share('leaked words', 'gold brief words')}")
    print(f"briefs found exactly, as their own      {tally.share('exact briefs', 'gold briefs')}")
    print(f"briefs under their gold number          {tally.share('brief under its gold number', 'gold briefs')}")
    print(f"brief text recall (words)               {tally.share('found gold words', 'gold brief words')}")
    print(f"brief precision (found ones in gold)    {tally.share('found briefs in gold', 'found briefs')}")
    print(f"quotes of the article found in it       {tally.share('article quotes found', 'article quotes')}")
    print(f"quotes of briefs found in them          {tally.share('brief quotes found', 'brief quotes')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
