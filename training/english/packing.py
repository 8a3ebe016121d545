"""Two trained parts become one packaged pipeline.

In: the folders of the syntactic part and of the entity recogniser, as `fitting` leaves them. Out: a folder that
`spacy.load` reads, with its meta and the ATTRIBUTION of what it was trained on. Always true: the recogniser keeps its own
word vectors, so that it can be left out when loading, and nothing that only training needs is packaged.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

ATTRIBUTION = Path(__file__).with_name("ATTRIBUTION.md")
SOURCES = (
    ("Universal Dependencies English-EWT", "https://universaldependencies.org/treebanks/en_ewt/", "CC BY-SA 4.0"),
    (
        "Universal Dependencies English-GUM, openly licensed genres",
        "https://universaldependencies.org/treebanks/en_gum/",
        "CC BY 4.0, texts by genre",
    ),
    ("Universal NER, English-EWT", "https://www.universalner.org/", "CC BY-SA 4.0"),
    ("WikiGold", "https://aclanthology.org/W09-3302/", "CC BY 4.0"),
)


def pack(syntax: Path, entities: Path | None, out: Path, version: str, scores: dict[str, Any]) -> Language:
    """Writes the packaged pipeline to `out` (which is replaced) and returns it as loaded from there."""
    nlp = spacy.load(syntax)
    if entities is not None:
        nlp.add_pipe("ner", source=spacy.load(entities))
    _leave_out_training(nlp)
    nlp.meta.update(_meta(version, scores))
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    shutil.copyfile(ATTRIBUTION, out / "ATTRIBUTION.md")
    return spacy.load(out)


def _meta(version: str, scores: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": "news_ud",
        "version": version,
        "spacy_version": ">=3.8,<3.9",
        "description": "English news in Universal Dependencies: tags, morphology, lemmas, trees, sentences, and names.",
        "author": "The Habeas developers",
        "email": "",
        "url": "",
        "license": "CC BY-SA 4.0, see ATTRIBUTION.md",
        "sources": [{"name": name, "url": url, "license": licence} for name, url, licence in SOURCES],
        "performance": scores,
    }


def _leave_out_training(nlp: Language) -> None:
    """Paths and settings of training mean nothing where the pipeline runs."""
    for section in ("paths", "training", "corpora", "pretraining"):
        nlp.config.pop(section, None)
    nlp.config["initialize"] = {"vectors": None}


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
