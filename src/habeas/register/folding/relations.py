"""What texts are to one another -> rows of the record, and how many independent sources tell of an event.

Always true: a text is a segment of a capture; texts of one page are not related to one another, for a page is one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from habeas.capture.copies import Relation, Report, independent_sources
from habeas.register.folding.record import FoldedRelation
from habeas.register.folding.told import NO_DAY, Told
from habeas.register.keys import key_of


def text_key(capture: str, segment: str) -> str:
    """The name of a text among the others."""
    return f"{capture}/{segment}"


class Relations:
    """The relations of all texts, by text."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._all = tuple(relations)
        self._of: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in self._all:
            self._of[relation.text].append(relation)

    def independent_sources(self, told: Sequence[Told]) -> int:
        """How many independent sources there are among the pages that tell of one event."""
        spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        first: dict[str, Told] = {}
        for one in told:
            text = text_key(one.capture, one.event.segment)
            first.setdefault(text, one)
            spans[text].append((one.event.start, one.event.end))
        if len(first) == 1:
            return 1
        reports = [
            Report(text, one.capture, one.day if one.day != NO_DAY else None, tuple(spans[text])) for text, one in first.items()
        ]
        return len(independent_sources(reports, [relation for text in first for relation in self._of.get(text, ())]))

    def rows(self) -> Iterator[FoldedRelation]:
        """As the record keeps them."""
        for relation in self._all:
            capture, segment = relation.text.split("/", 1)
            other, other_segment = relation.other.split("/", 1)
            yield FoldedRelation(
                key=key_of("relation", capture, segment, other, other_segment),
                kind=relation.kind.value,
                capture_id=capture,
                segment=segment,
                other_id=other,
                other_segment=other_segment,
                share=relation.share,
                other_share=relation.other_share,
                words=relation.words,
                other_words=relation.other_words,
                stretches=[[s.start, s.end, s.other_start, s.other_end, s.shared] for s in relation.stretches],
            )
