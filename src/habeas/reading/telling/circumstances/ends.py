"""Until when: the one end that the sentence names, and the day from which an end without a year counts.

In: a draft, its match and the context. Out: the end of the draft. Always true: an end is resolved as a day ahead.
"""

from __future__ import annotations

from habeas.model import Edtf
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.telling.circumstances.nearness import token_or_trigger
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_of_another_deed
from habeas.reading.values import DateMention, Tense


def put_only_end(draft: Draft, match: Match, context: Context) -> None:
    """ "Extended by three months, *that is until June 6*": the one end that the sentence names behind the verb."""
    ends = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation == "until"]
    at = match.scene.parsed.words[match.trigger.i].start
    if len(ends) != 1 or ends[0].start < at or is_of_another_deed(ends[0], match):
        return
    token = token_or_trigger(ends[0], match)
    if any(t.dep_ in ("acl:relcl", "acl") and t != match.trigger for t in (token, *token.ancestors)):
        return
    between = {a for a in token.ancestors if a.pos_ == "VERB"} - {match.trigger, *match.trigger.ancestors}
    found = ends[0].resolve(context.anchor, Tense.FUTURE, context.last_date) if not between else None
    if found is not None:
        draft.put("until", found.edtf, ((ends[0].start, ends[0].end),), found.rule)


def count_end_from_its_start(draft: Draft, match: Match, context: Context) -> None:
    """ "On October 23, 2024, a court ordered her held *until December 5*": the first such day after that of the order."""
    ordered, spans = draft.values["date"], draft.evidence["until"].spans
    if not isinstance(ordered, Edtf) or ordered.day is None:
        return
    ends = (m for m in match.scene.mentions_over(match.reached, Kind.DATE) if isinstance(m, DateMention))
    end = next((m for m in ends if (m.start, m.end) in spans and not m.is_reference_bound), None)
    found = None if end is None else end.resolve(context.anchor, Tense.FUTURE, context.last_date, ordered.day)
    if found is not None and found.edtf != draft.values["until"]:
        draft.drop("until")
        draft.put("until", found.edtf, spans, found.rule)
