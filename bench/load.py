#!/usr/bin/env python3
"""How quickly the pages of a large register come to several readers at once: two `habeas serve`, asked over loopback.

    bench/load.py [--people 1000 10000] [--seconds 60] [--readers 4] [--home FOLDER]

Makes a register of N people as `bench/register.py` does, with a policy by which all that was read enters the record (or takes
the one it finds in FOLDER/register-N, made so before); starts two servers on it; lets readers ask one page after the other,
each for whatever comes to its mind: Today, People with one to three facets and in some order, a person, a search by name in
some spelling. Every facet, person and name is drawn by chance, so that hardly a question is asked twice. Prints for each kind
of page how many were asked for, the median, the 95th percentile and the slowest, in milliseconds, and the heaviest page in kB
with what it loads; then requests per second, and how long the first request of each kind took on a server just started.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlparse

import register

_SERVERS = 2
_PARTS = re.compile(r'<(?:link|script)[^>]+(?:href|src)="(/static/[^"]+)"')


def made(home: Path, people: int) -> None:
    """A register of so many people in `home`, where there is none."""
    if (home / "habeas.sqlite3").exists():
        return
    register.let_everything_enter(home)
    if os.fork() == 0:
        os.environ["HABEAS_HOME"] = str(home)
        from habeas.register.opening import open_register

        open_register()
        from habeas.register import record

        begun = time.perf_counter()
        events = register.fill(people)
        kept = time.perf_counter() - begun
        record.rebuild()
        folded, size = time.perf_counter() - begun - kept, (home / "habeas.sqlite3").stat().st_size / 1e6
        print(
            f"{people:,} people, {events:,} events: kept in {kept:,.0f} s, folded in {folded:,.0f} s, {size:,.0f} MB", flush=True
        )
        os._exit(0)
    if os.wait()[1]:
        raise SystemExit(f"no register of {people} people could be made in {home}")


@contextmanager
def serving(home: Path) -> Iterator[list[str]]:
    """The addresses of the servers."""
    environment = {**os.environ, "HABEAS_HOME": str(home)}
    command = [sys.executable, "-m", "habeas", "serve", "--port", "0"]
    servers = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(_SERVERS)]
    try:
        yield [_address(server) for server in servers]
    finally:
        for server in servers:
            server.kill()
            server.wait()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    said = re.search(r"http://\S+?(?=/ )", server.stderr.readline())
    if said is None:
        raise SystemExit("habeas serve did not start")
    threading.Thread(target=server.stderr.read, daemon=True).start()
    return said[0]


class Reader:
    """Somebody who asks one page after the other on one connection."""

    def __init__(self, address: str, people: int, seed: int) -> None:
        self.connection = http.client.HTTPConnection(urlparse(address).netloc, timeout=600)
        self.people = people
        self.chance = random.Random(seed)
        self.keys: list[str] = []
        self.took: defaultdict[str, list[float]] = defaultdict(list)
        self.heaviest: defaultdict[str, int] = defaultdict(int)

    def ask(self, kind: str, address: str) -> str:
        """A page, timed."""
        begun = time.perf_counter()
        self.connection.request("GET", address)
        answer = self.connection.getresponse()
        body = answer.read()
        self.took[kind].append(time.perf_counter() - begun)
        if answer.status != 200:
            raise SystemExit(f"{address} was answered with {answer.status}")
        self.heaviest[kind] = max(self.heaviest[kind], len(body))
        return body.decode()

    def read(self, until: float) -> None:
        """Until then."""
        while time.perf_counter() < until:
            self.ask_something()

    def ask_something(self) -> None:
        """Whatever comes to mind."""
        kind = self.chance.choices(("today", "people", "person", "search"), (1, 4, 4, 2))[0]
        if kind == "today":
            self.ask(kind, "/")
        elif kind == "people":
            self.keys = re.findall(
                r'href="(/people/[a-z0-9][^"?]+)"', self.ask(kind, f"/people/?{urlencode(self._facets(), True)}")
            )
        elif kind == "person":
            self.ask(kind, self.chance.choice(self.keys) if self.keys else "/people/")
        else:
            self.ask(kind, f"/search/?{urlencode({'q': self._name()})}")

    def _facets(self) -> dict[str, str]:
        every = {
            "status": self.chance.choice(("held", "free", "unconfirmed")),
            "court": f"{self.chance.choice(register._PLACES)} City Court",
            "prison": f"{self.chance.choice(register._PLACES)} prison",
            "article": f"{self.chance.randrange(100, 300)}.{self.chance.randrange(1, 4)}",
            "custody": self.chance.choice(("remanded", "serving", "detained")),
            "leaf": str(self.chance.randrange(1, 20)),
            "sort": self.chance.choice(("name", "since", "until")),
        }
        return {name: every[name] for name in self.chance.sample(sorted(every), self.chance.randrange(1, 4))}

    def _name(self) -> str:
        name = register.name_of(self.chance.randrange(self.people))
        return name if self.chance.random() < 0.5 else name.split()[1]


def measured(home: Path, people: int, seconds: float, readers: int) -> None:
    """Prints the figures of one register."""
    with serving(home) as addresses:
        first = Reader(addresses[0], people, 0)
        for kind, address in (("today", "/"), ("people", "/people/"), ("search", "/search/?q=Baron")):
            first.ask(kind, address)
        print(", ".join(f"{kind} {took[0] * 1000:,.0f} ms" for kind, took in first.took.items()), "on a server just started")
        loaded = sum(len(first.ask("part", part)) for part in set(_PARTS.findall(first.ask("today", "/"))))
        Reader(addresses[1], people, 0).ask("people", "/people/")
        asking = [Reader(addresses[number % _SERVERS], people, number + 1) for number in range(readers)]
        for one in asking:
            one.keys = re.findall(r'href="(/people/[a-z0-9][^"?]+)"', one.ask("warm", "/people/"))
        until = time.perf_counter() + seconds
        with ThreadPoolExecutor(readers) as pool:
            for read in [pool.submit(one.read, until) for one in asking]:
                read.result()  # what went wrong for a reader ends it all
    print(f"\n| {people:,} people | asked | median, ms | p95, ms | slowest, ms | heaviest, kB |\n| --- |{' --- |' * 5}")
    for kind in ("today", "people", "person", "search"):
        took = sorted(each * 1000 for one in asking for each in one.took[kind])
        if not took:
            continue
        heaviest = (max(one.heaviest[kind] for one in asking) + loaded) / 1000
        p95 = took[int(len(took) * 0.95)]
        print(f"| {kind} | {len(took)} | {statistics.median(took):.0f} | {p95:.0f} | {took[-1]:.0f} | {heaviest:.0f} |")
    count = sum(len(took) for one in asking for kind, took in one.took.items() if kind != "warm")
    print(f"{count / seconds:.1f} requests a second, {readers} readers, {_SERVERS} servers", flush=True)


def main() -> int:
    """One register after the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--home", type=Path, help="where the registers are kept, one folder for each N")
    given = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as folder:
        for people in given.people:
            home = (given.home or Path(folder)) / f"register-{people}"
            made(home, people)
            measured(home, people, given.seconds, given.readers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
