"""The one tree of errors that values raise: each says what is wrong, where, and carries it as attributes."""

from __future__ import annotations


class HabeasError(Exception):
    """Anything Habeas refuses, with one line that a user can act on."""


class ValueRefused(HabeasError, ValueError):
    """A text that is no value of its kind."""

    def __init__(self, kind: str, text: str, expected: str) -> None:
        super().__init__(f"{kind} {text!r} is not understood: expected {expected}")
        self.kind = kind
        self.text = text
        self.expected = expected


class RecordRefused(HabeasError, ValueError):
    """A JSON object with an unknown type or field, or a field whose value is not of its kind."""

    def __init__(self, record: str, problems: list[tuple[str, str]]) -> None:
        said = "; ".join(f"field {field!r}: {problem}" for field, problem in problems)
        super().__init__(f"{record}: {said}")
        self.record = record
        self.problems = problems
