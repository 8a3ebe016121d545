"""people.txt: what agencies, registers and the people themselves write, and what follows from it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from habeas.identity import Verdict, blocking_keys, compare, compare_many

LINES = [
    line for line in Path(__file__).with_name("people.txt").read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
]
ONE_PERSON = [line.split(" = ") for line in LINES if " = " in line]
APART = [re.split(r" ([≠?]) ", line) for line in LINES if " = " not in line]


@pytest.mark.parametrize("spellings", ONE_PERSON, ids=lambda spellings: spellings[0])
def test_any_two_spellings_of_a_person_are_the_same(spellings: list[str]) -> None:
    for one, other in itertools.combinations(spellings, 2):
        found = compare(one, other)
        assert found.verdict is Verdict.SAME, f"{one}, {other}: {found.why}"
        assert blocking_keys(one) & blocking_keys(other)


@pytest.mark.parametrize("line", APART, ids=lambda line: f"{line[0]} {line[1]} {line[2]}")
def test_different_people_and_those_that_a_name_does_not_tell(line: list[str]) -> None:
    names, signs = line[::2], line[1::2]
    for one, other in itertools.combinations(names, 2) if "?" not in signs else [(names[0], names[1])]:
        found = compare(one, other)
        assert found.verdict is (Verdict.UNSURE if "?" in signs else Verdict.DIFFERENT), f"{one}, {other}: {found.why}"


def test_no_two_people_of_the_file_are_taken_for_one() -> None:
    spelled = [(name, number) for number, names in enumerate(ONE_PERSON) for name in names]
    pairs = [(a, b) for (a, one), (b, other) in itertools.combinations(spelled, 2) if one != other]
    same = compare_many(pairs).same
    assert [pair for pair, is_same in zip(pairs, same, strict=True) if is_same] == []
