#!/usr/bin/env python3
"""Kills commands that write with SIGKILL at random points, looks at what is left, runs them again, and looks again.

    bench/crash.py [--points 200] [--seed 1] [--only sqlite|postgresql]

The commands: `add` of pages, `identity decide` (same person, different people), `list import`, `backup`, `restore`; on SQLite
and, where it is installed, PostgreSQL. Each point begins with a copy of one register. Every other point is a moment between start
and end, the others are a step of the command: before a file is opened, renamed, removed or synced, before a statement goes to the
database. After the kill no page, list or decision that was there may be gone, what is new is there whole or not at all, and what
`habeas verify` and `habeas rebuild --check` look at must be in order; after the second run the register must be that of an
undisturbed run. Prints a tally; exits with 1 where any point failed.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from postgresql import database, server  # noqa: E402
from running import environment, started  # noqa: E402

COMMANDS = ("add", "same", "different", "list", "backup", "restore")
_PAGES = sorted((ROOT / "examples" / "pages").iterdir())
_LIST = "Name,Arrested\nRashad Hasanov,2013-03-14\nZaur Gurbanli,2013-04-01\nSomebody Else,2014-01-01\n"

_STEPPING = """
import atexit, os, signal, sys
last, report = int(sys.argv.pop(1)), sys.argv.pop(1)
count = 0
def step(*_):
    global count
    count += 1
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)
def on_statement(execute, *given):
    step()
    return execute(*given)
def on_event(event, arguments):
    if event in ("os.rename", "os.link", "os.remove", "os.truncate", "os.mkdir"):
        step()
    elif event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR) and "null" not in str(arguments[0]):
        step()
from django.db.backends.signals import connection_created
connection_created.connect(lambda connection, **_: connection.execute_wrappers.append(on_statement), weak=False)
synced = os.fsync
os.fsync = lambda handle: (step(), synced(handle))[1]
atexit.register(lambda: open(report, "w").write(str(count)))
from habeas.cli import main
sys.addaudithook(on_event)
main(sys.argv[1:])
"""
"""The command killed before its given step (0: never); how many steps there were goes to a file at its end."""

_LOOK = """
import json, sys
from habeas.model import HabeasError
from habeas.register.opening import open_register
try:
    open_register()
except HabeasError as refused:
    print(json.dumps({"refused": str(refused)}))
    sys.exit()
from habeas.register import record, verify
from habeas.register.models import Capture, Decision, ListFile, ListRow, Mention, ReadingRow, SegmentRow
fields = {
    Capture: ("key", "sha256"), SegmentRow: ("capture", "position", "sha256"), ReadingRow: ("key",), ListFile: ("key",),
    ListRow: ("key",),
}
print(json.dumps({
    "kept": {model.__name__: list(model.objects.order_by(*names).values_list(*names)) for model, names in fields.items()},
    "decisions": list(Decision.objects.order_by("key").values_list("key", flat=True)),
    "decided": sorted(set(Decision.objects.values_list("kind", "one", "other", "decided_by", "why", "undoes__why"))),
    "record": list(record.lines()),
    "faults": [str(fault) for fault in verify.verify()] + [str(difference) for difference in record.differences()],
    "mentions": list(Mention.objects.exclude(person=None).order_by("key").values_list("key", "person", "spelling")),
}, default=str))
"""

_READ_BACKUP = """
import sys
from pathlib import Path
from habeas.register.opening import set_up
set_up()
from habeas.register.backup.archive import opened
with opened(Path(sys.argv[1])) as archive:
    for member in archive.members.values():
        for _ in archive.chunks(member):
            pass
"""


@dataclass(frozen=True)
class Register:
    """A folder, and the database in it or on a server."""

    home: Path
    url: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Of a command on it."""
        return environment(self.home) | ({"DATABASE_URL": self.url} if self.url else {})

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, what was printed, and what was said."""
        with started(*arguments, environment=self.environment) as process:
            out, err = process.communicate()
            return process.wait(), out, err

    def habeas(self, *arguments: str) -> tuple[int, str, str]:
        """A command run to its end."""
        return self.run("-m", "habeas", *arguments)

    def look(self) -> dict[str, Any]:
        """What it holds and its faults; or why it is refused."""
        code, out, err = self.run("-c", _LOOK)
        if code:
            raise RuntimeError(err)
        found: dict[str, Any] = json.loads(out)
        found.setdefault("faults", []).extend(_unreadable(self.home / "warc"))
        return found


def _unreadable(folder: Path) -> list[str]:
    """What an independent reader says of the files of originals."""
    wrong = []
    for path in sorted(folder.glob("*.warc.gz")):
        try:
            with path.open("rb") as file:
                for record in ArchiveIterator(file, check_digests="raise"):
                    record.content_stream().read()
        except Exception as error:
            wrong.append(f"{path.name}: {error}")
    return wrong


@dataclass(frozen=True)
class Outcome:
    """What one point showed: what was left ("before", "after", "between", "refused"), and what was wrong, if anything."""

    left: str
    wrong: tuple[str, ...]


class Ground:
    """Where registers are made alike: SQLite in folders, or databases on a server."""

    def __init__(self, folder: Path, server_url: str | None, pages: int = 3) -> None:
        self.folder = folder
        self.server = server_url
        self.pages = [str(page) for page in _PAGES]
        self.first, self.more = self.pages[:pages], self.pages[pages : 2 * pages - 1]
        self._copies = 0
        self._open = ExitStack()

    def __enter__(self) -> Ground:
        (self.folder / "list.csv").write_text(_LIST)
        self.full = Register(self.folder / "full", self._database("template1"))
        self._done(self.full.habeas("add", *self.first, "--published", "2014-12-31"))
        self.before = self.full.look()
        one, other = self._pair(same=False)
        said = ("--by", "A. Jurist", "--why", "read both files")
        self._done(self.full.habeas("identity", "decide", one, other, "--different", *said))
        self.before = self.full.look()
        self._done(self.full.habeas("backup", str(self.folder / "full.habeas")))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _done(self, ran: tuple[int, str, str]) -> None:
        if ran[0]:
            raise SystemExit(ran[2])

    def _database(self, like: str) -> str | None:
        if self.server is None:
            return None
        self._copies += 1
        return self._open.enter_context(database(self.server, f"crash{self._copies}", like=like))

    def _pair(self, *, same: bool) -> tuple[str, str]:
        """Two mentions of full names, of one person or of two."""
        mentions = [(key, person) for key, person, spelling in self.before["mentions"] if " " in spelling]
        return next(
            (key, other) for key, person in mentions for other, others in mentions if key < other and (person == others) is same
        )

    @contextmanager
    def copy(self, *, empty: bool) -> Iterator[Register]:
        """A register like the full one, or one that is not there yet."""
        self._copies += 1
        home = self.folder / f"copy-{self._copies}"
        with ExitStack() as stack:
            url = None
            if self.server is not None:
                like = "template1" if empty or self.full.url is None else self.full.url.rpartition("/")[2]
                url = stack.enter_context(database(self.server, f"copy{self._copies}", like=like))
            if not empty:
                shutil.copytree(self.full.home, home)
            yield Register(home, url)
            shutil.rmtree(home, ignore_errors=True)

    def arguments(self, command: str, home: Path) -> list[str]:
        """What is typed after `habeas`."""
        said = ["--by", "B. Reviewer", "--why", "it is so"]
        if command == "add":
            return ["add", *self.more, "--published", "2014-12-31"]
        if command in ("same", "different"):
            one, other = self._pair(same=command == "different")
            return ["identity", "decide", one, other, f"--{command}", *said]
        if command == "list":
            return ["list", "import", str(self.folder / "list.csv"), "--publisher", "Union", "--as-of", "2014-06-01"]
        if command == "backup":
            return ["backup", str(home.with_suffix(".habeas"))]
        return ["restore", str(self.folder / "full.habeas")]


class Trial:
    """One command on one ground: run undisturbed once, then killed as often as asked."""

    def __init__(self, ground: Ground, command: str) -> None:
        self.ground = ground
        self.command = command

    @cached_property
    def undisturbed(self) -> tuple[dict[str, Any], float, int]:
        """What the register holds afterwards, how many seconds it took, and in how many steps."""
        with self.ground.copy(empty=self.command == "restore") as register:
            report = self.ground.folder / "steps"
            begun = time.monotonic()
            ran = register.run("-c", _STEPPING, "0", str(report), *self.ground.arguments(self.command, register.home))
            seconds = time.monotonic() - begun
            if ran[0]:
                raise SystemExit(ran[2])
            register.home.with_suffix(".habeas").unlink(missing_ok=True)
            return register.look(), seconds, int(report.read_text())

    def killed(self, chance: random.Random, *, by_step: bool) -> Outcome:
        """Killed once, at a step or a moment."""
        _, seconds, steps = self.undisturbed
        with self.ground.copy(empty=self.command == "restore") as register:
            arguments = self.ground.arguments(self.command, register.home)
            last = chance.randint(1, steps) if by_step else 0
            pause = self.ground.folder / "steps", chance.uniform(0, seconds)
            with started("-c", _STEPPING, str(last), str(pause[0]), *arguments, environment=register.environment) as process:
                if by_step:
                    process.wait()
                else:
                    time.sleep(pause[1])
                    process.send_signal(signal.SIGKILL)
            return self._outcome(register, arguments)

    def _outcome(self, register: Register, arguments: list[str]) -> Outcome:
        left, wrong = self._left(register)
        wrong += self._backup_left(register)
        code, _, err = register.habeas(*arguments)
        complete = self.command == "backup" and "is not overwritten" in err
        complete |= self.command == "restore" and left == "after" and "is not empty" in err
        if code and not complete:
            wrong.append(f"the second run failed: {err.strip()}")
        after = register.look()
        if not _alike(after, self.undisturbed[0]):
            wrong.append("the register is not that of an undisturbed run")
        wrong += after["faults"] + _gone(self.ground.before, after) + self._backup_left(register, needed=True)
        register.home.with_suffix(".habeas").unlink(missing_ok=True)
        return Outcome(left, tuple(wrong))

    def _left(self, register: Register) -> tuple[str, list[str]]:
        """What the kill left, before anything else is done."""
        if self.command == "restore":
            return self._left_by_restore(register)
        found = register.look()
        wrong = found["faults"] + _gone(self.ground.before, found)
        if _alike(found, self.ground.before):
            return "before", wrong
        if _alike(found, self.undisturbed[0]):
            return "after", wrong
        if self.command != "add":  # of several pages some may be kept
            wrong.append("something was written by half")
        return "between", wrong

    def _left_by_restore(self, register: Register) -> tuple[str, list[str]]:
        marked = (register.home / "restoring.json").exists()
        if not marked and register.url is None and not (register.home / "habeas.sqlite3").exists():
            return "before", []
        found = register.look()
        if "refused" in found:
            return "refused", found["faults"] if "`habeas restore " in found["refused"] else [found["refused"]]
        if not found["kept"]["Capture"]:
            return "before", found["faults"]
        return "after", found["faults"] + ([] if _alike(found, self.undisturbed[0]) else ["half restored and not refused"])

    def _backup_left(self, register: Register, *, needed: bool = False) -> list[str]:
        file = register.home.with_suffix(".habeas")
        if self.command != "backup" or not (needed or file.exists()):
            return []
        code, _, err = register.run("-c", _READ_BACKUP, str(file))
        return [f"the backup is not whole: {err.strip()}"] if code else []


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal in all but when decisions were made."""
    return all(one.get(part) == other.get(part) for part in ("kept", "decided", "record"))


def _gone(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Whatever was there and is not any more."""
    lost = [key for key in before["decisions"] if key not in after["decisions"]]
    wrong = [f"lost decisions: {lost}"] if lost else []
    for table, rows in before["kept"].items():
        lost = [row for row in rows if row not in after["kept"][table]]
        wrong += [f"lost rows of {table}: {lost}"] if lost else []
    return wrong


def run(points: int, seed: int, only: str | None, say: Callable[[str], None]) -> collections.Counter[tuple[str, ...]]:
    """All points; the tally by database, command and what was left, and of what went wrong."""
    chance = random.Random(seed)
    tally: collections.Counter[tuple[str, ...]] = collections.Counter()
    with tempfile.TemporaryDirectory() as folder, server() as url:
        grounds = {"sqlite": None} | ({"postgresql": url} if url else {})
        grounds = {name: each for name, each in grounds.items() if only in (None, name)}
        for name, each in grounds.items():
            (Path(folder) / name).mkdir()
            with Ground(Path(folder) / name, each) as ground:
                trials = [Trial(ground, command) for command in COMMANDS]
                for number in range(points // len(grounds)):
                    trial = trials[number % len(trials)]
                    outcome = trial.killed(chance, by_step=number // len(trials) % 2 == 0)
                    tally[name, trial.command, outcome.left] += 1
                    tally["WRONG" if outcome.wrong else "whole",] += 1
                    if outcome.wrong:
                        say(f"{name} {trial.command} {number}: {'; '.join(outcome.wrong)}")
    return tally


def main() -> int:
    """Runs it as often as asked and prints what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    given = parser.parse_args()
    tally = run(given.points, given.seed, given.only, lambda line: print(line, flush=True))
    print("| database | command | killed | left as before | as after | some pages | refused until completed |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in ("sqlite", "postgresql"):
        for command in COMMANDS:
            counts = [tally[name, command, left] for left in ("before", "after", "between", "refused")]
            if sum(counts):
                print(f"| {name} | {command} | {sum(counts)} | {' | '.join(map(str, counts))} |")
    print(f"{tally['whole',] + tally['WRONG',]} kills, whole: {tally['whole',]}, WRONG: {tally['WRONG',]}")
    return 1 if tally["WRONG",] or not tally["whole",] else 0


if __name__ == "__main__":
    sys.exit(main())
