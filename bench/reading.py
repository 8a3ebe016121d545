"""What the reader is worth: against gold pages, against the keyword floor on public sets, how far its confidence can be trusted,
and how fast it is.

    python bench/reading.py gold GOLD [--keep-aside d02,d05] [--scorer FILE]
    python bench/reading.py reliability GOLD [GOLD …] [--keep-aside …]
    python bench/reading.py calibrate GOLD [GOLD …] > sureness.yaml
    python bench/reading.py speed GOLD
    python bench/reading.py arrests SETS [--petrarch CHECKOUT]

What `calibrate` prints then takes the place of `src/habeas/reading/knowledge/en/sureness.yaml`, which it reads itself.

GOLD is a folder with `dev.jsonl` (or `gold.jsonl`, with `manifest.jsonl` beside it): one page a line, its file and its events.
The scorer is the one that goes with the gold, `tools/score_events.py` in a folder above it unless given. `--keep-aside` names
pages that were kept aside while the reader was written: they are counted apart. SETS is a folder that holds the public sets that
`arrest_sets.py` names, wherever in it; a set that is not there is skipped, and said to be. CHECKOUT is one of
openeventdata/UniversalPetrarch; its figures stand under ours, in the three readings that `petrarch.py` explains.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from arrest_sets import SETS, Labelled
from petrarch import ARREST, READINGS, Coding, Petrarch, Unusable

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.model import Agreement, EventType, Reading
from habeas.reading import read, read_segments
from habeas.reading.knowledge.language import reading_in

LANG = "en"
BINS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
KEYWORDS = re.compile(
    r"\b(?:re-?)?(?:arrest|detain|detention|jail|imprison|apprehend|incarcerat|custody|behind bars|taken away)", re.IGNORECASE
)
"""The floor: a sentence tells of an arrest if one of these stands in it."""
ARRESTS = frozenset({EventType.DETENTION, EventType.REMAND})
REPEATS = 5

Pages = dict[str, tuple[list[dict[str, Any]], list[Reading]]]
"""By name, the gold events of a page and what was read from it."""


def scorer_beside(gold: Path, given: Path | None) -> Any:
    """The module that pairs and scores events; leaves with a message where there is none."""
    near = [folder / "tools" / "score_events.py" for folder in gold.resolve().parents]
    path = given or next((path for path in near if path.is_file()), None)
    if path is None or not path.is_file():
        sys.exit(f"no scorer at {path or near[0]}: give one with --scorer")
    spec = importlib.util.spec_from_file_location("score_events", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _files(gold: Path) -> tuple[Path, Path]:
    """The file of the events and that of the pages."""
    for name, manifest in (("dev.jsonl", "dev.jsonl"), ("gold.jsonl", "manifest.jsonl")):
        if (gold / name).is_file():
            return gold / name, gold / manifest
    sys.exit(f"{gold}: neither dev.jsonl nor gold.jsonl there")


def pages_of(gold: Path) -> Pages:
    events, manifest = _files(gold)
    known = {page["id"]: page["events"] for page in map(json.loads, filter(str.strip, events.read_text("utf-8").splitlines()))}
    found: Pages = {}
    for given in inputs_from_manifest(manifest):
        page = page_from_input(given)
        found[given.id] = (known[given.id], list(read(cut(page), lang=page.lang)))
    return found


# --- against gold ---------------------------------------------------------------------------------------------------------


def gold_lines(pages: Pages, aside: frozenset[str], scorer: Any) -> Iterator[str]:
    groups = {"developed on": set(pages) - aside, "kept aside": set(pages) & aside, "all": set(pages)}
    for name, ids in groups.items():
        if ids:
            yield from _scored(name, {i: pages[i] for i in sorted(ids)}, scorer, whole=name == "all")


def _scored(name: str, pages: Pages, scorer: Any, *, whole: bool) -> Iterator[str]:
    tally: Counter[str] = Counter()
    by_type: defaultdict[str, Counter[str]] = defaultdict(Counter)
    fields: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page, (events, readings) in pages.items():
        scorer.score_page(events, [r.event.to_json() for r in readings], tally, by_type, fields, [], page)
    precision, recall, f1 = scorer.prf(tally)
    yield f"{name:14} {len(pages):3} pages   P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
    if whole:
        for kind, counted in sorted(by_type.items(), key=lambda item: -item[1]["tp"] - item[1]["fn"]):
            p, r, f = scorer.prf(counted)
            yield f"  {kind:18} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  of {counted['tp'] + counted['fn']}"
        for field, counted in fields.items():
            right, given = counted["right"], max(1, counted["given"])
            yield f"  {field:18} right {right / given:.3f} of those given, {right / counted['gold']:.3f} of {counted['gold']}"


# --- confidence -----------------------------------------------------------------------------------------------------------


def judged(pages: Pages, scorer: Any) -> Iterator[tuple[Reading, bool]]:
    """Each reading, and whether the gold has such an event; what only says again what another reading says is left out."""
    for events, readings in pages.values():
        told = [r.event.to_json() for r in readings]
        pairs = sorted((-scorer.likeness(g, p), i, j) for i, g in enumerate(events) for j, p in enumerate(told))
        taken: dict[int, int] = {}
        for score, i, j in pairs:
            if score < 0 and j not in taken and i not in taken.values():
                taken[j] = i
        for j, reading in enumerate(readings):
            if j in taken:
                strangers = events[taken[j]].get("people") and len(told[j].get("people", ())) > len(
                    scorer.shared_people(events[taken[j]], told[j])
                )
                yield reading, not strangers
            elif not any(scorer.restates(g, told[j]) for g in events):
                yield reading, False


def reliability_lines(judgements: Sequence[tuple[Reading, bool]]) -> Iterator[str]:
    yield "confidence     readings  predicted  measured"
    apart = 0.0
    for low, high in pairwise(BINS):
        inside = [(r.event.confidence or 0.0, right) for r, right in judgements if low <= (r.event.confidence or 0.0) < high]
        if inside:
            predicted, measured = _mean(c for c, _ in inside), _mean(right for _, right in inside)
            apart += len(inside) * abs(predicted - measured) / len(judgements)
            yield f"{low:.2f} to {high:.2f}   {len(inside):8}  {predicted:9.3f}  {measured:8.3f}"
    yield f"predicted and measured are {apart:.3f} apart on the mean of {len(judgements)} readings"
    for agreement in Agreement:
        inside_ = [right for r, right in judgements if r.agreement is agreement]
        if inside_:
            yield f"  {agreement.value:9} {len(inside_):5} readings, {_mean(inside_):.3f} right"


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / max(1, len(listed))


def sureness_lines(judgements: Sequence[tuple[Reading, bool]], pages: int) -> Iterator[str]:
    """The table, as the file of knowledge has it."""
    yield "# How often readings were right, by what agrees in their sentence and by type of event."
    yield f"measured: Counted on {pages} pages with gold events by `bench/reading.py calibrate`."
    yield "weight: 6"
    yield "agreement:"
    yield from (f"  {name}: {counted}" for name, counted in _by_agreement(judgements))
    yield "types:"
    for kind in EventType:
        of_kind = [(r, right) for r, right in judgements if r.event.type is kind]
        if of_kind:
            yield f"  {kind.value}:"
            yield from (f"    {name}: {counted}" for name, counted in _by_agreement(of_kind))


def _by_agreement(judgements: Sequence[tuple[Reading, bool]]) -> Iterator[tuple[str, str]]:
    for agreement in Agreement:
        inside = [right for r, right in judgements if r.agreement is agreement]
        if inside:
            yield agreement.value, f"{{right: {sum(inside)}, of: {len(inside)}}}"


# --- speed ----------------------------------------------------------------------------------------------------------------


def speed_lines(gold: Path) -> Iterator[str]:
    """From bytes to events, the best of some runs, on one core; then where the reader's time goes."""
    given = list(inputs_from_manifest(_files(gold)[1]))
    best: dict[str, float] = {}
    for _ in range(REPEATS):
        gc.collect()  # what the steps below left behind is none of the reader's
        began = time.process_time()
        pages = [tuple(cut(page_from_input(each))) for each in given]
        _keep(best, "cutting pages into segments", began)
        began = time.process_time()
        for segments in pages:
            read_segments(segments, LANG)
        _keep(best, "reading", began)
        with reading_in(LANG):
            _time_steps(pages, best)
    whole = best["cutting pages into segments"] + best["reading"]
    characters = sum(len(s.text) for segments in pages for s in segments)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"{len(given) / whole:.1f} pages a second on one core ({len(given)} pages, {characters} characters), {memory:.0f} MB"
    yield from (f"  {step:34} {seconds / len(given) * 1000:6.2f} ms a page" for step, seconds in best.items())


def _keep(best: dict[str, float], step: str, began: float) -> None:
    best[step] = min(best.get(step, float("inf")), time.process_time() - began)


def _time_steps(pages: Sequence[Sequence[Any]], best: dict[str, float]) -> None:
    from habeas.reading.finding import mentions_in
    from habeas.reading.frames import frames
    from habeas.reading.matching import matches, scene
    from habeas.reading.parsing import parse
    from habeas.reading.parts import parts_of
    from habeas.reading.scanning import trigger_scan

    began = time.process_time()
    found = [[mentions_in(s.text, s.title) for s in segments] for segments in pages]
    _keep(best, "  names, dates, counts, charges", began)
    began = time.process_time()
    cut_up = [
        [p for s, m in zip(segments, each, strict=True) for p in parts_of(s.text, m)]
        for segments, each in zip(pages, found, strict=True)
    ]
    _keep(best, "  sentences and masks", began)
    scan = trigger_scan()
    began = time.process_time()
    telling = [[p for p in parts if scan(p)] for parts in cut_up]
    share = sum(map(len, telling)) / max(1, sum(map(len, cut_up)))
    _keep(best, f"  trigger scan (lets {share:.0%} through)", began)
    began = time.process_time()
    parsed = [parse(parts) for parts in telling]
    _keep(best, "  parser", began)
    began = time.process_time()
    scenes = [[scene(each) for each in page] for page in parsed]
    for page in scenes:
        for each in page:
            list(matches(each, frames()))
    _keep(best, "  frames matched", began)


# --- public sets ----------------------------------------------------------------------------------------------------------


def arrest_lines(folder: Path, checkout: Path | None) -> Iterator[str]:
    from habeas.reading.detecting import types_told

    coder = None
    if checkout is not None:
        try:
            coder = Petrarch(checkout)
        except Unusable as error:
            yield f"UniversalPetrarch SKIPPED: {error}"
    yield f"{'':20} {'sentences':>9} {'arrests':>8}   keywords P R F1        reader P R F1"
    for name, load in SETS.items():
        labelled = load(folder)
        if labelled is None:
            yield f"{name:20} SKIPPED: not in {folder}"
            continue
        told = types_told([text for text, _ in labelled], LANG)
        floor = _prf([(gold, bool(KEYWORDS.search(text))) for text, gold in labelled])
        ours = _prf([(gold, bool(types & ARRESTS)) for (_, gold), types in zip(labelled, told, strict=True)])
        yield f"{name:20} {len(labelled):9} {sum(gold for _, gold in labelled):8}   {floor}   {ours}"
        if coder is not None:
            yield from _petrarch_lines(labelled, coder.coded([text for text, _ in labelled], LANG))


def _petrarch_lines(labelled: Labelled, codings: Sequence[Coding]) -> Iterator[str]:
    for reading, codes in READINGS.items():
        pairs = [(gold, ARREST in codes(coding)) for (_, gold), coding in zip(labelled, codings, strict=True)]
        yield f"  UniversalPetrarch, {reading:38}   {_prf(pairs)}"
    failed = sum(coding.failed for coding in codings)
    if failed:
        yield f"  UniversalPetrarch broke off in {failed} sentences, which count as without events"


def _prf(pairs: Sequence[tuple[bool, bool]]) -> str:
    hits = sum(gold and told for gold, told in pairs)
    precision = hits / max(1, sum(told for _, told in pairs))
    recall = hits / max(1, sum(gold for gold, _ in pairs))
    return f"{precision:.3f} {recall:.3f} {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("gold", "reliability", "calibrate", "speed", "arrests"))
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--keep-aside", default="", metavar="IDS", help="pages kept aside, by their ids with commas between")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--petrarch", type=Path, metavar="CHECKOUT", help="UniversalPetrarch, to be run on the public sets too")
    options = parser.parse_args()
    for line in _lines(options):
        print(line, flush=True)
    return 0


def _lines(options: argparse.Namespace) -> Iterator[str]:
    first: Path = options.folders[0]
    if options.what == "speed":
        yield from speed_lines(first)
    elif options.what == "arrests":
        yield from arrest_lines(first, options.petrarch)
    else:
        scorer = scorer_beside(first, options.scorer)
        pages = {
            f"{folder}/{i}" if len(options.folders) > 1 else i: page
            for folder in options.folders
            for i, page in pages_of(folder).items()
        }
        aside = frozenset(filter(None, options.keep_aside.split(",")))
        if options.what == "gold":
            yield from gold_lines(pages, aside, scorer)
        elif options.what == "reliability":
            yield from reliability_lines(list(judged(pages, scorer)))
        else:
            yield from sureness_lines(list(judged(pages, scorer)), len(pages))


if __name__ == "__main__":
    raise SystemExit(main())
