"""What a comparison is made of and comes to: verdicts, the parts that are compared, and the finding with its reason.

Always true: a score of 85 and more goes with `same`, 50 to 84 with `unsure`, less with `different` (in hundredths).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, NamedTuple

from habeas.identity.names import ParsedName
from habeas.identity.words import Word


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


SAME_FROM: Final = 85
UNSURE_FROM: Final = 50


def verdict_of(score: int) -> Verdict:
    """The verdict that goes with a score in hundredths."""
    if score >= SAME_FROM:
        return Verdict.SAME
    return Verdict.UNSURE if score >= UNSURE_FROM else Verdict.DIFFERENT


class Reason(Enum):
    """What decided, in words that follow the comparison of the parts."""

    NAMES_EQUAL = ""
    NOTHING_TO_COMPARE = "too little is given to compare"
    OTHER_NAME = "another name"
    UNKNOWN_SCRIPT = "one of the scripts cannot be read here"
    ONE_WORD = "one word alone is too little to tell a person by"
    INITIAL = "an initial alone is too little to tell a person by"
    INITIAL_DIFFERS = "the initial is another"
    NEAR = "close, but not a usual respelling"
    ENDING = "the surnames have one stem and different endings: one person or two, only context decides"
    EXTRA_FIRST = "one side has a further given name before"
    EXTRA_SURNAME = "one side has a further surname"
    MIDDLE_NAME = "a middle name on one side is not the father's name on the other"
    FATHERS_DIFFER = "the fathers' names contradict each other"
    FATHERS_NEAR = "the fathers' names are close, but not a usual respelling"
    FATHER_INITIAL_DIFFERS = "the father's initial contradicts the father's name"
    MARRIED_NAME = "another surname with one given name and one father: a woman's surname may change with marriage"
    PEN_NAME = "the surname on one side is made of a father's name, as pen names are"
    WOMAN_AND_MAN = "the surnames are a woman's and a man's, and the given names are not quite equal"
    WESTERN_NAME = "one side may give a Western name in place of the Chinese given name"
    OTHER_SYLLABLES = "the names are Mandarin, and other syllables are other characters"
    OTHER_CHARACTERS = "read alike, but written with other characters"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way to read a name: its words, given names first. `former` where a former name stands for the surname."""

    words: tuple[Word, ...]
    given: int  # how many of the words are given names
    former: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A parsed name made ready to be compared many times."""

    name: ParsedName
    readings: tuple[Reading, ...]
    sure: bool  # which part is which is shown by the text
    initial: str  # the sounds of a given name's initial
    father: Word | None
    father_initial: str
    pen_name: bool  # the surname is made of a father's name
    marker_before_father: bool  # bin, ould
    woman: bool | None
    script: str
    mandarin: tuple[str, str] | None  # surname and given name in pinyin, where the name is Mandarin in Latin or Russian letters


class Finding(NamedTuple):
    """A score in hundredths, what decided it, and which words were held against each other (by position, with their likeness)."""

    score: int
    reason: Reason
    one: Reading | None = None
    other: Reading | None = None
    pairing: tuple[tuple[int, int, int], ...] = ()
    father_likeness: int | None = None
