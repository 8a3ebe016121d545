"""Builds the English pipeline from the treebanks, from the first file read to the packaged folder.

    python training/build.py --treebanks FOLDER --out FOLDER [--only syntax|entities|package]

FOLDER of --treebanks holds `ewt`, `gum`, `uner`, `wikigold` and `test`; under --out come `syntax`, `entities`, `pipeline`
(the package) and `scores.json`. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any

from english import entity_layers, fitting, packing, scoring, treebanks, variation
from english.treebanks import Document

VERSION = "1.0.0"
HERE = Path(__file__).parent
KNOWLEDGE = HERE.parent / "src/habeas/reading/knowledge"
STEPS = ("syntax", "entities", "package")

log = logging.getLogger("build")


def train_syntax(documents: list[Document], out: Path, epochs: int) -> None:
    vary = variation.for_syntax(variation.Gazetteers(KNOWLEDGE), variation.FieldWords.read())
    plan = fitting.Plan(epochs=epochs, dropout=0.15, given_words=0.7)
    fitting.fit(HERE / "english/syntax.cfg", documents, vary, plan).to_disk(out)


def train_entities(documents: list[Document], out: Path, epochs: int) -> None:
    vary = variation.for_entities(variation.Gazetteers(KNOWLEDGE))
    plan = fitting.Plan(epochs=epochs, dropout=0.2)
    fitting.fit(HERE / "english/entities.cfg", documents, vary, plan).to_disk(out)


def package(out: Path, tests: dict[str, list[Document]]) -> dict[str, Any]:
    nlp = packing.pack(out / "syntax", out / "entities", out / "pipeline", VERSION, scores={})
    scores = {name: scoring.measure(nlp, documents) for name, documents in tests.items()}
    packing.pack(out / "syntax", out / "entities", out / "pipeline", VERSION, scores=scores)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=30, help="of the syntactic part (about a minute each on one core)")
    parser.add_argument("--entity-epochs", type=int, default=20)
    parser.add_argument("--only", choices=STEPS, help="one step, with what earlier runs left under --out")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        build(arguments)
    except treebanks.TreebankMissing as missing:
        parser.error(str(missing))


def build(arguments: argparse.Namespace) -> None:
    arguments.out.mkdir(parents=True, exist_ok=True)
    steps = (arguments.only,) if arguments.only else STEPS

    documents = treebanks.training_documents(arguments.treebanks) if steps != ("package",) else []
    log.info("%d documents, %d sentences", len(documents), sum(map(len, documents)))
    if "syntax" in steps:
        train_syntax(documents, arguments.out / "syntax", arguments.epochs)
    if "entities" in steps:
        wikigold = entity_layers.read_wikigold(arguments.treebanks / "wikigold/wikigold.txt")
        train_entities([*documents, *([s] for s in wikigold)], arguments.out / "entities", arguments.entity_epochs)
    if "package" in steps:
        scores = package(arguments.out, treebanks.test_sets(arguments.treebanks))
        (arguments.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
        log.info("packaged: %d bytes in %s", packing.size_of(arguments.out / "pipeline"), arguments.out / "pipeline")


if __name__ == "__main__":
    main()
