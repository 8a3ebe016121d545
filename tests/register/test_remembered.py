"""Answers that are remembered, asked for by several threads at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from habeas.register import remembered
from habeas.register.remembered import BeingWorkedOut, Remembered

LONG = 60
"""Seconds after which something never comes."""


class Record:
    """What the answers follow from."""

    state = "as it was"


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Record:
    found = Record()
    monkeypatch.setattr(remembered, "state_of_the_record", lambda: (found.state,))
    return found


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as pool:
        yield pool


class Slow:
    """An answer that is worked out when it is let go; how often it was begun."""

    def __init__(self, answer: str) -> None:
        self.begun, self.let_go, self.times = Event(), Event(), 0
        self._answer = answer

    def __call__(self) -> str:
        self.times += 1
        self.begun.set()
        assert self.let_go.wait(LONG)
        return self._answer


def _asked(threads: ThreadPoolExecutor, memory: Remembered[str], question: str, slow: Callable[[], str]) -> Future[str]:
    return threads.submit(memory.answer, question, slow)


def _never() -> str:
    raise AssertionError("this is remembered, or worked out by another")


def test_another_question_waits_for_nothing(record: Record, threads: ThreadPoolExecutor) -> None:
    memory, slow = Remembered[str](2), Slow("at last")
    memory.answer("quick", lambda: "at once")
    late = _asked(threads, memory, "slow", slow)
    assert slow.begun.wait(LONG)
    assert _asked(threads, memory, "quick", _never).result(LONG) == "at once", "remembered"
    assert _asked(threads, memory, "new", lambda: "new").result(LONG) == "new", "worked out"
    assert not late.done()
    slow.let_go.set()
    assert late.result(LONG) == "at last"


def test_one_question_is_worked_out_once_for_all_who_ask(record: Record, threads: ThreadPoolExecutor) -> None:
    memory, slow = Remembered[str](1, patience=LONG), Slow("at last")
    first = _asked(threads, memory, "slow", slow)
    assert slow.begun.wait(LONG)
    others = [_asked(threads, memory, "slow", slow) for _ in range(3)]
    slow.let_go.set()
    assert [each.result(LONG) for each in (first, *others)] == ["at last"] * 4
    assert slow.times == 1


def test_who_asks_the_same_does_not_wait_for_ever(record: Record, threads: ThreadPoolExecutor) -> None:
    memory, slow = Remembered[str](1, patience=0.01), Slow("at last")
    first = _asked(threads, memory, "slow", slow)
    assert slow.begun.wait(LONG)
    with pytest.raises(BeingWorkedOut):
        memory.answer("slow", _never)
    slow.let_go.set()
    assert first.result(LONG) == "at last"
    assert memory.answer("slow", _never) == "at last"


def test_where_it_fails_the_next_one_works_it_out(record: Record, threads: ThreadPoolExecutor) -> None:
    memory, begun, let_go = Remembered[str](1, patience=LONG), Event(), Event()

    def fails() -> str:
        begun.set()
        assert let_go.wait(LONG)
        raise OSError("no disk")

    first = _asked(threads, memory, "slow", fails)
    assert begun.wait(LONG)
    second = _asked(threads, memory, "slow", lambda: "at last")
    let_go.set()
    assert second.result(LONG) == "at last"
    with pytest.raises(OSError, match="no disk"):
        first.result(LONG)


def test_what_followed_from_another_record_is_not_given_again(record: Record, threads: ThreadPoolExecutor) -> None:
    memory, slow = Remembered[str](2, patience=0.01), Slow("of the record before")
    memory.answer("quick", lambda: "before")
    first = _asked(threads, memory, "slow", slow)
    assert slow.begun.wait(LONG)
    record.state = "another"
    assert memory.answer("quick", lambda: "after") == "after"
    assert memory.answer("slow", lambda: "of the record now") == "of the record now", "waits for no answer of another record"
    slow.let_go.set()
    assert first.result(LONG) == "of the record before"
    assert memory.answer("slow", _never) == "of the record now"


def test_the_least_lately_asked_for_is_forgotten(record: Record) -> None:
    memory = Remembered[str](2)
    for question in ("a", "b", "a", "c"):
        memory.answer(question, lambda question=question: question)  # type: ignore[misc]
    assert memory.answer("a", _never) == "a"
    assert memory.answer("b", lambda: "anew") == "anew"
