"""A text -> its words, the hashes of every run of five of them, and the marks by which texts that share a passage are found.

In: a text, cleaned of what is no part of it. Out: a `Text`. Always true: the same words give the same hashes and marks on every
machine, whatever their case, white space and punctuation; two texts that share `FOUND_FROM` words in a row share a mark
(winnowing: Schleimer, Wilkerson and Aiken, 2003), so that looking marks up misses no such pair, refrains apart: of a run that one
text has more than `REPEATED` times, the first is compared with the first alone, the second with the second.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]

RUN = 5
"""Words in a run: few enough to survive light editing, enough that chance seldom repeats one."""

WINDOW = 12
"""Of so many runs in a row at least one leaves its mark."""

FOUND_FROM = WINDOW + RUN - 1
"""So many shared words in a row are never missed."""

REPEATED = 8
"""A run that a text has more often than this is a refrain, and each time counts as another run: all with all would cost much."""

# Han, kana, Thai, Lao, Myanmar and Khmer are written without spaces: each letter counts as a word.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_ONE = np.uint64(1)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """What is compared. Word number n is characters `starts[n]` to `ends[n]`; `runs_in_order` has the hashes of all runs, sorted,
    `places_in_order` the number of the word with which each begins, and `tails` the last bits of each hash."""

    key: str
    starts: Places
    ends: Places
    runs_in_order: Hashes
    places_in_order: Places
    tails: npt.NDArray[np.uint16]
    marks: npt.NDArray[np.int64]

    @property
    def words(self) -> int:
        return len(self.starts)


def text_of(key: str, text: str) -> Text:
    """`text` made ready to be compared; `key` is its name among the others."""
    found = list(_WORD.finditer(text))
    hashes = np.fromiter((_hash(match.group()) for match in found), np.uint64, len(found))
    runs = _numbered_refrains(_runs(hashes))
    places = np.argsort(runs, kind="stable")
    return Text(
        key=key,
        starts=np.fromiter((match.start() for match in found), np.int32, len(found)),
        ends=np.fromiter((match.end() for match in found), np.int32, len(found)),
        runs_in_order=runs[places],
        places_in_order=places.astype(np.int32),
        tails=runs[places].astype(np.uint16),
        marks=_marks(runs),
    )


@functools.lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    written = unicodedata.normalize("NFKC", word).casefold()
    return int.from_bytes(hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _runs(words: Hashes) -> Hashes:
    """One hash for each run of `RUN` words; a text shorter than that has none."""
    count = max(len(words) - RUN + 1, 0)
    runs = np.zeros(count, np.uint64)
    for place in range(RUN):
        runs = runs * _STEP + words[place : place + count]
    return _mixed(runs)


def _mixed(hashes: Hashes) -> Hashes:
    """So that every bit of a hash depends on every word."""
    hashes = (hashes ^ (hashes >> _HALF)) * _MIX
    return hashes ^ (hashes >> _HALF)


def _numbered_refrains(runs: Hashes) -> Hashes:
    """The runs, those of a refrain told apart by which time it is."""
    _, which, counts = np.unique(runs, return_inverse=True, return_counts=True)
    if not len(runs) or counts.max() <= REPEATED:
        return runs
    order = np.argsort(which, kind="stable")
    first = np.repeat(np.cumsum(counts) - counts, counts)
    time = np.empty(len(runs), np.uint64)
    time[order] = (np.arange(len(runs)) - first).astype(np.uint64)
    return np.where(counts[which] > REPEATED, _mixed(runs + (time + _ONE) * _STEP), runs)


def _marks(runs: Hashes) -> npt.NDArray[np.int64]:
    """The least hash of every window, as signed numbers, which every database has."""
    if not len(runs):
        return np.zeros(0, np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(runs, min(WINDOW, len(runs)))
    return np.unique(windows.min(axis=1)).view(np.int64)
