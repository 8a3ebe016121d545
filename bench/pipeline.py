"""What the packaged English pipeline is worth: its figures on treebank tests, its speed, size, load time and memory.

    python bench/pipeline.py --treebanks FOLDER [--pipeline FOLDER]

FOLDER of --treebanks holds `uner` and `test` (see training/README.md). Figures over raw text are F1 as in the CoNLL 2018
shared task, those over gold words accuracies; LAS without subtypes, punctuation counted. Speed is of one core, over the
words of PUD as the reader gives them: sentences one by one, words given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "training"))

if TYPE_CHECKING:
    from english.treebanks import Document
    from spacy.language import Language

PACKAGED = ROOT / "src/habeas/reading/knowledge/en/pipeline"
TESTS = ("ewt-test", "gum-test", "pud-test")
REPEATS = 3

_LOAD = """
import sys, time
from pathlib import Path
import spacy

def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6

before = resident()
began, began_work = time.perf_counter(), time.process_time()
nlp = spacy.load(sys.argv[1], exclude=sys.argv[2:])
seconds, work = time.perf_counter() - began, time.process_time() - began_work
nlp("Smith was released.")
print(seconds, work, before, resident())
"""


def loading(folder: Path, *exclude: str) -> dict[str, float]:
    """Seconds to load, megabytes resident before loading and after a first sentence, in a fresh process (on Linux)."""
    command = [sys.executable, "-c", _LOAD, str(folder), *exclude]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and script
    seconds, work, before, after = (float(number) for number in ran.stdout.split())
    return {
        "seconds": round(seconds, 2),
        "of them the processor's": round(work, 2),
        "MB before": round(before),
        "MB after": round(after),
    }


def words_per_second(nlp: Language, documents: list[Document]) -> int:
    """The best of some runs over single sentences whose words are given."""
    from english.docs import bare, to_doc

    golds = [to_doc(nlp.vocab, [sentence]) for document in documents for sentence in document]
    words = sum(map(len, golds))
    best = 0.0
    for _ in range(REPEATS):
        docs = [bare(gold, keep_sentences=True) for gold in golds]
        began = time.process_time()
        for _parsed in nlp.pipe(docs):
            pass
        best = max(best, words / (time.process_time() - began))
    return round(best)


def accuracy_lines(name: str, scores: dict[str, Any]) -> list[str]:
    raw, given = scores["raw"], scores["gold_words"]
    return [
        f"{name}",
        f"  raw text    UPOS {raw['upos']}  lemma {raw['lemma']}  UAS {raw['uas']}  LAS {raw['las']}"
        f"  words {raw['words']}  sentences {raw['sentences']}",
        f"  gold words  UPOS {given['upos']}  lemma {given['lemma']}  UAS {given['uas']}  LAS {given['las']}"
        f"  LAS with subtypes {given['las_subtypes']}",
        "  entities F1 " + "  ".join(f"{label} {value}" for label, value in scores.get("entities", {}).items()),
        "  relations F1 " + "  ".join(f"{label} {value}" for label, value in scores["relations"].items()),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, default=PACKAGED)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines")
    arguments = parser.parse_args()

    import spacy
    from english import packing, scoring, treebanks

    tests = treebanks.test_sets(arguments.treebanks)
    nlp = spacy.load(arguments.pipeline)
    accuracy = {name: scoring.measure(nlp, tests[name]) for name in TESTS}
    alone = spacy.load(arguments.pipeline, exclude=["ner"])
    cost = {
        "size in MB": round(packing.size_of(arguments.pipeline) / 1e6, 2),
        "load": loading(arguments.pipeline),
        "load without entities": loading(arguments.pipeline, "ner"),
        "words per second": words_per_second(nlp, tests["pud-test"]),
        "words per second without entities": words_per_second(alone, tests["pud-test"]),
    }
    if arguments.json:
        print(json.dumps({"accuracy": accuracy, "cost": cost}, indent=1))
        return
    for name, scores in accuracy.items():
        print("\n".join(accuracy_lines(name, scores)))
    for label, value in cost.items():
        print(f"{label}: {value}")


if __name__ == "__main__":
    main()
