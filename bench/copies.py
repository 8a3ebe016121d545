"""Are texts that were taken from one another found, and what they are to one another? Measured on variants made by rule.

    python bench/copies.py --stories DIR [--same-event DIR] [--variants 20000] [--show 5]

--stories: text files, one public news article each (title, then paragraphs, a line each). From these, reprints with other
headlines, light edits, cut-downs, stories with a quoted paragraph of another, and roundups are made, on three of ten pages with
an outlet's standing lines that cleaning missed; each word remembers which story it is from, so that what two variants have in
common is known and not judged by the thing measured.
--same-event: folders of text files, one folder an event, each file a report of it by another outlet: the hard negatives. Nothing
says which of them share wording; the count is printed, and how many pairs of different events are said to be related (wrong).

Beside it: simhash at distance 3; Jaccard of 3-word shingles alone (rensa RMinHash LSH); and rensa's candidates, of pages and
of passages, checked by the same exact overlap. Baselines are skipped where rensa is not installed (`pip install habeas[bench]`).
One process, one core.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from habeas.capture.copies import Overlap, Relation, Text, TextIndex, overlap, relations, text_of

Pair = tuple[str, str]
Found = dict[Pair, str]

OUTLETS = 60
PLACES_PER_STORY = 1_000_000


@dataclass(frozen=True)
class Variant:
    """A made page. `origin` has for each word the story and place it is from (one number), or -1."""

    key: str
    made_as: str
    stories: frozenset[int]
    text: str
    origin: npt.NDArray[np.int64]


class Maker:
    """Pages made by rule from stories; a story is a list of paragraphs, each a list of words."""

    def __init__(self, stories: Sequence[list[list[str]]], seed: int) -> None:
        self.stories = stories
        self.chance = random.Random(seed)  # noqa: S311 - variants, not secrets
        self.vocabulary = [word for story in stories for paragraph in story for word in paragraph]
        self.made: Counter[str] = Counter()
        self.standing = [[self.words(8, 14), self.words(8, 14)] for _ in range(OUTLETS)]

    def variant(self, made_as: str, paragraphs: Iterable[list[tuple[str, int]]]) -> Variant:
        self.made[made_as] += 1
        lines = [line for line in paragraphs if line]
        origin = np.fromiter((place for line in lines for _, place in line), np.int64)
        stories = frozenset(int(place) // PLACES_PER_STORY for place in origin if place >= 0)
        text = "\n".join(" ".join(word for word, _ in line) for line in lines)
        return Variant(f"{made_as}-{self.made[made_as]:05d}", made_as, stories, text, origin)

    def told(self, number: int) -> list[list[tuple[str, int]]]:
        place = number * PLACES_PER_STORY
        paragraphs = []
        for paragraph in self.stories[number]:
            paragraphs.append([(word, place + offset) for offset, word in enumerate(paragraph)])
            place += len(paragraph)
        return paragraphs

    def foreign(self, words: Iterable[str]) -> list[tuple[str, int]]:
        return [(word, -1) for word in words]

    def words(self, least: int, most: int) -> list[tuple[str, int]]:
        return self.foreign(self.chance.choices(self.vocabulary, k=self.chance.randint(least, most)))

    def boilerplate(self) -> list[list[tuple[str, int]]]:
        return self.chance.choice(self.standing) if self.chance.random() < 0.3 else []

    def headline(self) -> list[tuple[str, int]]:
        return self.words(5, 11)

    def edited(self, paragraphs: list[list[tuple[str, int]]]) -> list[list[tuple[str, int]]]:
        """Words changed, left out or put in, 2 to 12 of a hundred; sometimes two paragraphs become one."""
        rate = self.chance.uniform(0.02, 0.12)
        edited: list[list[tuple[str, int]]] = []
        for paragraph in paragraphs:
            line: list[tuple[str, int]] = []
            for word in paragraph:
                if self.chance.random() >= rate:
                    line.append(word)
                    continue
                what = self.chance.choice(("changed", "left out", "put in"))
                line += [word] if what == "put in" else []
                line += [] if what == "left out" else self.foreign([self.chance.choice(self.vocabulary)])
            if edited and self.chance.random() < 0.15:
                edited[-1] += line
            else:
                edited.append(line)
        return edited

    def story(self, number: int) -> Variant:
        return self.variant("story", self.told(number))

    def reprint(self, number: int) -> Variant:
        return self.variant("reprint", [self.headline(), *self.told(number), *self.boilerplate()])

    def edit(self, number: int) -> Variant:
        return self.variant("edit", [self.headline(), *self.edited(self.told(number)), *self.boilerplate()])

    def cut_down(self, number: int) -> Variant:
        return self.variant("cutdown", [self.headline(), *self.told(number)[:3], *self.boilerplate()])

    def quote(self, number: int) -> Variant:
        """A paragraph of the story, edited or not, inside another one."""
        quoted = max(self.chance.sample(self.told(number), 2), key=len)
        if self.chance.random() < 0.5:
            quoted = self.edited([quoted])[0]
        host = self.told(self.other(number))
        host.insert(self.chance.randint(1, len(host)), quoted)
        return self.variant("quote", host)

    def roundup(self, number: int) -> Variant:
        """Three to five stories, each with a headline: whole, or their beginnings."""
        paragraphs = []
        for held in {number: None, **{self.other(number): None for _ in range(self.chance.randint(2, 4))}}:
            told = self.told(held)
            kept = len(told) if self.chance.random() < 0.5 else self.chance.randint(2, len(told))
            paragraphs += [self.headline(), *told[:kept]]
        return self.variant("roundup", [*paragraphs, *self.boilerplate()])

    def other(self, number: int) -> int:
        return self.chance.choice([*range(number), *range(number + 1, len(self.stories))])

    def all(self, count: int) -> list[Variant]:
        made = [self.story(number) for number in range(len(self.stories))]
        ways = (self.reprint, self.reprint, self.edit, self.edit, self.cut_down, self.cut_down, self.quote, self.roundup)
        while len(made) < count:
            made.append(self.chance.choice(ways)(self.chance.randrange(len(self.stories))))
        self.chance.shuffle(made)
        return made


# --- What is true ---------------------------------------------------------------------------------------------------------


def truth(variants: Sequence[Variant]) -> tuple[Found, set[Pair]]:
    """What pairs are to one another by where their words are from; and pairs too near a border to be called either way."""
    family: defaultdict[int, list[Variant]] = defaultdict(list)
    for variant in variants:
        for story in variant.stories:
            family[story].append(variant)
    true: Found = {}
    border: set[Pair] = set()
    seen: set[Pair] = set()
    for members in family.values():
        for one, two in combinations(members, 2):
            pair = _pair(one.key, two.key)
            if pair in seen:
                continue
            seen.add(pair)
            kind = _true_kind(one, two)
            if kind == "border":
                border.add(pair)
            elif kind:
                true[pair] = kind
    return true, border


def _true_kind(one: Variant, two: Variant) -> str:
    shorter, longer = sorted((one, two), key=lambda v: len(v.origin))
    common = np.intersect1d(shorter.origin[shorter.origin >= 0], longer.origin[longer.origin >= 0])
    if not len(common):
        return ""
    share, other_share = len(common) / len(shorter.origin), len(common) / len(longer.origin)
    if min(share, other_share) >= 0.7:
        return "copy"
    if share >= 0.5:
        part = shorter.made_as != "roundup" and longer.made_as == "roundup"
        return "roundup" if part else "excerpt"
    longest = max(len(block) for block in np.split(common, np.flatnonzero(np.diff(common) > 6) + 1))
    return "quotation" if longest >= 30 else "border" if longest >= 12 else ""


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


# --- What is measured -----------------------------------------------------------------------------------------------------


def habeas(pages: Sequence[Pair]) -> tuple[Found, str]:
    """The index of marks, exact overlaps, typed relations."""
    index = TextIndex()
    overlaps: list[Overlap] = []
    speeds = []
    for quarter in np.array_split(np.arange(len(pages)), 4):
        begun = time.process_time()
        for number in quarter:
            overlaps += index.add(text_of(*pages[number]))
        speeds.append(len(quarter) / (time.process_time() - begun))
    begun = time.process_time()
    found = _typed(relations(overlaps, {}))
    typing = time.process_time() - begun
    return (
        found,
        f"pages a CPU second by quarter {', '.join(f'{speed:.0f}' for speed in speeds)}; kinds of all named in {typing:.1f} s",
    )


def _typed(found: Iterable[Relation]) -> Found:
    return {_pair(relation.text, relation.other): relation.kind.value for relation in found}


def _checked(texts: Sequence[Text], candidates: Iterable[tuple[int, int]]) -> Found:
    both = (overlap(texts[one], texts[two]) for one, two in candidates)
    return _typed(relations([each for each in both if each is not None], {}))


def simhash(pages: Sequence[Pair]) -> tuple[Found, str]:
    """64 bits over 3-word shingles, distance 3 at most."""
    sketches = []
    for _, text in pages:
        hashed = [int.from_bytes(hashlib.blake2b(s.encode(), digest_size=8).digest(), "little") for s in _shingles(text)]
        bits = np.unpackbits(np.array(hashed, np.uint64).view(np.uint8).reshape(-1, 8), axis=1)
        sketches.append(int.from_bytes(np.packbits(bits.mean(axis=0) >= 0.5).tobytes(), "big"))
    blocks: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        for block in range(4):
            blocks[block, sketch >> 16 * block & 0xFFFF].append(number)
    near = {(a, b) for same in blocks.values() for a, b in combinations(same, 2) if (sketches[a] ^ sketches[b]).bit_count() <= 3}
    return {_pair(pages[a][0], pages[b][0]): "copy" for a, b in near}, ""


def jaccard(pages: Sequence[Pair]) -> tuple[Found, str]:
    """rensa's LSH, and the estimated Jaccard at least .5."""
    sketches, candidates = _rensa_pages(pages, threshold=0.5)
    near = ((a, b) for a, b in candidates if sketches[a].jaccard(sketches[b]) >= 0.5)  # type: ignore[attr-defined]
    return {_pair(pages[a][0], pages[b][0]): "copy" for a, b in near}, ""


def rensa_pages(pages: Sequence[Pair]) -> tuple[Found, str]:
    """rensa's LSH over pages at a low threshold, then the exact overlap."""
    _, candidates = _rensa_pages(pages, threshold=0.2)
    return _checked([text_of(*page) for page in pages], candidates), f"{len(candidates)} candidates"


def _rensa_pages(pages: Sequence[Pair], *, threshold: float) -> tuple[list[object], set[tuple[int, int]]]:
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets([_shingles(text) for _, text in pages], 128, 7)
    lsh = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=16 if threshold >= 0.5 else 64)
    candidates = set()
    for number, sketch in enumerate(sketches):
        candidates |= {(other, number) for other in lsh.query(sketch)}
        lsh.insert(number, sketch)
    return sketches, candidates


def rensa_passages(pages: Sequence[Pair]) -> tuple[Found, str]:
    """rensa's LSH over passages (paragraphs, long ones in pieces of 50 words), then the exact overlap."""
    from rensa import RMinHash, RMinHashLSH

    owner, passages = [], []
    for number, (_, text) in enumerate(pages):
        for passage in _passages(text):
            owner.append(number)
            passages.append(_shingles(passage))
    sketches = RMinHash.from_token_sets(passages, 64, 7)
    lsh = RMinHashLSH(threshold=0.5, num_perm=64, num_bands=16)
    candidates = set()
    for number, sketch in enumerate(sketches):
        candidates |= {(owner[other], owner[number]) for other in lsh.query(sketch) if owner[other] != owner[number]}
        lsh.insert(number, sketch)
    return _checked([text_of(*page) for page in pages], candidates), f"{len(candidates)} candidates"


def _passages(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = line.split()
        if len(words) >= 12:
            yield from (" ".join(words[start : start + 50]) for start in range(0, len(words), 50))


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[start : start + 3]) for start in range(max(len(words) - 2, 1))]


SYSTEMS: tuple[Callable[[Sequence[Pair]], tuple[Found, str]], ...] = (habeas, rensa_pages, rensa_passages, jaccard, simhash)


# --- What is printed ------------------------------------------------------------------------------------------------------


def report(name: str, found: Found, true: Found, border: set[Pair], seconds: float, pages: int) -> None:
    judged = {pair: kind for pair, kind in found.items() if pair not in border}
    hits = judged.keys() & true.keys()
    print(
        f"{name:15} pairs: recall {len(hits) / len(true):.4f} precision {len(hits) / max(len(judged), 1):.4f} "
        f"({len(true)} true, {len(judged)} found)  {pages / seconds:.0f} pages a CPU second"
    )


def report_kinds(found: Found, true: Found, border: set[Pair]) -> None:
    print(f"{'':15} {'kind':10} {'true':>8} {'found':>8} {'any kind':>9} {'recall':>8} {'precision':>9}")
    for kind in ("copy", "excerpt", "roundup", "quotation"):
        wanted = {pair for pair, each in true.items() if each == kind}
        said = {pair for pair, each in found.items() if each == kind and pair not in border}
        right = len(wanted & said)
        any_kind = len(wanted & found.keys()) / max(len(wanted), 1)
        print(
            f"{'':15} {kind:10} {len(wanted):8} {len(said):8} {any_kind:9.4f} {right / max(len(wanted), 1):8.4f} "
            f"{right / max(len(said), 1):9.4f}"
        )


def show_faults(found: Found, true: Found, border: set[Pair], count: int) -> None:
    for what, pairs in (("missed", true.keys() - found.keys()), ("invented", found.keys() - true.keys() - border)):
        for pair in sorted(pairs)[:count]:
            print(f"  {what}: {pair} {true.get(pair) or found.get(pair)}")
    mistaken = Counter((true[pair], found[pair]) for pair in true.keys() & found.keys() if true[pair] != found[pair])
    for (was, said), times in mistaken.most_common():
        example = next(pair for pair in sorted(true) if true[pair] == was and found.get(pair) == said)
        print(f"  {times} of kind {was} called {said}, such as {example}")


def measure_same_event(folder: Path, show: int) -> None:
    """Reports of one event by different writers."""
    files = sorted(folder.glob("*/*.txt"))
    index = TextIndex()
    overlaps = [both for file in files for both in index.add(text_of(f"{file.parent.name}/{file.name}", file.read_text("utf-8")))]
    found = relations(overlaps, {})
    events = Counter(file.parent.name for file in files)
    pairs = sum(count * (count - 1) // 2 for count in events.values())
    across = [each for each in found if each.text.split("/")[0] != each.other.split("/")[0]]
    kinds = Counter(each.kind.value for each in found)
    print(f"{len(files)} reports of {len(events)} events by different outlets, {pairs} pairs of one event:")
    print(f"  related {len(found)} ({dict(kinds)}), of these between different events {len(across)}")
    for each in (*across[:show], *random.Random(3).sample(found, min(show, len(found)))):  # noqa: S311
        longest = max(each.stretches, key=lambda stretch: stretch.shared)
        text = (folder / each.text).read_text("utf-8")[longest.start : longest.end].replace("\n", " / ")
        print(
            f"  {each.kind} {each.text} {each.other} {each.share:.2f} {each.other_share:.2f} {longest.shared} words: {text[:150]}"
        )


def stories_of(folder: Path) -> list[list[list[str]]]:
    """Stories of four paragraphs and more; those related to an earlier one are left out, for nothing says how."""
    index = TextIndex()
    stories = []
    related = 0
    for file in sorted(folder.rglob("*.txt")):
        paragraphs = [line.split() for line in file.read_text("utf-8").splitlines() if line.strip()]
        if len(paragraphs) < 4 or sum(map(len, paragraphs)) < 120:
            continue
        if relations(index.add(text_of(str(file), "\n".join(" ".join(paragraph) for paragraph in paragraphs))), {}):
            related += 1
            continue
        stories.append(paragraphs)
    print(f"{len(stories)} stories; {related} more left out, since they share text with one of these as they are")
    return stories


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--same-event", type=Path)
    parser.add_argument("--variants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    for folder in (arguments.stories, arguments.same_event):
        if folder is not None and not folder.is_dir():
            sys.exit(f"SKIPPED: {folder} is not there; give folders of text files")
    maker = Maker(stories_of(arguments.stories), arguments.seed)
    variants = maker.all(arguments.variants)
    pages = [(variant.key, variant.text) for variant in variants]
    true, border = truth(variants)
    print(f"{len(pages)} pages {dict(maker.made)}, {sum(len(v.origin) for v in variants) / len(pages):.0f} words each")
    for system in SYSTEMS:
        begun = time.process_time()
        try:
            found, said = system(pages)
        except ImportError as missing:
            print(f"{system.__name__:15} SKIPPED: {missing}")
            continue
        report(system.__name__, found, true, border, time.process_time() - begun, len(pages))
        if said:
            print(f"{'':15} {said}")
        if system is habeas:
            print(f"{'':15} at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB with all that was made")
            report_kinds(found, true, border)
            show_faults(found, true, border, arguments.show)
    if arguments.same_event is not None:
        measure_same_event(arguments.same_event, arguments.show)


if __name__ == "__main__":
    main()
