"""Reports of one event, and what their texts are to one another -> how many independent sources there are, and which.

In: for each report its page, its text, and the characters that tell of the event; the relations of these texts. Out: one
`IndependentSource` for each; their number is what a reader may be told. Always true: every report belongs to exactly one source;
a report is folded onto another only where the two share text themselves, never by way of a third (but for one text printed
again and again, see below); the order of reports and relations leaves no trace.

Which report can be taken from which:

- of a **copy** each from the other;
- an **excerpt** from the longer text it stands in: a short text that two longer ones hold is folded onto one of them, and these
  two remain two;
- a **roundup** from each story it holds: it adds no source, and the stories it holds remain as many as they were;
- by a **quotation** the younger from the older (each from the other where that is not known), if what tells of the event lies in
  what is shared: two reporters who quote one statement are one source for what the statement says, and two for the rest.

Copies fold by way of a third in one case: where both links are at least `SAME_TEXT`. If A and B hold nine tenths of each other,
and B and C, then A and C hold at least about eight tenths of each other: they are copies, by what was measured. At `COPIED`
(seven tenths) the same sum leaves four tenths, which is no copy; such links carry nothing on. A long row of nearly equal texts
is the row of editions of one story: a wire corrects and adds, and remains one source.

Where nothing decides between several ways to fold, the one that needs the fewest sources is approached: a number too low is
a smaller wrong than a confirmation that is none. A page counts once, in however many of its texts it tells of the event.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.capture.copies.relations import Relation, RelationKind

SAME_TEXT = 0.9

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """One text that tells of the event: its key, the page it stands in, its day, and the characters that tell of it."""

    text: str
    page: str
    day: dt.date | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class IndependentSource:
    """A page that is taken from no other source here, and the texts (its own among them) that are folded onto it."""

    page: str
    texts: tuple[str, ...]


def independent_sources(reports: Iterable[Report], relations: Iterable[Relation]) -> tuple[IndependentSource, ...]:
    """The independent sources among `reports`, ordered by their pages. Relations of other texts are passed over."""
    known = {report.text: report for report in sorted(reports, key=_oldest_first)}
    among = [relation for relation in relations if relation.text in known and relation.other in known]
    same = _same_texts(known, among)
    origins_of = _origins(known, among, same)
    folded = _fold(list(dict.fromkeys(same[text] for text in known)), origins_of)
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for text in known:
        texts[known[folded[same[text]]].page].add(text)
    return tuple(IndependentSource(page, tuple(sorted(texts[page]))) for page in sorted(texts))


def _oldest_first(report: Report) -> tuple[dt.date, str]:
    return report.day or dt.date.max, report.text


def _same_texts(known: Mapping[str, Report], relations: Iterable[Relation]) -> dict[str, str]:
    """For each text the first of those that are the same text as it, by way of others too."""
    first = {text: text for text in known}
    order = {text: place for place, text in enumerate(known)}

    def root(text: str) -> str:
        while first[text] != text:
            first[text] = first[first[text]]
            text = first[text]
        return text

    for relation in relations:
        if relation.kind is RelationKind.COPY and min(relation.share, relation.other_share) >= SAME_TEXT:
            one, two = sorted((root(relation.text), root(relation.other)), key=order.__getitem__)
            first[two] = one
    return {text: root(text) for text in known}


def _origins(known: Mapping[str, Report], relations: Iterable[Relation], same: Mapping[str, str]) -> dict[str, set[str]]:
    """For each (first of the same) text those it can have been taken from."""
    origins: dict[str, set[str]] = {text: set() for text in same.values()}
    for relation in relations:
        for taken, origin in _takings(relation, known[relation.text], known[relation.other]):
            if same[taken] != same[origin]:
                origins[same[taken]].add(same[origin])
    return origins


def _takings(relation: Relation, text: Report, other: Report) -> Sequence[tuple[str, str]]:
    """Pairs: what can have been taken, from where."""
    forth, back = (relation.text, relation.other), (relation.other, relation.text)
    if relation.kind is RelationKind.EXCERPT:
        return (forth,)
    if relation.kind is RelationKind.ROUNDUP:
        return (back,)
    if relation.kind is RelationKind.QUOTATION:
        if not _tells_in_shared(relation, text, other):
            return ()
        if text.day is not None and other.day is not None and text.day != other.day:
            return (forth,) if other.day < text.day else (back,)
    return (forth, back)


def _tells_in_shared(relation: Relation, text: Report, other: Report) -> bool:
    """Whether what one of the two tells of the event lies, at least in part, in what they share."""
    ours = ((stretch.start, stretch.end) for stretch in relation.stretches)
    theirs = ((stretch.other_start, stretch.other_end) for stretch in relation.stretches)
    return _meet(text.spans, ours) or _meet(other.spans, theirs)


def _meet(spans: Iterable[Span], stretches: Iterable[Span]) -> bool:
    shared = list(stretches)
    return any(start < last and first < end for start, end in spans for first, last in shared)


def _fold(texts: Sequence[str], origins_of: Mapping[str, set[str]]) -> dict[str, str]:
    """For each text the source it is folded onto, itself where it is one.

    A text that nothing left explains is a source; where all that are left explain one another, that is taken which explains most.
    """
    left = dict.fromkeys(texts)
    folded: dict[str, str] = {}
    while left:
        explained = {text: {taken for taken in left if text in origins_of[taken]} for text in left}
        source = min(left, key=lambda text: (len(origins_of[text] & left.keys()), -len(explained[text])))
        for text in (source, *sorted(explained[source])):
            folded[text] = source
            del left[text]
    return folded
