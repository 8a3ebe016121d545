"""Public sets whose sentences say whether they tell of an arrest: each read from a folder, none of it kept here.

In: a folder that holds a set as its makers publish it. Out: sentences, each with whether it tells of an arrest. Always true: a
set that is not in the folder is `None`, so that a bench can say that it was skipped.

| name | file below the folder | from |
| --- | --- | --- |
| M2E2 | `m2e2_annotations/text_only_event.json`, `text_multimedia_event.json` | limanling/m2e2 |
| WikiEvents | `dev.jsonl`, `test.jsonl`, `train.jsonl`, whichever there are | raspberryice/gen-arg |
| IndiaPoliceEvents | `sents.jsonl` | slanglab/IndiaPoliceEvents |
| CASE 2021 | `test_set_final_release_with_labels.tsv` | emerging-welfare/case-2021-shared-task |
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

Labelled = list[tuple[str, bool]]


def _found(folder: Path, name: str) -> list[Path]:
    return sorted(path for path in folder.rglob(name) if path.stat().st_size)


def m2e2(folder: Path) -> Labelled | None:
    files = [path for name in ("text_only_event.json", "text_multimedia_event.json") for path in _found(folder, name)]
    sentences: dict[str, tuple[str, bool]] = {}
    for path in files:
        for entry in json.loads(path.read_text(encoding="utf-8")):
            told = any(e["event_type"] == "Justice:Arrest-Jail" for e in entry["golden-event-mentions"])
            told = told or sentences.get(entry["sentence_id"], ("", False))[1]
            sentences[entry["sentence_id"]] = (entry["sentence"], told)
    return list(sentences.values()) or None


def wikievents(folder: Path) -> Labelled | None:
    return [s for name in ("train.jsonl", "dev.jsonl", "test.jsonl") for s in _wikievents_sentences(folder, name)] or None


def _wikievents_sentences(folder: Path, name: str) -> Iterator[tuple[str, bool]]:
    for path in _found(folder, name)[:1]:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            told = {
                e["trigger"]["sent_idx"]
                for e in document["event_mentions"]
                if e["event_type"].startswith("Justice.ArrestJailDetain")
            }
            yield from ((text, number in told) for number, (_, text) in enumerate(document["sentences"]))


def india_police_events(folder: Path) -> Labelled | None:
    files = _found(folder, "sents.jsonl")
    lines = (json.loads(line) for line in files[0].read_text(encoding="utf-8").splitlines()) if files else ()
    return [(each["sent_text"], "ARREST" in each["sent_labels"]) for each in lines] or None


def case_2021(folder: Path) -> Labelled | None:
    files = _found(folder, "test_set_final_release_with_labels.tsv")
    if not files:
        return None
    with files[0].open(encoding="utf-8", newline="") as lines:
        return [(row["EventSnippet"], row["SubType"] == "ARREST") for row in csv.DictReader(lines, delimiter="\t")]


SETS: dict[str, Callable[[Path], Labelled | None]] = {
    "M2E2": m2e2,
    "WikiEvents": wikievents,
    "IndiaPoliceEvents": india_police_events,
    "CASE 2021": case_2021,
}
