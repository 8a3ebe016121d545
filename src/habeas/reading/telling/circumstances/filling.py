"""In which order the circumstances of a match are put: some follow from others, as the day of an end from that of its beginning.

In: a draft, its match and the context. Out: fields of the draft. Always true: of each field what was put first
stays, an end aside.
"""

from __future__ import annotations

from collections.abc import Callable

from habeas.reading import grammar
from habeas.reading.drafts import SENT_TO_PRISON, Draft
from habeas.reading.matching import Match
from habeas.reading.telling.circumstances.charges import put_charges
from habeas.reading.telling.circumstances.courts import put_case, put_court, put_judge
from habeas.reading.telling.circumstances.dates import put_date, put_date_behind, put_only_date, ruling, what_it_takes
from habeas.reading.telling.circumstances.ends import count_end_from_its_start, put_only_end
from habeas.reading.telling.circumstances.occasions import put_occasion
from habeas.reading.telling.circumstances.places import put_place
from habeas.reading.telling.circumstances.terms import put_term
from habeas.reading.telling.context import Context


def put_circumstances(draft: Draft, match: Match, context: Context) -> None:
    takes = what_it_takes(match)
    fillers: dict[str, Callable[[Draft, Match, Context], None]] = {
        "date": put_date,
        "term": put_term,
        "charges": put_charges,
        "court": put_court,
        "judge": put_judge,
        "case": put_case,
        "place": put_place,
        "occasion": put_occasion,
    }
    for name, fill in fillers.items():
        if name in takes:
            fill(draft, match, context)
    if "date" in takes and "date" not in draft.values and "term" in draft.evidence and not match.is_nominal:
        put_date_behind(max(end for _, end in draft.evidence["term"].spans), draft, match, context)
    if match.type in SENT_TO_PRISON and "until" not in draft.values:
        put_only_end(draft, match, context)
    if "date" not in draft.values and (above := ruling(match)) is not None:
        put_only_date(draft, match, context, frozenset(t.i for t in grammar.clause(above)))
    if "until" in draft.values and "date" in draft.values:
        count_end_from_its_start(draft, match, context)
