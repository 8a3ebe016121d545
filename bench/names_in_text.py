"""How well names are found, against pages with gold events: people with their full name, false people, courts, judges, cases.

In: a folder with `dev.jsonl` (one page a line: `file`, `title`, `events` with people, court, judge, case, quote) and the files
it names. Out: shares on stdout; with `--show` what was missed and what is in no gold field. A found person that stands in no
gold field is not necessarily false: a page names more people than its events do, so these are listed for a reader to judge.

    python bench/names_in_text.py --gold FOLDER [--only d01,d03] [--leave-out d02,d05] [--show]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.reading.names import CaseMention, CourtMention, NameMention, PersonMention, RoleClass, find_names


@dataclass
class Tally:
    """How many gold values of a field were found, and which were not."""

    found: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, *, hit: bool, what: str) -> None:
        if hit:
            self.found += 1
        else:
            self.missed.append(what)

    def __str__(self) -> str:
        total = self.found + len(self.missed)
        return f"{self.found}/{total} = {self.found / total:.3f}" if total else "none in gold"


def pages(folder: Path, only: set[str], left_out: set[str]) -> Iterator[dict[str, Any]]:
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        if page["id"] not in left_out and (not only or page["id"] in only):
            yield page


def quotes_of(event: dict[str, Any]) -> list[str]:
    return [str(event["quote"]), *map(str, event.get("quote_more", []))]


def score_event(
    page: str, event: dict[str, Any], text: str, mentions: tuple[NameMention, ...], tallies: dict[str, Tally]
) -> None:
    """Adds one event: a person counts as found where a mention with that full name stands in one of its quotes."""
    spans = [(text.find(q), text.find(q) + len(q)) for q in quotes_of(event) if q in text]
    inside = [m for m in mentions if any(s <= m.start < e for s, e in spans)]
    people = {m.full_name for m in inside if isinstance(m, PersonMention)}
    in_cases = " ".join(m.text for m in inside if isinstance(m, CaseMention))
    for name in event.get("people", []):
        named_there = any(part in quote for quote in quotes_of(event) for part in name.split()[-1:])
        hit = name in people or name in in_cases
        which = "people named in the quote" if named_there else "people meant in the quote"
        everyone = {m.full_name for m in mentions if isinstance(m, PersonMention)}
        tallies[which].add(hit=hit if named_there else name in everyone, what=f"{page}: {name}")
    for key, kind in (("court", CourtMention), ("case", CaseMention)):
        if event.get(key):
            hit = any(isinstance(m, kind) and m.text == str(event[key]).removeprefix("the ") for m in inside)
            tallies[key].add(hit=hit, what=f"{page}: {event[key]}")
    if event.get("judge"):
        judges = {m.full_name for m in inside if isinstance(m, PersonMention) and m.role_class is RoleClass.JUDGE}
        tallies["judge"].add(hit=event["judge"] in judges, what=f"{page}: {event['judge']}")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--leave-out", default="")
    arguments.add_argument("--show", action="store_true")
    options = arguments.parse_args()
    if not (options.gold / "dev.jsonl").is_file():
        print(f"{options.gold}: no dev.jsonl there; give the folder of the gold pages with --gold", file=sys.stderr)
        return 2
    tallies = {name: Tally() for name in ("people named in the quote", "people meant in the quote", "court", "judge", "case")}
    unknown: Counter[str] = Counter()
    found = characters = 0
    seconds = 0.0
    find_names("Warm up.")
    gold = {
        p["id"]: p
        for p in pages(options.gold, set(filter(None, options.only.split(","))), set(filter(None, options.leave_out.split(","))))
    }
    for given in inputs_from_manifest(options.gold / "dev.jsonl"):
        page = gold.get(given.id)
        if page is None:
            continue
        known = json.dumps(page, ensure_ascii=False)
        for segment in cut(page_from_input(given)):
            begun = time.process_time()
            mentions = find_names(segment.text, title=segment.title)
            seconds += time.process_time() - begun
            characters += len(segment.text)
            for event in page["events"]:
                if event["quote"] in segment.text:
                    score_event(given.id, event, segment.text, mentions, tallies)
            people = [m for m in mentions if isinstance(m, PersonMention)]
            found += len(people)
            unknown.update(f"{given.id}: {m.text} [{m.voice}]" for m in people if m.text not in known)
    for name, tally in tallies.items():
        print(f"{name:28} {tally}")
        if options.show:
            print("".join(f"    missed {what}\n" for what in dict.fromkeys(tally.missed)), end="")
    stray = sum(unknown.values())
    print(f"{'people found':28} {found}, of them in no gold field {stray} ({stray / max(found, 1):.3f})")
    if options.show:
        print("".join(f"    {what} ×{times}\n" for what, times in unknown.items()), end="")
    print(f"{'speed':28} {characters / 1000 / seconds:.0f} kB/s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
