"""A forked command is a process like any other."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from running import Process, environment, started

pytestmark = pytest.mark.commands


def python(code: str, *arguments: str | Path, home: Path) -> Process:
    return started("-c", code, *arguments, environment=environment(home), cwd=home)


def test_it_has_its_own_streams_folder_environment_and_exit_code(tmp_path: Path) -> None:
    code = "import os, sys; print(os.getcwd(), os.environ['HABEAS_HOME'], sys.argv); print('so', file=sys.stderr); sys.exit(3)"
    with python(code, "a", home=tmp_path) as process:
        assert process.communicate() == (f"{tmp_path} {tmp_path} ['-c', 'a']\n", "so\n")
        assert process.wait() == 3
    assert Path.cwd() != tmp_path
    assert "HABEAS_HOME" not in os.environ or os.environ["HABEAS_HOME"] != str(tmp_path)


def test_what_is_not_caught_is_told(tmp_path: Path) -> None:
    with python("raise ValueError('why')", home=tmp_path) as process:
        assert process.communicate()[1].endswith("ValueError: why\n")
        assert process.wait() == 1


def test_many_at_once_end_in_any_order(tmp_path: Path) -> None:
    gates = [tmp_path / str(number) for number in range(4)]
    for gate in gates:
        os.mkfifo(gate)
    waiting = [python("import sys; print(open(sys.argv[1]).read())", gate, home=tmp_path) for gate in gates]
    for gate, process in reversed(list(zip(gates, waiting, strict=True))):
        with python("import sys; open(sys.argv[1], 'w').write('now')", gate, home=tmp_path) as opening:
            assert opening.wait() == 0
        with process:
            assert process.communicate() == ("now\n", "")


def test_it_can_be_killed_and_is_when_it_is_left(tmp_path: Path) -> None:
    with python("import time; print(flush=True); time.sleep(1000)", home=tmp_path) as process:
        process.stdout.readline()
    assert process.wait() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_it_can_be_interrupted(tmp_path: Path) -> None:
    with python("import time; print(flush=True); time.sleep(1000)", home=tmp_path) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert "KeyboardInterrupt" in process.communicate()[1]
