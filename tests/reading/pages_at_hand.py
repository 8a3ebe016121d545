"""All pages at hand for tests of the reader: the examples, the sentences of the frames, and gold pages where HABEAS_GOLD names
their folder.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.model import Edtf, Segment
from habeas.reading.frames import frames

EXAMPLES = Path(__file__).parents[2] / "examples" / "manifest.jsonl"
GOLD = "HABEAS_GOLD"


def manifests() -> list[Path]:
    gold = Path(os.environ[GOLD]) / "dev.jsonl" if GOLD in os.environ else None
    return [EXAMPLES] if gold is None else [EXAMPLES, gold]


def pages() -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Each page's name and segments."""
    for manifest in manifests():
        for given in inputs_from_manifest(manifest):
            yield given.id, tuple(cut(page_from_input(given)))


def sentences() -> Iterator[Segment]:
    """The frames' own example sentences, each as an article of its own."""
    for file in frames().files:
        for frame in file.frames:
            for number, example in enumerate(frame.examples, 1):
                day = Edtf.of_day(dt.date.fromisoformat(example.published))
                yield Segment(id=f"{frame.id}-{number}", text=example.text, date=day)
