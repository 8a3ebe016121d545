"""The command run as anyone runs it: in a process of its own, with its own environment, folder and streams.

The process is forked from one that has everything loaded (`warm`): started cold it would spend seconds of the processor before it
comes to what a test is about. All that are forked hash strings alike: where starting is what is tested, or that the order of sets
leaves no trace, a test starts `python -m habeas` itself.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
PATIENCE = 300
"""Seconds after which a command is killed; many times what any takes, since other processes may share the machine."""


def habeas(*arguments: str | Path, home: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command run to its end."""
    with started("-m", "habeas", *arguments, environment=environment(home), cwd=cwd) as process:
        out, err = process.communicate()
        return subprocess.CompletedProcess(["habeas", *arguments], process.wait(), out, err)


def environment(home: Path) -> dict[str, str]:
    """That of a command whose register is in `home`."""
    return {**{name: value for name, value in os.environ.items() if name != "DATABASE_URL"}, "HABEAS_HOME": str(home)}


def started(*arguments: str | Path, environment: Mapping[str, str], cwd: Path = ROOT) -> Process:
    """`python` with these arguments, `-m` or `-c` first, running."""
    return Process([str(argument) for argument in arguments], environment, cwd)


class Process:
    """A running process: the part of `subprocess.Popen` that tests need. Standard error is kept until the end."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str], cwd: Path) -> None:
        self.returncode: int | None = None
        self._err = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        readable, writable = os.pipe()
        self.stdout = os.fdopen(readable, encoding="utf-8")
        request = {"arguments": arguments, "environment": dict(environment), "cwd": str(cwd), "patience": PATIENCE}
        with Path(os.devnull).open() as nothing, os.fdopen(writable, "wb") as out:
            self._answers = _asked(request, [nothing.fileno(), out.fileno(), self._err.fileno()])
        self.pid = self._answer()

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            with suppress(ProcessLookupError):  # it has ended by itself, as `subprocess.Popen` takes it too
                os.kill(self.pid, number)

    def wait(self) -> int:
        """The exit code; the number of the signal, negative, where one ended it."""
        if self.returncode is None:
            self.returncode = self._answer()
        return self.returncode

    def communicate(self) -> tuple[str, str]:
        """What is left of standard output, and all of standard error, when it has ended."""
        out = self.stdout.read()
        self.wait()
        self._err.seek(0)
        return out, self._err.read().decode()

    def _answer(self) -> int:
        line = self._answers.readline()
        assert line, "the process that commands are forked from has died"
        return int(line)

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            self.send_signal(signal.SIGKILL)
        self.wait()
        for file in (self.stdout, self._err, self._answers):
            file.close()


def _asked(request: Mapping[str, object], streams: list[int]) -> TextIO:
    """From where the answers to the request are read."""
    ours, theirs = socket.socketpair()
    with theirs, ours:
        ours.sendall(json.dumps(request).encode() + b"\n")
        socket.send_fds(_warm(), [b"?"], [theirs.fileno(), *streams])
        return ours.makefile(encoding="utf-8")


@cache
def _warm() -> socket.socket:
    """To the process that is forked from; it ends when this socket is closed, as this process ends."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, Path(__file__).with_name("warm.py"), str(theirs.fileno())]
    with theirs:
        _started.append(subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL))
    return ours


_started: list[subprocess.Popen[bytes]] = []
"""Kept, since a process that is let go of while it runs is complained of."""
