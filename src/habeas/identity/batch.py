"""Many pairs of names at once: the scores and verdicts of `compare`, without the reasons.

Always true: each pair gets exactly what `compare` gives it. What is quick about it: names are taken apart once; names without a
word in which enough consonants agree are told apart in bulk; distances are found side by side in arrays; pairs in the same
situation (their words alike in the same degrees, the same things known beside) and pairs that come again are decided once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from habeas.identity.deciding import decide, profile
from habeas.identity.findings import SAME_FROM, UNSURE_FROM, Profile, Verdict, verdict_of
from habeas.identity.words import Word, coded_likenesses, most_apart, remember

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of many comparisons: hundredths, one for each pair, in the order the pairs came."""

    hundredths: npt.NDArray[np.uint8]

    @property
    def scores(self) -> npt.NDArray[np.float64]:
        """From 0 to 1."""
        return self.hundredths / 100

    @property
    def same(self) -> npt.NDArray[np.bool_]:
        return self.hundredths >= SAME_FROM

    @property
    def unsure(self) -> npt.NDArray[np.bool_]:
        return (self.hundredths >= UNSURE_FROM) & ~self.same

    @property
    def verdicts(self) -> list[Verdict]:
        return [verdict_of(score) for score in self.hundredths.tolist()]


_CHUNK: Final = 250_000


def compare_many(pairs: Iterable[tuple[str, str]]) -> Scores:
    """Scores and verdicts of many pairs."""
    chunks = [_scores_of(chunk) for chunk in _chunks(pairs)]
    return Scores(np.concatenate(chunks) if chunks else np.zeros(0, dtype=np.uint8))


def _chunks(pairs: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    chunk: list[tuple[str, str]] = []
    for pair in pairs:
        chunk.append(pair)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _scores_of(pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.uint8]:
    place: dict[str, int] = {}
    ones = np.array([place.setdefault(one, len(place)) for one, _ in pairs], dtype=np.int64)
    others = np.array([place.setdefault(other, len(place)) for _, other in pairs], dtype=np.int64)
    profiles = [profile(name) for name in place]
    names = _PlainNames.of(profiles)
    scores = np.zeros(len(pairs), dtype=np.uint8)
    plain = names.plain[ones] & names.plain[others]
    rest = np.flatnonzero(~plain)
    if len(rest):
        scores[rest] = _scores_one_by_one(profiles, ones[rest], others[rest])
    places = np.flatnonzero(plain)
    if len(places):
        situations = names.situations(ones[places], others[places])
        _, first, inverse = np.unique(situations, return_index=True, return_inverse=True)
        decided = [decide(profiles[ones[at]], profiles[others[at]]).score for at in places[first].tolist()]
        scores[places] = np.array(decided, dtype=np.uint8)[inverse]
    return scores


def _scores_one_by_one(profiles: Sequence[Profile], ones: Numbers, others: Numbers) -> npt.NDArray[np.uint8]:
    """Each pair of names that may have a word in common is decided, once; the others are nothing like each other."""
    distinct, inverse = np.unique(ones << 32 | others, return_inverse=True)
    one, other = distinct >> 32, distinct & 0xFFFFFFFF
    scores = np.zeros(len(distinct), dtype=np.uint8)
    for at in np.flatnonzero(_may_have_in_common(profiles, one, other)).tolist():
        scores[at] = decide(profiles[one[at]], profiles[other[at]]).score
    return scores[inverse]


_MOST_COMBINED: Final = 12
"""Distinct words of a name, over all ways to read it; one with more is always looked at."""


def _may_have_in_common(profiles: Sequence[Profile], ones: Numbers, others: Numbers) -> npt.NDArray[np.bool_]:
    """False only where no word of one name is worth hearing beside any of the other: then `decide` gives 0. What the words of
    the others sound like is found side by side, for `decide` to find it known."""
    words: dict[int, Word] = {}
    place: dict[int, int] = {}
    table = np.zeros((len(profiles), _MOST_COMBINED), dtype=np.int64)
    told = np.zeros(len(profiles), dtype=bool)  # whether the words tell whether it is worth it
    for number in np.unique(np.concatenate([ones, others])).tolist():
        own = {word.number: word for reading in profiles[number].readings for word in reading.words}
        readable = all(reading.words for reading in profiles[number].readings) and all(word.row for word in own.values())
        if own and readable and len(own) <= _MOST_COMBINED:
            words |= own
            places = [place.setdefault(key, len(place) + 1) for key in own]
            table[number, : len(places)] = places
            told[number] = True
    may = ~(told[ones] & told[others])
    asked = np.flatnonzero(~may)
    if len(asked):
        a, b = table[ones[asked]][:, :, None], table[others[asked]][:, None, :]
        pair, left, right = np.nonzero((a > 0) & (b > 0))
        ones, others = a[pair, left, 0], b[pair, 0, right]
        known = _Words([words[key] for key in place])
        heard = known.worth_hearing(ones, others)
        worth = np.zeros(len(asked), dtype=bool)
        worth[pair[heard]] = True
        may[asked[worth]] = True
        known.hear(ones[worth[pair]], others[worth[pair]], heard[worth[pair]])
    return may


def _is_plain(name: Profile) -> bool:
    """A given name and a surname, perhaps a father's name, and nothing else to look at."""
    return (
        len(name.readings) == 1
        and len(name.readings[0].words) == 2
        and name.readings[0].given == 1
        and not name.initial
        and not name.father_initial
        and name.script != "cjk"
        and name.mandarin is None
        and all(word.row for word in name.readings[0].words)
    )


@dataclass(frozen=True, slots=True)
class _PlainNames:
    """The names of a chunk as columns of numbers; words stand by their place in `words`, 0 for none."""

    words: _Words
    plain: npt.NDArray[np.bool_]
    given: Numbers
    surname: Numbers
    father: Numbers
    flags: Numbers  # woman, man, order shown, pen name
    script: Numbers

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> _PlainNames:
        words: dict[int, Word] = {}
        place: dict[int, int] = {}
        scripts: dict[str, int] = {}

        def place_of(word: Word) -> int:
            words.setdefault(word.number, word)
            return place.setdefault(word.number, len(place) + 1)

        rows = []
        for name in profiles:
            if not _is_plain(name):
                rows.append((False, 0, 0, 0, 0, 0))
                continue
            given, surname = name.readings[0].words
            father = 0 if name.father is None else place_of(name.father)
            flags = (name.woman is True) | (name.woman is False) << 1 | name.sure << 2 | name.pen_name << 3
            rows.append((True, place_of(given), place_of(surname), father, flags, scripts.setdefault(name.script, len(scripts))))
        columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
        return cls(_Words(list(words.values())), columns[0].astype(bool), *columns[1:])

    def situations(self, ones: Numbers, others: Numbers) -> Numbers:
        """For each pair one number that holds all that a decision looks at."""
        sides = [(self.given, self.given), (self.surname, self.surname), (self.given, self.surname), (self.surname, self.given)]
        questions = [(side[ones], other_side[others]) for side, other_side in [*sides, (self.father, self.father)]]
        answers = self._likenesses(
            np.concatenate([one for one, _ in questions]), np.concatenate([other for _, other in questions])
        )
        situation = np.zeros(len(ones), dtype=np.int64)
        for answer in np.split(answers, len(questions)):
            situation = situation << 9 | answer
        fathers = (self.father[ones] > 0) << 1 | (self.father[others] > 0)
        beside = [(self.flags[ones], 4), (self.flags[others], 4), (fathers, 2), (self.script[ones] == self.script[others], 1)]
        for known, bits in beside:
            situation = situation << bits | known.astype(np.int64)
        return situation

    def _likenesses(self, ones: Numbers, others: Numbers) -> Numbers:
        """Coded likeness for each pair of words by place; 0 where one of them is none."""
        asked = np.minimum(ones, others) << 32 | np.maximum(ones, others)
        distinct, inverse = np.unique(asked, return_inverse=True)
        one, other = distinct >> 32, distinct & 0xFFFFFFFF
        answers = np.zeros(len(distinct), dtype=np.int64)
        worth = np.flatnonzero(self.words.worth_hearing(one, other))
        known = self.words.words
        pairs = [(known[a - 1], known[b - 1]) for a, b in zip(one[worth].tolist(), other[worth].tolist(), strict=True)]
        answers[worth] = coded_likenesses(pairs)
        return answers[inverse]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that stand for themselves by their place, from 1; 0 is none."""

    words: list[Word]

    def hear(self, ones: Numbers, others: Numbers, worth: npt.NDArray[np.bool_]) -> None:
        """Has the likeness of each pair remembered; `worth` are those that are worth hearing, the others nothing alike."""
        pairs = np.unique(np.minimum(ones, others) << 33 | np.maximum(ones, others) << 1 | worth)
        for one, other, heard in ((pairs >> 33, pairs >> 1 & 0xFFFFFFFF, flag) for flag in (0, 1)):
            these = np.flatnonzero((pairs & 1) == heard)
            asked = [
                (self.words[a - 1], self.words[b - 1]) for a, b in zip(one[these].tolist(), other[these].tolist(), strict=True)
            ]
            remember(asked, coded_likenesses(asked).tolist() if heard else [0] * len(asked))

    def worth_hearing(self, ones: Numbers, others: Numbers) -> npt.NDArray[np.bool_]:
        """Where `words.worth_hearing` may say yes; few more are let through, for `coded_likenesses` to tell."""
        distinct, inverse = np.unique(np.minimum(ones, others) << 32 | np.maximum(ones, others), return_inverse=True)
        worth: npt.NDArray[np.bool_] = self._worth(distinct >> 32, distinct & 0xFFFFFFFF)[inverse]
        return worth

    def _worth(self, one: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
        skeletons = ["", *(word.skeleton for word in self.words)]
        lengths = np.array([len(skeleton) for skeleton in skeletons])
        most = np.array([most_apart(length) for length in range(int(lengths.max()) + 1)])
        apart = process.cpdist(
            [skeletons[a] for a in one.tolist()],
            [skeletons[b] for b in other.tolist()],
            scorer=Levenshtein.distance,
            score_cutoff=int(most[-1]),
            dtype=np.uint8,
        )
        bare_place: dict[str, int] = {}
        bare = np.array([-1, *(bare_place.setdefault(word.bare_skeleton, len(bare_place)) for word in self.words)])
        heard = np.array([False, *(word.loose or not word.row for word in self.words)])
        forms = np.array([0, *(sum(1 << form % 62 for form in word.forms) for word in self.words)])
        alike = (apart <= most[np.maximum(lengths[one], lengths[other])]) | (bare[one] == bare[other])
        worth: npt.NDArray[np.bool_] = (one > 0) & (alike | heard[one] | heard[other] | ((forms[one] & forms[other]) != 0))
        return worth
