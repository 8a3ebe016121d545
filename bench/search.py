"""How quick search is: a register of people made by rule, and questions for their names as people type them.

    python bench/search.py [--people 10000 100000] [--questions 300]

Each person has one name from the public name lists that Habeas reads with, in two spellings (English, and Azerbaijani or Russian
as bench/people.py writes them), an event and a kept text of six sentences with the name. The rows are written into a register in
a temporary folder (SQLite unless DATABASE_URL names another database); the index is made by the code that keeps it up to date.
Questions: the name as written, in Russian letters, the surname alone, a misspelt name, a name that nobody has, words of the
texts. Prints the time to make all that, the size of SQLite's file, and for each kind of question the median, the 95th percentile
and the longest in milliseconds, for people, events and pages apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from people import AZERBAIJANI, RUSSIAN, given_names, spelled, surnames


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", nargs="+", type=int, default=[10_000])
    parser.add_argument("--questions", type=int, default=300)
    asked = parser.parse_args()
    for people in asked.people:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HABEAS_HOME"] = folder  # of a process of its own: caches of one size are not there for the next
            measuring = multiprocessing.get_context("spawn").Process(target=measure, args=(people, asked.questions, Path(folder)))
            measuring.start()
            measuring.join()
            if measuring.exitcode:
                raise SystemExit(measuring.exitcode)


def measure(people: int, questions: int, folder: Path) -> None:
    """Makes the register and asks it."""
    from habeas.register.opening import open_register

    open_register()
    rng = random.Random(7)  # noqa: S311 - the same register each time
    names = [f"{rng.choice(given_names())} {rng.choice(surnames())}".title() for _ in range(people)]
    started = time.perf_counter()
    fill(names, rng)
    size = sum(file.stat().st_size for file in folder.glob("habeas.sqlite3*")) / 1e6
    print(f"{people} people, made and indexed in {time.perf_counter() - started:.0f} s, database {size:.0f} MB")
    chosen = rng.sample(names, min(questions, people))
    kinds: dict[str, Callable[[str], str]] = {
        "as written": str,
        "in another script": lambda name: spelled(name.lower(), RUSSIAN),
        "surname alone": lambda name: name.split()[1],
        "misspelt": lambda name: name.replace("a", "e", 1).replace("v", "w"),
        "nobody's": lambda name: "".join(reversed(name.split()[0])) + " " + name.split()[1],
        "word of the texts": lambda name: name.split()[0] + " court",
    }
    for kind, written in kinds.items():
        ask(kind, [written(name) for name in chosen])


def ask(kind: str, questions: Iterable[str]) -> None:
    """Times each part of search for each question."""
    from habeas.register.search.asking import Question, events_found, pages_found, people_found

    today = dt.date.today()
    parts: dict[str, Callable[[Question], Any]] = {
        "people": lambda question: people_found(question, on=today),
        "events": events_found,
        "pages": pages_found,
    }
    for part, found in parts.items():
        times, hits = [], 0
        for words in questions:
            started = time.perf_counter()
            hits += bool(found(Question(words=words)).hits)
            times.append((time.perf_counter() - started) * 1000)
        centiles = statistics.quantiles(times, n=20)
        print(
            f"  {kind:18} {part:7} p50 {statistics.median(times):7.1f} ms  p95 {centiles[18]:7.1f} ms  "
            f"longest {max(times):7.1f} ms  with hits {hits / len(times):.0%}"
        )


def fill(names: list[str], rng: random.Random) -> None:
    """Rows as the fold would make them, and the index of them."""
    from django.db import transaction
    from django.utils import timezone

    from habeas.register.folding import Record
    from habeas.register.folding.record import FoldedEvent, FoldedMention, FoldedParticipation, FoldedPerson
    from habeas.register.keys import key_of
    from habeas.register.models import Capture, EventRow, Mention, Participation, Person, SegmentRow
    from habeas.register.record import _values
    from habeas.register.search import index

    people, mentions, events, parts = [], [], [], []
    captures, segments = [], []
    for number, name in enumerate(names):
        key = key_of("bench", number)
        day = dt.date(2015, 1, 1) + dt.timedelta(days=number % 3000)
        spellings = (name, spelled(name.lower(), rng.choice((AZERBAIJANI, RUSSIAN))))
        captures.append(
            Capture(
                key=key, sha256="0" * 64, size=1, media_type="text/plain", page_id=f"{number}", published=day, lang="en",
                added_at=timezone.now(), warc_file="none", warc_offset=0, warc_length=0, segment_count=1, reading_count=0,
            )
        )  # fmt: skip
        text = (
            f"{name} was detained in the city on Monday, his lawyer said. A court ordered that he be held for four months.\n"
            f"Colleagues of {spellings[1]} called the case political. The prosecutor gave no reason in case {number}.\n"
            f"Article {number % 360} of the code provides for up to eight years. Relatives of {name} learnt of it from the news."
        )
        segments.append(
            SegmentRow(capture_id=key, position=0, segment="article", anchored_on_capture=False, text=text, sha256="0" * 64)
        )
        people.append(FoldedPerson(key=key, name=name, surname_only=False))
        mentions += [
            FoldedMention(key=key_of(key, one), person_id=key, capture_id=key, segment="", spelling=one) for one in set(spellings)
        ]
        events.append(
            FoldedEvent(
                key=key, type="detention", stance="asserted", date=str(day), earliest=day, latest=day, told_by=day,
                court="Baku City Court", count_parts=[], charges=[{"article": f"{number % 360}"}],
                demands=[], support={}, standing="reported", confidence=0.9, published=False, decisions=[],
                pages=1, independent_sources=1,
            )
        )  # fmt: skip
        parts.append(
            FoldedParticipation(
                key=key_of(key, "part"), event_id=key, person_id=key, role="about", position=0, name=name, readings=[]
            )
        )
    record = Record(tuple(people), tuple(mentions), tuple(events), tuple(parts), (), (), (), (), (), (), {})
    tables = ((Person, people), (Mention, mentions), (EventRow, events), (Participation, parts))
    with transaction.atomic():
        Capture.objects.bulk_create(captures, batch_size=500)
        SegmentRow.objects.bulk_create(segments, batch_size=500)
        for table, rows in tables:
            table._default_manager.bulk_create([table(**_values(row)) for row in rows], batch_size=500)  # type: ignore[attr-defined]
        index.bring_up_to_date(record, (), index.Touched(frozenset(), frozenset()))


if __name__ == "__main__":
    main()
