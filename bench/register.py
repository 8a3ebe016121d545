#!/usr/bin/env python3
"""How fast a large register is: made by rule, folded by the real fold, asked by the real queries.

    bench/register.py [--people 1000 10000] [--only sqlite|postgresql] [--home FOLDER] [--profile]

Makes a register of N people and some 10 N events (N pages, two people each) straight in the tables that only grow, under made-up
names, and folds it, with a policy by which all that was read enters the record. Prints for each N, as it is found and then as a
table: the folding, pages added and events accepted one at a time on top, who was held on a day, a person's page, a search,
the size of the database; and how each has grown from the N before it. Texts are too short to be copies of one another. The
SQLite registers stay in FOLDER/register-N, where `bench/load.py` finds them.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import json
import os
import pstats
import random
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from postgresql import database, server  # noqa: E402

_SYLLABLES = [first + second for first in "bdfghklmnprstvz" for second in "aeio"]
_ENDINGS = ("rov", "dze", "nyan", "lik", "msky", "rgiu", "nbek", "shvar")
_PLACES = ("Northport", "Saltfield", "Ambermoor", "Kestrel Bay", "Low Ferry", "Grey Harbour")
_GIVEN_NAMES = 400
_EPOCH = dt.date(2012, 1, 2)
_TYPES = (
    *("detention", "charge", "remand", "remand_extension", "remand_extension", "hearing", "sentence"),
    *("appeal", "transfer", "health", "release"),
)
_ENDS_WITH_THE_SENTENCE = 0.2  # of the lives, so that a person has ten events and a little
_DAY = dt.date(2016, 7, 1)


def name_of(number: int) -> str:
    """The made-up name of a person; no two are alike."""
    chance = random.Random(number % _GIVEN_NAMES)
    given = "".join(chance.sample(_SYLLABLES, 2)) + "n"
    chance = random.Random(f"surname {number}")
    surname = "".join(chance.choices(_SYLLABLES, k=3)) + chance.choice(_ENDINGS)
    return f"{given.title()} {surname.title()}"


def events_of(number: int) -> Iterator[dict[str, Any]]:
    """Some ten events of a person, in the order in which they happen."""
    chance = random.Random(f"life {number}")
    day = _EPOCH + dt.timedelta(days=chance.randrange(2500))
    for kind in _TYPES:
        day += dt.timedelta(days=chance.randrange(2, 60))
        event: dict[str, Any] = {"type": kind, "people": [name_of(number)], "date": day.isoformat()}
        if kind == "charge":
            event["charges"] = [{"article": f"{chance.randrange(100, 300)}.{chance.randrange(1, 4)}"}]
        elif kind in ("remand", "remand_extension"):
            event["term"] = f"P{chance.randrange(1, 5)}M"
        elif kind == "sentence":
            event |= {"term": f"P{chance.randrange(2, 12)}Y", "court": f"{chance.choice(_PLACES)} City Court"}
        elif kind == "transfer":
            event["place"] = f"{chance.choice(_PLACES)} prison"
        elif kind == "appeal":
            event |= {"actor": "Lamplight Group", "demands": ["release"], "stance": "demanded"}
        yield event
        if kind == "sentence" and chance.random() < _ENDS_WITH_THE_SENTENCE:
            return


def pages(people: int) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Two people a page, each in two pages: what happened first, and what happened then."""
    for pair in range(0, people, 2):
        lives = [list(events_of(number)) for number in (pair, min(pair + 1, people - 1))]
        yield pair, [event for life in lives for event in life[:5]]
        yield pair + 1, [event for life in lives for event in life[5:]]


def _titled(name: str) -> str:
    """Of two thirds of the people every page says whether they are women or men."""
    return f"{('Mr ', 'Ms ', '')[sum(map(ord, name)) % 3]}{name}"


def keep(number: int, events: list[dict[str, Any]]) -> tuple[Any, Any, list[Any]]:
    """The rows of a page, its text and what was read from it."""
    from habeas.model import Event, Reading
    from habeas.register.add import reading_key, text_digest
    from habeas.register.keys import key_of
    from habeas.register.models import Capture, ReadingRow, SegmentRow

    last = max(dt.date.fromisoformat(event["date"]) for event in events)
    quotes = [f"{event['type']} {_titled(event['people'][0])} {event['date']}." for event in events]
    text, key = "\n".join(quotes), key_of("capture", "made up", number)
    capture = Capture(
        key=key,
        sha256="0" * 64,
        size=len(text),
        media_type="text/plain",
        page_id=f"page-{number}",
        published=last + dt.timedelta(days=1),
        lang="en",
        added_at=dt.datetime.combine(last, dt.time(), dt.UTC),
        warc_file="made-up",
        warc_offset=number,
        warc_length=1,
        segment_count=1,
        reading_count=len(events),
    )
    segment = SegmentRow(
        capture=capture, position=0, segment="article", text=text, sha256=text_digest("", "", text), anchored_on_capture=False
    )
    readings, start = [], 0
    for position, (event, quote) in enumerate(zip(events, quotes, strict=True)):
        whole = Event.from_json({**event, "segment": "article", "quote": quote, "start": start, "end": start + len(quote)})
        reading = Reading(event=whole, frame="made.up", evidence={}, reader="bench")
        readings.append(
            ReadingRow(
                key=reading_key(key, position, reading),
                capture=capture,
                position=position,
                segment="article",
                type=event["type"],
                frame="made.up",
                reader="bench",
                quote=quote,
                start=start,
                end=start + len(quote),
                reading=reading.to_json(),
            )
        )
        start += len(quote) + 1
    return capture, segment, readings


def fill(people: int) -> int:
    """All pages, into the tables that only grow; how many events."""
    from django.db import transaction

    from habeas.register.models import Capture, ReadingRow, SegmentRow

    count = 0
    rows = [keep(number, events) for number, events in pages(people)]
    with transaction.atomic():
        Capture.objects.bulk_create([capture for capture, _, _ in rows], batch_size=500)
        SegmentRow.objects.bulk_create([segment for _, segment, _ in rows], batch_size=500)
        for _, _, readings in rows:
            count += len(readings)
        ReadingRow.objects.bulk_create([reading for _, _, readings in rows for reading in readings], batch_size=500)
    return count


@contextmanager
def profiled(wanted: bool) -> Iterator[None]:
    """What takes the time, where that is wanted."""
    if not wanted:
        yield
        return
    profile = cProfile.Profile()
    profile.enable()
    yield
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


def seconds(step: Callable[[], Any]) -> float:
    """How long a step takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def measured(people: int, *, profile: bool) -> Iterator[tuple[str, float]]:
    """The figures of a register of so many people, in the database that is set up, each as it is found."""
    from django.db import transaction

    from habeas.register import clocks, decisions, periods, queries, record, today
    from habeas.register.models import EventRow, Person

    began = time.perf_counter()
    events = fill(people)
    yield "events in the tables", events
    with profiled(profile), transaction.atomic():
        yield "folding it for the first time, s", seconds(record.bring_up_to_date)
    yield "events a second, in bulk", events / (time.perf_counter() - began)
    added, took = 0, []
    with profiled(profile):
        for number in range(9):
            extra = [dict(event) for event in events_of(people + number)]
            took.append(seconds(lambda n=number, e=extra: add_page(2 * people + n, e)))
            added += len(extra)
    yield "a page about somebody new, ms", 1000 * statistics.median(took)
    yield "events a second, one page at a time", added / sum(took)
    took = [seconds(lambda n=n: add_page(2 * people + 10 + n, list(events_of(n))[-2:])) for n in range(9)]
    yield "a page about somebody known, ms", 1000 * statistics.median(took)
    keys = list(EventRow.objects.order_by("key").values_list("key", flat=True)[:9])
    with profiled(profile):
        took = [seconds(lambda k=key: decisions.accept(k, by="Bench", why="the page says so")) for key in keys]
    yield "an event accepted, ms", 1000 * statistics.median(took)
    took = [seconds(lambda d=day: periods.held_on(d)) for day in today.month_ends(_DAY)]
    yield "how many were held on a day, ms", 1000 * statistics.median(took)
    yield "how many, the slowest of 24 days, ms", 1000 * max(took)
    with profiled(profile):
        yield "who was held on a day, each by name, ms", 1000 * seconds(lambda: clocks.counted(clocks.Moment(_DAY)))
    yield "everything of Today, ms", 1000 * seconds(lambda: today.held_today(_DAY))
    yield "list of people, ms", 1000 * seconds(lambda: queries.people(_DAY))
    keys = list(Person.objects.values_list("key", flat=True)[:20])
    with profiled(profile):
        yield "a person's page, ms", 1000 * statistics.median(seconds(lambda k=key: queries.person(k, _DAY)) for key in keys)
    yield searched()
    yield "database, MB", size() / 1e6
    yield "rebuild --check, s", seconds(record.differences)


def add_page(number: int, events: list[dict[str, Any]]) -> None:
    """As `habeas add` keeps a page that was read."""
    from django.db import transaction

    from habeas.register import record
    from habeas.register.models import ReadingRow

    with transaction.atomic():
        record.be_the_one_writer()
        capture, segment, readings = keep(number, events)
        capture.save(force_insert=True)
        segment.save(force_insert=True)
        ReadingRow.objects.bulk_create(readings)
        record.page_added(capture.key)


def searched() -> tuple[str, float]:
    """Searches for surnames."""
    from habeas.register.search.asking import Question, people_found

    took = [seconds(lambda n=n: people_found(Question(words=name_of(n).split()[1]), on=_DAY)) for n in range(10)]
    return "search for a surname, ms", 1000 * statistics.median(took)


def size() -> int:
    """Bytes of the database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(connection.settings_dict["NAME"]).stat().st_size


def let_everything_enter(home: Path) -> None:
    """Without that nothing would be known of anybody: nobody looked at what was read, and one page tells of it."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "entering.yaml").write_text("independent_sources: 1\nconfidence: 0\n")


def in_a_process(home: Path, url: str | None, people: int, *, profile: bool) -> dict[str, float]:
    """The figures, from a process of its own: what one measurement remembers is no help to the next."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        code = 1
        try:
            let_everything_enter(home)
            os.environ |= {"HABEAS_HOME": str(home)} | ({"DATABASE_URL": url} if url else {})
            from habeas.register.opening import open_register

            open_register()
            for what, figure in measured(people, profile=profile):
                print(f"{people:,} people: {what}: {figure:,.4g}", file=sys.stderr, flush=True)
                os.write(writing, f"{json.dumps([what, figure])}\n".encode())
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)  # the server and the folder are the parent's to end
    os.close(writing)
    with os.fdopen(reading) as answer:
        figures = dict(json.loads(line) for line in answer)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("the measurement failed")
    return figures


def main() -> int:
    """Measures and prints a table for each database."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--home", type=Path, help="where the SQLite registers are kept, one folder for each N")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as folder, server() as url:
        for name in ("sqlite", "postgresql"):
            if given.only not in (None, name) or (name == "postgresql" and url is None):
                continue
            found = []
            for people in given.people:
                if name == "sqlite":
                    home = (given.home or Path(folder)) / f"register-{people}"
                    if (home / "habeas.sqlite3").exists():
                        raise SystemExit(f"{home} holds a register already: name another folder, or remove it")
                    found.append(in_a_process(home, None, people, profile=given.profile))
                else:
                    home = Path(folder) / f"{name}-{people}"
                    with database(str(url), f"bench{people}") as own:
                        found.append(in_a_process(home, own, people, profile=given.profile))
            print_table(name, given.people, found)
    return 0


def print_table(name: str, people: list[int], found: list[dict[str, float]]) -> None:
    """A line for each figure; behind the last N how often it has grown."""
    print(f"\n| {name} | {' | '.join(f'{n:,} people' for n in people)} | growth |")
    print(f"| --- |{' --- |' * (len(people) + 1)}")
    for what in found[-1]:
        values = [figures.get(what, 0) for figures in found]
        growth = f"x{values[-1] / values[-2]:.1f}" if len(values) > 1 and values[-2] else ""
        print(f"| {what} | {' | '.join(f'{value:,.4g}' for value in values)} | {growth} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
