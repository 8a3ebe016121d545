"""Whether something happened for the first time or once more: "was *first* arrested in May", "detained him *for the third time*".

In: a match. Out: which of the two its own words say. Always true: what the words of another verb say counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.drafts import Draft, Turn
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.telling.context import Context
from habeas.reading.values import DateMention, Tense


class TurnWords(BaseModel):
    """Words in lower case. `first`, `again`: what stands beside a verb; `anew`: verbs that say it themselves; `times`: "for the
    *third* time" before a word of `time`; `added`: what makes a charge one more beside those told before; `on_another_day`: a
    regular expression, what leads from the day on which it happened to another.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: frozenset[str]
    again: frozenset[str]
    anew: frozenset[str]
    times: frozenset[str]
    time: frozenset[str]
    added: frozenset[str]
    on_another_day: re.Pattern[str]


turn_words = of_language("again.yaml", TurnWords)


def turn_of(match: Match) -> Turn | None:
    """Which time it was, where the words say so."""
    known, verb = turn_words(), match.trigger
    if not grammar.is_verbal(verb):
        return None
    beside = {c.lower_ for c in grammar.children(verb, "advmod")}
    times = (t for t in grammar.children(verb, "obl") if t.lower_ in known.time)
    if verb.lemma_.lower() in known.anew or not beside.isdisjoint(known.again):
        return Turn.AGAIN
    if any(c.lower_ in known.times for t in times for c in t.children):
        return Turn.AGAIN
    return None if beside.isdisjoint(known.first) else Turn.FIRST


def is_one_more(match: Match) -> bool:
    """ "Was *also* accused of forming a gang": a charge beside another."""
    beside = {c.lower_ for c in grammar.children(match.trigger, "advmod")}
    return match.type is EventType.CHARGE and grammar.is_verbal(match.trigger) and not beside.isdisjoint(turn_words().added)


def on_another_day(draft: Draft, match: Match, context: Context) -> Iterator[Draft]:
    """ "Was turned down on June 23 *and again on August 24*": the same once more on the day right behind the first."""
    spans = draft.evidence["date"].spans if "date" in draft.evidence and draft.people else ()
    for end in {end for _, end in spans[:1]}:
        days = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation == "point" and m.start > end]
        if not days or turn_words().on_another_day.fullmatch(context.text, end, days[0].start) is None:
            return
        resolved = days[0].resolve(context.anchor, Tense.PAST, draft.values["date"])
        if resolved is not None:
            twin = draft.copy_for(draft.people, draft.evidence["people"].spans)
            twin.drop("date", "term", "until")
            twin.put("date", resolved.edtf, ((days[0].start, days[0].end),), resolved.rule)
            twin.turn = Turn.AGAIN
            yield twin
