"""Whether people are women or men, as the tables have it: what is known of each, and what it rests on.

In: keys of people. Out: `KnownSex`, and for one of them `SexView` with every source. Always true: nobody is in doubt without the
sources that contradict one another, and nobody is known without one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.model import Sex
from habeas.register.batches import batched
from habeas.register.folding.sexes import KnownSex, ToldBy, known_sex, known_sexes
from habeas.register.models import Decision, ListRow, Mention, SexTold
from habeas.register.sentences import Sentence, sentences_read


@dataclass(frozen=True, slots=True, kw_only=True)
class SexEvidence:
    """One thing that tells it. `sex`: none where a person decided that it is not known; `words` say it, `times` often; `counts`:
    no decision stands in its place; `overruled`: one does that says otherwise.

    It stands in the `sentence` of the reading `reading` of the page `page`; or as a name in that page; or in the row `row` of the
    edition `edition` of the list of `publisher`; or it is the decision `decision`, which can be taken back where it counts.
    """

    sex: Sex | None
    by: ToldBy
    words: str
    times: int
    counts: bool
    overruled: bool
    reading: str = ""
    sentence: Sentence | None = None
    page: str = ""
    row: str = ""
    edition: str = ""
    publisher: str = ""
    as_of: dt.date | None = None
    decision: str = ""
    decided_by: str = ""
    decided_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class SexView:
    """What is known of somebody, and all that tells it, the surest first."""

    known: KnownSex
    evidence: tuple[SexEvidence, ...]


def sexes_of(people: Iterable[str] | None = None) -> dict[str, KnownSex]:
    """What is known of these people, of everybody where none are given; nobody unknown is in it."""
    counting = SexTold.objects.order_by().filter(counts=True).values_list("person", "sex").distinct()
    if people is None:
        return known_sexes(counting.iterator(chunk_size=5000))
    return known_sexes(pair for batch in batched(sorted(people)) for pair in counting.filter(person__in=batch))


def sex_view(person: str) -> SexView:
    """Of the person with this key."""
    rows = SexTold.objects.order_by().filter(person=person).select_related("mention", "row__file")
    found = list(rows)
    decided = {row.key: row for row in Decision.objects.filter(key__in=[row.decision for row in found if row.decision])}
    told = sentences_read({row.reading_id for row in found if row.reading_id is not None})
    standing = {row.sex for row in found if row.counts}
    evidence = [
        _evidence(
            row,
            told.get(row.reading_id or ""),
            decided.get(row.decision),
            overruled=not row.counts and row.sex not in standing,
        )
        for row in found
    ]
    surest_first = sorted(evidence, key=lambda one: (not one.counts, list(ToldBy).index(one.by), -one.times, one.words))
    return SexView(known_sex({row.sex for row in found if row.counts and row.sex}), tuple(surest_first))


def _evidence(row: SexTold, sentence: Sentence | None, decided: Decision | None, *, overruled: bool) -> SexEvidence:
    mention: Mention | None = row.mention
    listed: ListRow | None = row.row
    return SexEvidence(
        sex=Sex(row.sex) if row.sex else None,
        by=ToldBy(row.by),
        words=row.words,
        times=row.times,
        counts=row.counts,
        overruled=overruled,
        reading=row.reading_id or "",
        sentence=sentence,
        page=sentence.page if sentence is not None else mention.capture_id if mention is not None else "",
        row=listed.key if listed is not None else "",
        edition=listed.file_id if listed is not None else "",
        publisher=listed.file.publisher if listed is not None else "",
        as_of=listed.file.as_of if listed is not None else None,
        decision=row.decision,
        decided_by=decided.decided_by if decided is not None else "",
        decided_at=decided.decided_at if decided is not None else None,
    )
