"""How well and how fast names are compared: Habeas beside rapidfuzz and nomenklatura's logic-v2, in one run on one core.

    python bench/names.py [PAIRS.csv]

PAIRS.csv has the columns `label` (1 one person, 0 two), `split` (dev, test), `group`, `name1`, `name2`, `ent1`, `ent2`. Prints
precision and recall by group and split, speeds, and how much blocking keeps. A peer that is not installed is named as missing:
`pip install anyascii nomenklatura` into an environment of their own brings both.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import platform
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from habeas.identity import Verdict, blocking_keys, compare, compare_many
from habeas.identity.words import known_likeness

Row = dict[str, str]
Scorer = Callable[[Sequence[tuple[str, str]]], list[float]]


def habeas_scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
    return [compare(one, other).score for one, other in pairs]


def rapidfuzz_scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
    from anyascii import anyascii
    from rapidfuzz import fuzz, utils

    return [fuzz.token_sort_ratio(anyascii(one), anyascii(other), processor=utils.default_process) / 100 for one, other in pairs]


def logic_v2_scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
    from followthemoney import model
    from nomenklatura.matching.logic_v2.model import LogicV2

    config = LogicV2.default_config()

    def person(name: str) -> object:  # the matcher remembers what it knows by id: one id a spelling
        return model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})

    return [LogicV2.compare(person(one), person(other), config).score for one, other in pairs]


SYSTEMS: list[tuple[str, Scorer, float]] = [
    ("habeas", habeas_scores, 0.85),
    ("rapidfuzz token_sort on anyascii", rapidfuzz_scores, 0.85),
    ("nomenklatura logic-v2", logic_v2_scores, 0.70),
]
"""Each with the threshold it comes with."""


def group_of(row: Row) -> str:
    return row["group"].split("-")[0]


def precision_recall(rows: Sequence[Row], scores: Sequence[float], threshold: float) -> tuple[float, float]:
    found = [row["label"] for row, score in zip(rows, scores, strict=True) if score >= threshold]
    right = found.count("1")
    positives = sum(row["label"] == "1" for row in rows)
    return (right / len(found) if found else 1.0), (right / positives if positives else 1.0)


def best_threshold(rows: Sequence[Row], scores: Sequence[float]) -> float:
    """The threshold with the best F1 on dev."""

    def f1(threshold: float) -> float:
        precision, recall = precision_recall(rows, scores, threshold)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    return max(sorted(set(scores)), key=f1)


def warm_up(scorer: Scorer) -> None:
    """Libraries and tables are loaded before the clock starts."""
    scorer([("Ülvi Həsənli", "Ульви Гасанлы"), ("梁國雄", "LEUNG Kwok-hung"), ("梅赫里班·阿利耶娃", "Мехрибан Алиева")])


def names_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row["name1"], row["name2"]) for row in rows]


def report_accuracy(rows: Sequence[Row]) -> None:
    dev, test = ([row for row in rows if row["split"] == split] for split in ("dev", "test"))
    for system, scorer, threshold in SYSTEMS:
        try:
            warm_up(scorer)
            started = time.perf_counter()
            scores = {split: scorer(names_of(part)) for split, part in (("dev", dev), ("test", test))}
        except ImportError as missing:
            print(f"{system}: not measured, {missing.name} is not installed")
            continue
        rate = len(rows) / (time.perf_counter() - started)
        tuned = best_threshold(dev, scores["dev"])
        print(f"\n{system}: {rate:,.0f} pairs/s one by one, every name new")
        print(f"  thresholds: {threshold:.2f} as it comes, {tuned:.2f} tuned on dev")
        print(f"  {'split':5} {'group':8} {'P':>6} {'R':>6}   {'P tuned':>7} {'R tuned':>7} {'pairs':>6}")
        for split, part in (("dev", dev), ("test", test)):
            groups: list[tuple[str, set[str]]] = [(name, {name}) for name in sorted({group_of(row) for row in part})]
            groups += [("BY+CIS", {"BY", "CIS"}), ("all", {group_of(row) for row in part})]
            for name, members in groups:
                chosen = [at for at, row in enumerate(part) if group_of(row) in members]
                of_group, of_scores = [part[at] for at in chosen], [scores[split][at] for at in chosen]
                as_is = precision_recall(of_group, of_scores, threshold)
                at_best = precision_recall(of_group, of_scores, tuned)
                figures = f"{as_is[0]:6.3f} {as_is[1]:6.3f}   {at_best[0]:7.3f} {at_best[1]:7.3f} {len(of_group):6}"
                print(f"  {split:5} {name:8} {figures}")


def report_blocking(rows: Sequence[Row]) -> None:
    for split in ("dev", "test"):
        part = [row for row in rows if row["split"] == split]
        keys = {name: blocking_keys(name) for row in part for name in (row["name1"], row["name2"])}
        positives = [row for row in part if row["label"] == "1"]
        kept = sum(bool(keys[row["name1"]] & keys[row["name2"]]) for row in positives)
        pairs = list(itertools.combinations(keys.values(), 2))
        shared = sum(bool(one & other) for one, other in pairs)
        share = f"{kept / len(positives):.4f} of {len(positives)} positives at {shared / len(pairs):.4f} of all pairs"
        print(f"blocking, {split}: keeps {share}")


def report_cross(rows: Sequence[Row]) -> None:
    """Every name against every other of the split: how many pairs of different people are called the same."""
    for split in ("dev", "test"):
        part = [row for row in rows if row["split"] == split]
        people: dict[str, set[str]] = {}
        for row in part:
            people.setdefault(row["name1"], set()).add(row["ent1"])
            people.setdefault(row["name2"], set()).add(row["ent2"])
        pairs = list(itertools.combinations(sorted(people), 2))
        same = compare_many(pairs).same
        wrong = sum(bool(is_same) and not people[one] & people[other] for (one, other), is_same in zip(pairs, same, strict=True))
        found = f"{int(same.sum())} the same, {wrong} of them with other ids"
        print(f"every name with every other, {split}: {len(pairs):,} pairs, {found}")


def report_speed(rows: Sequence[Row]) -> None:
    """Processor time of this process alone; names are taken apart before, likenesses of words are not known yet.

    rapidfuzz gets each set of pairs too, letter by letter and without any preparation, so that machines can be told apart.
    """
    names = sorted({name for row in rows for name in (row["name1"], row["name2"])})
    shuffled = random.Random(1)  # noqa: S311 - a fixed sample, no secret
    strangers = [(shuffled.choice(names), shuffled.choice(names)) for _ in range(300_000)]
    keys = {name: blocking_keys(name) for name in names}
    candidates = [(one, other) for one, other in itertools.combinations(names, 2) if not keys[one].isdisjoint(keys[other])]
    sets = (("any name with any", strangers), ("those that share a key", candidates), ("the labelled pairs", names_of(rows)))
    for what, pairs in sets:
        times = -(-50_000 // len(pairs))
        bulk, singly, plain = (
            rate_of(way, pairs[:200_000] * times) for way in (compare_many, compare_singly, rapidfuzz_token_sort)
        )
        print(
            f"{what} ({len(set(pairs)):,} distinct pairs of {len(names):,} names): compare_many {bulk:,.0f}/s, "
            f"compare with why {singly:,.0f}/s, rapidfuzz token_sort_ratio {plain:,.0f}/s"
        )


def compare_singly(pairs: Sequence[tuple[str, str]]) -> None:
    for one, other in pairs:
        compare(one, other)


def rapidfuzz_token_sort(pairs: Sequence[tuple[str, str]]) -> None:
    from rapidfuzz import fuzz

    for one, other in pairs:
        fuzz.token_sort_ratio(one, other)


def rate_of(way: Callable[[Sequence[tuple[str, str]]], object], pairs: Sequence[tuple[str, str]]) -> float:
    """Pairs a second, with nothing remembered of other pairs."""
    known_likeness.clear()
    started = time.process_time()
    way(pairs)
    return len(pairs) / (time.process_time() - started)


def report_agreement(rows: Sequence[Row]) -> None:
    pairs = [(row["name1"], row["name2"]) for row in rows]
    verdicts = compare_many(pairs).verdicts
    apart = sum(compare(*pair).verdict is not verdict for pair, verdict in zip(pairs, verdicts, strict=True))
    unsure = sum(verdict is Verdict.UNSURE for verdict in verdicts)
    print(f"one by one against in bulk: {apart} of {len(pairs)} verdicts differ; {unsure} unsure")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "pairs", type=Path, nargs="?", help="default: names/pairs.csv under the folder that HABEAS_GOLD_DIR names"
    )
    chosen = parser.parse_args()
    gold = os.environ.get("HABEAS_GOLD_DIR")
    path = chosen.pairs or (Path(gold) / "names" / "pairs.csv" if gold else None)
    if path is None or not path.exists():
        sys.exit("bench/names.py: no pairs; give the path of a pairs.csv, or set HABEAS_GOLD_DIR")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    print(f"{path.name}: {len(rows)} pairs; Python {platform.python_version()}, one core")
    report_accuracy(rows)
    print()
    report_agreement(rows)
    report_blocking(rows)
    report_cross(rows)
    report_speed(rows)


if __name__ == "__main__":
    main()
