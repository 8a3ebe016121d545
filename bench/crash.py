#!/usr/bin/env python3
"""Kills `habeas add` with SIGKILL at random points, runs it again, and compares the register with that of an undisturbed run.

    bench/crash.py [--times 50] [--seed 1] [--manifest examples/manifest.jsonl]

Each time a new register: one to three runs are killed (before the first page, or some milliseconds after a random page was
reported as kept), then one runs to its end. It must hold the same captures, texts, readings and record, each once; what `habeas
verify` and `habeas rebuild --check` look at must be in order; and an independent reader must find every WARC record whole. Prints
a tally; exits with 1 where any time failed.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

EXAMPLES = Path(__file__).parent.parent / "examples" / "manifest.jsonl"
_LONGEST_PAUSE = 0.4
"""Seconds; about as long as one page takes, so that a kill can fall anywhere within it."""

_STARTING = 4
"""Seconds; about as long as a process takes to its first page."""

_LOOK = """
import json
from habeas.register.opening import open_register
open_register()
from habeas.register import record, verify
from habeas.register.models import Capture, ReadingRow, SegmentRow
kept = [
    list(model.objects.order_by(*fields).values_list(*fields))
    for model, fields in ((Capture, ("key", "sha256")), (SegmentRow, ("capture", "position", "sha256")), (ReadingRow, ("key",)))
]
faults = [str(fault) for fault in verify.verify()] + [str(difference) for difference in record.differences()]
print(json.dumps({"holds": [kept, list(record.lines())], "faults": faults}))
"""


@dataclass(frozen=True)
class Outcome:
    """What one time showed: pages reported when each run was killed, torn ends set aside, and what was wrong, if anything."""

    pages_when_killed: tuple[int, ...]
    torn: int
    wrong: tuple[str, ...]


def started(*arguments: str, environment: dict[str, str]) -> Any:
    """A running Python; another way of starting one may be put in this one's place."""
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def undisturbed(folder: Path, manifest: Path) -> Any:
    """What a register holds that nobody disturbed."""
    ran = _habeas(folder, "add", "--manifest", str(manifest))
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return _look(folder)["holds"]


def crash_and_recover(folder: Path, manifest: Path, expected: Any, chance: random.Random) -> Outcome:
    """One time, in an empty folder."""
    pages = sum(1 for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip())
    killed = tuple(_killed_run(folder, manifest, chance, pages) for _ in range(chance.choice((1, 1, 2, 3))))
    again = _habeas(folder, "add", "--manifest", str(manifest))
    wrong = [] if again.returncode == 0 else [f"the rerun failed: {again.stderr.strip()}"]
    found = _look(folder)
    if found["holds"] != expected:
        wrong.append("the register is not that of an undisturbed run")
    wrong += found["faults"]
    wrong += _unreadable(folder / "warc")
    return Outcome(killed, len(list((folder / "warc").glob("*.torn-*"))), tuple(wrong))


def _killed_run(folder: Path, manifest: Path, chance: random.Random, pages: int) -> int:
    """How many pages were reported when the run was killed."""
    stop_after, pause = chance.randrange(pages), chance.uniform(0, _LONGEST_PAUSE)
    reported = 0
    if stop_after == 0:
        pause = chance.uniform(0, _STARTING)  # while it starts, makes the tables and reads the first page
    with started("-m", "habeas", "add", "--manifest", str(manifest), environment=_environment(folder)) as process:
        while reported < stop_after and process.stdout is not None and process.stdout.readline():
            reported += 1
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
    return reported


def _unreadable(folder: Path) -> list[str]:
    wrong = []
    for path in sorted(folder.glob("*.warc.gz")):
        try:
            with path.open("rb") as file:
                for record in ArchiveIterator(file, check_digests="raise"):
                    record.content_stream().read()
        except Exception as error:
            wrong.append(f"{path.name}: {error}")
    return wrong


def _habeas(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _ended(folder, "-m", "habeas", *arguments)


def _ended(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    with started(*arguments, environment=_environment(folder)) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.wait(), out, err)


def _look(folder: Path) -> dict[str, Any]:
    """What the register holds, and its faults."""
    ran = _ended(folder, "-c", _LOOK)
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    looked: dict[str, Any] = json.loads(ran.stdout)
    return looked


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "HABEAS_HOME": str(folder)}


def main() -> int:
    """Runs it as often as asked and prints what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--manifest", type=Path, default=EXAMPLES)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    tally: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        expected = undisturbed(Path(folder) / "undisturbed", given.manifest)
        for number in range(given.times):
            outcome = crash_and_recover(Path(folder) / str(number), given.manifest, expected, chance)
            tally["whole" if not outcome.wrong else "WRONG"] += 1
            tally["kills"] += len(outcome.pages_when_killed)
            tally["torn ends set aside"] += outcome.torn
            kills = ", ".join(map(str, outcome.pages_when_killed))
            print(f"{number + 1:3} killed after page {kills}: {'; '.join(outcome.wrong) or 'whole'}", flush=True)
    print(
        f"{given.times} registers, "
        + ", ".join(f"{what}: {tally[what]}" for what in ("kills", "torn ends set aside", "whole", "WRONG"))
    )
    return 1 if tally["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main())
