"""Which share of the dates, terms, until-dates and articles in gold events the finders can make out of the words those events
quote.

python bench/values.py --gold DIR [--keep-aside d02,d05] [--misses]

DIR holds `dev.jsonl`: one page a line with `published`, `captured` and `events`. A value counts as made where one of the
mentions in the event's quotes gives it, in one of the tenses; what counts from a date told before may take any other date in
the quotes as that one. It is an upper bound of what a reader can get, since which mention belongs to which event is not asked
here.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from habeas.model import Edtf, Term
from habeas.reading.values import Anchor, DateMention, Tense, find_charges, find_counts, find_dates, find_terms

_MARKS = str.maketrans("", "", "?~%")


def pages(folder: Path, keep_aside: set[str]) -> Iterator[dict[str, Any]]:
    with (folder / "dev.jsonl").open(encoding="utf-8") as lines:
        yield from (page for line in lines if (page := json.loads(line))["id"] not in keep_aside)


def anchor_of(page: dict[str, Any], event: dict[str, Any]) -> Anchor:
    brief = event["segment"] != "article"
    return Anchor(dt.date.fromisoformat(page["captured" if brief else "published"]), uncertain=brief)


def dates_made(text: str, anchor: Anchor) -> set[str]:
    """Every EDTF, without its marks, that a mention in `text` can give."""
    mentions = find_dates(text)
    told = [made for m in mentions if not m.is_reference_bound for made in _resolved(m, anchor, None)]
    return {
        made.text.translate(_MARKS) for m in mentions for reference in (None, *told) for made in _resolved(m, anchor, reference)
    }


def _resolved(mention: DateMention, anchor: Anchor, reference: Edtf | None) -> list[Edtf]:
    start = reference.day if reference else None
    resolved = [mention.resolve(anchor, tense, reference, start) for tense in (Tense.PAST, Tense.FUTURE)]
    return [made for each in resolved if each is not None for made in (each.edtf, each.point)]


def dates_by_dateparser(text: str, anchor: Anchor) -> set[str]:
    """What dateparser's own search makes of a text, for comparison: days only, as it gives nothing coarser."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(anchor.day or dt.date.today(), dt.time())
    found = (
        search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": which})
        for which in ("past", "future")
    )
    return {day.date().isoformat() for each in found for _, day in each or ()}


def articles(charges: list[dict[str, str]]) -> set[str]:
    return {number for charge in charges for number in re.findall(r"\d[\d.\-–]*\d|\d", charge.get("article") or "")}


def offences(charges: list[dict[str, str]]) -> set[str]:
    return {charge["offence"].strip("\"'").lower() for charge in charges if charge.get("offence")}


def judge(page: dict[str, Any], event: dict[str, Any]) -> Iterator[tuple[str, object, object, bool]]:
    """For each value of an event: its name, the gold, what was made, and whether the gold is among it."""
    text = "\n".join((*event.get("quote_more", ()), event["quote"]))
    anchor = anchor_of(page, event)
    dates = dates_made(text, anchor)
    for name in ("date", "until", "occasion_date"):
        if name in event:
            yield name, event[name], dates, event[name].translate(_MARKS) in dates
    if "term" in event:
        terms = {m.term for m in find_terms(text)}
        yield "term", event["term"], {str(t) for t in terms}, Term.parse(event["term"]) in terms
    if "count" in event:
        counts = {m.value for m in find_counts(text)}
        yield "count", event["count"], counts, event["count"] in counts
    if event.get("charges"):
        made = [charge.to_json() for m in find_charges(text) for charge in m.charges]
        if articles(event["charges"]):
            yield "articles", articles(event["charges"]), articles(made), articles(event["charges"]) <= articles(made)
        if offences(event["charges"]):
            yield "offences", offences(event["charges"]), offences(made), offences(event["charges"]) <= offences(made)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--keep-aside", default="", help="page ids, with commas between them, that are not looked at")
    arguments.add_argument("--dateparser", action="store_true", help="compare with dateparser on dates that are one day")
    arguments.add_argument("--misses", action="store_true", help="print what was not made")
    asked = arguments.parse_args()
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    texts = []
    for page in pages(asked.gold, set(asked.keep_aside.split(","))):
        for event in page["events"]:
            texts.append(event["quote"])
            for name, gold, made, hit in judge(page, event):
                total[name] += 1
                right[name] += hit
                if asked.misses and not hit:
                    print(f"{page['id']} {name}: {gold} not in {made} | {event['quote']}")
    for name in total:
        print(f"{name:14} {right[name]:4} of {total[name]:4}  {right[name] / total[name]:.3f}")
    if asked.dateparser:
        print("one-day dates ", *compared(list(pages(asked.gold, set(asked.keep_aside.split(","))))))
    print(f"speed          {speed(texts):.2f} MB/s, all four finders")


def compared(read: list[dict[str, Any]]) -> Iterator[str]:
    """Ours and dateparser's share of the gold dates that are one day, and how many dates each gives for them."""
    asked = [(p, e) for p in read for e in p["events"] if len(e.get("date", "").translate(_MARKS)) == len("2024-10-03")]
    for name, made_by in (("ours", dates_made), ("dateparser", dates_by_dateparser)):
        made = [
            (event, made_by("\n".join((*event.get("quote_more", ()), event["quote"])), anchor_of(page, event)))
            for page, event in asked
        ]
        hits = sum(event["date"].translate(_MARKS) in dates for event, dates in made)
        yield f"{name}: {hits} of {len(asked)}, {sum(len(dates) for _, dates in made)} given;"


def speed(texts: list[str]) -> float:
    """Megabytes a second of processor time of the four finders together, over a text of about a megabyte made of the quotes."""
    sample = [" ".join(texts[i : i + 8]) + f" {n}" for n in range(4) for i in range(0, len(texts), 8)]
    started = time.process_time()
    for text in sample:
        find_dates(text)
        find_terms(text)
        find_counts(text)
        find_charges(text)
    return sum(len(text) for text in sample) / 1e6 / (time.process_time() - started)


if __name__ == "__main__":
    main()
