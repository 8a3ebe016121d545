"""What texts have in common -> what they are to one another: `copy`, `excerpt`, `roundup`, `quotation`.

In: the overlaps of a set of texts. Out: one `Relation` for each overlap that says something. Always true: the relations follow
from the set of overlaps, in whatever order these were found; nothing is chained: a relation rests on the stretches that its own
two texts share.

- `copy`: each holds `COPIED` of the other: one text, perhaps edited, printed twice. Neither is known to be the first.
- `excerpt`: `HELD` of `text` stands in `other`, which is longer: cut down, or taken in whole by a longer story.
- `roundup`: the same, where `other` holds several texts so, each in a place of its own, that are nothing to one another: a
  digest. It was made from them; that it holds them says nothing of what they are to one another.
- `quotation`: neither is mostly the other, but they share a stretch of `QUOTED` words, a paragraph or a long statement.

A roundup of two stories, and a story that two others cut down to different halves, look the same. Their days decide where they
are known, for a digest is not older than what it holds; else it is taken for a roundup, for who cuts a story down keeps its lead.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.capture.copies.overlaps import Overlap

COPIED = 0.7
HELD = 0.5
QUOTED = 30
"""Words: more than the two or three standing lines of an outlet that cleaning may have left on its pages."""

DIGESTED = 40
"""Words: a shorter text in a longer one is a lead or a brief of it, and does not make it a roundup."""


class RelationKind(StrEnum):
    COPY = "copy"
    EXCERPT = "excerpt"
    ROUNDUP = "roundup"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Relation(Overlap):
    """`text` is a copy of `other`, an excerpt from it, held by it (a roundup), or shares a quotation with it.

    The shorter stands first; of two as long, the one whose key comes first.
    """

    kind: RelationKind


def relations(overlaps: Iterable[Overlap], days: Mapping[str, dt.date | None]) -> tuple[Relation, ...]:
    """What the texts are to one another, ordered by their keys. `days`: when each was published, where that is known."""
    standing = [_shorter_first(each) for each in overlaps]
    kinds = {(each.text, each.other): kind for each in standing if (kind := _pairwise(each)) is not None}
    held: defaultdict[str, list[Overlap]] = defaultdict(list)
    for each in standing:
        if kinds.get((each.text, each.other)) is RelationKind.EXCERPT and each.words >= DIGESTED:
            held[each.other].append(each)
    for whole, parts in held.items():
        possible = [part for part in parts if not _older(days.get(whole), days.get(part.text))]
        for text in _digested(possible, kinds):
            kinds[text, whole] = RelationKind.ROUNDUP
    found = (_relation(kinds[each.text, each.other], each) for each in standing if (each.text, each.other) in kinds)
    return tuple(sorted(found, key=lambda relation: (relation.text, relation.other)))


def _shorter_first(overlap: Overlap) -> Overlap:
    return overlap if (overlap.words, overlap.text) <= (overlap.other_words, overlap.other) else overlap.turned()


def _pairwise(overlap: Overlap) -> RelationKind | None:
    if min(overlap.share, overlap.other_share) >= COPIED:
        return RelationKind.COPY
    if overlap.share >= HELD:
        return RelationKind.EXCERPT
    if max(stretch.shared for stretch in overlap.stretches) >= QUOTED:
        return RelationKind.QUOTATION
    return None


def _older(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and other is not None and day < other


def _digested(parts: Sequence[Overlap], kinds: Mapping[tuple[str, str], RelationKind]) -> set[str]:
    """Those of the parts of one text beside which another story stands in it."""
    found: set[str] = set()
    for number, part in enumerate(parts):
        for other in parts[number + 1 :]:
            if {part.text, other.text} <= found:
                continue
            related = (part.text, other.text) in kinds or (other.text, part.text) in kinds
            if not related and _apart(_place(part), _place(other)):
                found |= {part.text, other.text}
    return found


def _place(part: Overlap) -> tuple[int, int]:
    """From where to where a part stands in the whole, with all that lies between its stretches."""
    return min(stretch.other_start for stretch in part.stretches), max(stretch.other_end for stretch in part.stretches)


def _apart(place: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether each has a place of its own: stories that were woven into one, paragraph by paragraph, have not."""
    common = min(place[1], other[1]) - max(place[0], other[0])
    return 2 * common < min(place[1] - place[0], other[1] - other[0])


def _relation(kind: RelationKind, overlap: Overlap) -> Relation:
    return Relation(
        text=overlap.text,
        other=overlap.other,
        share=overlap.share,
        other_share=overlap.other_share,
        words=overlap.words,
        other_words=overlap.other_words,
        stretches=overlap.stretches,
        kind=kind,
    )
