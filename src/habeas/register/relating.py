"""The texts kept -> what they are to one another: a new one is compared with those alone that it may share a passage with.

Always true: a text is compared once; what is kept and what `relations_made_anew` gives are the same, whatever the order in which
pages came in; texts of one page are not compared with one another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from habeas.capture.copies import Overlap, Relation, RelationKind, Stretch, Text, TextIndex, overlap, relations, text_of
from habeas.register.batches import BATCH, batched
from habeas.register.folding.relations import text_key
from habeas.register.models import Capture, PageRelation, SegmentRow, TextMark

ARTICLE = "article"


def relations_of_new(captures: Iterable[str]) -> tuple[tuple[Relation, ...], frozenset[str]]:
    """The texts of new pages, compared: what they are to others, and what the parts are to those texts that one of them is a part
    or the whole of, for a digest is known by its parts; and the keys of the relations that were known before. Keeps the marks of
    the texts; relations are kept with the record."""
    rows = SegmentRow.objects.filter(capture__in=list(captures)).order_by("id")
    found = [both for row in rows for both in _compared(row)]
    texts = {text for both in found for text in (both.text, both.other)}
    parts = [row for row in _with_ends_in("other", texts) if text_key(row.other_id, row.other_segment) in texts]
    known = [*found, *map(kept_relation, parts)]
    ends = {text for both in known for text in (both.text, both.other)}
    between = [both for both in map(kept_relation, _with_ends_in("capture", ends)) if both.text in ends and both.other in ends]
    there = {(both.text, both.other) for both in known}
    beside = [both for both in between if (both.text, both.other) not in there]
    whole = relations([*known, *beside], _days(ends))
    return tuple(each for each in whole if each.other in texts), frozenset(row.key for row in parts)


def _with_ends_in(end: str, texts: Iterable[str]) -> Iterator[PageRelation]:
    """The relations known that have this end on a page of one of the texts."""
    for some in batched(sorted({text.split("/", 1)[0] for text in texts})):
        yield from PageRelation.objects.order_by().filter(**{f"{end}__in": some})


def relations_brought_up_to_date() -> tuple[Relation, ...]:
    """What all texts kept are to one another, those compared that leave no marks yet. Keeps the marks of those that are new."""
    compared = set(TextMark.objects.values_list("text", flat=True).distinct())
    found: list[Overlap] = [kept_relation(row) for row in PageRelation.objects.order_by().iterator()]
    for row in _texts_but(compared):
        found += _compared(row)
    return relations(found, _days())


def relations_made_anew() -> tuple[Relation, ...]:
    """What all texts kept are to one another, by their texts alone."""
    index = TextIndex()
    found = [both for row in _texts_but(set()) for both in index.add(_text_of(row)) if not _of_one_page(both)]
    return relations(found, _days())


def marks_made_anew() -> set[tuple[int, int]]:
    """The marks of all texts kept, each with the number of its text."""
    return {(row.id, mark) for row in _texts_but(set()) for mark in _text_of(row).marks.tolist()}


def _texts_but(those: set[int]) -> Iterator[SegmentRow]:
    wanted = [each for each in SegmentRow.objects.order_by("id").values_list("id", flat=True) if each not in those]
    for some in batched(wanted):
        yield from SegmentRow.objects.filter(id__in=some).order_by("id")


def _compared(row: SegmentRow) -> list[Overlap]:
    """What a new text has in common with those that have marks; now it has its own."""
    text = _text_of(row)
    marks = text.marks.tolist()
    sharing: set[int] = set()
    for some in batched(marks):
        sharing |= set(TextMark.objects.filter(mark__in=some).values_list("text", flat=True))
    TextMark.objects.bulk_create([TextMark(text=row, mark=mark) for mark in marks], batch_size=BATCH)
    found = (overlap(text, _text_of(other)) for other in _rows(sharing) if other.capture_id != row.capture_id)
    return [both for both in found if both is not None]


def _rows(ids: Iterable[int]) -> Iterator[SegmentRow]:
    for some in batched(sorted(ids)):
        yield from SegmentRow.objects.filter(id__in=some)


def _text_of(row: SegmentRow) -> Text:
    return text_of(text_key(row.capture_id, row.segment), row.text)


def _of_one_page(both: Overlap) -> bool:
    return both.text.split("/")[0] == both.other.split("/")[0]


def _days(texts: Iterable[str] | None = None) -> Mapping[str, dt.date | None]:
    """When each article was published (of these texts, or of all); the page's day says nothing of the briefs around it."""
    pages = Capture.objects.filter(published__isnull=False)
    if texts is not None:
        pages = pages.filter(key__in={text.split("/", 1)[0] for text in texts})
    published = pages.values_list("key", "published")
    return {text_key(key, ARTICLE): day for key, day in published}


def kept_relation(row: PageRelation) -> Relation:
    """A row of the record as a relation."""
    return Relation(
        text=text_key(row.capture_id, row.segment),
        other=text_key(row.other_id, row.other_segment),
        share=row.share,
        other_share=row.other_share,
        words=row.words,
        other_words=row.other_words,
        stretches=tuple(Stretch(*each) for each in row.stretches),
        kind=RelationKind(row.kind),
    )
