"""A finding in plain words, for the person who has to decide.

In: two profiles and the finding. Out: one line, never empty: what each part was held against and why the spellings differ,
then what is known of the fathers, then what decided.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from habeas.identity.findings import Finding, Profile, Reason
from habeas.identity.sounds import alignment, sound_table
from habeas.identity.words import EQUAL, NEAR, Kind, Word

_NOT_WORTH_SAYING: Final = 3
"""Costs up to this are the same letter in another alphabet, and go without a reason."""
_MOST_REASONS: Final = 3


def explain(one: Profile, other: Profile, finding: Finding) -> str:
    """One line: "Həsənli ~ Гасанлы: h→г is usual in Russian spelling; given names equal; no patronymic on either side"."""
    said = [*_of_words(finding), *_of_former_names(finding), *_of_fathers(one, other, finding)]
    if finding.reason is not Reason.NAMES_EQUAL:
        said.insert(0, finding.reason.value)
    return "; ".join(said)


def _of_words(finding: Finding) -> list[str]:
    if finding.one is None or finding.other is None:
        return []
    one, other = finding.one, finding.other
    said = []
    for i, j, coded in reversed(finding.pairing):
        parts = {_part(i, one.given, len(one.words)), _part(j, other.given, len(other.words))}
        said.append(_of_pair(parts.pop() if len(parts) == 1 else "name", one.words[i], other.words[j], coded))
    taken = {i for i, _, _ in finding.pairing}, {j for _, j, _ in finding.pairing}
    extra = [
        word.text for side, reading in enumerate((one, other)) for at, word in enumerate(reading.words) if at not in taken[side]
    ]
    if extra:
        said.append(f"{', '.join(extra)} on one side only")
    return said


def _part(position: int, given: int, words: int) -> str:
    if words == 1:
        return "name"
    return "given name" if position < given else "surname"


@lru_cache(maxsize=262144)
def _of_pair(part: str, one: Word, other: Word, coded: int) -> str:
    likeness, kind = coded >> 2, Kind(coded & 3)
    if one.folded == other.folded:
        return f"{part}s equal"
    if kind is Kind.ENDING:
        return f"{one.text} and {other.text} share a stem"
    if kind is Kind.BARE:
        return f"{one.text} ~ {other.text}: Russian spelling adds -ov to some surnames and the bearers drop it"
    if kind is Kind.VARIANT:
        return f"{one.text} ~ {other.text}: forms of one name"
    if likeness < NEAR:
        return f"{part}s differ: {one.text}, {other.text}"
    pair = f"{one.text} ~ {other.text}" if likeness >= EQUAL else f"{one.text} is close to {other.text}"
    reasons = _reasons(one, other)
    return f"{pair}: {', '.join(reasons)}" if reasons else pair


def _reasons(one: Word, other: Word) -> list[str]:
    """Why the sounds differ, the costliest difference first."""
    written = sound_table().written
    steps = alignment(one.stem.masculine, other.stem.masculine, loosely=one.loose or other.loose)
    said: dict[str, None] = {}
    for step in sorted(steps, key=lambda step: -step.cost):
        if step.cost <= _NOT_WORTH_SAYING:
            continue
        if step.why:
            said[step.why] = None
        elif step.one and step.other:
            said[f"{written[step.one]} for {written[step.other]}"] = None
        else:
            said[f"{written[step.one or step.other]} left out on one side"] = None
    if one.stem.woman != other.stem.woman:
        said["a woman's and a man's form of the surname"] = None
    return list(said)[:_MOST_REASONS]


def _of_former_names(finding: Finding) -> list[str]:
    readings = [reading for reading in (finding.one, finding.other) if reading is not None and reading.former]
    return [f"by the former or other name {reading.words[-1].text}" for reading in readings]


def _of_fathers(one: Profile, other: Profile, finding: Finding) -> list[str]:
    if one.father is not None and other.father is not None:
        likeness = finding.father_likeness or 0
        if one.father.folded == other.father.folded or one.father.row == other.father.row:
            return ["patronymics equal"]
        alike = " ~ " if likeness >= NEAR else " against "
        return [f"patronymics {one.father.text}{alike}{other.father.text}"]
    known = [profile.name.patronymic or profile.name.patronymic_initial for profile in (one, other)]
    if all(known):
        return [f"patronymics {known[0]} and {known[1]}"]
    return ["patronymic on one side only" if any(known) else "no patronymic on either side"]
