"""Texts that were taken from one another: copies, excerpts, roundups, quotations, and how many independent sources remain.

In: texts after cleaning (an article's, a brief's), each with a key. Out: typed relations between two texts, each with how much of
the one stands in the other and where; and for reports of one event the sources that are independent of one another.

    index = TextIndex()
    overlaps = [both for key, text in texts.items() for both in index.add(text_of(key, text))]
    related = relations(overlaps, days={})
    independent_sources([Report(text=key, page=key) for key in texts], related)

Always true: everything is exact (a shared stretch stands in both texts), and the same whatever the order texts come in.
"""

from habeas.capture.copies.index import TextAlreadyThere, TextIndex
from habeas.capture.copies.overlaps import Overlap, Stretch, overlap
from habeas.capture.copies.relations import Relation, RelationKind, relations
from habeas.capture.copies.sources import IndependentSource, Report, independent_sources
from habeas.capture.copies.words import FOUND_FROM, Text, text_of

__all__ = [
    "FOUND_FROM",
    "IndependentSource",
    "Overlap",
    "Relation",
    "RelationKind",
    "Report",
    "Stretch",
    "Text",
    "TextAlreadyThere",
    "TextIndex",
    "independent_sources",
    "overlap",
    "relations",
    "text_of",
]
