"""A Python that has everything of Habeas loaded and forks whenever a command is to be run; see `running`.

Started as a script with the number of an inherited socket. A request is one byte with four descriptors: a socket of its own and
the command's three streams. On its own socket stands what is to be run, as a line of JSON, and there the answers come, each a
line: the number of the command's process and, when that has ended, its exit code, negative where a signal ended it.

Always true: no thread, no connection to a database and no setting of the environment is there when it forks, so none is
inherited; requests have nothing in common, whichever of them ends first.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

_DESCRIPTORS = 4
_SETTINGS = "habeas.register.settings"
_TASKS = Path("/proc/self/task")
"""What Linux says of a process's threads, those that no Python started among them."""


def load() -> None:
    """Imports what the commands import and reads a page, so that all knowledge is loaded. What the settings took from the
    environment is forgotten again.
    """
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # else NumPy would start threads
    import django.core.management
    import django.db.backends.sqlite3.base
    import django.template

    import habeas.cli  # noqa: F401
    from habeas import register
    from habeas.capture import PageInput, cut, page_from_input
    from habeas.reading import read

    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    django.setup()
    for module in pkgutil.walk_packages(register.__path__, f"{register.__name__}."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)
    _forget_settings()
    said = b"Police detained Zaur Gurbanli on April 1, 2013, his lawyer told the court."
    read(cut(page_from_input(PageInput(id="warm", raw=b"<html><p>%s</p></html>" % said))))
    assert threading.active_count() == 1
    assert not _TASKS.exists() or len(list(_TASKS.iterdir())) == 1


def _forget_settings() -> None:
    """So that each command asks its own environment."""
    from django.conf import settings
    from django.db import connections
    from django.utils.functional import empty

    for connection in connections.all(initialized_only=True):  # none was opened
        del connections[connection.alias]
    del os.environ["DJANGO_SETTINGS_MODULE"]
    del sys.modules[_SETTINGS]
    settings._wrapped = empty
    connections._settings = None  # type: ignore[attr-defined]
    del connections.settings


def serve(asked: socket.socket) -> None:
    """Goes on until the other end is closed. Each request has a process that waits for the command's own."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # none of those is waited for
    gc.collect()
    gc.freeze()
    while descriptors := socket.recv_fds(asked, 1, _DESCRIPTORS)[1]:
        if os.fork() == 0:
            _run_and_end(_attend, asked, *descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _run_and_end(step: Any, *arguments: Any) -> None:
    """A forked process never comes back to what its parent was doing."""
    code = 1
    try:
        code = step(*arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _attend(asked: socket.socket, answers: int, *streams: int) -> int:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asked.close()
    with socket.socket(fileno=answers) as answering, answering.makefile("rw", encoding="utf-8") as lines:
        request = json.loads(lines.readline())
        running = os.fork()
        if running == 0:
            _run_and_end(_command, request, answering.detach(), streams)
        for stream in streams:
            os.close(stream)
        lines.write(f"{running}\n")
        lines.flush()
        lines.write(f"{os.waitstatus_to_exitcode(os.waitpid(running, 0)[1])}\n")
    return 0


def _command(request: dict[str, Any], answers: int, streams: tuple[int, ...]) -> int:
    """The exit code. What a Python does at its end is done, but for taking apart all that was loaded, which takes seconds."""
    os.close(answers)
    try:
        _become(request, streams)
        code: object = 0
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    if "django.db" in sys.modules and "DJANGO_SETTINGS_MODULE" in os.environ:
        sys.modules["django.db"].connections.close_all()
    sys.stdout.flush()
    return code if isinstance(code, int) else int(code is not None)


def _become(request: dict[str, Any], streams: tuple[int, ...]) -> None:
    """`python -m MODULE …` or `python -c CODE …`, as the request's arguments say."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(request["patience"])  # what hangs is ended by the system itself
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["cwd"])
    how, what, *arguments = request["arguments"]
    sys.argv = [what if how == "-m" else how, *arguments]
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as inherited:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        load()
        serve(inherited)
