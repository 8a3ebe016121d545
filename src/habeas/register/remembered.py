"""Answers that need everyone's facts, remembered for as long as the record is the same.

Always true: an answer that is given again is the one that would be worked out now; it follows from what is kept and decided, from
the policy, and from the question alone. One at a time is worked out, and of many the least lately asked for are forgotten.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

from django.db import connection

from habeas.register.models import FoldedBy
from habeas.register.policy import entering

_Answer = TypeVar("_Answer")


class Remembered(Generic[_Answer]):
    """The last `most` answers of one kind, by their questions."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._state: tuple[Any, ...] = ()
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()

    def answer(self, question: Hashable, worked_out: Callable[[], _Answer]) -> _Answer:
        """The answer to the question: worked out where it is not remembered, or where the record is another by now."""
        with self._lock:
            state = _state_of_the_record()
            if state != self._state:
                self._answers.clear()
                self._state = state
            if question not in self._answers:
                self._answers[question] = worked_out()
            self._answers.move_to_end(question)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
            return self._answers[question]


def _state_of_the_record() -> tuple[Any, ...]:
    """What is another whenever the record is."""
    return str(connection.settings_dict["NAME"]), *FoldedBy.objects.values_list("rules", "state"), entering()
