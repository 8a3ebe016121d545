#!/usr/bin/env python3
"""How long the pages of a large register take to come: people narrowed down and saved, who was held on a day, what changed.

    bench/desk.py [--people 1000 10000]

Makes a register of N people as `bench/register.py` does, with a policy by which all that was read enters the record; asks for
each page twice, the first time of a day and again: most as known now, some as known on another day. Prints seconds by the wall
and of the processor; the latter say more where other work goes on.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import register

_ASKED = (
    ("people, the register's first page", "/people/?on=2016-07-01"),
    ("people narrowed down", "/people/?on=2016-07-01&status=held&court=Northport+City+Court"),
    ("people by name", "/people/?on=2016-07-01&q=Baron"),
    ("people on another day", "/people/?on=2015-07-01"),
    ("who was held", "/status/?on=2016-07-01"),
    ("who was held, as known half a year before", "/status/?on=2016-07-01&known=2016-01-01"),
    ("people, as known on another day", "/people/?on=2016-07-01&known=2016-02-01"),
    ("what changed in a year", "/status/changes/?since=2015-07-01&until=2016-07-01"),
    ("all people as CSV", "/people/?on=2016-07-01&format=csv"),
    ("all people as XLSX", "/people/?on=2016-07-01&format=xlsx"),
    ("all people as JSON", "/people/?on=2016-07-01&format=json"),
)


def measured(people: int) -> None:
    """The figures of one register, in the process that asks."""
    from django.test import Client

    from habeas.register import record

    register.fill(people)
    record.rebuild()
    client = Client(HTTP_HOST="localhost")
    print(f"\n| {people:,} people | first, s | processor, s | again, s | processor, s |\n| --- | --- | --- | --- | --- |")
    for what, address in _ASKED:
        took = []
        for _ in range(2):
            wall, processor = time.perf_counter(), time.process_time()
            if client.get(address).status_code != 200:
                raise SystemExit(f"{address} was not answered")
            took += [time.perf_counter() - wall, time.process_time() - processor]
        print(f"| {what} | {' | '.join(f'{seconds:.2f}' for seconds in took)} |", flush=True)
    print(f"memory at most, MB: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main() -> int:
    """One process for each register."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10000])
    os.environ.pop("DATABASE_URL", None)
    for people in parser.parse_args().people:
        with tempfile.TemporaryDirectory() as home:
            if os.fork() == 0:
                os.environ["HABEAS_HOME"] = home
                (Path(home) / "entering.yaml").write_text("independent_sources: 1\nconfidence: 0\n")
                from habeas.register.opening import open_register

                open_register()
                measured(people)
                os._exit(0)
            if os.wait()[1]:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
