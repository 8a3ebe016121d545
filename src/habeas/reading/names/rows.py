"""Lines of a list, each of which opens with a name: "1. Luis Pinto", "– Anna Roe (35)", "Kale: Ko Tun, 45, Ma Moe, 31".

In: the words of a text. Out: lists of `Row`s. Always true: a list has several lines one under another, none of which ends as a
sentence does, and stands behind a colon or has numbers or marks; a capitalised word stands where a row's name begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.reading.names.words import Words

_FEWEST = 3
_LONGEST = 30
_LONGEST_LABEL = 3
_BULLETS = frozenset("-–—•*·")
_BEHIND_A_NUMBER = frozenset(".)")
_ENDS_A_SENTENCE = frozenset(".!?:")
BEHIND_A_NAME = frozenset(",;(–—-")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name begins at word `head`, `after` is the position behind the line; `marked` with a number or a dash."""

    head: int
    after: int
    marked: bool


def lists_of_rows(words: Words) -> Iterator[list[Row]]:
    rows: list[Row] = []
    led_to = False
    begin = 0
    for at in range(len(words) + 1):
        if at < len(words) and words.forms[at][0] != "\n":
            continue
        row = _row(words, begin, at)
        if row is not None:
            rows.append(row)
        if row is None or at == len(words):
            if len(rows) >= _FEWEST and (led_to or all(one.marked for one in rows)):
                yield rows
            rows, led_to = [], at > begin and words.forms[at - 1] == ":"
        begin = at + 1


def _row(words: Words, begin: int, after: int) -> Row | None:
    forms = words.forms
    if not begin < after <= begin + _LONGEST or forms[after - 1] in _ENDS_A_SENTENCE:
        return None
    head = begin
    if forms[head] in _BULLETS:
        head += 1
    elif forms[head].isdigit() and forms[head + 1 : head + 2] and forms[head + 1] in _BEHIND_A_NUMBER:
        head += 2
    marked = head > begin
    label = next((at for at in range(head + 1, min(head + 1 + _LONGEST_LABEL, after)) if forms[at] == ":"), None)
    head = head if label is None else label + 1
    return Row(head, after, marked) if head < after and words.capitals[head] else None
