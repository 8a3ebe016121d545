"""Answers that need everyone's facts, remembered for as long as the record is the same.

Always true: an answer that is given again is the one that would be worked out now; it follows from what is kept and decided, from
the policy, and from the question alone. A question is worked out once at a time: who asks the same meanwhile waits for that
answer, but not for long; other questions wait for nothing. Of many answers the least lately asked for are forgotten. Where it is
known of whom something may be otherwise since an answer was worked out, it may be brought up to date by them alone.
"""

from __future__ import annotations

import gc
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Lock
from typing import Any, Final, Generic, TypeVar

from django.db import connection

from habeas.model import HabeasError
from habeas.register.batches import BATCH
from habeas.register.models import FoldedBy, FoldedIn
from habeas.register.policy import entering

_Answer = TypeVar("_Answer")

PATIENCE: Final = 10.0
"""So many seconds somebody waits for an answer that is being worked out for another."""


class BeingWorkedOut(HabeasError):
    """The answer is being worked out for somebody who asked before, and takes long."""


class _Working(Generic[_Answer]):
    """An answer that is being worked out; whoever waits takes it from here, since it may be forgotten by then."""

    def __init__(self) -> None:
        self.ended = Event()
        self.answers: tuple[_Answer, ...] = ()


class Remembered(Generic[_Answer]):
    """The last `most` answers of one kind, by their questions."""

    def __init__(self, most: int, patience: float = PATIENCE) -> None:
        self._most = most
        self._patience = patience
        self._lock = Lock()
        self._state: tuple[Any, ...] = ()
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._before: OrderedDict[Hashable, tuple[tuple[Any, ...], _Answer]] = OrderedDict()
        self._working: dict[Hashable, _Working[_Answer]] = {}

    def answer(
        self,
        question: Hashable,
        worked_out: Callable[[], _Answer],
        brought: Callable[[_Answer, frozenset[str]], _Answer] | None = None,
    ) -> _Answer:
        """The answer to the question: worked out where it is not remembered, or where the record is another by now. `brought`
        makes the answer from that of an earlier record, given the people of whom something may be otherwise since.

        Raises `BeingWorkedOut` where another thread has been at it for longer than somebody waits."""
        until = time.monotonic() + self._patience
        while True:
            state = state_of_the_record()
            with self._lock:
                if answers := self._found(state, question):
                    return answers[0]
                working = self._working.get((state, question))
                if working is None:
                    before = self._before.pop(question, None)
                    mine = self._working[state, question] = _Working()
            if working is None:
                people = people_touched(before[0], state) if before is not None and brought is not None else None
                if before is not None and brought is not None and people is not None:
                    return self._work(mine, state, question, partial(brought, before[1], people))
                return self._work(mine, state, question, worked_out)
            if not working.ended.wait(max(0.0, until - time.monotonic())):
                raise BeingWorkedOut("the answer is being worked out; try again in a moment")
            if working.answers:
                return working.answers[0]

    def _found(self, state: tuple[Any, ...], question: Hashable) -> tuple[_Answer, ...]:
        """The answer that is remembered, if any; what followed from another record is one no longer."""
        if state != self._state:
            self._before |= {asked: (self._state, answer) for asked, answer in self._answers.items()}
            self._answers.clear()
            self._state = state
            while len(self._before) > self._most:
                self._before.popitem(last=False)
        if question not in self._answers:
            return ()
        self._answers.move_to_end(question)
        return (self._answers[question],)

    def _work(
        self, mine: _Working[_Answer], state: tuple[Any, ...], question: Hashable, worked_out: Callable[[], _Answer]
    ) -> _Answer:
        """Outside the lock, so that nobody waits who asks something else; where it fails, the next one tries."""
        try:
            answer = worked_out()
            mine.answers = (answer,)
            with self._lock:
                self._keep(state, question, answer)
            return answer
        finally:
            with self._lock:
                del self._working[state, question]
            mine.ended.set()

    def _keep(self, state: tuple[Any, ...], question: Hashable, answer: _Answer) -> None:
        """Nothing of a record that was another before the answer was there."""
        if state != self._state:
            return
        self._answers[question] = answer
        self._answers.move_to_end(question)
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)


@contextmanager
def making_what_stays() -> Iterator[None]:
    """While very many values are made that are all kept, and hold no circles, nothing is searched for circles that nobody needs:
    each search would look at all of them again."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def people_touched(before: tuple[Any, ...], now: tuple[Any, ...]) -> frozenset[str] | None:
    """Of whom something may be otherwise in a later state of the record; none where that may be anybody."""
    if len(before) != len(now) or before[0] != now[0] or before[-1] != now[-1] or len(now) != _WITH_ONE_RECORD:
        return None
    (rules, state), (rules_now, state_now) = before[1], now[1]
    changes = {change.before: change for change in FoldedIn.objects.all()} if rules == rules_now else {}
    people: set[str] = set()
    while state != state_now:
        change = changes.get(state)
        if change is None or change.people is None:
            return None
        people |= set(change.people)
        if len(people) > BATCH:
            return None  # so many are sooner looked at with everybody
        state = change.after
    return frozenset(people) if rules == rules_now else None


_WITH_ONE_RECORD: Final = 3


def state_of_the_record() -> tuple[Any, ...]:
    """What is another whenever the record is."""
    return str(connection.settings_dict["NAME"]), *FoldedBy.objects.values_list("rules", "state"), entering()
